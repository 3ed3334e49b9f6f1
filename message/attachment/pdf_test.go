package attachment

import (
	"bytes"
	"strings"
	"testing"

	"bonafide/message"
)

func TestPDF(t *testing.T) {
	runAll(t, []inspected{
		{
			"link in a plain object", "a.pdf", "application/pdf", makePDF("5 0 obj\n<< /Type /Annot /A << /S /URI /URI (https://p.example/a\\(1\\)) >> >>\nendobj\n"),
			message.Attachment{Sniffed: "pdf", Links: []string{"https://p.example/a(1)"}},
		},
		{
			"link in hexadecimal", "a.pdf", "", makePDF("5 0 obj\n<</S/URI/URI <68747470733A2F2F682E6578616D706C65>>>\nendobj\n"),
			message.Attachment{Sniffed: "pdf", Links: []string{"https://h.example"}},
		},
		{
			"link in an object stream", "a.pdf", "", makePDF(pdfStream(t, 7, "/Type /ObjStm /N 1 /First 4", "8 0 <</S/URI/URI(https://o.example/)>>")),
			message.Attachment{Sniffed: "pdf", Links: []string{"https://o.example/"}},
		},
		{
			"link in a string of its own", "a.pdf", "", makePDF("5 0 obj\n<</S/URI/URI 6 0 R>>\nendobj\n6 0 obj (https://i.example/)\nendobj\n"),
			message.Attachment{Sniffed: "pdf", Links: []string{"https://i.example/"}},
		},
		{
			"what is on a page isn't taken for a link", "a.pdf", "", makePDF(pdfStream(t, 3, "", "/URI (https://no.example)")),
			message.Attachment{Sniffed: "pdf"},
		},
		{
			"script under an escaped name", "a.pdf", "", makePDF("1 0 obj\n<< /OpenAction << /S /J#61vaScript /J#53 (app.alert(1)) >> >>\nendobj\n"),
			message.Attachment{Sniffed: "pdf", Script: true, Traits: []string{TraitOpenAction}},
		},
		{
			"page to begin with is no action", "a.pdf", "", makePDF("1 0 obj\n<< /OpenAction [3 0 R /Fit] >>\nendobj\n"),
			message.Attachment{Sniffed: "pdf"},
		},
		{
			"program to start", "a.pdf", "", makePDF("1 0 obj\n<< /S /Launch /Win << /F (cmd.exe) >> >>\nendobj\n"),
			message.Attachment{Sniffed: "pdf", Script: true, Traits: []string{TraitLaunch}},
		},
		{
			"file inside", "a.pdf", "", makePDF("1 0 obj\n<< /Type /Filespec /F (in.exe) /UF (\xfe\xff\x00i\x00n\x00.\x00e\x00x\x00e) /EF << /F 4 0 R >> >>\nendobj\n4 0 obj\n<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream\nendobj\n"),
			message.Attachment{Sniffed: "pdf", Entries: []string{"in.exe"}, Traits: []string{TraitEmbeddedFile, TraitEmbeddedProgram}},
		},
		{
			"form that is sent", "a.pdf", "", makePDF("1 0 obj\n<< /AcroForm 2 0 R >>\nendobj\n3 0 obj\n<< /S /SubmitForm /F << /FS /URL /F (https://f.example/in) >> >>\nendobj\n"),
			message.Attachment{Sniffed: "pdf", Links: []string{"https://f.example/in"}, Traits: []string{TraitForm, TraitSubmit}},
		},
		{
			"stream that never ends", "a.pdf", "", []byte("%PDF-1.4\n1 0 obj\n<< /Length 3 >>\nstream\nabc 2 0 obj << /S /URI /URI (https://n.example) >>"),
			message.Attachment{Sniffed: "pdf", Links: []string{"https://n.example"}},
		},
		{
			"header after rubbish", "a.pdf", "", append([]byte("rubbish\x00\x01\n"), makePDF()...),
			message.Attachment{Sniffed: "pdf"},
		},
	})
}

// A stream of zeros shrinks a thousandfold: what is inflated stays bounded.
func TestPDFBomb(t *testing.T) {
	bomb := pdfStream(t, 7, "/Type /ObjStm", strings.Repeat(" ", 8<<20))
	got := Inspect("a.pdf", "application/pdf", makePDF(strings.Repeat(bomb, 40)))
	if got.Sniffed != "pdf" || len(got.Traits) == 0 || got.Traits[len(got.Traits)-1] != TraitCut {
		t.Errorf("Sniffed %q, Traits %q: want pdf and %q at the end", got.Sniffed, got.Traits, TraitCut)
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(makePDF("5 0 obj\n<</S/URI/URI(https://p.example)>>\nendobj\n"))
	f.Add(makePDF(pdfStream(f, 7, "/Type /ObjStm /N 1 /First 4", "8 0 <</S/URI/URI<6874>>>")))
	f.Add(makePDF("1 0 obj\n<< /Length 3 0 R >>\nstream\nabc\nendstream endstream stream"))
	f.Add(lockedPDF(""))
	f.Add([]byte("%PDF-/URI(\\1\\12\\(()/URI<4/#4#/Encrypt"))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkBounds(t, Inspect("a.pdf", "application/pdf", append([]byte("%PDF-1.4\n"), data...)))
	})
}

func BenchmarkPDF(b *testing.B) {
	page := pdfStream(b, 3, "", strings.Repeat("BT /F1 12 Tf (Some text) Tj ET\n", 2000))
	data := makePDF(strings.Repeat(page, 20), strings.Repeat("5 0 obj\n<< /Type /Annot /S /URI /URI (https://p.example/a) >>\nendobj\n", 20), pdfStream(b, 7, "/Type /ObjStm", strings.Repeat("<</S/URI/URI(https://o.example/)>>", 50)))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Inspect("a.pdf", "application/pdf", data)
	}
}

func TestPDFSyntax(t *testing.T) {
	for in, want := range map[string]string{
		"(a(b)c)d": "a(b)c", `(a\)b)`: "a)b", `(\101\60)`: "A0", "(a\\\nb)": "ab", "<4142 4>": "AB@",
		"(never closed": "never closed", "<</F 1>>": "", "12 0 R": "", "": "",
	} {
		if got := pdfText(rawValue([]byte(in))); got != want {
			t.Errorf("the string %q = %q, want %q", in, got, want)
		}
	}
	if name, rest := readName([]byte("J#61va#2 (x")); name != "Java#2" || !bytes.Equal(rest, []byte(" (x")) {
		t.Errorf("readName = %q, %q", name, rest)
	}
}
