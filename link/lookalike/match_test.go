package lookalike

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMatch(t *testing.T) {
	m := New(testTargets())
	tests := []struct {
		host, brand string
		kind        Kind
		part        string
	}{
		{"arnazon.com", "amazon", Homoglyph, "arnazon"},
		{"amaz0n.com", "amazon", Digit, "amaz0n"},
		{"amzon.com", "amazon", Omission, "amzon"},
		{"amazzon.com", "amazon", Repetition, "amazzon"},
		{"amaozn.com", "amazon", Transposition, "amaozn"},
		{"amazkn.com", "amazon", Keyboard, "amazkn"},
		{"amazen.com", "amazon", VowelSwap, "amazen"},
		{"paypai.com", "paypal", Homoglyph, "paypai"},
		{"netf1ix.com", "netflix", Digit, "netf1ix"},
		{"rnicrosoft.com", "microsoft", Homoglyph, "rnicrosoft"},
		{"mircosofft.top", "microsoft", Typo, "mircosofft"},
		{"face-book.com", "facebook", Hyphen, "face-book"},
		{"a-m-a-z-o-n.com", "amazon", Hyphen, "a-m-a-z-o-n"},
		{"amaxzon.com", "amazon", Keyboard, "amaxzon"},
		{"netflaix.com", "netflix", Insertion, "netflaix"},
		{"facegook.com", "facebook", Keyboard, "facegook"},
		{"faceqook.com", "facebook", Replacement, "faceqook"},
		{"fagebook.com", "facebook", BitFlip, "fagebook"},
		{"spotifi.com", "spotify", VowelSwap, "spotifi"},
		{"spotifys.com", "spotify", Plural, "spotifys"},
		{"paypalsecurity.com", "paypal", Combosquat, "paypal"},
		{"amazonukdelivery.com", "amazon", Combosquat, "amazon"},
		{"amazon-login.com", "amazon", Combosquat, "amazon"},
		{"secureamazonaccount.com", "amazon", Combosquat, "amazon"},
		{"amazon-verifica-conto.it", "amazon", Combosquat, "amazon"},
		{"amazon-rechnung.de", "amazon", Combosquat, "amazon"},
		{"amazon.top", "amazon", TLD, "amazon"},
		{"amazon.cm", "amazon", TLD, "amazon"},
		{"amazon.com.verify-x.top", "amazon", Subdomain, "amazon"},
		{"www-amazon-it.example.com", "amazon", Subdomain, "amazon"},
		{"amazon.example.com", "amazon", Subdomain, "amazon"},
		{"xn--amzon-sqa.com", "amazon", Homoglyph, "am\u00e0zon"},
		{"\u0430mazon.com", "amazon", Homoglyph, "\u0430mazon"},
		{"AMAZ0N.com", "amazon", Digit, "amaz0n"},
		{"dhl-tracking.top", "dhl", Combosquat, "dhl"},
		{"apple-verify.com", "apple", Combosquat, "apple"},
		{"appleid.apple.com.account-check.net", "apple", Subdomain, "apple"},
		{"app1e.com", "apple", Digit, "app1e"},
	}
	for _, tt := range tests {
		t.Run(tt.host, func(t *testing.T) {
			got, ok := m.Match(tt.host)
			if !ok || got.Brand != tt.brand || got.Kind != tt.kind || got.Part != tt.part {
				t.Fatalf("%v %+v, want %s %s %q", ok, got, tt.brand, tt.kind, tt.part)
			}
			if got.Score <= 0 || got.Score > 1 || got.Official == "" || len(got.Highlight) == 0 {
				t.Errorf("incomplete: %+v", got)
			}
			for _, s := range got.Highlight {
				if s.Start < 0 || s.End > len(got.Host) || s.Start >= s.End {
					t.Errorf("highlight %v of %q", s, got.Host)
				}
			}
		})
	}
}

func TestMatchLeavesOthersAlone(t *testing.T) {
	m := New(testTargets())
	for _, host := range []string{
		"amazon.com", "www.amazon.co.uk", "console.aws.amazon.com", "bucket.s3.amazonaws.com",
		"amazing.com", "amazonas.gov.br", "ramazan.org", "amazonia.org", "amazonite.example", "grupo-alfa.com",
		"groups.example.org", "pineapple.com", "purchase.example", "applebees.com", "targeted.io", "streaming.tv",
		"startups.com", "paypay.ne.jp", "finance.example.com", "example.com", "com", "localhost", "192.0.2.1",
		"[2001:db8::1]", "", ".", "-.-", "xn--", "hotel.example",
	} {
		if got, ok := m.Match(host); ok {
			t.Errorf("%q: %+v", host, got)
		}
	}
}

func TestMatchHighlightsWhatDiffers(t *testing.T) {
	m := New(testTargets())
	tests := []struct{ host, letters string }{
		{"arnazon.com", "rn"}, {"amaz0n.com", "0"}, {"amazon-login.com", "amazon"}, {"\u0430mazon.com", "\u0430"},
	}
	for _, tt := range tests {
		got, _ := m.Match(tt.host)
		var b strings.Builder
		for _, s := range got.Highlight {
			b.WriteString(got.Host[s.Start:s.End])
		}
		if b.String() != tt.letters {
			t.Errorf("%s: %q is highlighted, want %q", tt.host, b.String(), tt.letters)
		}
	}
}

func TestOfficial(t *testing.T) {
	m := New([]Target{{Brand: "shop", Name: "shopname", Official: []string{"shopname.example"}, Exempt: []string{"shopname-blog.example"}}})
	for host, want := range map[string]bool{
		"a.shopname.example": true, "x.shopname-blog.example": true, "notshopname.example": false,
	} {
		if brand, ok := m.Official(host); ok != want || ok && brand != "shop" {
			t.Errorf("Official(%q) = %q %v", host, brand, ok)
		}
	}
	if _, ok := m.Match("shopname-blog.example"); ok {
		t.Error("an exempt domain is reported")
	}
}

func TestTargetsOwnWords(t *testing.T) {
	m := New([]Target{{Brand: "qorvex", Name: "qorvex", Official: []string{"qorvex.example"}, Words: []string{"Wonderbox"}, Not: []string{"qorvexian"}}})
	got, _ := m.Match("qorvexwonderbox.com")
	if got.Kind != Combosquat {
		t.Errorf("%+v", got)
	}
	if got, ok := m.Match("qorvexian.com"); ok {
		t.Errorf("%+v", got)
	}
}

// TestNeighborhoodFindsAllWithinReach compares the index with the distance
// computed for each name.
func TestNeighborhoodFindsAllWithinReach(t *testing.T) {
	names := []name{{text: "amazon", reach: 1}, {text: "microsoft", reach: 2}, {text: "paypal", reach: 1}, {text: "facebook", reach: 2}}
	n := newNeighborhood(names)
	rapid.Check(t, func(t *rapid.T) {
		w := []byte(rapid.SampledFrom(names).Draw(t, "name").text)
		for range rapid.IntRange(0, 3).Draw(t, "edits") {
			i := rapid.IntRange(0, len(w)-1).Draw(t, "place")
			c := rapid.ByteRange('a', 'z').Draw(t, "letter")
			switch rapid.IntRange(0, 3).Draw(t, "edit") {
			case 0:
				w[i] = c
			case 1:
				w = slices.Insert(w, i, c)
			case 2:
				if len(w) > 4 {
					w = slices.Delete(w, i, i+1)
				}
			default:
				if i > 0 {
					w[i-1], w[i] = w[i], w[i-1]
				}
			}
		}
		found := map[int32]bool{}
		n.find(string(w), func(id int32) bool { found[id] = true; return false })
		for id, nm := range names {
			if distance(string(w), nm.text) <= nm.reach && !found[int32(id)] {
				t.Fatalf("%q is within %d of %q and not found", w, nm.reach, nm.text)
			}
		}
	})
}

func TestMatchOfStrangersDoesNotAllocate(t *testing.T) {
	m := New(testTargets())
	m.Match("amazon-login.com")
	for _, host := range []string{"www.example.com", "somenetworkperformance.com", "some-hosting-company.co.uk"} {
		if n := testing.AllocsPerRun(100, func() { m.Match(host) }); n != 0 {
			t.Errorf("%s: %v allocations", host, n)
		}
	}
}

func FuzzMatch(f *testing.F) {
	for _, s := range []string{
		"amazon.com", "arnazon.com", "xn--amzon-sqa.com", "\u0430mazon.com", "amazon.com.a.b", "a-m-a-z-o-n.top",
		"www-amazon-co-uk.x", "\uff0e\u3002.", "xn--a.xn--b", "amaz\u0301on.it", strings.Repeat("amazon", 60) + ".com",
	} {
		f.Add(s)
	}
	m := New(testTargets())
	f.Fuzz(func(t *testing.T, host string) {
		got, ok := m.Match(host)
		if !ok {
			return
		}
		if got.Score <= 0 || got.Score > 1 || got.Brand == "" || got.Kind == "" {
			t.Errorf("%q: %+v", host, got)
		}
		for _, s := range got.Highlight {
			if s.Start < 0 || s.End > len(got.Host) || s.Start > s.End {
				t.Errorf("%q: highlight %v of %q", host, s, got.Host)
			}
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	m := New(testTargets())
	hosts := []string{
		"www.example.com", "somenetworkperformance.com", "cdn.static-content.co.uk", "stackoverflow.com",
		"mail.some-long-company-name.de", "university.edu", "u1234567.ct.mailplatform.net", "news.example.org",
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m.Match(hosts[i%len(hosts)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "domains/s")
}

func BenchmarkMatchImitation(b *testing.B) {
	m := New(testTargets())
	b.ReportAllocs()
	for b.Loop() {
		m.Match("amazon-login-secure.example.top")
	}
}
