package outlook

import (
	"encoding/binary"
	"errors"
	"testing"
)

// attribute writes a TNEF attribute; its checksum is left empty.
func attribute(level byte, id uint32, data []byte) []byte {
	out := binary.LittleEndian.AppendUint32([]byte{level}, id)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
	return append(append(out, data...), 0, 0)
}

// property writes a MAPI property of variable size.
func property(id, kind uint16, data []byte) []byte {
	out := binary.LittleEndian.AppendUint16(nil, kind)
	out = binary.LittleEndian.AppendUint16(out, id)
	out = binary.LittleEndian.AppendUint32(out, 1)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
	out = append(out, data...)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	return out
}

// propertyList counts properties.
func propertyList(all ...[]byte) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(all)))
	for _, p := range all {
		out = append(out, p...)
	}
	return out
}

func tnef(attributes ...[]byte) []byte {
	out := []byte{0x78, 0x9f, 0x3e, 0x22, 1, 0}
	for _, a := range attributes {
		out = append(out, a...)
	}
	return out
}

func sampleTNEF() []byte {
	inner := tnef(
		attribute(2, 0x00069002, make([]byte, 14)),
		attribute(2, 0x00018010, []byte("deep.exe\x00")),
		attribute(2, 0x0006800f, []byte("MZ")),
	)
	return tnef(
		attribute(1, 0x00069007, []byte{0xe4, 4, 0, 0, 0, 0, 0, 0}),
		attribute(1, 0x00069003, propertyList(
			[]byte{3, 0, 1, 0, 9, 9, 9, 9}, // a fixed one, passed over
			property(propBody, typeString, utf16le("Hello\x00")),
			property(propHTML, typeBinary, []byte("<p>Hello</p>")),
		)),
		attribute(2, 0x00069002, make([]byte, 14)),
		attribute(2, 0x00018010, []byte("INVOIC~1.PDF\x00")),
		attribute(2, 0x0006800f, []byte("%PDF-1.4")),
		attribute(2, 0x00069005, propertyList(
			property(propAttachLongName, typeString, utf16le("invoice (1).pdf\x00")),
			property(propAttachMimeTag, typeString8, []byte("Application/PDF\x00")),
		)),
		attribute(2, 0x00069002, make([]byte, 14)),
		attribute(2, 0x00069005, propertyList(property(propAttachData, typeObject, append(make([]byte, 16), inner...)))),
	)
}

func TestAttachments(t *testing.T) {
	got, err := Attachments(sampleTNEF())
	if err != nil {
		t.Fatal(err)
	}
	want := []struct{ name, mediaType, start string }{
		{"", "text/plain", "Hello"},
		{"", "text/html", "<p>Hello</p>"},
		{"invoice (1).pdf", "application/pdf", "%PDF-1.4"},
		{"", "application/ms-tnef", "\x78\x9f"},
		{"deep.exe", "", "MZ"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d files, want %d: %v", len(got), len(want), got)
	}
	for i, w := range want {
		if g := got[i]; g.Name != w.name || g.MediaType != w.mediaType || string(g.Data[:len(w.start)]) != w.start {
			t.Errorf("file %d = %q %q %.20q, want %q", i, g.Name, g.MediaType, g.Data, w)
		}
	}
}

func TestAttachmentsOfACutFile(t *testing.T) {
	whole := sampleTNEF()
	for n := range whole {
		files, err := Attachments(whole[:n])
		if n < 6 && !errors.Is(err, ErrFormat) || n >= 6 && err != nil || len(files) > 5 {
			t.Fatalf("%d octets: %d files, error %v", n, len(files), err)
		}
	}
}

func FuzzTNEF(f *testing.F) {
	f.Add(sampleTNEF())
	f.Add(tnef(attribute(1, 0x00069003, propertyList(property(propCompressedRTF, typeBinary, storeRTF("{\\rtf1 x}"))))))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := Attachments(data)
		if err != nil && !errors.Is(err, ErrFormat) {
			t.Errorf("error %v doesn't wrap ErrFormat", err)
		}
		total := 0
		for _, file := range files {
			total += len(file.Data)
		}
		if len(files) > maxFiles || total > 40*len(data) {
			t.Errorf("%d files with %d octets out of %d", len(files), total, len(data))
		}
	})
}
