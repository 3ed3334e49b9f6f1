package screenshot

import (
	"encoding/binary"
	"image"
	"image/color"
)

// Orientation reads how a camera was held from the Exif data of a JPEG file
// (Exif 2.3, tag 0x0112): 1 upright, 2–8 turned or mirrored, 1 if unknown.
func Orientation(jpeg []byte) int {
	const upright = 1
	if len(jpeg) < 4 || jpeg[0] != 0xff || jpeg[1] != 0xd8 {
		return upright
	}
	for i := 2; i+4 <= len(jpeg) && jpeg[i] == 0xff; {
		marker, size := jpeg[i+1], int(binary.BigEndian.Uint16(jpeg[i+2:]))
		if marker == 0xda || size < 2 || i+2+size > len(jpeg) {
			return upright
		}
		segment := jpeg[i+4 : i+2+size]
		if marker == 0xe1 && len(segment) > 14 && string(segment[:6]) == "Exif\x00\x00" {
			return orientationIn(segment[6:])
		}
		i += 2 + size
	}
	return upright
}

// orientationIn reads the first directory of the TIFF data in an Exif segment.
func orientationIn(tiff []byte) int {
	const upright, tag, mostEntries = 1, 0x0112, 200
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return upright
	}
	n := min(int(order.Uint16(tiff[at:])), mostEntries)
	for k := range n {
		entry := at + 2 + 12*k
		if entry+12 > len(tiff) {
			return upright
		}
		if order.Uint16(tiff[entry:]) == tag {
			if v := int(order.Uint16(tiff[entry+8:])); v >= 1 && v <= 8 {
				return v
			}
			return upright
		}
	}
	return upright
}

// Upright turns a picture as its Orientation says.
func Upright(m image.Image, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return m
	}
	return &turned{m, orientation}
}

// turned is a picture seen from another side.
type turned struct {
	image.Image
	orientation int
}

func (t *turned) Bounds() image.Rectangle {
	s := t.Image.Bounds().Size()
	if t.orientation >= 5 {
		s.X, s.Y = s.Y, s.X
	}
	return image.Rectangle{Max: s}
}

func (t *turned) At(x, y int) color.Color {
	b := t.Image.Bounds()
	right, bottom := b.Dx()-1, b.Dy()-1
	switch t.orientation {
	case 2:
		x = right - x
	case 3:
		x, y = right-x, bottom-y
	case 4:
		y = bottom - y
	case 5:
		x, y = y, x
	case 6:
		x, y = y, bottom-x
	case 7:
		x, y = right-y, bottom-x
	case 8:
		x, y = right-y, x
	}
	return t.Image.At(b.Min.X+x, b.Min.Y+y)
}
