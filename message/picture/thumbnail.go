package picture

import (
	"image"
	"image/color"
)

// rgb is a color without opacity.
type rgb struct{ r, g, b uint8 }

// apart is how far two colors differ: the most by which a component does.
func (c rgb) apart(o rgb) int {
	return max(difference(c.r, o.r), difference(c.g, o.g), difference(c.b, o.b))
}

func difference(a, b uint8) int {
	if a < b {
		return int(b - a)
	}
	return int(a - b)
}

// thumbnail is a small copy of a picture in colors, before a background.
type thumbnail struct {
	w, h int
	pix  []rgb
}

func (t *thumbnail) at(x, y int) rgb { return t.pix[y*t.w+x] }

// thumbnailSide is the longer side of a thumbnail in pixels.
const thumbnailSide = 160

// thumbnail samples each pixel of a part of the picture in a few places, which
// costs the same whatever its size.
func (p *Picture) thumbnail(b image.Rectangle, background uint8) *thumbnail {
	w, h := b.Dx(), b.Dy()
	tw, th := w, h
	if side := max(w, h); side > thumbnailSide {
		tw, th = max(w*thumbnailSide/side, 1), max(h*thumbnailSide/side, 1)
	}
	t := &thumbnail{w: tw, h: th, pix: make([]rgb, tw*th)}
	at := p.sampler()
	n := min(max(w/tw, 1), 3)
	columns := make([]int, tw*n)
	for i := range columns {
		columns[i] = b.Min.X + i*w/(tw*n)
	}
	for y := range th {
		for x := range tw {
			var r, g, bl uint32
			for j := range n {
				sy := b.Min.Y + (y*n+j)*h/(th*n)
				for _, sx := range columns[x*n : x*n+n] {
					c := at(sx, sy)
					r += uint32(blend(c.R, c.A, background))
					g += uint32(blend(c.G, c.A, background))
					bl += uint32(blend(c.B, c.A, background))
				}
			}
			weight := uint32(n * n)
			t.pix[y*tw+x] = rgb{uint8(r / weight), uint8(g / weight), uint8(bl / weight)}
		}
	}
	return t
}

// sampler returns what reads one pixel, without the cost of an interface for
// the common kinds.
func (p *Picture) sampler() func(x, y int) color.NRGBA {
	switch m := p.pixels.(type) {
	case *image.NRGBA:
		return m.NRGBAAt
	case *image.RGBA:
		return func(x, y int) color.NRGBA {
			c := m.RGBAAt(x, y)
			if c.A == 0xff {
				return color.NRGBA(c)
			}
			n, _ := color.NRGBAModel.Convert(c).(color.NRGBA)
			return n
		}
	case *image.YCbCr:
		return func(x, y int) color.NRGBA {
			at := m.COffset(x, y)
			r, g, b := color.YCbCrToRGB(m.Y[m.YOffset(x, y)], m.Cb[at], m.Cr[at])
			return color.NRGBA{R: r, G: g, B: b, A: 0xff}
		}
	case *image.Gray:
		return func(x, y int) color.NRGBA {
			v := m.GrayAt(x, y).Y
			return color.NRGBA{R: v, G: v, B: v, A: 0xff}
		}
	case *image.Paletted:
		var table [256]color.NRGBA
		for i, c := range m.Palette {
			if i < len(table) {
				table[i], _ = color.NRGBAModel.Convert(c).(color.NRGBA)
			}
		}
		return func(x, y int) color.NRGBA { return table[m.ColorIndexAt(x, y)] }
	}
	return func(x, y int) color.NRGBA {
		n, _ := color.NRGBAModel.Convert(p.pixels.At(x, y)).(color.NRGBA)
		return n
	}
}
