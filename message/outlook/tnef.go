package outlook

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// File is one file inside a TNEF attachment. The bodies of the message, which
// TNEF can hold as well, are files without a name.
type File struct {
	Name      string // "" for a body
	MediaType string // as declared, "" unknown; "text/plain" or "text/html" for bodies
	Data      []byte // content; it may share the memory of the input
}

// Limits of a TNEF file.
const (
	maxFiles      = 250
	maxProperties = 4096
)

// Attributes (MS-OXTNEF section 2.1.3.2), without their types.
const (
	tnefBody           = 0x800c
	tnefAttachData     = 0x800f
	tnefAttachTitle    = 0x8010
	tnefAttachRendered = 0x9002
	tnefMessageProps   = 0x9003
	tnefAttachProps    = 0x9005
	tnefCodepage       = 0x9007
)

// IsTNEF tells whether data is a TNEF file (winmail.dat).
func IsTNEF(data []byte) bool {
	return len(data) >= 6 && binary.LittleEndian.Uint32(data) == 0x223e9f78
}

// Attachments lists what is inside a TNEF file: the bodies first found and the
// attached files, at most 250. Files of attached messages follow those of the
// message. A file that is cut off gives what is there; the error, which wraps
// ErrFormat, only says that the data isn't TNEF at all. Checksums are not
// verified.
func Attachments(data []byte) ([]File, error) {
	if !IsTNEF(data) {
		return nil, fmt.Errorf("%w: no TNEF signature", ErrFormat)
	}
	t := tnefReader{}
	t.attributes(data, 0)
	return t.files, nil
}

// tnefReader gathers the files.
type tnefReader struct {
	files    []File
	codepage int
}

// attributes walks the attributes of a message (section 2.1.3).
func (t *tnefReader) attributes(data []byte, depth int) {
	const headLength, sumLength = 9, 2
	current := -1 // the attachment that attributes speak of
	for b := data[6:]; len(b) >= headLength; {
		id, size := binary.LittleEndian.Uint16(b[1:]), binary.LittleEndian.Uint32(b[5:])
		b = b[headLength:]
		value := b[:min(uint64(size), uint64(len(b)))]
		switch id {
		case tnefCodepage:
			if len(value) >= 4 {
				t.codepage = int(binary.LittleEndian.Uint32(value))
			}
		case tnefBody:
			t.add(File{MediaType: "text/plain", Data: []byte(t.string8(value))})
		case tnefMessageProps:
			t.messageProperties(value)
		case tnefAttachRendered:
			current = t.add(File{})
		case tnefAttachTitle, tnefAttachData, tnefAttachProps:
			if current >= 0 {
				t.attachment(current, id, value, depth)
			}
		}
		b = b[len(value):]
		b = b[min(sumLength, len(b)):]
	}
}

// add adds a file and returns its place, or -1 when there are too many.
func (t *tnefReader) add(f File) int {
	if len(t.files) >= maxFiles {
		return -1
	}
	t.files = append(t.files, f)
	return len(t.files) - 1
}

// attachment takes one attribute of an attachment.
func (t *tnefReader) attachment(current int, id uint16, value []byte, depth int) {
	f := &t.files[current]
	switch id {
	case tnefAttachTitle:
		if f.Name == "" {
			f.Name = t.string8(value)
		}
	case tnefAttachData:
		f.Data = value
	case tnefAttachProps:
		var inner []byte
		eachProperty(value, func(id, kind uint16, v []byte) {
			switch id {
			case propAttachLongName:
				f.Name = first(t.propertyText(kind, v), f.Name)
			case propAttachName:
				f.Name = first(f.Name, t.propertyText(kind, v))
			case propAttachMimeTag:
				f.MediaType = strings.ToLower(t.propertyText(kind, v))
			case propAttachData:
				if kind == typeObject && len(v) > 16 && IsTNEF(v[16:]) { // after the interface identifier
					inner = v[16:]
				}
			}
		})
		if inner != nil && depth+1 < maxNesting {
			f.MediaType = "application/ms-tnef"
			f.Data = inner
			t.attributes(inner, depth+1)
		}
	}
}

// messageProperties takes the bodies of a message.
func (t *tnefReader) messageProperties(value []byte) {
	var rtf []byte
	var plain, page string
	eachProperty(value, func(id, kind uint16, v []byte) {
		switch id {
		case propBody:
			plain = t.propertyText(kind, v)
		case propHTML:
			page = t.propertyText(kind, v)
		case propCompressedRTF:
			rtf = v
		}
	})
	if unpacked := decompressRTF(rtf); unpacked != nil && page == "" {
		if text, isHTML := rtfText(unpacked); isHTML {
			page = text
		} else if plain == "" {
			plain = text
		}
	}
	if plain != "" {
		t.add(File{MediaType: "text/plain", Data: []byte(plain)})
	}
	if page != "" {
		t.add(File{MediaType: "text/html", Data: []byte(page)})
	}
}

// string8 decodes text in the code page of the message, up to the first NUL.
func (t *tnefReader) string8(b []byte) string {
	text, _, _ := strings.Cut(string(b[:min(len(b), maxText)]), "\x00")
	return decodeCodepage(t.codepage, []byte(text))
}

// propertyText decodes a string property.
func (t *tnefReader) propertyText(kind uint16, v []byte) string {
	v = v[:min(len(v), maxText)]
	switch kind {
	case typeString:
		return strings.TrimRight(decodeUTF16(v), "\x00")
	case typeString8, typeBinary:
		return t.string8(v)
	}
	return ""
}

// eachProperty walks a list of properties (MS-OXTNEF section 2.1.3.4). Of those
// with several values it gives each.
func eachProperty(b []byte, each func(id, kind uint16, value []byte)) {
	c := cursor{b}
	count := min(c.uint32(), maxProperties)
	for ; count > 0 && len(c.b) > 0; count-- {
		kind, id := c.uint16(), c.uint16()
		if id >= 0x8000 {
			c.take(16)
			if c.uint32() == 1 {
				c.padded(c.uint32())
			} else {
				c.take(4)
			}
		}
		const several = 0x1000
		base, values := kind&^several, uint32(1)
		size := fixedSize(base)
		if kind&several != 0 || size == 0 {
			values = min(c.uint32(), maxProperties)
		}
		for ; values > 0 && len(c.b) > 0; values-- {
			if size == 0 {
				each(id, base, c.padded(c.uint32()))
			} else {
				each(id, base, c.take(size))
			}
		}
	}
}

// fixedSize is the size of a value with its padding, 0 where it states a size.
func fixedSize(kind uint16) uint32 {
	switch kind {
	case typeString8, typeString, typeObject, typeBinary:
		return 0
	case 0x0005, 0x0006, 0x0007, 0x0014, typeTime: // double, currency, date, 64-bit integer
		return 8
	case 0x0048: // class identifier
		return 16
	}
	return 4
}

// cursor reads numbers; beyond the end it reads zeros.
type cursor struct{ b []byte }

func (c *cursor) take(n uint32) []byte {
	size := min(uint64(n), uint64(len(c.b)))
	out := c.b[:size]
	c.b = c.b[size:]
	return out
}

// padded takes n octets and the padding to a multiple of four.
func (c *cursor) padded(n uint32) []byte {
	out := c.take(n)
	c.take(-n & 3)
	return out
}

func (c *cursor) uint16() uint16 {
	if b := c.take(2); len(b) == 2 {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (c *cursor) uint32() uint32 {
	if b := c.take(4); len(b) == 4 {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}
