package link

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	tests := []struct {
		raw, host, registrable, rest string
		odd                          Odd
	}{
		{"https://www.amazon.com/gp/css?x=1#top", "www.amazon.com", "amazon.com", "/gp/css?x=1#top", 0},
		{"HTTPS://WWW.Amazon.COM", "www.amazon.com", "amazon.com", "/", 0},
		{"  <https://example.co.uk/a b>  ", "example.co.uk", "example.co.uk", "/a%20b", 0},
		{"www.example.com", "www.example.com", "example.com", "/", OddNoScheme},
		{"amazon.com/x", "amazon.com", "amazon.com", "/x", OddNoScheme},
		{"example.com:8080/x", "example.com", "example.com", "/x", OddNoScheme | OddPort},
		{"//cdn.example.com/x", "cdn.example.com", "example.com", "/x", OddNoScheme},
		{"hxxps://example[.]com/a.b", "example.com", "example.com", "/a.b", OddDefanged},
		{"hxxp[:]//www(dot)example(dot)com", "www.example.com", "example.com", "/", OddDefanged},
		{"https://shop.example@evil.example.net/", "evil.example.net", "example.net", "/", OddUserinfo},
		{`https:\\example.com\a`, "example.com", "example.com", "/a", OddBackslash},
		{"https:/example.com/", "example.com", "example.com", "/", OddSlashes},
		{"https://exa\nmple.com/", "example.com", "example.com", "/", OddControl},
		{"https://ex%61mple.com/", "example.com", "example.com", "/", OddEncodedHost},
		{"http://0x7f.1/", "127.0.0.1", "127.0.0.1", "/", OddNumericHost},
		{"http://3232235777/", "192.168.1.1", "192.168.1.1", "/", OddNumericHost},
		{"http://017700000001/", "127.0.0.1", "127.0.0.1", "/", OddNumericHost},
		{"http://192.0.2.7:8443/", "192.0.2.7", "192.0.2.7", "/", OddPort},
		{"http://[2001:db8::1]/", "[2001:db8::1]", "[2001:db8::1]", "/", 0},
		{"https://example\uff0ecom/", "example.com", "example.com", "/", OddUnicodeHost},
		{"https://ex\u200bample.com/", "example.com", "example.com", "/", OddUnicodeHost | OddInvisible},
		{"https://m\u00fcnchen.example/", "xn--mnchen-3ya.example", "xn--mnchen-3ya.example", "/", OddUnicodeHost},
		{"https://bucket.s3.amazonaws.com/x", "bucket.s3.amazonaws.com", "bucket.s3.amazonaws.com", "/x", 0},
		{"https://example.com/a/../b", "example.com", "example.com", "/b", 0},
	}
	for _, tt := range tests {
		t.Run(tt.raw, func(t *testing.T) {
			u, err := Parse(tt.raw)
			if err != nil {
				t.Fatal(err)
			}
			rest := strings.TrimPrefix(u.String(), u.Scheme+"://")
			rest = rest[strings.IndexByte(rest, '/'):]
			if u.Host != tt.host || u.Registrable != tt.registrable || rest != tt.rest {
				t.Errorf("host %q registrable %q rest %q, want %q %q %q", u.Host, u.Registrable, rest, tt.host, tt.registrable, tt.rest)
			}
			if u.Odd != tt.odd {
				t.Errorf("odd %b, want %b", u.Odd, tt.odd)
			}
		})
	}
}

func TestParseKeepsBothFormsOfAnInternationalHost(t *testing.T) {
	u, err := Parse("https://xn--amzon-sqa.com/")
	if err != nil || u.Host != "xn--amzon-sqa.com" || u.HostUnicode == u.Host {
		t.Errorf("host %q shown %q (%v)", u.Host, u.HostUnicode, err)
	}
}

func TestParseOpaqueSchemes(t *testing.T) {
	tests := []struct {
		raw, scheme, path, address string
		dangerous                  bool
	}{
		{"mailto:a%40b@example.com?subject=x", "mailto", "a%40b@example.com", "a@b@example.com", false},
		{"help@example.com", "mailto", "help@example.com", "help@example.com", false},
		{"tel:+39%2002123", "tel", "+39%2002123", "+39 02123", false},
		{"java\nscript:alert(1)", "javascript", "alert(1)", "", true},
		{"\x01JavaScript:x", "javascript", "x", "", true},
		{"data:text/html;base64,PGh0bWw+", "data", "text/html;base64", "", true},
	}
	for _, tt := range tests {
		u, err := Parse(tt.raw)
		if err != nil || u.Scheme != tt.scheme || u.Path != tt.path || u.Address() != tt.address || u.IsDangerous() != tt.dangerous || !u.Opaque {
			t.Errorf("Parse(%q) = %+v, %v", tt.raw, u, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		raw  string
		want error
	}{
		{"", ErrEmpty},
		{" \u200b ", ErrEmpty},
		{"#top", ErrRelative},
		{"/index.html", ErrRelative},
		{"click here", ErrRelative},
		{"page.html", ErrRelative},
		{"https://", ErrInvalid},
		{"https://shop.example@/evil.example", ErrInvalid},
		{"https://exa mple.com/", ErrInvalid},
		{"http://1.2.3.256/", ErrInvalid},
		{"https://example.com/" + strings.Repeat("a", MaxLength), ErrTooLong},
	}
	for _, tt := range tests {
		if u, err := Parse(tt.raw); !errors.Is(err, tt.want) {
			t.Errorf("Parse(%.40q) = %+v, %v, want %v", tt.raw, u, err, tt.want)
		}
	}
}

// TestFastPathAgrees compares the fast path with the URL Standard's parser on
// addresses made of pieces on which the two could part.
func TestFastPathAgrees(t *testing.T) {
	host := rapid.StringMatching(`[a-zA-Z0-9.\-]{1,12}(\.(com|it|co\.uk|0x1|12|xn--p1ai|c))?`)
	port := rapid.SampledFrom([]string{"", ":80", ":443", ":8080", ":0", ":080", ":", ":65536", ":99999"})
	rest := rapid.StringMatching(`(/(\.|\.\.|\.a|\.\.\.|%2e|%2E.|[a-zA-Z0-9 \x{e9}\x{7f}\\%!$&'()*+,;=:@~_^|"<>{}` + "`" + `-]{0,5})){0,4}(\?[a-z0-9=&%'"<>/?#{}|^ \x{20ac}]{0,8})?(#[a-z%"<>'{}\x{e9} ]{0,5})?`)
	scheme := rapid.SampledFrom([]string{"http", "https"})
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		raw := scheme.Draw(t, "scheme") + "://" + host.Draw(t, "host") + port.Draw(t, "port") + rest.Draw(t, "rest")
		var fast URL
		if !parseFast(raw, &fast) {
			return
		}
		taken++
		fast.PublicSuffix, fast.Registrable, fast.OrgDomain = splitHost(fast.Host)
		slow, err := parseSlow(raw)
		if err != nil {
			t.Fatalf("fast path reads %q, the standard does not: %v", raw, err)
		}
		if fast != slow {
			t.Fatalf("%q:\nfast %+v\nslow %+v", raw, fast, slow)
		}
	})
	if taken == 0 {
		t.Error("no address took the fast path")
	}
}

func TestDomains(t *testing.T) {
	tests := []struct{ host, suffix, registrable, org, label string }{
		{"www.amazon.co.uk", "co.uk", "amazon.co.uk", "amazon.co.uk", "amazon"},
		{"a.github.io", "github.io", "a.github.io", "github.io", "a"},
		{"github.io", "github.io", "github.io", "github.io", "github"},
		{"x.s3.amazonaws.com", "s3.amazonaws.com", "x.s3.amazonaws.com", "amazonaws.com", "x"},
		{"co.uk", "co.uk", "", "", "co"},
		{"localhost", "localhost", "", "", "localhost"},
		{"example.com.", "com", "example.com", "example.com", "example"},
		{"192.0.2.1", "", "192.0.2.1", "192.0.2.1", "192"},
		{"", "", "", "", ""},
		{".com", "com", "", "", ""},
	}
	for _, tt := range tests {
		if s, r, o, l := PublicSuffix(tt.host), Registrable(tt.host), OrganizationalDomain(tt.host), Label(tt.host); s != tt.suffix || r != tt.registrable || o != tt.org || l != tt.label {
			t.Errorf("%q: %q %q %q %q, want %q %q %q %q", tt.host, s, r, o, l, tt.suffix, tt.registrable, tt.org, tt.label)
		}
	}
}

func TestDefang(t *testing.T) {
	tests := []struct{ in, want string }{
		{"https://arnazon.com/a.b", "hxxps://arnazon[.]com/a.b"},
		{"HTTP://x.y.example", "hxxp://x[.]y[.]example"},
		{"arnazon.com", "arnazon[.]com"},
		{"support@amaz0n.example", "support@amaz0n[.]example"},
		{"javascript:alert(1)", "javascript[:]alert(1)"},
		{"https://a@b.example/", "hxxps://a@b[.]example/"},
		{"a\u202eb.example", "a<U+202E>b[.]example"},
		{"arnazon[.]com", "arnazon[.]com"},
	}
	for _, tt := range tests {
		if got := Defang(tt.in); got != tt.want {
			t.Errorf("Defang(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestDefangIsBounded(t *testing.T) {
	for _, s := range []string{
		"https://example.com/" + strings.Repeat("x", 5000) + "end",
		"https://" + strings.Repeat("a.", 3000) + "example.com/end",
		strings.Repeat("\u200b", 9000),
	} {
		got := Defang(s)
		if n := len([]rune(got)); n > MaxDefanged {
			t.Errorf("%d characters, want at most %d", n, MaxDefanged)
		}
		if strings.HasPrefix(s, "http") && !strings.Contains(got, "[.]com") {
			t.Errorf("the end of the host is missing in %q", got)
		}
	}
}

// TestParseIsLinear reads addresses that make careless parsers take time
// quadratic in their length. It ends by the test's own limit where one does.
func TestParseIsLinear(t *testing.T) {
	for _, s := range []string{
		"https://" + strings.Repeat("a@", 30000) + "b.example/", "https://" + strings.Repeat("a", 60000) + "@b.example/",
		"https://" + strings.Repeat(":", 60000) + "@b.example/", "https://b.example/" + strings.Repeat("../", 20000),
		"https://" + strings.Repeat("a.", 30000) + "example/", "https://b.example/?url=" + strings.Repeat("%25", 20000),
	} {
		for range 20 {
			u, err := Parse(s)
			if err == nil && u.Host == "" {
				t.Errorf("%.40q has no host", s)
			}
			Unwrap(u)
			Defang(s)
		}
	}
}
