package attachment

import (
	"strings"
	"testing"

	"bonafide/message"
	"bonafide/message/attachment/compound/compoundtest"
)

func TestOLE(t *testing.T) {
	ole := func(pairs ...string) []byte {
		var streams []compoundtest.Stream
		for i := 0; i+1 < len(pairs); i += 2 {
			streams = append(streams, compoundtest.Stream{Path: pairs[i], Data: []byte(pairs[i+1])})
		}
		return compoundtest.Build(streams...)
	}
	runAll(t, []inspected{
		{"document", "a.doc", "", ole("WordDocument", "\xec\xa5"+strings.Repeat("\x00", 100)), message.Attachment{Sniffed: "ole"}},
		{"document with macros", "a.doc", "", ole("WordDocument", "x", "Macros/VBA/_VBA_PROJECT", "x"), message.Attachment{Sniffed: "ole", Macros: true}},
		{"locked document", "a.doc", "", ole("WordDocument", "\xec\xa5"+strings.Repeat("\x00", 9)+"\x01"+strings.Repeat("\x00", 90)), message.Attachment{Sniffed: "ole", Encrypted: true}},
		{"locked newer document", "a.docx", "", ole("EncryptionInfo", "x", "EncryptedPackage", "x"), message.Attachment{Sniffed: "ole", Encrypted: true}},
		{"sheet with a password", "a.xls", "", ole("Workbook", "\x09\x08\x02\x00\x00\x00\x2f\x00\x02\x00\x00\x00"), message.Attachment{Sniffed: "ole", Encrypted: true}},
		{"sheet with old macros", "a.xls", "", ole("Workbook", "\x09\x08\x02\x00\x00\x00\x85\x00\x08\x00\x00\x00\x00\x00\x00\x01\x00\x00"), message.Attachment{Sniffed: "ole", Macros: true, Traits: []string{TraitSheetMacros}}},
		{"slides with a password", "a.ppt", "", ole("Current User", strings.Repeat("\x00", 12)+"\xdf\xc4\xd1\xf3"), message.Attachment{Sniffed: "ole", Encrypted: true}},
		{"program inside", "a.doc", "", ole("ObjectPool/_1/\x01Ole10Native", "\x00\x00\x00\x00\x02\x00run.exe\x00C:\\run.exe\x00"), message.Attachment{Sniffed: "ole", Entries: []string{"run.exe"}, Traits: []string{TraitEmbeddedFile, TraitEmbeddedProgram}}},
		{"links in the text", "a.doc", "", ole("WordDocument", string(utf16le("HYPERLINK \"https://w.example/a\" "))+"https://v.example/b\x00"), message.Attachment{Sniffed: "ole", Links: []string{"https://v.example/b", "https://w.example/a"}}},
		{"Outlook message", "a.msg", "", ole("__properties_version1.0", "x"), message.Attachment{Sniffed: "msg"}},
		{"broken file", "a.doc", "", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "https://b.example/"...), message.Attachment{Sniffed: "ole", Links: []string{"https://b.example/"}}},
	})
}
