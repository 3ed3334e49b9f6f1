package ocr_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"
)

// photographed makes the photo of a screen out of its screenshot: held a
// little askew, lit from one side, blurred, noisy, and strongly compressed.
func photographed(t testing.TB, shot []byte) []byte {
	t.Helper()
	from, err := png.Decode(bytes.NewReader(shot))
	if err != nil {
		t.Fatal(err)
	}
	b := from.Bounds()
	w, h := b.Dx()*11/10, b.Dy()*11/10
	noise := rand.New(rand.NewPCG(1, 2))
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			// Rotation, shear and perspective in one.
			depth := 1 + 0.06*float64(y)/float64(h)
			u := (float64(x)-0.06*float64(w))*depth + 0.025*float64(y)
			v := (float64(y)-0.05*float64(h))*1.01 - 0.02*float64(x)
			light := 0.62 + 0.38*float64(x)/float64(w)
			var sum [3]float64
			for _, d := range [...][2]float64{{0, 0}, {0.7, 0}, {0, 0.7}, {0.7, 0.7}} {
				r, g, bl := 120.0, 110.0, 100.0 // the table
				if p := image.Pt(int(u+d[0]), int(v+d[1])); u >= 0 && v >= 0 && p.In(image.Rect(0, 0, b.Dx(), b.Dy())) {
					c, _ := color.RGBAModel.Convert(from.At(b.Min.X+p.X, b.Min.Y+p.Y)).(color.RGBA)
					r, g, bl = float64(c.R), float64(c.G), float64(c.B)
				}
				sum[0], sum[1], sum[2] = sum[0]+r/4, sum[1]+g/4, sum[2]+bl/4
			}
			grain := noise.NormFloat64() * 6
			shade := func(v float64) uint8 { return uint8(min(max(20+0.85*v*light+grain, 0), 255)) }
			out.SetRGBA(x, y, color.RGBA{shade(sum[0]), shade(sum[1]), shade(sum[2]), 255})
		}
	}
	var buffer bytes.Buffer
	if err := jpeg.Encode(&buffer, out, &jpeg.Options{Quality: 60}); err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}
