package link

import (
	"testing"
	"unicode/utf8"
)

func seeds(f *testing.F) {
	for _, s := range []string{
		"https://www.example.com/a?b=c#d", "hxxps://example[.]com/", "http://0x7f.1/", "https://[::1]:80/",
		"https://a@b@c.example/", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "//x.example",
		"https://xn--amzon-sqa.com/", "https://ex\u200bample.com/", "http:\\\\a\\b",
		"https://urldefense.com/v3/__https://e.example/a**Ab__;YWJj!!x!y$",
		"https://urldefense.proofpoint.com/v2/url?u=https-3A__e.example_&d=x",
		"https://a.example/?url=https%253A%252F%252Fb.example%252F", "https://a.example/aHR0cHM6Ly9iLmV4YW1wbGUv",
		"https://a-b--c-d.translate.goog/x", "https://www.google.com/amp/s/b.example/", "https://r.search.yahoo.com/RU=",
	} {
		f.Add(s)
	}
}

func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := Parse(raw)
		if u.Raw != raw {
			t.Errorf("Raw is %q", u.Raw)
		}
		var fast URL
		if parseFast(raw, &fast) {
			slow, err := parseSlow(raw)
			fast.PublicSuffix, fast.Registrable, fast.OrgDomain = splitHost(fast.Host)
			if err != nil || fast != slow {
				t.Errorf("%q:\nfast %+v\nslow %+v %v", raw, fast, slow, err)
			}
		}
		if d := Defang(raw); utf8.RuneCountInString(d) > MaxDefanged || !utf8.ValidString(d) {
			t.Errorf("Defang(%q) = %q", raw, d)
		}
		if err != nil || !u.IsWeb() {
			return
		}
		again, err := Parse(u.String())
		if err != nil || again.Host != u.Host || again.Port != u.Port {
			t.Errorf("%q becomes %q, which is read as %+v, %v", raw, u.String(), again, err)
		}
		Classify(u.Host)
		if r := Randomness(Label(u.Host)); r < 0 || r > 1 {
			t.Errorf("randomness %v of %q", r, u.Host)
		}
	})
}

func FuzzUnwrap(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := Parse(raw)
		if err != nil {
			return
		}
		hops := NewUnwrapper(Redirector{Host: "a.example"}).Unwrap(u)
		if len(hops) > MaxHops {
			t.Errorf("%d hops", len(hops))
		}
		for _, h := range hops {
			if !h.URL.IsWeb() || h.Kind == "" || h.Via == "" {
				t.Errorf("%q: %+v", raw, h)
			}
		}
	})
}
