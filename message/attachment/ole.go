package attachment

import (
	"encoding/binary"
	"strings"

	"bonafide/message/attachment/compound"
)

// ole reads an OLE file: an Office document of before 2007, a locked newer
// one, an installer or an Outlook message. It returns the refined type.
func (in *inspection) ole(data []byte) string {
	f, err := compound.Open(data)
	if err != nil {
		in.scan(data)
		return "ole"
	}
	kind := compoundKind(f)
	if kind == "msi" {
		return kind
	}
	for i := range f.Entries {
		in.oleEntry(f, &f.Entries[i])
	}
	in.scan(data)
	return kind
}

// oleKind is the type of an OLE file by its directory.
func oleKind(data []byte) string {
	f, err := compound.Open(data)
	if err != nil {
		return "ole"
	}
	return compoundKind(f)
}

// compoundKind tells installers and messages from documents.
func compoundKind(f *compound.File) string {
	if strings.EqualFold(f.Class, "{000C1084-0000-0000-C000-000000000046}") {
		return "msi"
	}
	for i := range f.Entries {
		if f.Entries[i].Path == "__properties_version1.0" {
			return "msg"
		}
	}
	return "ole"
}

// oleEntry looks at one storage or stream of a document.
func (in *inspection) oleEntry(f *compound.File, e *compound.Entry) {
	name := e.Path[strings.LastIndexByte(e.Path, '/')+1:]
	switch name {
	case "_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA", "Macros":
		in.a.Macros = true
	case "EncryptedPackage", "EncryptionInfo":
		in.a.Encrypted = true
	case "Ole10Native", "Package", "ObjectPool":
		in.trait(TraitEmbeddedFile)
		if name == "Ole10Native" {
			in.packager(f.Read(e, 4096))
		}
	case "WordDocument":
		// FibBase.fEncrypted (MS-DOC section 2.5.2).
		if fib := f.Read(e, 32); len(fib) >= 12 && binary.LittleEndian.Uint16(fib) == 0xa5ec && fib[11]&1 != 0 {
			in.a.Encrypted = true
		}
	case "Workbook", "Book":
		in.workbook(f.Read(e, 64<<10))
	case "Current User":
		// CurrentUserAtom.headerToken (MS-PPT section 2.3.2).
		if b := f.Read(e, 64); len(b) >= 16 && binary.LittleEndian.Uint32(b[12:]) == 0xf3d1c4df {
			in.a.Encrypted = true
		}
	}
}

// workbook walks the records of an Excel workbook (MS-XLS section 2.4) for a
// password and for sheets of Excel 4.0 macros.
func (in *inspection) workbook(b []byte) {
	const filePass, boundSheet, macroSheet = 0x2f, 0x85, 1
	for len(b) >= 4 {
		kind, size := binary.LittleEndian.Uint16(b), int(binary.LittleEndian.Uint16(b[2:]))
		b = b[4:]
		if size > len(b) {
			return
		}
		switch {
		case kind == filePass:
			in.a.Encrypted = true
			return // the rest is locked
		case kind == boundSheet && size >= 6 && b[5] == macroSheet:
			in.a.Macros = true
			in.trait(TraitSheetMacros)
		}
		b = b[size:]
	}
}

// packager names the file in an OLE package: its size, a flag, the label and
// the path it came from.
func (in *inspection) packager(b []byte) {
	if len(b) < 8 {
		return
	}
	label := untilNul(b[6:])
	in.entry(decodeText([]byte(label), maxName))
	if isProgramName(label) {
		in.trait(TraitEmbeddedProgram)
	}
}

// isProgramName tells whether a file of that name runs when it is opened.
func isProgramName(name string) bool {
	switch extension(name) {
	case "exe", "scr", "com", "pif", "cpl", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "lnk", "jar", "sct", "dll":
		return true
	}
	return false
}
