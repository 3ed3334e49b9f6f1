package picture_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"testing"

	"bonafide/message/picture"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/encoder"
)

var (
	white = color.NRGBA{255, 255, 255, 255}
	black = color.NRGBA{0, 0, 0, 255}
)

// modules is a QR code without its quiet zone, true for dark.
func modules(t testing.TB, text string, level decoder.ErrorCorrectionLevel) [][]bool {
	t.Helper()
	code, err := encoder.Encoder_encode(text, level, map[gozxing.EncodeHintType]any{})
	if err != nil {
		t.Fatal(err)
	}
	m := code.GetMatrix()
	out := make([][]bool, m.GetHeight())
	for y := range out {
		out[y] = make([]bool, m.GetWidth())
		for x := range out[y] {
			out[y][x] = m.Get(x, y) == 1
		}
	}
	return out
}

// drawn draws modules of some pixels in two colors, with a quiet zone.
func drawn(code [][]bool, module, quiet int, dark, light color.Color) *image.NRGBA {
	side := (len(code) + 2*quiet) * module
	m := image.NewNRGBA(image.Rect(0, 0, side, side))
	draw.Draw(m, m.Bounds(), image.NewUniform(light), image.Point{}, draw.Src)
	for y, row := range code {
		for x, on := range row {
			if on {
				at := image.Rect((x+quiet)*module, (y+quiet)*module, (x+quiet+1)*module, (y+quiet+1)*module)
				draw.Draw(m, at, image.NewUniform(dark), image.Point{}, draw.Src)
			}
		}
	}
	return m
}

func qr(t testing.TB, text string, module int) *image.NRGBA {
	return drawn(modules(t, text, decoder.ErrorCorrectionLevel_M), module, 4, black, white)
}

// warped samples src (bilinear) on a canvas of the given size: at gives the
// place in src for a place on the canvas.
func warped(src image.Image, w, h int, at func(x, y float64) (float64, float64)) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	b := src.Bounds()
	pixel := func(x, y int) [4]float64 {
		if x < 0 || y < 0 || x >= b.Dx() || y >= b.Dy() {
			return [4]float64{255, 255, 255, 255}
		}
		c := color.NRGBAModel.Convert(src.At(b.Min.X+x, b.Min.Y+y)).(color.NRGBA)
		return [4]float64{float64(c.R), float64(c.G), float64(c.B), float64(c.A)}
	}
	for y := range h {
		for x := range w {
			fx, fy := at(float64(x)+0.5, float64(y)+0.5)
			fx, fy = fx-0.5, fy-0.5
			x0, y0 := int(math.Floor(fx)), int(math.Floor(fy))
			tx, ty := fx-float64(x0), fy-float64(y0)
			p, q, r, s := pixel(x0, y0), pixel(x0+1, y0), pixel(x0, y0+1), pixel(x0+1, y0+1)
			var v [4]uint8
			for i := range v {
				v[i] = uint8((p[i]*(1-tx)+q[i]*tx)*(1-ty) + (r[i]*(1-tx)+s[i]*tx)*ty + 0.5)
			}
			out.SetNRGBA(x, y, color.NRGBA{v[0], v[1], v[2], v[3]})
		}
	}
	return out
}

// turned turns by degrees on a white canvas that holds all of it.
func turned(src image.Image, degrees float64) *image.NRGBA {
	b := src.Bounds()
	side := int(math.Ceil(math.Hypot(float64(b.Dx()), float64(b.Dy()))))
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return warped(src, side, side, func(x, y float64) (float64, float64) {
		x, y = x-float64(side)/2, y-float64(side)/2
		return cos*x + sin*y + float64(b.Dx())/2, -sin*x + cos*y + float64(b.Dy())/2
	})
}

// scaled scales to a width and height.
func scaled(src image.Image, w, h int) *image.NRGBA {
	b := src.Bounds()
	return warped(src, w, h, func(x, y float64) (float64, float64) {
		return x * float64(b.Dx()) / float64(w), y * float64(b.Dy()) / float64(h)
	})
}

// mirrored exchanges left and right.
func mirrored(src image.Image) *image.NRGBA {
	b := src.Bounds()
	return warped(src, b.Dx(), b.Dy(), func(x, y float64) (float64, float64) { return float64(b.Dx()) - x, y })
}

// aslant is what a camera sees that looks from below.
func aslant(src image.Image, w, h int) *image.NRGBA {
	b := src.Bounds()
	return warped(src, w, h, func(x, y float64) (float64, float64) {
		u, v := x/float64(w)-0.5, y/float64(h)
		depth := 1 - 0.25*v
		return (u/depth + 0.5) * float64(b.Dx()), v * 0.75 / depth * float64(b.Dy())
	})
}

// noisy adds grain and a shadow that falls from one side.
func noisy(src *image.NRGBA, grain int, seed uint64) *image.NRGBA {
	rnd := rand.New(rand.NewPCG(seed, 1))
	out := image.NewNRGBA(src.Bounds())
	w := src.Bounds().Dx()
	for i := 0; i < len(src.Pix); i += 4 {
		shade := 1 - 0.5*float64(i/4%w)/float64(w)
		for c := range 3 {
			v := float64(src.Pix[i+c])*shade + float64(rnd.IntN(2*grain+1)-grain)
			out.Pix[i+c] = uint8(min(max(v, 0), 255))
		}
		out.Pix[i+3] = 255
	}
	return out
}

// onto puts a picture onto a canvas.
func onto(canvas draw.Image, m image.Image, x, y int) {
	draw.Draw(canvas, image.Rect(x, y, x+m.Bounds().Dx(), y+m.Bounds().Dy()), m, m.Bounds().Min, draw.Over)
}

func canvas(w, h int, c color.Color) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(m, m.Bounds(), image.NewUniform(c), image.Point{}, draw.Src)
	return m
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t testing.TB, m image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// decoded is the picture that a file holds.
func decoded(t testing.TB, data []byte) *picture.Picture {
	t.Helper()
	p, err := picture.Decode(data, picture.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}
