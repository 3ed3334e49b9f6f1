package outlook

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"
)

// A winmail.dat keeps its text, its files, and a message attached to it with
// its original header.
func TestConvertTNEF(t *testing.T) {
	header := "Received: from a.example by b.example\r\nFrom: Shop <a@b.example>\r\nSubject: Order\r\nContent-Type: text/plain\r\n"
	inner := tnef(attribute(1, 0x00069003, propertyList(
		property(propTransportHeader, typeString, utf16le(header)),
		property(propBody, typeString, utf16le("Inner text")),
	)))
	raw, err := ConvertTNEF(tnef(
		attribute(1, 0x00069007, []byte{0xe4, 4, 0, 0, 0, 0, 0, 0}),
		attribute(1, 0x00069003, propertyList(
			property(propSubject, typeString, utf16le("Outer\r\nX-Evil: 1")),
			property(propSenderName, typeString8, []byte("Anna\x00")),
			property(propSenderSMTP, typeString, utf16le("anna@home.example")),
			property(propBody, typeString, utf16le("Outer text")),
			property(propHTML, typeBinary, []byte("<p>Outer text</p>")),
		)),
		attribute(2, 0x00069002, make([]byte, 14)),
		attribute(2, 0x00018010, []byte("file.pdf\x00")),
		attribute(2, 0x0006800f, []byte("%PDF-1.4")),
		attribute(2, 0x00069002, make([]byte, 14)),
		attribute(2, 0x00069005, propertyList(property(propAttachData, typeObject, append(make([]byte, 16), inner...)))),
	))
	if err != nil {
		t.Fatal(err)
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if h := m.Header; h.Get(ConvertedField) != "tnef" || h.Get("From") != `"Anna" <anna@home.example>` || h.Get("Subject") != "Outer  X-Evil: 1" || h.Get("X-Evil") != "" {
		t.Errorf("header %v", h)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	var kinds, bodies []string
	for r := multipart.NewReader(m.Body, params["boundary"]); ; {
		p, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := strings.Cut(p.Header.Get("Content-Type"), ";")
		kinds, bodies = append(kinds, kind+p.FileName()), append(bodies, string(body))
	}
	if got := strings.Join(kinds, " "); got != "multipart/alternative application/octet-streamfile.pdf message/rfc822" {
		t.Fatalf("parts %s", got)
	}
	if in := bodies[2]; !strings.HasPrefix(in, "Received: from a.example by b.example\r\nFrom: Shop <a@b.example>\r\nSubject: Order\r\nMIME-Version: 1.0\r\n") {
		t.Errorf("attached message %q", in)
	}
}

// Old clients state the sender in an attribute of its own.
func TestConvertTNEFOfAnOldClient(t *testing.T) {
	from := []byte{4, 0, 0, 0, 5, 0, 24, 0}
	from = append(append(from, "Anna\x00"...), "SMTP:anna@home.example\x00\x00"...)
	raw, err := ConvertTNEF(tnef(attribute(1, 0x00008000, from), attribute(1, 0x00018004, []byte("Hello\x00")), attribute(1, 0x0002800c, []byte("Text\x00"))))
	if err != nil || !strings.Contains(string(raw), "From: \"Anna\" <anna@home.example>\r\n") || !strings.Contains(string(raw), "Subject: Hello\r\n") {
		t.Errorf("%v: %s", err, raw)
	}
}

func TestConvertTNEFRefuses(t *testing.T) {
	if _, err := ConvertTNEF([]byte("PK\x03\x04 no TNEF")); !errors.Is(err, ErrFormat) {
		t.Errorf("error %v", err)
	}
	whole := sampleTNEF()
	for n := 6; n < len(whole); n++ {
		if _, err := ConvertTNEF(whole[:n]); err != nil {
			t.Fatalf("%d octets: %v", n, err)
		}
	}
}

func FuzzConvertTNEF(f *testing.F) {
	f.Add(sampleTNEF())
	f.Add(tnef(attribute(1, 0x00069003, propertyList(property(propCompressedRTF, typeBinary, storeRTF("{\\rtf1 x}"))))))
	f.Fuzz(func(t *testing.T, data []byte) {
		raw, err := ConvertTNEF(data)
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Errorf("error %v doesn't wrap ErrFormat", err)
			}
			return
		}
		if len(raw) > 200*len(data)+1<<16 {
			t.Errorf("%d octets out of %d", len(raw), len(data))
		}
		if !bytes.HasPrefix(raw, []byte(ConvertedField+": tnef\r\n")) {
			t.Errorf("begins with %.40q", raw)
		}
	})
}
