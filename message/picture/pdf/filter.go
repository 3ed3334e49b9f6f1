package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"io"

	"golang.org/x/image/tiff/lzw"
)

// The filters of images, which are left to the reader of images.
var imageFilters = map[name]bool{
	"DCTDecode": true, "DCT": true, "JPXDecode": true, "JBIG2Decode": true, "CCITTFaxDecode": true, "CCF": true,
}

// content undoes all filters of a stream but those of images.
func (f *file) content(o object) []byte {
	data, _, _ := f.filtered(o)
	return data
}

// filtered undoes the filters of a stream (section 7.4) up to that of an image,
// which it names with its parameters.
func (f *file) filtered(o object) (data []byte, image name, parameters dictionary) {
	d := o.dictionary()
	data = o.stream
	filters := f.list(d.either("Filter", "F"))
	all := f.list(d.either("DecodeParms", "DP"))
	for i, v := range filters {
		filter, _ := f.resolve(v).(name)
		var with dictionary
		if i < len(all) {
			with, _ = f.resolve(all[i]).(dictionary)
		}
		if imageFilters[filter] || i > 6 {
			return data, filter, with
		}
		if f.work -= len(data); f.work < 0 {
			return nil, "", nil
		}
		data = f.undo(filter, data, with)
	}
	return data, "", nil
}

// list is an array, or one value as an array.
func (f *file) list(v any) []any {
	switch v := f.resolve(v).(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

func (f *file) undo(filter name, data []byte, with dictionary) []byte {
	switch filter {
	case "FlateDecode", "Fl":
		if len(data) < 2 {
			return nil
		}
		// The checksum is not verified, as in readers.
		return f.predicted(f.drain(flate.NewReader(bytes.NewReader(data[2:]))), with)
	case "LZWDecode", "LZW":
		if f.number(with["EarlyChange"], 1) == 0 {
			return nil
		}
		return f.predicted(f.drain(lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)), with)
	case "ASCIIHexDecode", "AHx":
		return unhex(data)
	case "ASCII85Decode", "A85":
		data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
		if end := bytes.IndexByte(data, '~'); end >= 0 {
			data = data[:end]
		}
		return f.drain(ascii85.NewDecoder(bytes.NewReader(data)))
	case "RunLengthDecode", "RL":
		return f.runs(data)
	}
	return nil
}

// drain reads what may still be inflated. An error ends the content: damaged
// data is read as far as it goes.
func (f *file) drain(r io.Reader) []byte {
	var out bytes.Buffer
	_, _ = io.Copy(&out, io.LimitReader(r, int64(max(f.inflate, 0))))
	f.inflate -= out.Len() + 256
	return out.Bytes()
}

// runs undoes run lengths (section 7.4.5).
func (f *file) runs(data []byte) []byte {
	var out []byte
	for i := 0; i < len(data) && len(out) < f.inflate; {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			i = len(data)
		case n < 128:
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		case i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
	}
	f.inflate -= len(out)
	return out
}

// predicted undoes a predictor (section 7.4.4.4).
func (f *file) predicted(data []byte, with dictionary) []byte {
	predictor := int(f.number(with["Predictor"], 1))
	if predictor < 2 {
		return data
	}
	colors := min(max(int(f.number(with["Colors"], 1)), 1), 32)
	bits := min(max(int(f.number(with["BitsPerComponent"], 8)), 1), 16)
	columns := min(max(int(f.number(with["Columns"], 1)), 1), 1<<20)
	// A row cannot be longer than all there is.
	pixel, row := max(colors*bits/8, 1), min((colors*bits*columns+7)/8, len(data))
	if predictor == 2 {
		if bits == 8 {
			for start := 0; start+row <= len(data); start += row {
				for i := start + pixel; i < start+row; i++ {
					data[i] += data[i-pixel]
				}
			}
		}
		return data
	}
	return unfilter(data, row, pixel)
}

// unfilter undoes the filters of PNG (RFC 2083 section 6).
func unfilter(data []byte, row, pixel int) []byte {
	out := make([]byte, 0, len(data))
	before := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		line := make([]byte, row)
		n := copy(line, data[1:])
		data = data[1+n:]
		for i := range line {
			var left, upper, corner byte
			upper = before[i]
			if i >= pixel {
				left, corner = line[i-pixel], before[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += upper
			case 3:
				line[i] += byte((int(left) + int(upper)) / 2)
			case 4:
				line[i] += paeth(left, upper, corner)
			}
		}
		out = append(out, line...)
		before = line
	}
	return out
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	distance := func(v byte) int { return max(p-int(v), int(v)-p) }
	switch da, db, dc := distance(a), distance(b), distance(c); {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}
