package picture

import (
	"image"
	"image/color"
)

// plane is one byte a pixel, row by row.
type plane struct {
	w, h int
	pix  []uint8
}

func newPlane(w, h int) *plane { return &plane{w: w, h: h, pix: make([]uint8, w*h)} }

// channel is what of a color a plane holds.
type channel uint8

const (
	luma    channel = iota // brightness (ITU-R BT.601, as in package color)
	darkest                // the least of red, green and blue: yellow on white
	red                    // red alone: tells red from green and blue
	blue                   // blue alone
)

// of takes the channel from a color that is not premultiplied.
func (ch channel) of(r, g, b uint8) uint8 {
	switch ch {
	case darkest:
		return min(r, g, b)
	case red:
		return r
	case blue:
		return b
	case luma:
	}
	return uint8((19595*uint32(r) + 38470*uint32(g) + 7471*uint32(b) + 1<<15) >> 16)
}

// plane takes a channel of the picture; transparent places show the
// background.
func (p *Picture) plane(ch channel, background uint8) *plane {
	b := p.pixels.Bounds()
	out := newPlane(b.Dx(), b.Dy())
	switch m := p.pixels.(type) {
	case *image.Gray:
		for y := range out.h {
			copy(out.row(y), m.Pix[y*m.Stride:])
		}
		return out
	case *image.YCbCr:
		if ch == luma {
			for y := range out.h {
				copy(out.row(y), m.Y[y*m.YStride:])
			}
			return out
		}
		for y := range out.h {
			row := out.row(y)
			for x := range row {
				at := m.COffset(b.Min.X+x, b.Min.Y+y)
				row[x] = ch.of(color.YCbCrToRGB(m.Y[m.YOffset(b.Min.X+x, b.Min.Y+y)], m.Cb[at], m.Cr[at]))
			}
		}
		return out
	case *image.Paletted:
		var table [256]uint8
		for i, c := range m.Palette {
			if i < len(table) {
				table[i] = over(c, ch, background)
			}
		}
		for y := range out.h {
			row := out.row(y)
			for x, v := range m.Pix[y*m.Stride : y*m.Stride+out.w] {
				row[x] = table[v]
			}
		}
		return out
	case *image.NRGBA:
		for y := range out.h {
			row, src := out.row(y), m.Pix[y*m.Stride:]
			for x := range row {
				s := src[4*x : 4*x+4 : 4*x+4]
				row[x] = blend(ch.of(s[0], s[1], s[2]), s[3], background)
			}
		}
		return out
	case *image.RGBA:
		for y := range out.h {
			row, src := out.row(y), m.Pix[y*m.Stride:]
			for x := range row {
				s := src[4*x : 4*x+4 : 4*x+4]
				if s[3] == 0xff {
					row[x] = ch.of(s[0], s[1], s[2])
				} else {
					row[x] = over(color.RGBA{R: s[0], G: s[1], B: s[2], A: s[3]}, ch, background)
				}
			}
		}
		return out
	}
	for y := range out.h {
		row := out.row(y)
		for x := range row {
			row[x] = over(p.pixels.At(b.Min.X+x, b.Min.Y+y), ch, background)
		}
	}
	return out
}

func (p *plane) row(y int) []uint8 { return p.pix[y*p.w : (y+1)*p.w : (y+1)*p.w] }

// over is the channel of a color before a background.
func over(c color.Color, ch channel, background uint8) uint8 {
	n, _ := color.NRGBAModel.Convert(c).(color.NRGBA)
	return blend(ch.of(n.R, n.G, n.B), n.A, background)
}

func blend(v, alpha, background uint8) uint8 {
	if alpha == 0xff {
		return v
	}
	return uint8((uint32(v)*uint32(alpha) + uint32(background)*(255-uint32(alpha)) + 127) / 255)
}

// translucent tells whether some of the picture shows what lies behind it.
func (p *Picture) translucent() bool {
	switch m := p.pixels.(type) {
	case *image.Gray, *image.YCbCr, *image.CMYK, *image.Gray16:
		return false
	case interface{ Opaque() bool }:
		return !m.Opaque()
	}
	return false
}

// colorful tells whether a picture has colors that its brightness alone
// doesn't tell apart. It looks at a grid of places.
func (p *Picture) colorful() bool {
	switch p.pixels.(type) {
	case *image.Gray, *image.Gray16:
		return false
	}
	const grid = 24
	b := p.pixels.Bounds()
	vivid := 0
	for i := range grid * grid {
		x, y := b.Min.X+(2*(i%grid)+1)*b.Dx()/(2*grid), b.Min.Y+(2*(i/grid)+1)*b.Dy()/(2*grid)
		n, _ := color.NRGBAModel.Convert(p.pixels.At(x, y)).(color.NRGBA)
		if n.A > 64 && max(n.R, n.G, n.B)-min(n.R, n.G, n.B) > 48 {
			vivid++
		}
	}
	return vivid > grid*grid/12
}

// resized scales by averaging where it shrinks and by linear interpolation
// where it grows.
func (p *plane) resized(w, h int) *plane {
	w, h = max(w, 1), max(h, 1)
	if w <= p.w && h <= p.h {
		return p.averaged(w, h)
	}
	out := newPlane(w, h)
	for y := range h {
		fy := max((float64(y)+0.5)*float64(p.h)/float64(h)-0.5, 0)
		y0 := min(int(fy), p.h-1)
		top, low, ty := p.row(y0), p.row(min(y0+1, p.h-1)), fy-float64(y0)
		row := out.row(y)
		for x := range w {
			fx := max((float64(x)+0.5)*float64(p.w)/float64(w)-0.5, 0)
			x0 := min(int(fx), p.w-1)
			x1, tx := min(x0+1, p.w-1), fx-float64(x0)
			a := float64(top[x0])*(1-tx) + float64(top[x1])*tx
			b := float64(low[x0])*(1-tx) + float64(low[x1])*tx
			row[x] = uint8(a*(1-ty) + b*ty + 0.5)
		}
	}
	return out
}

// averaged shrinks: each pixel is the mean of those that it stands for.
func (p *plane) averaged(w, h int) *plane {
	out := newPlane(w, h)
	sums := make([]uint32, w)
	edges := make([]int, w+1)
	for x := range edges {
		edges[x] = x * p.w / w
	}
	for y := range h {
		clear(sums)
		from, to := y*p.h/h, (y+1)*p.h/h
		for sy := from; sy < to; sy++ {
			src := p.row(sy)
			for x := range sums {
				sum := uint32(0)
				for _, v := range src[edges[x]:edges[x+1]] {
					sum += uint32(v)
				}
				sums[x] += sum
			}
		}
		row := out.row(y)
		for x := range row {
			n := uint32((edges[x+1] - edges[x]) * (to - from))
			row[x] = uint8((sums[x] + n/2) / n)
		}
	}
	return out
}

// samples are the colors of a picture at the places of a grid.
type samples struct {
	w, h   int
	colors []color.NRGBA
}

// sampled takes the colors at the places of a grid, of which the longer side
// has at most the given number.
func (p *Picture) sampled(side int) *samples {
	b := p.pixels.Bounds()
	w, h := b.Dx(), b.Dy()
	if longer := max(w, h); longer > side {
		w, h = max(w*side/longer, 1), max(h*side/longer, 1)
	}
	at := p.sampler()
	columns := make([]int, w)
	for x := range columns {
		columns[x] = b.Min.X + (2*x+1)*b.Dx()/(2*w)
	}
	s := &samples{w: w, h: h, colors: make([]color.NRGBA, 0, w*h)}
	for y := range h {
		sy := b.Min.Y + (2*y+1)*b.Dy()/(2*h)
		for _, sx := range columns {
			s.colors = append(s.colors, at(sx, sy))
		}
	}
	return s
}

// plane takes a channel; transparent places are white.
func (s *samples) plane(ch channel) *plane {
	out := newPlane(s.w, s.h)
	for i, c := range s.colors {
		out.pix[i] = blend(ch.of(c.R, c.G, c.B), c.A, 255)
	}
	return out
}
