package explain

import (
	"strings"
	"testing"

	"bonafide/verdict"
)

// marked writes spans with the differing ones in brackets.
func marked(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Differs {
			b.WriteString("«" + s.Text + "»")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestHighlight(t *testing.T) {
	for _, tt := range []struct{ name, domain, official, want string }{
		{"two letters for one", "arnazon.com", "amazon.com", "a«rn»azon.com"},
		{"defanged", "arnazon[.]com", "amazon.com", "a«rn»azon[.]com"},
		{"digit", "amaz0n.com", "amazon.com", "amaz«0»n.com"},
		{"case is no difference", "AMAZON.com", "amazon.com", "AMAZON.com"},
		{"the same", "amazon.com", "amazon.com", "amazon.com"},
		{"below the same", "mail.amazon.com", "amazon.com", "mail.amazon.com"},
		{"swapped", "amzaon.com", "amazon.com", "am«za»on.com"},
		{"doubled", "amazzon.com", "amazon.com", "amaz«z»on.com"},
		{"missing", "amzon.com", "amazon.com", "a«mz»on.com"},
		{"missing at the end", "amazo.com", "amazon.com", "amaz«o».com"},
		{"added words", "amazon-account-update.com", "amazon.com", "amazon«-account-update».com"},
		{"words before", "secure-amazon.com", "amazon.com", "«secure-»amazon.com"},
		{"other ending", "amazon.shop", "amazon.com", "amazon.«shop»"},
		{"ending shortened", "amazon.co", "amazon.com", "amazon.«co»"},
		{"official in front", "amazon.com.evil.top", "amazon.com", "amazon.com.«evil.top»"},
		{"name as a subdomain", "amazon.evil.com", "amazon.com", "amazon.«evil».com"},
		{"dot inside", "ama.zon.com", "amazon.com", "ama«.»zon.com"},
		{"host below", "login.arnazon.com", "amazon.com", "login.a«rn»azon.com"},
		{"Cyrillic", "\u0430mazon.com", "amazon.com", "«\u0430»mazon.com"},
		{"punycode", "xn--mazon-3ve.com", "amazon.com", "«\u0430»mazon.com"},
		{"punycode defanged", "xn--mazon-3ve[.]com", "amazon.com", "«\u0430»mazon[.]com"},
		{"broken punycode", "xn--\u00ff.com", "xn--.com", "«xn--\u00ff».com"},
		{"country ending", "amazon-it.co.uk", "amazon.co.uk", "amazon«-it».co.uk"},
		{"nothing to compare", "arnazon.com", "", "arnazon.com"},
		{"nothing", "", "amazon.com", ""},
		{"too long", strings.Repeat("a", 300), "amazon.com", strings.Repeat("a", 300)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := marked(Highlight(tt.domain, tt.official)); got != tt.want {
				t.Errorf("Highlight(%q, %q) = %s, want %s", tt.domain, tt.official, got, tt.want)
			}
		})
	}
}

func TestHighlightAround(t *testing.T) {
	for _, tt := range []struct{ name, domain, official, want string }{
		{"added words", "amazon-account-update.com", "amazon.com", "amazon«-account-update».com"},
		{"words before", "secure-amazon.com", "amazon.com", "«secure-»amazon.com"},
		{"words on both sides", "login-verify-amazon-secure.top", "amazon.com", "«login-verify-»amazon«-secure.top»"},
		{"letters of the name in the words", "zona-amazon-maz.shop", "amazon.com", "«zona-»amazon«-maz.shop»"},
		{"joined", "myamazonlogin.com", "amazon.com", "«my»amazon«login».com"},
		{"defanged", "amazon[.]com[.]account-restore[.]top", "amazon.com", "amazon[.]com[.]«account-restore[.]top»"},
		{"case is no difference", "AMAZON-Help.com", "amazon.com", "AMAZON«-Help».com"},
		{"official in front", "amazon.com.evil.com", "amazon.com", "amazon.com.«evil.com»"},
		{"official with hyphens", "www-amazon-co-uk.example", "amazon.co.uk", "«www-»amazon-co-uk.«example»"},
		{"name as a subdomain", "amazon.evil.com", "amazon.com", "amazon.«evil.com»"},
		{"country ending", "amazon-it.co.uk", "amazon.co.uk", "amazon«-it».co.uk"},
		{"short name as a word", "shipping-ing.top", "ing.com", "«shipping-»ing.«top»"},
		{"short name inside a word", "1ng-banking.com", "ing.com", marked(Highlight("1ng-banking.com", "ing.com"))},
		{"suffix is no name", "d-h-l.com", "dhl.com.br", marked(Highlight("d-h-l.com", "dhl.com.br"))},
		{"name below a host", "amazon-pay.top", "pay.amazon.com", "amazon«-pay.top»"},
		{"other name of the brand", "amzn-login.com", "amazon.com", marked(Highlight("amzn-login.com", "amazon.com"))},
		{"nothing to compare", "amazon-login.com", "", "amazon-login.com"},
		{"nothing", "", "amazon.com", ""},
		{"too long", strings.Repeat("a", 300), "amazon.com", strings.Repeat("a", 300)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := marked(HighlightAround(tt.domain, tt.official)); got != tt.want {
				t.Errorf("HighlightAround(%q, %q) = %s, want %s", tt.domain, tt.official, got, tt.want)
			}
		})
	}
}

// A name that is spelled right is not what gives a domain away; a misspelled
// letter is.
func TestCardHighlightsByKindOfImitation(t *testing.T) {
	x := testExplainer(t)
	for _, tt := range []struct{ kind, domain, want string }{
		{"combosquat", "login-verify-amazon-secure.top", "«login-verify-»amazon«-secure[.]top»"},
		{"subdomain", "amazon.com.evil.com", "amazon[.]com[.]«evil[.]com»"},
		{"homoglyph", "amazon-arnazon.com", marked(Highlight("amazon-arnazon[.]com", "amazon.com"))},
		{"tld", "amazon.shop", "amazon[.]«shop»"},
	} {
		v := verdict.Verdict{Outcome: verdict.Scam, Brand: "amazon", Evidence: []verdict.Evidence{
			against("link.lookalike-domain", "link-imitation", 3, tt.domain, "domain", tt.domain, "official", "amazon.com", "kind", tt.kind),
		}}
		if got := marked(x.Card(v, "en", NothingYet).Reasons[0].Highlight); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.kind, got, tt.want)
		}
	}
}

// The pieces are the domain, and it is all of a piece only when it is the same.
func FuzzHighlight(f *testing.F) {
	f.Add("arnazon.com", "amazon.com")
	f.Add("xn--mazon-3ve[.]com", "amazon.com")
	f.Add("amazon-login[.]com", "amazon.com")
	f.Add("[.][.]..", ".")
	f.Add("\xff.com", "amazon.com")
	f.Fuzz(func(t *testing.T, domain, official string) {
		for _, pieces := range [][]Span{Highlight(domain, official), HighlightAround(domain, official)} {
			var b strings.Builder
			for i, s := range pieces {
				if s.Text == "" {
					t.Errorf("piece %d of %q is empty", i, domain)
				}
				b.WriteString(s.Text)
			}
			if b.String() != domain && !strings.Contains(domain, "xn--") {
				t.Errorf("pieces of %q are %q", domain, b.String())
			}
		}
	})
}

func BenchmarkHighlight(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Highlight("login.arnazon[.]com", "amazon.com")
	}
}
