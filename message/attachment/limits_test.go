package attachment

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"bonafide/message"
)

// checkBounds fails when what was found exceeds a limit.
func checkBounds(t *testing.T, a message.Attachment) {
	t.Helper()
	switch {
	case len(a.Text) > MaxText:
		t.Errorf("Text of %d octets", len(a.Text))
	case !utf8.ValidString(a.Text):
		t.Errorf("Text isn't UTF-8: %q", a.Text)
	case len(a.Links) > MaxLinks:
		t.Errorf("%d Links", len(a.Links))
	case len(a.Entries) > MaxEntries:
		t.Errorf("%d Entries", len(a.Entries))
	case a.Data != nil && (len(a.Data) > MaxData || !isImage(a.Sniffed) && a.Sniffed != "pdf"):
		t.Errorf("Data of %d octets for %q", len(a.Data), a.Sniffed)
	}
	for _, s := range append(a.Links, a.Entries...) {
		if s == "" || len(s) > maxLink || !utf8.ValidString(s) {
			t.Errorf("link or entry %q", s)
		}
	}
}

func TestLimits(t *testing.T) {
	var many []string
	for i := range 3 * MaxEntries {
		many = append(many, fmt.Sprintf("%d.txt", i), "")
	}
	links := strings.Builder{}
	for i := range 3 * MaxLinks {
		fmt.Fprintf(&links, "https://l%d.example/ ", i)
	}
	for title, data := range map[string][]byte{
		"entries": makeZip(t, many...),
		"links":   []byte(links.String()),
		"text":    []byte(strings.Repeat("Gr\u00fc\u00dfe ", 20000)),
		"tar":     makeTar(t, many...)[:900000],
	} {
		t.Run(title, func(t *testing.T) { checkBounds(t, Inspect("a.txt", "text/plain", data)) })
	}
	if got := Inspect("a.zip", "", makeZip(t, many...)); len(got.Entries) != MaxEntries || len(got.Traits) != 1 || got.Traits[0] != TraitCut {
		t.Errorf("%d entries and traits %q, want %d and %q", len(got.Entries), got.Traits, MaxEntries, TraitCut)
	}
}

// Input that repeats what starts a search must not be searched again and
// again; many of these take minutes when the time grows with the square.
func TestRepetition(t *testing.T) {
	const size = 512 << 10
	for _, unit := range []string{
		"stream", "stream\n", "/ObjStm/FlateDecode stream\n", "obj", "/URI(", "/URI<", "/URI 1", "(((", "endstream stream", "/#", "/Length 1", "/F(a", "/Length/ObjStm stream\r\nendstre",
	} {
		Inspect("a.pdf", "", []byte("%PDF-"+strings.Repeat(unit, size/len(unit))))
	}
	for _, unit := range []string{"<a href", "href=", "href='", "onload", "://", "www.", "http://", "<svg", "<script", "<", "&#", "h://", "a\n b:c\n", "BEGIN:VCARD\nNOTE:\\n"} {
		for _, name := range []string{"a.html", "a.svg", "a.ics", "a.txt", "a.vcf", "a.url"} {
			prefix := map[string]string{"a.svg": "<svg ", "a.ics": "BEGIN:VCALENDAR\n", "a.vcf": "BEGIN:VCARD\n", "a.url": "[InternetShortcut]\n"}[name]
			Inspect(name, "", []byte(prefix+strings.Repeat(unit, size/len(unit))))
		}
	}
	for _, unit := range []string{"PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "\x11", "\x11\x03\x00", "\x00", "\x00\x00\x01", fileData} {
		for _, head := range []string{"PK\x03\x04", "Rar!\x1a\x07\x00", "Rar!\x1a\x07\x01\x00", "MSCF\x00\x00\x00\x00", "7z\xbc\xaf\x27\x1c", "\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3", "{\\rt"} {
			Inspect("a.bin", "", []byte(head+strings.Repeat(unit, size/len(unit))))
		}
	}
}

func TestImageData(t *testing.T) {
	png := append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 100)...)
	if got := Inspect("a.png", "image/png", png); got.Sniffed != "png" || len(got.Data) != len(png) {
		t.Errorf("Sniffed %q, %d octets of Data, want png and %d", got.Sniffed, len(got.Data), len(png))
	}
	large := append(png, make([]byte, MaxData)...)
	if got := Inspect("a.png", "image/png", large); got.Data != nil {
		t.Errorf("%d octets of Data of a large image", len(got.Data))
	}
	if pdf := makePDF(); len(Inspect("a.pdf", "", pdf).Data) != len(pdf) {
		t.Error("no Data of a PDF file, which may hold pictures")
	}
	if got := Inspect("a.txt", "text/plain", []byte("text")); got.Data != nil {
		t.Errorf("%d octets of Data of a text", len(got.Data))
	}
}

func FuzzInspect(f *testing.F) {
	for _, seed := range [][]byte{
		makeZip(f, "a.zip", string(makeZip(f, "b.html", "<script>"))), makeZip(f, "[Content_Types].xml", "", "word/_rels/a.rels", `<Relationship TargetMode="External" Target="x"/>`),
		makeTar(f, "a"), makeGzip(f, "a", makeTar(f, "b")), makeRAR4(0, 4, "a"), makeRAR5(true, "a"), make7z(aesCoder, "a"), makeCAB("a"), makeISO("A.EXE;1"),
		makeLink("a", "b"), []byte("{\\rtf1 {\\*\\template x}"), []byte("BEGIN:VCALENDAR\nSUMMARY:a\n b\n"), []byte("<svg onload=x href='a:b'>"),
		[]byte("[InternetShortcut]\nURL=x"), []byte("bplist00URL"), []byte("\xff\xfe<\x00h\x00"), []byte("MZ"), []byte("\x00\x00\x01\x00\x01\x00"),
	} {
		f.Add("a.txt", "text/plain", seed)
	}
	f.Fuzz(func(t *testing.T, name, mediaType string, data []byte) {
		a := Inspect(name, mediaType, data)
		checkBounds(t, a)
		if len(data) > 0 && mediaType == "" && name == "" && a.Sniffed != Sniff(data) {
			t.Errorf("Inspect finds %q, Sniff %q", a.Sniffed, Sniff(data))
		}
	})
}

func BenchmarkImage(b *testing.B) {
	data := append([]byte("\xff\xd8\xff\xe0"), make([]byte, 50<<10)...)
	b.ReportAllocs()
	for b.Loop() {
		Inspect("logo.jpg", "image/jpeg", data)
	}
}

func BenchmarkZip(b *testing.B) {
	data := makeZip(b, "a.txt", strings.Repeat("x", 10000), "b.exe", "MZ", "c.html", "<a href=https://x.example>x</a>")
	b.ReportAllocs()
	for b.Loop() {
		Inspect("a.zip", "application/zip", data)
	}
}
