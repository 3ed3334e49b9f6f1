package explain

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"bonafide/verdict"
)

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "arnazon[.]com", "arnazon[.]com"},
		{"letters stay", "Perché \u0430 日本 €", "Perché \u0430 日本 €"},
		{"line breaks", " a\r\n\tb  c ", "a b c"},
		{"escape sequence", "a\x1b[31mb\x07", "a[31mb"},
		{"C1", "a\u0085b\u009bc", "a bc"},
		{"bidi override", "moc\u202e.evil\u2066x\u2069\u200f", "moc.evilx"},
		{"zero width", "ama\u200bz\u00adon\ufeff", "amazon"},
		{"line separator", "a\u2028b", "a b"},
		{"tags and selectors", "a\U000e0061b\ufe0fc", "abc"},
		{"fillers", "a\u3164b\u2800c\u115fd", "abcd"},
		{"private use", "a\ue000b", "ab"},
		{"invalid UTF-8", "a\xffb", "a\ufffdb"},
		{"stacked marks", "a" + strings.Repeat("\u0301", 9), "a" + strings.Repeat("\u0301", maxMarks)},
		{"long", strings.Repeat("x", 50), strings.Repeat("x", 40) + "…"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := clean(tt.in, 40); got != tt.want {
				t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestDefang(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"arnazon.com", "arnazon[.]com"},
		{"login.arnazon.com", "login[.]arnazon[.]com"},
		{"arnazon[.]com", "arnazon[.]com"},
		{"a.b@arnazon.com", "a.b@arnazon[.]com"},
		{"https://arnazon.com/x.y?z=a.b", "hxxps://arnazon[.]com/x.y?z=a.b"},
		{"http://localhost", "hxxp://localhost"},
		{"192.0.2.1", "192[.]0[.]2[.]1"},
		{"arnazon.com/x", "arnazon[.]com/x"},
		{"https://amazon.com@evil.example", "hxxps://amazon.com@evil[.]example"},
		{"localhost", "localhost"},
		{".com", "[.]com"},
		{"end.", "end[.]"},
		{"two words.com", "two words.com"},
		{"/path/file.exe", "/path/file.exe"},
		{"", ""},
	} {
		if got := defang(tt.in); got != tt.want {
			t.Errorf("defang(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// Addresses that speak against a message are broken up; a brand's own stay.
func TestOnlyForeignAddressesAreBrokenUp(t *testing.T) {
	x := testExplainer(t)
	v := verdict.Verdict{Outcome: verdict.Genuine, Evidence: []verdict.Evidence{
		forIt("origin.authenticated", "origin", 1, "", "domain", "amazon.com"),
		against("sender.invalid-domain", "sender-domain", 1, "", "domain", "evil.example"),
	}}
	x.Fill(&v, "en")
	if got := v.Evidence[0].Text; !strings.Contains(got, "amazon.com") {
		t.Errorf("own address: %q", got)
	}
	if got := v.Evidence[1].Text; !strings.Contains(got, "evil[.]example") {
		t.Errorf("foreign address: %q", got)
	}
}

// Nothing in a message can leave its line, turn the text or speak for the card.
func FuzzFill(f *testing.F) {
	x := testExplainer(f)
	f.Add("sender.free-mail", "domain", "{brand}", "subject", "amazon", "job")
	f.Add("sender.lookalike-domain", "official", "a\u202eb\x1b[2J\r\n", "\x00", "x\u2066", "")
	f.Add("link.executable", "file", "//\xff/a.exe", "{", "}", "{n}")
	f.Add("content.hidden-text", "how", "@report", "s", "-", "extortion")
	f.Fuzz(func(t *testing.T, code, name, value, subject, brandID, lure string) {
		for _, lang := range x.Languages() {
			v := verdict.Verdict{
				Outcome: verdict.Scam, Brand: brandID, Lure: lure, Language: value,
				Evidence: []verdict.Evidence{
					against(code, "", 1, subject, name, value, "domain", value, "official", subject),
				},
			}
			x.Fill(&v, lang)
			c := x.Card(v, lang, NothingYet)
			r := c.All
			if len(r) == 0 {
				r = c.Unchecked
			}
			shown := append([]string{v.Evidence[0].Text, c.BrandName, c.Headline(), r[0].Title, r[0].Detail, r[0].Subject, r[0].Official}, v.Advice...)
			for _, s := range r[0].Highlight {
				shown = append(shown, s.Text)
			}
			for _, s := range shown {
				checkLine(t, s)
			}
			if v.Evidence[0].Text == "" || r[0].Title == "" {
				t.Errorf("%s: no words for %q", lang, code)
			}
		}
	})
}

func checkLine(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) || len(s) > 8192 {
		t.Errorf("%d bytes, valid UTF-8 %v: %q", len(s), utf8.ValidString(s), s)
	}
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) {
			t.Errorf("%q holds %U", s, r)
		}
	}
}
