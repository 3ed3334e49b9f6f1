package pdf

import (
	"bytes"
	"image"
	"image/color"

	"bonafide/message/picture"

	"golang.org/x/image/ccitt"
)

// image decodes an image (section 8.9.5), nil if it cannot be read.
func (f *file) image(o object) *picture.Picture {
	d := o.dictionary()
	w, h := int(f.number(d.either("Width", "W"), 0)), int(f.number(d.either("Height", "H"), 0))
	if w <= 0 || h <= 0 || w > f.pixels/h {
		return nil
	}
	f.pixels -= w * h
	data, filter, parameters := f.filtered(o)
	switch filter {
	case "":
		return f.samples(d, data, w, h)
	case "DCTDecode", "DCT":
		// The file states the size (section 8.9.5.1); a JPEG that is larger than
		// stated would cost what nothing accounts for.
		limits := f.limits
		limits.Pixels = min(limits.Pixels, 2*w*h)
		p, err := picture.Decode(data, limits)
		if err != nil {
			return nil
		}
		return p
	case "CCITTFaxDecode", "CCF":
		return f.fax(data, parameters, w, h)
	}
	return nil
}

// fax decodes Group 3 of one dimension and Group 4 (section 7.4.6).
func (f *file) fax(data []byte, parameters dictionary, w, h int) *picture.Picture {
	format := ccitt.Group3
	switch k := f.number(parameters["K"], 0); {
	case k < 0:
		format = ccitt.Group4
	case k > 0:
		return nil
	}
	m := image.NewGray(image.Rect(0, 0, w, h))
	align, _ := f.resolve(parameters["EncodedByteAlign"]).(bool)
	black, _ := f.resolve(parameters["BlackIs1"]).(bool)
	// A damaged end leaves the rows before it.
	_ = ccitt.DecodeIntoGray(m, bytes.NewReader(data), ccitt.MSB, format, &ccitt.Options{Align: align, Invert: black})
	return picture.Of(m)
}

// space is a color space: how many components it has and which color they make.
type space struct {
	components int
	color      func(c []float64) color.NRGBA
	indexed    bool // components are indexes, not between 0 and 1
}

// samples reads samples without a compression of their own.
func (f *file) samples(d dictionary, data []byte, w, h int) *picture.Picture {
	mask, _ := f.resolve(d.either("ImageMask", "IM")).(bool)
	bits := int(f.number(d.either("BitsPerComponent", "BPC"), 8))
	s := gray
	if mask {
		bits = 1
	} else {
		s = f.space(d.either("ColorSpace", "CS"), 0)
	}
	if bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16 {
		return nil
	}
	row := (w*s.components*bits + 7) / 8
	if len(data) < row {
		return nil
	}
	low, high := f.decodeRange(d, s, bits)
	top := float64(int(1)<<bits - 1)
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	// With few values in one component each color is worked out once.
	var table []color.NRGBA
	if s.components == 1 && bits <= 8 {
		table = make([]color.NRGBA, 1<<bits)
		for v := range table {
			table[v] = s.color([]float64{low[0] + float64(v)*(high[0]-low[0])/top})
		}
	}
	values := make([]float64, s.components)
	for y := range h {
		line := make([]byte, row)
		if start := y * row; start < len(data) {
			copy(line, data[start:])
		}
		for x := range w {
			var c color.NRGBA
			if table != nil {
				c = table[sample(line, x, bits)]
			} else {
				for i := range values {
					values[i] = low[i] + float64(sample(line, x*s.components+i, bits))*(high[i]-low[i])/top
				}
				c = s.color(values)
			}
			m.SetNRGBA(x, y, c)
		}
	}
	return picture.Of(m)
}

// decodeRange are the values that the least and the greatest sample mean.
func (f *file) decodeRange(d dictionary, s space, bits int) (low, high []float64) {
	low, high = make([]float64, s.components), make([]float64, s.components)
	given := f.list(d.either("Decode", "D"))
	for i := range low {
		high[i] = 1
		if s.indexed {
			high[i] = float64(int(1)<<bits - 1)
		}
		if len(given) >= 2*s.components {
			low[i], high[i] = f.number(given[2*i], 0), f.number(given[2*i+1], 1)
		}
	}
	return low, high
}

// sample is the i-th value of a row.
func sample(row []byte, i, bits int) int {
	switch bits {
	case 8:
		return int(row[i])
	case 16:
		return int(row[2*i])<<8 | int(row[2*i+1])
	}
	at := i * bits
	return int(row[at/8]>>(8-bits-at%8)) & (1<<bits - 1)
}

func unit(v float64) uint8 { return uint8(min(max(v, 0), 1)*255 + 0.5) }

var (
	gray = space{components: 1, color: func(c []float64) color.NRGBA {
		v := unit(c[0])
		return color.NRGBA{R: v, G: v, B: v, A: 255}
	}}
	rgb = space{components: 3, color: func(c []float64) color.NRGBA {
		return color.NRGBA{R: unit(c[0]), G: unit(c[1]), B: unit(c[2]), A: 255}
	}}
	cmyk = space{components: 4, color: func(c []float64) color.NRGBA {
		return color.NRGBA{R: unit((1 - c[0]) * (1 - c[3])), G: unit((1 - c[1]) * (1 - c[3])), B: unit((1 - c[2]) * (1 - c[3])), A: 255}
	}}
	// separation and others whose colors a function makes: a tint is dark.
	separation = space{components: 1, color: func(c []float64) color.NRGBA {
		v := unit(1 - c[0])
		return color.NRGBA{R: v, G: v, B: v, A: 255}
	}}
)

// byCount is the device's space with that many components.
func byCount(n int) space {
	switch n {
	case 3:
		return rgb
	case 4:
		return cmyk
	}
	return gray
}

// space reads a color space (section 8.6); an unknown one is taken for gray.
func (f *file) space(v any, depth int) space {
	v = f.resolve(v)
	if depth > 3 {
		return gray
	}
	list, isList := v.([]any)
	if !isList {
		list = []any{v}
	}
	if len(list) == 0 {
		return gray
	}
	kind, _ := f.resolve(list[0]).(name)
	switch kind {
	case "DeviceRGB", "RGB", "CalRGB", "Lab":
		return rgb
	case "DeviceCMYK", "CMYK":
		return cmyk
	case "ICCBased":
		if len(list) > 1 {
			return byCount(int(f.number(f.stream(list[1]).dictionary()["N"], 1)))
		}
	case "Separation":
		return separation
	case "DeviceN":
		if len(list) > 1 {
			names := f.list(list[1])
			s := separation
			s.components = min(max(len(names), 1), 32)
			return s
		}
	case "Indexed", "I":
		if len(list) > 3 {
			return f.palette(list, depth)
		}
	}
	return gray
}

// palette reads an indexed color space (section 8.6.6.3).
func (f *file) palette(list []any, depth int) space {
	base := f.space(list[1], depth+1)
	table, isText := f.resolve(list[3]).([]byte)
	if !isText {
		table = f.content(f.stream(list[3]))
	}
	return space{components: 1, indexed: true, color: func(c []float64) color.NRGBA {
		i := int(c[0]) * base.components
		if i < 0 || i+base.components > len(table) {
			return color.NRGBA{A: 255}
		}
		values := make([]float64, base.components)
		for j := range values {
			values[j] = float64(table[i+j]) / 255
		}
		return base.color(values)
	}}
}
