package ocr

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// drawn is a picture with a ground, a box of another one, and words on both.
func drawn(ground, box, words color.Color) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 400, 300))
	draw.Draw(m, m.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	draw.Draw(m, image.Rect(40, 100, 300, 200), image.NewUniform(box), image.Point{}, draw.Src)
	for _, y := range []int{40, 150} {
		d := font.Drawer{Dst: m, Src: image.NewUniform(words), Face: basicfont.Face7x13, Dot: fixed.P(60, y)}
		d.DrawString("Please confirm your delivery")
	}
	return m
}

func TestLettersAreDarkOnWhite(t *testing.T) {
	white, black := color.Gray{Y: 255}, color.Gray{Y: 10}
	blue, gray := color.RGBA{10, 120, 250, 255}, color.Gray{Y: 230}
	for _, tt := range []struct {
		name               string
		ground, box, words color.Color
	}{
		{"dark on light", white, gray, black},
		{"light on dark", black, color.Gray{Y: 40}, white},
		{"a light bubble in dark mode", color.Gray{Y: 90}, color.Gray{Y: 60}, white},
		{"white on a colored bubble", color.Gray{Y: 120}, blue, white},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := onWhite(shades(drawn(tt.ground, tt.box, tt.words)))
			dark := map[bool]int{}
			for y := range g.height {
				for x := range g.width {
					if g.pix[y*g.width+x] >= letterInk {
						continue
					}
					inText := x >= 58 && x < 60+7*28 && (y > 26 && y < 46 || y > 136 && y < 156)
					dark[inText]++
				}
			}
			if dark[true] < 500 || dark[false] > 0 {
				t.Errorf("%d dark pixels in the words, %d elsewhere", dark[true], dark[false])
			}
			if size := letterSize(g); size < 6 || size > 11 {
				t.Errorf("letters of %d pixels, want about 8", size)
			}
		})
	}
}

func TestPhotoWithUnevenLight(t *testing.T) {
	m := drawn(color.White, color.White, color.Black)
	for y := range 300 {
		for x := range 400 {
			c := m.RGBAAt(x, y)
			shade := 100 + (x*7919+y*104729)%9 + x/4 // noise, and light from the right
			v := uint8(int(c.R) * shade / 255)
			m.SetRGBA(x, y, color.RGBA{v, v, v, 255})
		}
	}
	g := onWhite(shades(m))
	if size := letterSize(g); size < 5 || size > 11 {
		t.Errorf("letters of %d pixels, want about 8", size)
	}
	corner := 0
	for y := 220; y < 290; y++ {
		for x := 10; x < 390; x++ {
			if g.pix[y*g.width+x] < letterInk {
				corner++
			}
		}
	}
	if corner > 0 {
		t.Errorf("%d dark pixels on empty paper", corner)
	}
}

func TestTransparentGround(t *testing.T) {
	for _, letters := range []color.Color{color.White, color.Black} {
		g := onWhite(shades(drawn(color.Transparent, color.Transparent, letters)))
		if letterSize(g) == 0 {
			t.Errorf("no letters seen of %v on a transparent ground", letters)
		}
	}
}

func TestFramesAndRulesGo(t *testing.T) {
	m := drawn(color.White, color.White, color.Black)
	for x := 20; x < 380; x++ { // a frame around the lower words, and a line under the upper
		m.Set(x, 120, color.Black)
		m.Set(x, 180, color.Black)
	}
	for y := 120; y <= 180; y++ {
		m.Set(20, y, color.Black)
		m.Set(379, y, color.Black)
	}
	for x := 60; x < 250; x++ {
		m.Set(x, 46, color.Black)
	}
	g := onWhite(shades(m))
	size := letterSize(g)
	withoutFrames(g, size)
	withoutRules(g, size)
	for _, at := range []image.Point{{20, 150}, {200, 120}, {200, 46}} {
		if v := g.pix[at.Y*g.width+at.X]; v < letterInk {
			t.Errorf("the line through %v is still there", at)
		}
	}
	if letterSize(g) != size {
		t.Errorf("letters of %d pixels became %d", size, letterSize(g))
	}
}

func TestSizes(t *testing.T) {
	large := image.NewGray(image.Rect(0, 0, 5000, 4000))
	p, place := prepare(large)
	if p.width*p.height > mostPrepared {
		t.Errorf("%d by %d pixels are handed over", p.width, p.height)
	}
	if at := place(p.width - margin); at < 4500 || at > 5000 {
		t.Errorf("the right edge lies at %d, want about 5000", at)
	}
	small := drawn(color.White, color.White, color.Black)
	p, place = prepare(small)
	if p.width < 800 {
		t.Errorf("small letters were enlarged to %d pixels of width only", p.width)
	}
	if at := place(p.width - margin); at < 390 || at > 400 {
		t.Errorf("the right edge lies at %d, want about 400", at)
	}
}
