package picture

import (
	"errors"
	"image"
)

// What Decode refuses.
var (
	// ErrFormat means that the data are no picture of a kind that is read.
	ErrFormat = errors.New("picture: not a picture that can be read")
	// ErrTooLarge means that the picture has more octets or pixels than the
	// limits allow. Nothing of it was decoded.
	ErrTooLarge = errors.New("picture: too large")
)

// Limits bound what is read of pictures. Zero values are replaced by those of
// DefaultLimits.
type Limits struct {
	Pixels   int // pixels of one picture
	Bytes    int // octets of its file
	Pictures int // pictures of one PDF file
	Inflated int // octets inflated in one PDF file, all streams together
}

// DefaultLimits are bounds that the photo of a telephone keeps.
func DefaultLimits() Limits {
	return Limits{Pixels: 40_000_000, Bytes: 32 << 20, Pictures: 16, Inflated: 32 << 20}
}

// OrDefault replaces the values that are zero by those of DefaultLimits.
func (l Limits) OrDefault() Limits {
	d := DefaultLimits()
	for _, f := range [...]struct {
		v *int
		d int
	}{{&l.Pixels, d.Pixels}, {&l.Bytes, d.Bytes}, {&l.Pictures, d.Pictures}, {&l.Inflated, d.Inflated}} {
		if *f.v <= 0 {
			*f.v = f.d
		}
	}
	return l
}

// Picture is a decoded picture. It may be used by several goroutines.
type Picture struct {
	pixels image.Image
}

// Of is the picture that an image of the standard library holds. The image
// must not change afterwards.
func Of(m image.Image) *Picture { return &Picture{pixels: m} }

// Image is the decoded image.
func (p *Picture) Image() image.Image { return p.pixels }

// Size is its width and height in pixels.
func (p *Picture) Size() (width, height int) {
	s := p.pixels.Bounds().Size()
	return s.X, s.Y
}
