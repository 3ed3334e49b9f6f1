package email

import (
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"bonafide/message"
	"bonafide/message/attachment/compound/compoundtest"
)

// mixed is a message with a text and one file.
func mixed(text, head string, data []byte) []byte {
	return []byte("From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\n" +
		text + "\r\n--b1\r\n" + head + "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(data) + "\r\n--b1--\r\n")
}

func wideText(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// tnefFile is a winmail.dat with a body and a file of the name a.exe.
func tnefFile(body string) []byte {
	out := []byte{0x78, 0x9f, 0x3e, 0x22, 1, 0}
	for _, a := range []struct {
		level byte
		id    uint32
		data  string
	}{{1, 0x0002800c, body + "\x00"}, {2, 0x00069002, strings.Repeat("\x00", 14)}, {2, 0x00018010, "a.exe\x00"}, {2, 0x0006800f, "MZ"}} {
		out = binary.LittleEndian.AppendUint32(append(out, a.level), a.id)
		out = binary.LittleEndian.AppendUint32(out, uint32(len(a.data)))
		out = append(append(out, a.data...), 0, 0)
	}
	return out
}

func TestFilesThatAreMessages(t *testing.T) {
	inner := []byte("From: Shop <a@shop.example>\r\nTo: c@d.example\r\nSubject: Order\r\n\r\nYour order.\r\n")
	outlook := compoundtest.Build(
		compoundtest.Stream{Path: "__properties_version1.0", Data: make([]byte, 32)},
		compoundtest.Stream{Path: "__substg1.0_007D001F", Data: wideText("From: Shop <a@shop.example>\r\nSubject: Order\r\n")},
		compoundtest.Stream{Path: "__substg1.0_1000001F", Data: wideText("Your order.")},
	)
	for _, c := range []struct {
		name, head string
		data       []byte
		opened     bool
	}{
		{".eml", "Content-Type: application/octet-stream; name=a.eml", inner, true},
		{".eml as text", "Content-Type: text/plain; name=a.EML", inner, true},
		{".eml that is none", "Content-Type: text/plain; name=a.eml", []byte("Just some words."), false},
		{".msg", "Content-Type: application/octet-stream; name=a.msg", outlook, true},
		{".msg by its type", "Content-Type: application/vnd.ms-outlook\r\nContent-Disposition: attachment", outlook, true},
		{".msg that is none", "Content-Type: application/octet-stream; name=a.msg", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), false},
	} {
		m := Parse(mixed("See below.", c.head, c.data), DefaultLimits())
		if opened := len(m.Messages) == 1; opened != c.opened {
			t.Errorf("%s: %d messages", c.name, len(m.Messages))
			continue
		}
		if !c.opened {
			continue
		}
		if in := m.Messages[0]; in.From[0].Addr != "a@shop.example" || in.Subject != "Order" || in.Text != "Your order." {
			t.Errorf("%s: %+v", c.name, in)
		}
		if len(m.Attachments) != 1 || !slices.Contains(m.Attachments[0].Traits, message.TraitMessage) || m.Text != "See below." {
			t.Errorf("%s: attachments %+v, text %q", c.name, m.Attachments, m.Text)
		}
	}
}

// What Outlook shows of a winmail.dat is shown here, too.
func TestWinmail(t *testing.T) {
	const head = "Content-Type: application/ms-tnef; name=winmail.dat"
	for _, c := range []struct{ beside, inside, want string }{
		{"", "Click here.", "Click here."},
		{"Click here.", "Click\r\nhere.", "Click here."},
		{"See the file.", "Click here.", "See the file.\nClick here."},
	} {
		m := Parse(mixed(c.beside, head, tnefFile(c.inside)), DefaultLimits())
		if m.Text != c.want {
			t.Errorf("%q beside %q: %q", c.inside, c.beside, m.Text)
		}
		if len(m.Attachments) != 1 || m.Attachments[0].Name != "a.exe" {
			t.Errorf("attachments %+v", m.Attachments)
		}
	}
}
