package picture_test

import (
	"bytes"
	"errors"
	"image"
	"testing"

	"bonafide/message/picture"
)

// progressive is a gray JPEG of 800 by 800 pixels in so many scans, each of a
// few octets that say "nothing changes".
func progressive(scans int) []byte {
	const side, run = 800, 32767
	segment := func(marker byte, data ...byte) []byte {
		return append([]byte{0xff, marker, 0, byte(len(data) + 2)}, data...)
	}
	oneCode := func(table, symbol byte) []byte {
		return append(append([]byte{table, 1}, make([]byte, 15)...), symbol)
	}
	b := []byte{0xff, 0xd8}
	b = append(b, segment(0xdb, append([]byte{0}, bytes.Repeat([]byte{1}, 64)...)...)...)
	b = append(b, segment(0xc2, 8, side>>8, side&0xff, side>>8, side&0xff, 1, 1, 0x11, 0)...)
	b = append(b, segment(0xc4, oneCode(0x00, 0)...)...)
	b = append(b, segment(0xc4, oneCode(0x10, 0xe0)...)...) // an end of band for up to 32767 blocks
	if side/8*side/8 > run {
		panic("one run is not enough")
	}
	for range scans {
		b = append(b, segment(0xda, 1, 1, 0x00, 1, 63, 0x00)...)
		b = append(b, 0x7f, 0xfe)
	}
	return append(b, 0xff, 0xd9)
}

// TestScansAreBounded refuses what would walk over a picture without end.
func TestScansAreBounded(t *testing.T) {
	if _, err := picture.Decode(progressive(20), picture.Limits{}); err != nil {
		t.Errorf("20 scans: %v", err)
	}
	if _, err := picture.Decode(progressive(1000), picture.Limits{}); !errors.Is(err, picture.ErrTooLarge) {
		t.Errorf("1000 scans: %v", err)
	}
}

// TestDeepColors counts a pixel of 16 bits a color twice.
func TestDeepColors(t *testing.T) {
	deep, plain := image.NewNRGBA64(image.Rect(0, 0, 30, 30)), image.NewNRGBA(image.Rect(0, 0, 30, 30))
	for name, tt := range map[string]struct {
		m    image.Image
		most int
		want error
	}{
		"8 bits":                {plain, 900, nil},
		"16 bits":               {deep, 1800, nil},
		"16 bits, beyond":       {deep, 1700, picture.ErrTooLarge},
		"8 bits, beyond by one": {plain, 899, picture.ErrTooLarge},
	} {
		if _, err := picture.Decode(asPNG(t, tt.m), picture.Limits{Pixels: tt.most}); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
