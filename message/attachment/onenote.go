package attachment

import (
	"bytes"
	"encoding/binary"
)

// fileData marks a file inside a OneNote section (FileDataStoreObject, MS-ONESTORE
// section 2.6.13).
const fileData = "\xe7\x16\xe3\xbd\x65\x26\x11\x45\xa4\xc4\x8d\x4d\x0b\x7a\x9e\xac"

// oneNote finds the files inside a OneNote section and its addresses.
func (in *inspection) oneNote(data []byte) {
	for rest, n := data, 0; n < 64; n++ {
		at := bytes.Index(rest, []byte(fileData))
		if at < 0 || len(rest)-at < 36 {
			break
		}
		size := binary.LittleEndian.Uint64(rest[at+16:])
		rest = rest[at+36:]
		content := rest[:min(size, uint64(len(rest)))]
		kind := sniff("", "", content)
		if kind == "" && bytes.Contains(bytes.ToLower(content[:min(len(content), 4096)]), []byte("powershell")) {
			kind = "script"
		}
		switch {
		case isProgram(kind):
			in.trait(TraitEmbeddedFile)
			in.trait(TraitEmbeddedProgram)
		case !isImage(kind):
			in.trait(TraitEmbeddedFile)
		}
	}
	in.scan(data)
}
