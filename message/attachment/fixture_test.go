package attachment

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// makeZip builds a ZIP archive from pairs of name and content.
func makeZip(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(pairs); i += 2 {
		h := &zip.FileHeader{Name: pairs[i], Method: zip.Deflate}
		if pairs[i] == "mimetype" {
			h.Method = zip.Store
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lockZip sets the encryption flag of every entry.
func lockZip(data []byte) []byte {
	out := bytes.Clone(data)
	for at := 0; at+10 < len(out); at++ {
		switch string(out[at : at+4]) {
		case "PK\x03\x04":
			out[at+6] |= 1
		case "PK\x01\x02":
			out[at+8] |= 1
		}
	}
	return out
}

func makeTar(t testing.TB, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range names {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: 5, Mode: 0o600}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("hello")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func makeGzip(t testing.TB, name string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Name = name
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pdfStream builds an object with a compressed stream.
func pdfStream(t testing.TB, number int, dictionary, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d 0 obj\n<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n", number, dictionary, b.Len(), b.String())
}

func makePDF(objects ...string) []byte {
	return []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + strings.Join(objects, "") + "trailer\n<< /Root 1 0 R >>\n%%EOF\n")
}

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// makeRAR4 builds a RAR 4 archive; flags are those of each file header.
func makeRAR4(mainFlags, flags uint16, names ...string) []byte {
	block := func(kind byte, flags uint16, body []byte) []byte {
		head := []byte{0, 0, kind}
		head = binary.LittleEndian.AppendUint16(head, flags)
		head = binary.LittleEndian.AppendUint16(head, uint16(7+len(body)))
		return append(head, body...)
	}
	out := append([]byte("Rar!\x1a\x07\x00"), block(0x73, mainFlags, make([]byte, 6))...)
	for _, name := range names {
		body := make([]byte, 25)
		binary.LittleEndian.PutUint32(body, 3) // packed size
		binary.LittleEndian.PutUint16(body[19:], uint16(len(name)))
		out = append(out, block(0x74, flags|0x8000, append(body, name...))...)
		out = append(out, "abc"...)
	}
	return append(out, block(0x7b, 0, nil)...)
}

// makeRAR5 builds a RAR 5 archive.
func makeRAR5(locked bool, names ...string) []byte {
	out := []byte("Rar!\x1a\x07\x01\x00")
	block := func(body []byte) {
		out = append(out, 0, 0, 0, 0, byte(len(body)))
		out = append(out, body...)
	}
	block([]byte{1, 0, 0})
	for _, name := range names {
		own := append([]byte{0, 3, 0, 0, 0, byte(len(name))}, name...)
		if locked {
			extra := []byte{3, 1, 0, 0}
			block(append(append([]byte{2, 3, byte(len(extra)), 3}, own...), extra...))
		} else {
			block(append([]byte{2, 2, 3}, own...))
		}
		out = append(out, "abc"...)
	}
	block([]byte{5, 0, 0})
	return out
}

// make7z builds a 7z archive with a header that isn't compressed.
func make7z(coder string, names ...string) []byte {
	head := append([]byte{0x01, 0x04}, coder...)
	var list []byte
	for _, name := range names {
		list = append(list, utf16le(name+"\x00")...)
	}
	head = append(head, 0x05, byte(len(names)), 0x11, byte(len(list)+1), 0)
	head = append(append(head, list...), 0, 0)
	out := make([]byte, 32)
	copy(out, "7z\xbc\xaf\x27\x1c\x00\x04")
	binary.LittleEndian.PutUint64(out[20:], uint64(len(head)))
	return append(out, head...)
}

func makeCAB(names ...string) []byte {
	out := make([]byte, 36)
	copy(out, "MSCF")
	binary.LittleEndian.PutUint32(out[16:], 36)
	binary.LittleEndian.PutUint16(out[28:], uint16(len(names)))
	for _, name := range names {
		out = append(append(append(out, make([]byte, 16)...), name...), 0)
	}
	return out
}

func makeISO(names ...string) []byte {
	out := make([]byte, 19*2048)
	volume := out[16*2048:]
	copy(volume, "\x01CD001")
	root := volume[156:]
	root[0] = 34
	binary.LittleEndian.PutUint32(root[2:], 18)
	binary.LittleEndian.PutUint32(root[10:], 2048)
	copy(out[17*2048:], "\xffCD001")
	at := 18 * 2048
	for _, name := range append([]string{"\x00", "\x01"}, names...) {
		out[at] = byte(33 + len(name) + (len(name)+1)%2)
		out[at+32] = byte(len(name))
		copy(out[at+33:], name)
		at += int(out[at])
	}
	return out
}

// makeLink builds a Windows shortcut with arguments.
func makeLink(relativePath, arguments string) []byte {
	out := make([]byte, 76)
	copy(out, "L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F")
	binary.LittleEndian.PutUint32(out[20:], 1<<3|1<<5|1<<7)
	for _, s := range []string{relativePath, arguments} {
		b := utf16le(s)
		out = binary.LittleEndian.AppendUint16(out, uint16(len(b)/2))
		out = append(out, b...)
	}
	return out
}
