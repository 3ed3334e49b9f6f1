package outlook

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"
)

// part is a part of a converted message, for comparison.
type part struct {
	mediaType, charset, name, content string
}

// parts reads a message with the standard library and lists its leaves.
func parts(t *testing.T, raw []byte) (mail.Header, []part) {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("the converted message doesn't parse: %v\n%s", err, raw)
	}
	return m.Header, leaves(t, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), "", m.Body)
}

func leaves(t *testing.T, contentType, encoding, name string, body io.Reader) []part {
	t.Helper()
	mediaType, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		t.Fatalf("Content-Type %q: %v", contentType, err)
	}
	if !strings.HasPrefix(mediaType, "multipart/") {
		if encoding == "base64" {
			body = base64.NewDecoder(base64.StdEncoding, body)
		}
		content, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		return []part{{mediaType, params["charset"], name, string(content)}}
	}
	var out []part
	for r := multipart.NewReader(body, params["boundary"]); ; {
		p, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		_, disposition, _ := mime.ParseMediaType(p.Header.Get("Content-Disposition"))
		out = append(out, leaves(t, p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), disposition["filename"], p)...)
	}
}

func TestConvertKeepsTheOriginalHeader(t *testing.T) {
	raw, err := Convert(sampleMsg())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(raw, []byte(ConvertedField+": msg\r\nReceived: from a.example\r\n\tby b.example\r\n")) {
		t.Errorf("begins with %.120q", raw)
	}
	header, got := parts(t, raw)
	if from := header.Get("From"); from != "Shop <no-reply@shop.example>" {
		t.Errorf("From = %q", from)
	}
	if n := len(header["Content-Type"]); n != 1 {
		t.Errorf("%d Content-Type fields, want 1", n)
	}
	want := []part{
		{"text/plain", "utf-8", "", "Plain text\r\n"},
		{"text/html", "windows-1252", "", "<p>Gr\xfc\xdfe</p>"},
		{"application/pdf", "", "r\u00e9sum\u00e9.pdf", "%PDF-1.4"},
	}
	if len(got) != 4 {
		t.Fatalf("%d parts, want 4: %q", len(got), got)
	}
	for i, w := range want {
		if got[i] != w {
			t.Errorf("part %d = %q, want %q", i, got[i], w)
		}
	}
	innerHeader, inner := parts(t, []byte(got[3].content))
	if innerHeader.Get("From") != `"Ann" <ann@c.example>` || innerHeader.Get("Subject") != "Inner" || len(inner) != 1 || inner[0].content != "Inner text" {
		t.Errorf("attached message: %v %q", innerHeader, inner)
	}
}

func TestConvertMakesAHeader(t *testing.T) {
	m := newMsg()
	m.text("", propSubject, "Caf\u00e9\r\nBcc: x@y.example")
	m.text("", propRepresentingName, "M\u00fcller, Jan")
	m.text("", propRepresentingSMTP, "jan@m.example")
	m.text("", propSenderName, "Desk")
	m.text("", propSenderAddress, "/O=EX/CN=DESK")
	m.text("", propMessageID, "<1@m.example>")
	m.number("", propClientSubmitTime, typeTime, 133500000000000000)
	for path, kind := range map[string]uint64{"__recip_version1.0_#00000000/": 1, "__recip_version1.0_#00000001/": 2, "__recip_version1.0_#00000002/": 3} {
		m.storage(path, partHeader)
		m.text(path, propDisplayName, "R")
		m.text(path, propSMTPAddress, string('a'+rune(kind))+"@r.example")
		m.number(path, propRecipientType, typeInteger, kind)
	}
	m.text("", propBody, "Hello")
	raw, err := Convert(m.build())
	if err != nil {
		t.Fatal(err)
	}
	header, got := parts(t, raw)
	decoded := func(name string) string {
		s, err := new(mime.WordDecoder).DecodeHeader(header.Get(name))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, want := range map[string]string{
		"Subject": "Caf\u00e9  Bcc: x@y.example", "From": "M\u00fcller, Jan <jan@m.example>", "Sender": "Desk",
		"To": `"R" <b@r.example>`, "Cc": `"R" <c@r.example>`, "Bcc": "", "Message-Id": "<1@m.example>", "Date": "Wed, 17 Jan 2024 21:20:00 +0000",
	} {
		if got := decoded(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	if len(got) != 1 || got[0].content != "Hello" {
		t.Errorf("parts = %q", got)
	}
}

func TestConvertBodies(t *testing.T) {
	const htmlInRTF = `{\rtf1\ansi\ansicpg1252\fromhtml1 {\fonttbl{\f0 Arial;}}{\*\htmltag19 <html>}{\*\htmltag64 <p>}\htmlrtf {\b\htmlrtf0 Gr\'fc\u223?e \{x\}\htmlrtf }\htmlrtf0{\*\htmltag72 </p>}}`
	for title, c := range map[string]struct {
		fill func(*msg)
		want part
	}{
		"HTML in RTF": {func(m *msg) { m.stream("", propCompressedRTF, typeBinary, storeRTF(htmlInRTF)) }, part{"text/html", "utf-8", "", "<html><p>Gr\u00fc\u00dfe {x}</p>"}},
		"RTF alone": {func(m *msg) {
			m.stream("", propCompressedRTF, typeBinary, storeRTF(`{\rtf1{\info x}Hello\par {\b world}}`))
		}, part{"text/plain", "utf-8", "", "Hello\r\nworld"}},
		"HTML as a string": {func(m *msg) { m.text("", propHTML, "<p>\u20ac</p>") }, part{"text/html", "utf-8", "", "<p>\u20ac</p>"}},
		"8-bit text": {func(m *msg) {
			m.number("", propMessageCodepage, typeInteger, 1251)
			m.stream("", propBody, typeString8, []byte("\xcf\xf0\xe8\xe2\xe5\xf2"))
		}, part{"text/plain", "utf-8", "", "\u041f\u0440\u0438\u0432\u0435\u0442"}},
		"nothing": {func(*msg) {}, part{"text/plain", "utf-8", "", ""}},
	} {
		t.Run(title, func(t *testing.T) {
			m := newMsg()
			c.fill(m)
			raw, err := Convert(m.build())
			if err != nil {
				t.Fatal(err)
			}
			if _, got := parts(t, raw); len(got) != 1 || got[0] != c.want {
				t.Errorf("parts = %q, want %q", got, c.want)
			}
		})
	}
}

func TestNotAMessage(t *testing.T) {
	sample := sampleMsg()
	for title, data := range map[string][]byte{"empty": nil, "text": []byte("From: a@b.example\n\nhi"), "cut off": sample[:700]} {
		if _, err := Convert(data); !errors.Is(err, ErrFormat) || Is(data) {
			t.Errorf("%s: error %v and Is %v, want ErrFormat and false", title, err, Is(data))
		}
	}
	if !Is(sample) {
		t.Error("Is = false for a message")
	}
}

func FuzzConvert(f *testing.F) {
	f.Add(sampleMsg())
	m := newMsg()
	m.stream("", propCompressedRTF, typeBinary, storeRTF(`{\rtf1\fromhtml1{\*\htmltag <p>}x}`))
	f.Add(m.build())
	f.Fuzz(func(t *testing.T, data []byte) {
		raw, err := Convert(data)
		switch {
		case err != nil && !errors.Is(err, ErrFormat):
			t.Errorf("error %v doesn't wrap ErrFormat", err)
		case err == nil && !bytes.HasPrefix(raw, []byte(ConvertedField+": msg\r\n")):
			t.Errorf("begins with %.60q", raw)
		case len(raw) > 40*len(data)+4096:
			t.Errorf("%d octets out of %d", len(raw), len(data))
		}
	})
}

func BenchmarkConvert(b *testing.B) {
	data := sampleMsg()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Convert(data); err != nil {
			b.Fatal(err)
		}
	}
}
