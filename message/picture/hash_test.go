package picture_test

import (
	"fmt"
	"image"
	"image/color"
	"testing"

	"bonafide/message/picture"
)

// emblem draws a logo of our own, one of several, in a color on a ground.
func emblem(kind, w, h int, ink, ground color.Color) *image.NRGBA {
	m := canvas(w, h, ground)
	in := func(x, y float64) bool {
		switch kind {
		case 0: // a fir: three triangles on a trunk
			for i := range 3 {
				top := 0.08 + 0.22*float64(i)
				if d := y - top; d > 0 && d < 0.3 && x > 0.5-d && x < 0.5+d {
					return true
				}
			}
			return x > 0.44 && x < 0.56 && y > 0.7 && y < 0.94
		case 1: // a key
			dx, dy := x-0.27, y-0.5
			r := dx*dx + dy*dy
			return r < 0.04 && r > 0.012 || x > 0.45 && x < 0.95 && y > 0.45 && y < 0.55 || y > 0.5 && y < 0.68 && (x > 0.75 && x < 0.8 || x > 0.86 && x < 0.92)
		default: // four bars of different heights
			return y < 0.9 && (x > 0.1 && x < 0.25 && y > 0.6 || x > 0.3 && x < 0.45 && y > 0.2 || x > 0.5 && x < 0.65 && y > 0.45 || x > 0.7 && x < 0.9 && y > 0.1)
		}
	}
	for y := range h {
		for x := range w {
			if in((float64(x)+.5)/float64(w), (float64(y)+.5)/float64(h)) {
				m.Set(x, y, ink)
			}
		}
	}
	return m
}

// nearest is the least distance between two lists of marks, 256 if none can be
// compared.
func nearest(a, b []picture.Hash) int {
	best := 256
	for i := range a {
		for j := range b {
			if d := a[i].Distance(&b[j]); d >= 0 {
				best = min(best, d)
			}
		}
	}
	return best
}

func TestMarksAreKnownAgain(t *testing.T) {
	ink, ground := color.NRGBA{20, 60, 160, 255}, color.NRGBA{250, 250, 245, 255}
	for kind := range 3 {
		original := picture.Marks(picture.Of(emblem(kind, 300, 300, ink, ground)))
		if len(original) == 0 {
			t.Fatalf("emblem %d has no mark", kind)
		}
		padded := canvas(520, 380, ground)
		onto(padded, emblem(kind, 260, 260, ink, ground), 200, 30)
		onTile := canvas(300, 300, white)
		onto(onTile, emblem(kind, 220, 220, white, ink), 40, 40)
		for name, m := range map[string]image.Image{
			"small":             scaled(emblem(kind, 300, 300, ink, ground), 48, 48),
			"light on dark":     emblem(kind, 200, 200, white, black),
			"other colors":      emblem(kind, 200, 200, color.NRGBA{200, 30, 60, 255}, color.NRGBA{255, 230, 150, 255}),
			"with space around": padded,
			"on a tile":         onTile,
			"transparent":       emblem(kind, 200, 200, ink, color.NRGBA{}),
			"white transparent": emblem(kind, 200, 200, white, color.NRGBA{}),
			"grainy":            noisyFlat(emblem(kind, 200, 200, ink, ground)),
		} {
			for _, quality := range []int{0, 60} {
				t.Run(fmt.Sprintf("%d/%s/%d", kind, name, quality), func(t *testing.T) {
					data := asPNG(t, m)
					if quality > 0 {
						if name == "white transparent" {
							t.Skip("JPEG has no opacity")
						}
						data = asJPEG(t, onWhite(m), quality)
					}
					if d := nearest(original, picture.Marks(decoded(t, data))); d > 20 {
						t.Errorf("%d cells differ", d)
					}
				})
			}
		}
		for other := range 3 {
			if other != kind {
				if d := nearest(original, picture.Marks(picture.Of(emblem(other, 300, 300, ink, ground)))); d < 60 {
					t.Errorf("emblems %d and %d differ in %d cells only", kind, other, d)
				}
			}
		}
	}
}

// noisyFlat adds grain without a shadow.
func noisyFlat(m *image.NRGBA) *image.NRGBA {
	out := image.NewNRGBA(m.Rect)
	for i, v := range m.Pix {
		if out.Pix[i] = v; i%4 != 3 {
			out.Pix[i] = uint8(min(max(int(v)+i*7919%17-8, 0), 255))
		}
	}
	return out
}

func TestMarksOfNothing(t *testing.T) {
	for name, m := range map[string]image.Image{
		"a plain color": canvas(100, 100, black),
		"too small":     canvas(8, 8, black),
		"a line":        canvas(600, 20, black),
	} {
		if got := picture.Marks(picture.Of(m)); len(got) > 0 {
			t.Errorf("%s has marks %v", name, got)
		}
	}
}

func TestParseHash(t *testing.T) {
	h := picture.Hash{Cells: [4]uint64{1, 1 << 63, 0xdeadbeef, 42}, Columns: 32, Aspect: -7}
	got, err := picture.ParseHash(h.String())
	if err != nil || got != h {
		t.Errorf("%s is read as %+v, %v", h, got, err)
	}
	for _, bad := range []string{"", "00", h.String() + "00", "zz" + h.String()[2:], h.String()[:64] + "0780"} {
		if _, err := picture.ParseHash(bad); err == nil {
			t.Errorf("%q is a hash", bad)
		}
	}
}
