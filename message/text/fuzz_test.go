package text

import (
	"testing"
	"unicode/utf8"

	"bonafide/message"
)

func FuzzParse(f *testing.F) {
	f.Add("sms", "+1 (803) 555-0142", "Your parcel: bit .ly/abc")
	f.Add("call", "AMAZON", "visit fernoak dot com")
	f.Add("sms", "", "FRM:a@b.c\nSUBJ:x\nMSG:hxxps://a[.]com/\nx")
	f.Add("link", "", "https: //a\u3002com")
	f.Add("chat", "\xff", "\u60a8a.com\u200b. co m/x")
	f.Fuzz(func(t *testing.T, channel, sender, body string) {
		m := Parse(message.Channel(channel), Input{Sender: sender, Text: body})
		if !utf8.ValidString(m.Text) || !utf8.ValidString(m.Subject) || !utf8.ValidString(m.Handle.Raw) {
			t.Fatal("not valid UTF-8")
		}
		if len(m.Text) > 3*MaxText || len(m.Links) > MaxLinks {
			t.Fatalf("%d octets, %d links", len(m.Text), len(m.Links))
		}
		for _, l := range m.Links {
			if l.Start < 0 || l.End < l.Start || l.End > len(m.Text) || l.Target == "" {
				t.Fatalf("link %+v in %d octets", l, len(m.Text))
			}
		}
	})
}
