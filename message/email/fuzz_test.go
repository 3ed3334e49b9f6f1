package email

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"bonafide/message"
)

// FuzzParse holds that any octets give a message that keeps the invariants.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.eml")
	if err != nil || len(files) == 0 {
		f.Fatalf("no testdata/*.eml: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("To:\rCc:\r\rx"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m := Parse(raw, DefaultLimits())
		checkInvariants(t, m)
		if attached := countParts(m); attached > DefaultLimits().Parts*2 {
			t.Errorf("%d attachments and messages", attached)
		}
		Sniff(raw)
	})
}

func countParts(m *message.Message) int {
	n := len(m.Attachments)
	for _, inner := range m.Messages {
		n += 1 + countParts(inner)
	}
	return n
}

// FuzzAddresses holds that every mailbox has a name or something of an address,
// and that its parts are those of the address.
func FuzzAddresses(f *testing.F) {
	for _, seed := range []string{
		"a@b.example", `"A, B" <a@b.example>, C (D) <e@f.example>`, "Name,(<a@b.example>)", `"x" <>`, "g: a@b, c@d;", "<a@b><c@d>",
		`"a b"@c`, "=?utf-8?Q?=41?= <=?utf-8?Q?a=40b?=>", "<@x:a@b>", "A, <x@y>, B, <x@y>", "((((", `"\`, "<", "[a@b]", "x@\u00fc.example",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, v string) {
		list, _ := parseAddresses(validHeader(v), 50)
		if len(list) > 50+maxAngles {
			t.Errorf("%d mailboxes", len(list))
		}
		for _, a := range list {
			if a.Name == "" && a.Addr == "" && a.Local == "" && !a.Malformed {
				t.Errorf("an empty mailbox in %q", v)
			}
			if !utf8.ValidString(a.Name + a.Addr + a.Domain) {
				t.Errorf("%+v is not valid UTF-8", a)
			}
			if a.Addr != "" && len(a.Local) >= len(a.Addr) {
				t.Errorf("local part %q of %q", a.Local, a.Addr)
			}
		}
	})
}

// FuzzEncodedWord holds that decoding gives valid UTF-8 and leaves text without
// encoded words as it is.
func FuzzEncodedWord(f *testing.F) {
	for _, seed := range []string{
		"=?utf-8?Q?a_=41?=", "=?utf-8?B?w6k=?=", "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "=?utf-7?Q?+AOk-?=", "=?x?q?", "=?a?q?b=?c?q?d?=",
		"=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "=?utf-16?B?/v8AYQ==?=", "=?hz-gb-2312?Q?~{VP~}?=", "a=?b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := decodeWords(s)
		if !utf8.ValidString(got) {
			t.Errorf("decodeWords(%q) = %q is not valid UTF-8", s, got)
		}
	})
}
