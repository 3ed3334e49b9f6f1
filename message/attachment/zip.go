package attachment

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// zipEntry is one file in a ZIP archive (PKWARE APPNOTE sections 4.3.7 and
// 4.3.12). No number in it is to be trusted.
type zipEntry struct {
	name      string
	method    uint16
	encrypted bool
	content   []byte // where the content begins, to the end of the archive
	size      int    // compressed octets, 0 when only the end of the data tells
}

// zipDirectory reads the central directory, or where that is missing or
// broken, the local headers one after the other. It returns at most
// MaxEntries+1 entries.
func zipDirectory(data []byte) []zipEntry {
	entries := zipCentral(data)
	if len(entries) == 0 {
		entries = zipLocals(data)
	}
	return entries
}

// zipCentral reads the central directory from its end record.
func zipCentral(data []byte) []zipEntry {
	const endLength = 22
	tail := data[max(0, len(data)-endLength-0xffff):]
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || len(tail)-at < endLength {
		return nil
	}
	end := len(data) - len(tail) + at
	size := int64(binary.LittleEndian.Uint32(data[end+12:]))
	offset := int64(binary.LittleEndian.Uint32(data[end+16:]))
	// What stands before the archive shifts every offset in it.
	shift := max(int64(end)-size-offset, 0)
	at64 := offset + shift
	if at64 > int64(len(data)) {
		return nil
	}
	var entries []zipEntry
	for rest := data[at64:]; len(rest) >= 46 && string(rest[:4]) == "PK\x01\x02" && len(entries) <= MaxEntries; {
		nameLength := int(binary.LittleEndian.Uint16(rest[28:]))
		length := 46 + nameLength + int(binary.LittleEndian.Uint16(rest[30:])) + int(binary.LittleEndian.Uint16(rest[32:]))
		if 46+nameLength > len(rest) {
			break
		}
		e := zipEntry{
			name:      zipName(rest[46:46+nameLength], rest[9]&0x08 != 0),
			encrypted: rest[8]&1 != 0,
			method:    binary.LittleEndian.Uint16(rest[10:]),
			size:      int(binary.LittleEndian.Uint32(rest[20:])),
		}
		if local := int64(binary.LittleEndian.Uint32(rest[42:])) + shift; local < int64(len(data)) {
			e.content = zipContent(data[local:])
		}
		entries = append(entries, e)
		if length > len(rest) {
			break
		}
		rest = rest[length:]
	}
	return entries
}

// zipLocals finds the local headers by their mark.
func zipLocals(data []byte) []zipEntry {
	var entries []zipEntry
	for len(entries) <= MaxEntries {
		at := bytes.Index(data, []byte("PK\x03\x04"))
		if at < 0 || len(data)-at < 30 {
			break
		}
		head := data[at:]
		nameLength := int(binary.LittleEndian.Uint16(head[26:]))
		if 30+nameLength > len(head) {
			break
		}
		entries = append(entries, zipEntry{
			name:      zipName(head[30:30+nameLength], head[7]&0x08 != 0),
			encrypted: head[6]&1 != 0,
			method:    binary.LittleEndian.Uint16(head[8:]),
			size:      int(binary.LittleEndian.Uint32(head[18:])),
			content:   zipContent(head),
		})
		data = head[30+nameLength:]
	}
	return entries
}

// zipContent skips a local header.
func zipContent(head []byte) []byte {
	if len(head) < 30 || string(head[:4]) != "PK\x03\x04" {
		return nil
	}
	skip := 30 + int(binary.LittleEndian.Uint16(head[26:])) + int(binary.LittleEndian.Uint16(head[28:]))
	if skip > len(head) {
		return nil
	}
	return head[skip:]
}

// zipName decodes a name; without the UTF-8 flag its character set is not
// known, and anything that is valid UTF-8 is taken as that.
func zipName(b []byte, isUTF8 bool) string {
	if isUTF8 {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return decodeText(b, len(b))
}

// read returns the beginning of the entry's content, at most limit octets.
func (in *inspection) read(e *zipEntry, limit int) []byte {
	if e.encrypted || e.content == nil {
		return nil
	}
	switch e.method {
	case 0:
		if e.size > len(e.content) || e.size == 0 {
			return nil
		}
		return e.content[:min(e.size, limit)]
	case 8:
		return in.deflated(e.content, limit)
	}
	return nil
}

// zip reads a ZIP archive and returns what kind of file it really is.
func (in *inspection) zip(data []byte) string {
	entries := zipDirectory(data)
	kind := zipKind(entries)
	switch kind {
	case "docx", "xlsx", "pptx":
		in.officeOpen(entries)
		return kind
	case "odt", "ods", "odp", "epub":
		in.openDocument(entries)
		return kind
	}
	in.archive(entries)
	return kind
}

// archive lists the entries of a plain archive, and reads the first documents
// and archives in it.
func (in *inspection) archive(entries []zipEntry) {
	for i := range entries {
		e := &entries[i]
		if e.encrypted {
			in.a.Encrypted = true
		}
		if !in.entry(e.name) {
			return
		}
	}
	if in.depth >= maxDepth {
		return
	}
	in.depth++
	opened := 0
	for i := range entries {
		if opened == 8 {
			break
		}
		if in.inside(&entries[i]) {
			opened++
		}
	}
	in.depth--
}

// inside reads one entry of an archive where that is worth it, and tells
// whether it did.
func (in *inspection) inside(e *zipEntry) bool {
	switch extension(e.name) {
	case "zip", "jar", "docx", "docm", "xlsx", "xlsm", "html", "htm", "shtml", "hta", "svg", "pdf", "url", "ics", "rtf", "iso", "rar", "7z", "doc", "xls", "lnk":
	default:
		return false
	}
	content := in.read(e, 512<<10)
	if len(content) == 0 {
		return false
	}
	in.prefix = clip(e.name, maxName) + "/"
	in.content(e.name, "", content)
	in.prefix = ""
	return true
}

// zipKind tells which format uses the archive as its container.
func zipKind(entries []zipEntry) string {
	types, manifest := false, false
	for i := range entries {
		e := &entries[i]
		switch {
		case i == 0 && e.name == "mimetype" && e.method == 0:
			if kind := mimetypeKind(e); kind != "" {
				return kind
			}
		case e.name == "AndroidManifest.xml":
			return "apk"
		case e.name == "META-INF/MANIFEST.MF":
			manifest = true
		case e.name == "[Content_Types].xml":
			types = true
		}
	}
	if manifest {
		return "jar"
	}
	if types {
		return officeKind(entries)
	}
	return "zip"
}

// mimetypeKind reads the first entry of OpenDocument and EPUB files.
func mimetypeKind(e *zipEntry) string {
	b := e.content[:max(0, min(len(e.content), e.size, 80))]
	switch s := string(b); {
	case strings.HasPrefix(s, "application/vnd.oasis.opendocument.text"):
		return "odt"
	case strings.HasPrefix(s, "application/vnd.oasis.opendocument.spreadsheet"):
		return "ods"
	case strings.HasPrefix(s, "application/vnd.oasis.opendocument.presentation"):
		return "odp"
	case strings.HasPrefix(s, "application/epub+zip"):
		return "epub"
	}
	return ""
}

// officeKind tells the OOXML formats apart by their folders (ECMA-376 part 2).
func officeKind(entries []zipEntry) string {
	for i := range entries {
		folder, _, _ := strings.Cut(strings.ToLower(entries[i].name), "/")
		switch folder {
		case "word":
			return "docx"
		case "xl":
			return "xlsx"
		case "ppt":
			return "pptx"
		}
	}
	return "zip"
}
