package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color/palette"
	"image/gif"
	"strings"
	"testing"

	"bonafide/message/picture"

	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// A code is read in each format, told by the content alone.
func TestDecodeFormats(t *testing.T) {
	code := qr(t, medium, 4)
	encode := func(write func(b *bytes.Buffer) error) []byte {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for name, data := range map[string][]byte{
		"png":  asPNG(t, code),
		"jpeg": asJPEG(t, code, 80),
		"gif":  encode(func(b *bytes.Buffer) error { return gif.Encode(b, code, &gif.Options{NumColors: len(palette.Plan9)}) }),
		"bmp":  encode(func(b *bytes.Buffer) error { return bmp.Encode(b, code) }),
		"tiff": encode(func(b *bytes.Buffer) error { return tiff.Encode(b, code, nil) }),
	} {
		t.Run(name, func(t *testing.T) {
			w, h, err := picture.Size(data)
			if err != nil || w != code.Rect.Dx() || h != code.Rect.Dy() {
				t.Errorf("size %d by %d, %v", w, h, err)
			}
			if got := picture.Codes(decoded(t, data)); len(got) != 1 || got[0].Text != medium {
				t.Errorf("read %q", got)
			}
		})
	}
}

// giantPNG declares a size that no picture of so few octets has.
func giantPNG(w, h uint32) []byte {
	chunk := func(kind string, data []byte) []byte {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		b = append(append(b, kind...), data...)
		return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	}
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	return append(append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(header, 8, 2, 0, 0, 0))...), chunk("IDAT", []byte("x"))...)
}

func TestDecodeRefuses(t *testing.T) {
	small := picture.Limits{Pixels: 1000, Bytes: 2000}
	tests := []struct {
		name   string
		data   []byte
		limits picture.Limits
		want   error
	}{
		{"nothing", nil, picture.Limits{}, picture.ErrFormat},
		{"a text", []byte("hello"), picture.Limits{}, picture.ErrFormat},
		{"a header alone", []byte("\x89PNG\r\n\x1a\n"), picture.Limits{}, picture.ErrFormat},
		{"a giant", giantPNG(100_000, 100_000), picture.Limits{}, picture.ErrTooLarge},
		{"an overflow", giantPNG(1<<31-1, 1<<31-1), picture.Limits{}, picture.ErrFormat},
		{"more pixels than allowed", asPNG(t, canvas(40, 40, white)), small, picture.ErrTooLarge},
		{"more octets than allowed", asPNG(t, noisy(canvas(30, 30, white), 90, 3)), small, picture.ErrTooLarge},
		{"damage", asPNG(t, canvas(40, 40, white))[:60], picture.Limits{}, picture.ErrFormat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := picture.Decode(tt.data, tt.limits); !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
		})
	}
}

// What is no code must not be read as one.
func TestCodesFindsNothing(t *testing.T) {
	stripes := canvas(300, 300, white)
	for i := range 300 * 300 {
		if i%300/7%2 == 0 || i/300/11%3 == 0 {
			stripes.SetNRGBA(i%300, i/300, black)
		}
	}
	code := qr(t, medium, 5)
	damaged := onWhite(code).(*image.NRGBA)
	onto(damaged, canvas(code.Rect.Dx(), code.Rect.Dy()/2, white), 0, 0)
	for name, m := range map[string]image.Image{
		"white":                  canvas(200, 200, white),
		"grain":                  noisy(canvas(400, 400, white), 120, 5),
		"stripes":                stripes,
		"half a code":            damaged,
		"a code of another kind": drawn([][]bool{{true, true}, {true, false}}, 40, 2, black, white),
		"smaller than any code":  canvas(9, 9, black),
	} {
		if got := picture.Codes(picture.Of(m)); len(got) > 0 {
			t.Errorf("%s: read %q", name, got)
		}
	}
}

func FuzzCodes(f *testing.F) {
	f.Add(asPNG(f, qr(f, short, 2)))
	f.Add(asJPEG(f, qr(f, short, 2), 50))
	f.Add(giantPNG(64, 64))
	var b bytes.Buffer
	if err := gif.Encode(&b, qr(f, short, 1), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := picture.Limits{Pixels: 1 << 16, Bytes: 1 << 16}
		p, err := picture.Decode(data, limits)
		if err != nil {
			if !errors.Is(err, picture.ErrFormat) && !errors.Is(err, picture.ErrTooLarge) {
				t.Errorf("error %v", err)
			}
			return
		}
		if w, h := p.Size(); w*h > limits.Pixels {
			t.Errorf("%d by %d pixels", w, h)
		}
		picture.Codes(p)
		for _, h := range picture.Marks(p) {
			if again, err := picture.ParseHash(h.String()); err != nil || again.Cells != h.Cells || again.Aspect != h.Aspect {
				t.Errorf("%s is read as %s, %v", h, again, err)
			}
		}
	})
}

func FuzzPageCodes(f *testing.F) {
	code := modules(f, short, decoder.ErrorCorrectionLevel_L)
	f.Add(inTable(code, "<td bgcolor=#000>", "<td>"))
	f.Add(inHalves(code))
	f.Add(strings.Repeat("<td width=1 style='background:rgb(1,2)'>", 30) + "<br>")
	f.Fuzz(func(t *testing.T, page string) {
		page = page[:min(len(page), 1<<15)]
		picture.PageCodes(page)
		picture.TextCodes(page)
	})
}
