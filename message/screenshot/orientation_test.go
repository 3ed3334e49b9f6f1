package screenshot

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// exif puts an orientation into a JPEG file.
func exif(t testing.TB, order binary.AppendByteOrder, orientation uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 16, 8)), nil); err != nil {
		t.Fatal(err)
	}
	tiff := []byte("MM")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		tiff = []byte("II")
	}
	tiff = order.AppendUint16(tiff, 42)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint16(tiff, 0x0112)
	tiff = order.AppendUint16(tiff, 3)
	tiff = order.AppendUint32(tiff, 1)
	tiff = order.AppendUint16(tiff, orientation)
	tiff = append(tiff, 0, 0)
	segment := append([]byte("Exif\x00\x00"), tiff...)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xd8, 0xff, 0xe1}, uint16(len(segment)+2))
	return append(append(head, segment...), b.Bytes()[2:]...)
}

func TestOrientation(t *testing.T) {
	for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
		for want := range uint16(10) {
			got := Orientation(exif(t, order, want))
			if want < 1 || want > 8 {
				want = 1
			}
			if got != int(want) {
				t.Errorf("orientation %d, want %d", got, want)
			}
		}
	}
	for _, other := range []string{"", "\x89PNG", "\xff\xd8", "\xff\xd8\xff\xe1\x00", "\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00"} {
		if got := Orientation([]byte(other)); got != 1 {
			t.Errorf("%q: orientation %d", other, got)
		}
	}
}

// TestUpright turns a picture whose upper left corner is marked to where that
// corner belongs.
func TestUpright(t *testing.T) {
	m := image.NewGray(image.Rect(10, 20, 14, 22)) // 4 by 2
	m.SetGray(10, 20, color.Gray{Y: 255})
	for orientation, want := range map[int]image.Point{
		1: {0, 0}, 2: {3, 0}, 3: {3, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 3}, 8: {0, 3},
	} {
		up := Upright(m, orientation)
		b := up.Bounds()
		if turned := orientation >= 5; turned != (b.Dx() == 2) {
			t.Errorf("%d: bounds %v", orientation, b)
		}
		if y, _, _, _ := up.At(b.Min.X+want.X, b.Min.Y+want.Y).RGBA(); y == 0 {
			t.Errorf("%d: the corner isn't at %v", orientation, want)
		}
	}
}

// FuzzOrientation holds that no file stops the program.
func FuzzOrientation(f *testing.F) {
	f.Add(exif(f, binary.BigEndian, 6))
	f.Add(exif(f, binary.LittleEndian, 8))
	f.Fuzz(func(t *testing.T, data []byte) {
		if o := Orientation(data); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}
