package ocr

import (
	"image"
	"image/color"
)

// gray is a picture in shades of gray, row by row, 0 black.
type gray struct {
	width, height int
	pix           []uint8
}

func newGray(width, height int) *gray {
	return &gray{width: width, height: height, pix: make([]uint8, width*height)}
}

// shades makes a picture gray. Where it is transparent it shows a ground that
// its letters stand out from. One of more than mostPixels is made smaller, by
// the mean of each block.
func shades(picture image.Image) *gray {
	b := picture.Bounds()
	step := 1
	for (b.Dx()/step)*(b.Dy()/step) > mostPixels {
		step++
	}
	ground := groundOf(picture)
	out := newGray(b.Dx()/step, b.Dy()/step)
	at := luminance(picture)
	for y := range out.height {
		for x := range out.width {
			sum := 0
			for dy := range step {
				for dx := range step {
					l, alpha := at(b.Min.X+x*step+dx, b.Min.Y+y*step+dy)
					sum += (l*alpha + ground*(255-alpha)) / 255
				}
			}
			out.pix[y*out.width+x] = uint8(sum / (step * step))
		}
	}
	return out
}

// luminance reads the brightness of a pixel (ITU-R BT.601) and how opaque it
// is, both 0–255.
func luminance(picture image.Image) func(x, y int) (l, alpha int) {
	switch p := picture.(type) {
	case *image.Gray:
		return func(x, y int) (int, int) { return int(p.GrayAt(x, y).Y), 255 }
	case *image.YCbCr:
		return func(x, y int) (int, int) { return int(p.Y[p.YOffset(x, y)]), 255 }
	case *image.NRGBA:
		return func(x, y int) (int, int) {
			i := p.PixOffset(x, y)
			return weighted(int(p.Pix[i]), int(p.Pix[i+1]), int(p.Pix[i+2])), int(p.Pix[i+3])
		}
	case *image.RGBA:
		return func(x, y int) (int, int) {
			i := p.PixOffset(x, y)
			a := int(p.Pix[i+3])
			if a == 0 {
				return 0, 0
			}
			return min(255, weighted(int(p.Pix[i]), int(p.Pix[i+1]), int(p.Pix[i+2]))*255/a), a
		}
	}
	return func(x, y int) (int, int) {
		c, _ := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
		return weighted(int(c.R), int(c.G), int(c.B)), int(c.A)
	}
}

func weighted(r, g, b int) int { return (299*r + 587*g + 114*b) / 1000 }

// groundOf is what to show behind a transparent picture: black if what is
// opaque is bright, white otherwise.
func groundOf(picture image.Image) int {
	const white, samples = 255, 10_000
	if o, ok := picture.(interface{ Opaque() bool }); ok && o.Opaque() {
		return white
	}
	b, at := picture.Bounds(), luminance(picture)
	step := max(1, b.Dx()*b.Dy()/samples)
	sum, weight := 0, 0
	for i := 0; i < b.Dx()*b.Dy(); i += step {
		l, alpha := at(b.Min.X+i%b.Dx(), b.Min.Y+i/b.Dx())
		sum += l * alpha
		weight += alpha
	}
	if weight > 0 && sum/weight > 160 {
		return 0
	}
	return white
}
