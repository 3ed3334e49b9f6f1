package picture_test

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"slices"
	"testing"

	"bonafide/message/picture"

	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

const (
	short  = "https://a.example/x"
	medium = "https://login.fernoak-account.example/verify?id=8c1f7e2a"
	long   = "https://sign-in.fern-and-oak.example/account/confirm/8c1f7e2a-55d0-4c1b-9b7e-2f6c1f0f7a10?continue=%2Forders&session=f00dfeedc0ffee"
)

func TestCodes(t *testing.T) {
	type variant struct {
		name string
		draw func(t *testing.T, text string) image.Image
	}
	var variants []variant
	add := func(name string, draw func(t *testing.T, text string) image.Image) {
		variants = append(variants, variant{name, draw})
	}
	plain := func(module int) func(*testing.T, string) image.Image {
		return func(t *testing.T, text string) image.Image { return qr(t, text, module) }
	}
	for _, module := range []int{1, 2, 3, 5, 8, 20} {
		add(fmt.Sprintf("modules of %d pixels", module), plain(module))
	}
	for _, degrees := range []float64{3, 10, 30, 45, 60, 90, 135, 180, 200, 270, 331} {
		add(fmt.Sprintf("turned by %v°", degrees), func(t *testing.T, text string) image.Image { return turned(qr(t, text, 6), degrees) })
	}
	colored := func(name string, dark, light color.Color) {
		add(name, func(t *testing.T, text string) image.Image {
			return drawn(modules(t, text, decoder.ErrorCorrectionLevel_M), 5, 4, dark, light)
		})
	}
	colored("light on dark", white, black)
	colored("low contrast", color.NRGBA{200, 200, 200, 255}, color.NRGBA{222, 222, 222, 255})
	colored("dark on dark", color.NRGBA{20, 20, 24, 255}, color.NRGBA{44, 44, 50, 255})
	colored("blue on yellow", color.NRGBA{20, 40, 160, 255}, color.NRGBA{250, 230, 80, 255})
	colored("yellow on white", color.NRGBA{255, 225, 0, 255}, white)
	colored("red on green of the same brightness", color.NRGBA{220, 40, 40, 255}, color.NRGBA{40, 132, 40, 255})
	colored("orange on blue of the same brightness", color.NRGBA{230, 100, 20, 255}, color.NRGBA{60, 130, 230, 255})
	colored("black on a background that shows through", black, color.NRGBA{})
	colored("white on a background that shows through", white, color.NRGBA{})
	colored("dark and half transparent", color.NRGBA{0, 0, 0, 120}, color.NRGBA{})
	add("mirrored", func(t *testing.T, text string) image.Image { return mirrored(qr(t, text, 5)) })
	add("mirrored, turned and light on dark", func(t *testing.T, text string) image.Image {
		m := turned(mirrored(qr(t, text, 6)), 22)
		for i := range m.Pix {
			if i%4 != 3 {
				m.Pix[i] = 255 - m.Pix[i]
			}
		}
		return m
	})
	add("with a picture in the middle", func(t *testing.T, text string) image.Image {
		code := modules(t, text, decoder.ErrorCorrectionLevel_H)
		m := drawn(code, 6, 4, black, white)
		side := m.Bounds().Dx()
		logo := image.Rect(side*41/100, side*41/100, side*59/100, side*59/100)
		draw.Draw(m, logo, image.NewUniform(color.NRGBA{230, 60, 40, 255}), image.Point{}, draw.Src)
		return m
	})
	add("without a quiet zone, in a frame", func(t *testing.T, text string) image.Image {
		m := drawn(modules(t, text, decoder.ErrorCorrectionLevel_M), 5, 1, black, white)
		c := canvas(m.Bounds().Dx()+40, m.Bounds().Dy()+90, color.NRGBA{30, 30, 30, 255})
		onto(c, m, 20, 20)
		return c
	})
	add("round modules", func(t *testing.T, text string) image.Image {
		code := modules(t, text, decoder.ErrorCorrectionLevel_M)
		const s = 10
		m := drawn(code, s, 4, white, white)
		for y, row := range code {
			for x, on := range row {
				corner := y < 7 && (x < 7 || x >= len(code)-7) || y >= len(code)-7 && x < 7
				for i := range s * s {
					dx, dy := 2*(i%s)+1-s, 2*(i/s)+1-s
					if on && (corner || dx*dx+dy*dy < s*s*8/10) {
						m.SetNRGBA((x+4)*s+i%s, (y+4)*s+i/s, black)
					}
				}
			}
		}
		return m
	})
	add("scaled to an odd size", func(t *testing.T, text string) image.Image { return scaled(qr(t, text, 8), 187, 187) })
	add("wider than high", func(t *testing.T, text string) image.Image { return scaled(qr(t, text, 8), 330, 260) })
	add("a large photo in uneven light", func(t *testing.T, text string) image.Image {
		c := canvas(1500, 2000, color.NRGBA{190, 185, 175, 255})
		onto(c, turned(qr(t, text, 16), 7), 250, 500)
		return noisy(c, 22, 7)
	})
	add("small in a large picture", func(t *testing.T, text string) image.Image {
		c := canvas(1080, 2400, white)
		onto(c, qr(t, text, 4), 700, 1900)
		return c
	})
	add("from a side", func(t *testing.T, text string) image.Image { return aslant(qr(t, text, 10), 500, 520) })

	encodings := []struct {
		name   string
		encode func(testing.TB, image.Image) []byte
	}{
		{"png", func(t testing.TB, m image.Image) []byte { return asPNG(t, m) }},
		{"jpeg", func(t testing.TB, m image.Image) []byte { return asJPEG(t, onWhite(m), 70) }},
	}
	for _, v := range variants {
		for _, e := range encodings {
			for i, text := range []string{short, medium, long} {
				t.Run(fmt.Sprintf("%s/%s/%d", v.name, e.name, i), func(t *testing.T) {
					if e.name == "jpeg" && lossy[v.name] {
						t.Skip("JPEG leaves nothing of it")
					}
					got := picture.Codes(decoded(t, e.encode(t, v.draw(t, text))))
					if len(got) != 1 || got[0].Text != text {
						t.Errorf("read %+v, want %q", got, text)
					}
				})
			}
		}
	}
}

// lossy are the variants that JPEG, which keeps few colors and no opacity,
// destroys.
var lossy = map[string]bool{
	"modules of 1 pixels":                      true,
	"white on a background that shows through": true,
}

func onWhite(m image.Image) image.Image {
	c := canvas(m.Bounds().Dx(), m.Bounds().Dy(), white)
	onto(c, m, 0, 0)
	return c
}

func TestCodesReadsSeveral(t *testing.T) {
	c := canvas(900, 700, white)
	want := []string{short, medium, long}
	onto(c, qr(t, short, 6), 10, 10)
	onto(c, turned(qr(t, medium, 5), 25), 300, 80)
	onto(c, qr(t, long, 3), 20, 350)
	var got []string
	for _, code := range picture.Codes(decoded(t, asPNG(t, c))) {
		got = append(got, code.Text)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}
