package email

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"
)

func TestDecodeCharset(t *testing.T) {
	for name, c := range map[string]struct{ label, in, want, defect string }{
		"utf-8":                  {"UTF-8", "\xc3\xa9", "\u00e9", ""},
		"none, valid UTF-8":      {"", "\xc3\xa9", "\u00e9", ""},
		"none, not UTF-8":        {"", "\xe9\x80", "\u00e9\u20ac", ""},
		"ascii that is UTF-8":    {"us-ascii", "\xc3\xa9", "\u00e9", ""},
		"utf-8 that is not":      {"utf-8", "caf\xe9", "caf\u00e9", "charset.invalid"},
		"utf-8 with an error":    {"utf-8", "\xc3\xa9\xc3\xa9\xe9", "\u00e9\u00e9\ufffd", "charset.invalid"},
		"unknown":                {"x-klingon", "caf\xe9", "caf\u00e9", "charset.unknown"},
		"dirty label":            {"3D\"utf_8\"", "\xc3\xa9", "\u00e9", ""},
		"windows-1251":           {"windows-1251", "\xcf\xf0\xe8", "\u041f\u0440\u0438", ""},
		"cp1251":                 {"CP1251", "\xcf\xf0\xe8", "\u041f\u0440\u0438", ""},
		"iso-2022-jp":            {"iso-2022-jp", "\x1b$BF|K\\\x1b(B", "\u65e5\u672c", ""},
		"shift_jis":              {"Shift_JIS", "\x93\xfa\x96\x7b", "\u65e5\u672c", ""},
		"gb2312":                 {"gb2312", "\xd6\xd0", "\u4e2d", ""},
		"utf-7":                  {"utf-7", "Hi +AOk- a+-b +ZeVnLA", "Hi \u00e9 a+b \u65e5\u672c", ""},
		"utf-16 with a mark":     {"utf-16", "\xff\xfea\x00\xe9\x00", "a\u00e9", ""},
		"utf-16le":               {"utf-16le", "a\x00\xe9\x00", "a\u00e9", ""},
		"a mark against a label": {"iso-8859-1", "\xef\xbb\xbf\xc3\xa9", "\u00e9", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got, defect := decodeCharset(c.label, []byte(c.in)); got != c.want || defect != c.defect {
				t.Errorf("decodeCharset(%q, %q) = %q, %q; want %q, %q", c.label, c.in, got, defect, c.want, c.defect)
			}
		})
	}
}

func TestDecodeTransfer(t *testing.T) {
	for name, c := range map[string]struct{ encoding, in, want, defect string }{
		"none":                     {"7bit", "a=3D", "a=3D", ""},
		"unknown":                  {"x-secret", "a", "a", "encoding.unknown"},
		"quoted-printable":         {"Quoted-Printable", "a=3Db=\r\nc=\nd= \r\ne", "a=bcde", ""},
		"quoted-printable, lower":  {"quoted-printable", "=c3=a9", "\u00e9", ""},
		"quoted-printable, broken": {"quoted-printable", "a=b =zz", "a=b =zz", "quoted-printable.invalid"},
		"quoted-printable, cut":    {"quoted-printable", "abc=", "abc", ""},
		"base64":                   {"base64", "aGVs\r\nbG8=\r\n", "hello", ""},
		"base64, no padding":       {"base64", "aGVsbG8", "hello", "base64.truncated"},
		"base64, dirty":            {"base64", strings.Repeat("aGVsbG8g", 10) + "*" + strings.Repeat("aGVsbG8g", 10), strings.Repeat("hello ", 20), "base64.dirty"},
		"base64, concatenated":     {"base64", "YQ==YQ==", "aa", "base64.truncated"},
		"base64 that is text":      {"base64", "Dear customer, your account is locked!", "Dear customer, your account is locked!", "base64.not-encoded"},
		"uuencode":                 {"x-uuencode", "begin 644 a.txt\n%:&5L;&\\\n`\nend\n", "hello", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got, defect := decodeTransfer(c.encoding, []byte(c.in)); string(got) != c.want || defect != c.defect {
				t.Errorf("%q, %q; want %q, %q", got, defect, c.want, c.defect)
			}
		})
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"Mon, 02 Jan 2006 15:04:05 -0700":         "2006-01-02T15:04:05-07:00",
		"2 Jan 06 15:04 GMT (comment)":            "2006-01-02T15:04:00Z",
		"Mon Jan  2 15:04:05 2006":                "2006-01-02T15:04:05Z",
		"02-Jan-2006 15:04:05 EST":                "2006-01-02T15:04:05-05:00",
		"2006-01-02T15:04:05Z":                    "2006-01-02T15:04:05Z",
		"Mon, 2 January 2006 15:04:05.123 +01:00": "2006-01-02T15:04:05+01:00",
		"31 Feb 2006 10:00":                       "",
		"yesterday":                               "",
		"11-04-2023":                              "", // day or month first?
		"":                                        "",
	} {
		got := parseDate(in)
		if got.IsZero() != (want == "") || want != "" && got.Format(time.RFC3339) != want {
			t.Errorf("parseDate(%q) = %s, want %q", in, got.Format(time.RFC3339), want)
		}
	}
}

func TestParameters(t *testing.T) {
	for in, want := range map[string]string{
		`text/plain; name="a b.txt"`:                                   "a b.txt",
		`text/plain; name=a b.txt; x=y`:                                "a b.txt",
		`text/plain name=a.txt`:                                        "a.txt",
		`text/plain; charset="utf-8" name="a.txt"`:                     "a.txt",
		`text/plain; (comment) NAME = a.txt (b)`:                       "a.txt (b)",
		`text/plain; name*=utf-8''%C3%A9.txt`:                          "\u00e9.txt",
		`text/plain; name*0*=iso-8859-1''%E9; name*1=.t; name*2*=%78t`: "\u00e9.txt",
		`text/plain; name*1=b; name*0=a`:                               "ab",
		`text/plain; name="=?utf-8?B?w6k=?="`:                          "\u00e9",
		`text/plain; name="a\"b"`:                                      `a"b`,
		`text/plain; name="unclosed`:                                   "unclosed",
		`text/plain;;; =x; name=a`:                                     "a",
		`text/plain`:                                                   "",
	} {
		m := parseMedia(in)
		if got := m.get("name"); got != want || m.kind != "text/plain" {
			t.Errorf("%q: %s with name %q, want %q", in, m.kind, got, want)
		}
	}
}

func TestSplitQuoted(t *testing.T) {
	for name, c := range map[string]struct{ text, own, quoted string }{
		"nothing":              {"Hello\nworld", "Hello\nworld", ""},
		"marks":                {"Hello\n> old\n>> older\nbye", "Hello\nbye", "old\nolder"},
		"attribution":          {"Hello\nOn 3 May 2020, X wrote:\n> old\nbye", "Hello\nbye", "On 3 May 2020, X wrote:\nold"},
		"no marks":             {"Hello\nOn 3 May 2020, X wrote:\nold", "Hello", "On 3 May 2020, X wrote:\nold"},
		"wrapped":              {"Hello\nOn 3 May 2020 at 10:00 X\n<x@y.example> wrote:\nold", "Hello", "On 3 May 2020 at 10:00 X\n<x@y.example> wrote:\nold"},
		"nothing of one's own": {"On 3 May we wrote:\nOn Monday it rains", "", "On 3 May we wrote:\nOn Monday it rains"},
		"no date":              {"On behalf of X I wrote:\nold", "On behalf of X I wrote:\nold", ""},
		"original":             {"Hello\n-----Original Message-----\nold", "Hello", "-----Original Message-----\nold"},
		"forwarded":            {"FYI\n---------- Forwarded message ---------\nold", "FYI", "---------- Forwarded message ---------\nold"},
		"outlook":              {"Hello\nFrom: X\nSent: Monday\nTo: Y\nSubject: Z\nold", "Hello", "From: X\nSent: Monday\nTo: Y\nSubject: Z\nold"},
		"from in a text":       {"From: here to there\nit is far", "From: here to there\nit is far", ""},
		"italian":              {"Ciao\nIl giorno 3 mag 2020 X ha scritto:\nold", "Ciao", "Il giorno 3 mag 2020 X ha scritto:\nold"},
		"german":               {"Hallo\nAm 3. Mai 2020 schrieb X <x@y.example>:\nold", "Hallo", "Am 3. Mai 2020 schrieb X <x@y.example>:\nold"},
		"german outlook":       {"Hallo\nVon: X\nGesendet: Montag\nAn: Y\nBetreff: Z\nold", "Hallo", "Von: X\nGesendet: Montag\nAn: Y\nBetreff: Z\nold"},
		"french":               {"Salut\nLe 3 mai 2020 \u00e0 10:00, X a \u00e9crit :\nold", "Salut", "Le 3 mai 2020 \u00e0 10:00, X a \u00e9crit :\nold"},
		"spanish":              {"Hola\nEl 3 may 2020, X escribi\u00f3:\nold", "Hola", "El 3 may 2020, X escribi\u00f3:\nold"},
		"portuguese":           {"Oi\nEm 3 de mai. de 2020, X escreveu:\nold", "Oi", "Em 3 de mai. de 2020, X escreveu:\nold"},
		"dutch":                {"Hoi\nOp 3 mei 2020 schreef X <x@y.example>:\nold", "Hoi", "Op 3 mei 2020 schreef X <x@y.example>:\nold"},
	} {
		t.Run(name, func(t *testing.T) {
			if own, quoted := splitQuoted(c.text); own != c.own || quoted != c.quoted {
				t.Errorf("own %q, quoted %q; want %q, %q", own, quoted, c.own, c.quoted)
			}
		})
	}
}

func TestSniff(t *testing.T) {
	for source, want := range map[string]bool{
		"From: a@b.example\nSubject: x\n\nbody":                       true,
		"\n\r\nReceived: from x\n\tby y\n\nbody":                      true,
		"From a@b.example Mon Jan  2 15:04:05 2006\nTo: x\nDate: y\n": true,
		"\xef\xbb\xbfMIME-Version: 1.0\n":                             true,
		"Dear customer,\nSubject: to change":                          false,
		"Subject: only this looks like a field\n\ntext":               false,
		"https://a.example/\nx":                                       false,
		"":                                                            false,
		" From: a\nTo: b\n":                                           true,
	} {
		if got := Sniff([]byte(source)); got != want {
			t.Errorf("Sniff(%q) = %t, want %t", source, got, want)
		}
	}
}

func TestPastedText(t *testing.T) {
	m := Parse([]byte("Your parcel waits: https://a.example/x\r\npay 2 \xe2\x82\xac"), DefaultLimits())
	if m.Text != "Your parcel waits: https://a.example/x\npay 2 \u20ac" || len(m.Links) != 1 || len(m.Header) != 0 || m.HTML {
		t.Errorf("read as %+v", m)
	}
	m = Parse([]byte("<html><body><a href='https://a.example'>Go</a>"), DefaultLimits())
	if !m.HTML || m.Text != "Go" || len(m.Links) != 1 {
		t.Errorf("read as %+v", m)
	}
}

func TestBareCarriageReturns(t *testing.T) {
	raw := "From: a@b.example\rSubject: x\r\rbody\rmore"
	m := Parse([]byte(raw), DefaultLimits())
	if m.Subject != "x" || m.Text != "body\nmore" || string(m.Raw) != raw || raw[m.Body:] != "body\rmore" {
		t.Errorf("read as %+v", m)
	}
}

func TestWideSource(t *testing.T) {
	m := Parse([]byte("\xff\xfeF\x00r\x00o\x00m\x00:\x00a\x00@\x00b\x00\n\x00T\x00o\x00:\x00c\x00\n\x00\n\x00x\x00"), DefaultLimits())
	if len(m.From) != 1 || m.From[0].Addr != "a@b" || m.Text != "x" {
		t.Errorf("read as %+v", m)
	}
}

func TestOpaqueSignatureIsRead(t *testing.T) {
	inner := "Content-Type: text/plain\r\n\r\n" + strings.Repeat("signed text ", 20)
	der := append([]byte{0x30, 0x80, 0x06, 0x01, 0x2a, 0x24, 0x80, 0x04, 0x82, byte(len(inner) >> 8), byte(len(inner))}, inner...)
	der = append(der, 0, 0, 0x30, 0x03)
	raw := "From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=signed-data\n" +
		"Content-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString(der)
	if m := Parse([]byte(raw), DefaultLimits()); !strings.HasPrefix(m.Text, "signed text") {
		t.Errorf("Text is %q, attachments %v", m.Text, m.Attachments)
	}
}
