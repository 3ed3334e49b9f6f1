package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// format is a kind of file.
type format struct {
	name   string
	config func([]byte) (image.Config, error)
	decode func([]byte) (image.Image, error)
}

// formatOf tells a kind of file by its first octets; what name and media type
// say doesn't count.
func formatOf(data []byte) (format, bool) {
	starts := func(magic string) bool { return bytes.HasPrefix(data, []byte(magic)) }
	switch {
	case starts("\x89PNG\r\n\x1a\n"):
		return format{
			"png",
			func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) },
		}, true
	case starts("\xff\xd8"):
		return format{
			"jpeg",
			func(b []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) },
		}, true
	case starts("GIF8"):
		return format{
			"gif",
			func(b []byte) (image.Config, error) { return gif.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(b)) },
		}, true
	case starts("RIFF") && len(data) > 12 && string(data[8:12]) == "WEBP":
		return format{
			"webp",
			func(b []byte) (image.Config, error) { return webp.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(b)) },
		}, true
	case starts("BM"):
		return format{
			"bmp",
			func(b []byte) (image.Config, error) { return bmp.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) (image.Image, error) { return bmp.Decode(bytes.NewReader(b)) },
		}, true
	case starts("II*\x00"), starts("MM\x00*"):
		return format{
			"tiff",
			func(b []byte) (image.Config, error) { return tiff.DecodeConfig(bytes.NewReader(b)) },
			func(b []byte) (image.Image, error) { return tiff.Decode(bytes.NewReader(b)) },
		}, true
	}
	return format{}, false
}

// Size reads width and height from the header without decoding the picture.
// Its error wraps ErrFormat.
func Size(data []byte) (width, height int, err error) {
	defer guard(&err)
	_, c, err := config(data)
	return c.Width, c.Height, err
}

// config reads the header of a picture.
func config(data []byte) (format, image.Config, error) {
	f, ok := formatOf(data)
	if !ok {
		return format{}, image.Config{}, ErrFormat
	}
	c, err := f.config(data)
	if err != nil {
		return format{}, image.Config{}, fmt.Errorf("%w: %s: %w", ErrFormat, f.name, err)
	}
	if c.Width <= 0 || c.Height <= 0 {
		return format{}, image.Config{}, fmt.Errorf("%w: %s without pixels", ErrFormat, f.name)
	}
	return f, c, nil
}

// pixelCost is what a pixel counts against the limit: twice where its colors
// have 16 bits, which take twice the memory.
func pixelCost(m color.Model) int {
	switch m {
	case color.NRGBA64Model, color.RGBA64Model:
		return 2
	}
	return 1
}

// A progressive JPEG comes in scans (ITU-T T.81 section G), each of which is a
// walk over the whole picture and may be told in a few octets: 30 kB can hold
// an hour's work. Programs write about ten.
const (
	startOfScan = "\xff\xda" // of a marker, and of nothing else in the data of a scan
	mostScans   = 64
)

// Decode decodes a picture of any kind that is read, told by its content. Its
// error wraps ErrFormat, or ErrTooLarge before anything is decoded.
func Decode(data []byte, limits Limits) (p *Picture, err error) {
	defer guard(&err)
	limits = limits.OrDefault()
	if len(data) > limits.Bytes {
		return nil, fmt.Errorf("%w: %d octets", ErrTooLarge, len(data))
	}
	f, c, err := config(data)
	if err != nil {
		return nil, err
	}
	if c.Width > limits.Pixels/pixelCost(c.ColorModel)/c.Height {
		return nil, fmt.Errorf("%w: %d by %d pixels", ErrTooLarge, c.Width, c.Height)
	}
	if f.name == "jpeg" && bytes.Count(data, []byte(startOfScan)) > mostScans {
		return nil, fmt.Errorf("%w: jpeg of more than %d scans", ErrTooLarge, mostScans)
	}
	m, err := f.decode(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrFormat, f.name, err)
	}
	if s := m.Bounds().Size(); s.X <= 0 || s.Y <= 0 || s.X > limits.Pixels/s.Y {
		return nil, fmt.Errorf("%w: %s without pixels", ErrFormat, f.name)
	}
	return Of(m), nil
}

// guard turns a panic of a decoder into an error: decoders of pictures are
// large, and a mail must not end the program.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", ErrFormat, r)
	}
}
