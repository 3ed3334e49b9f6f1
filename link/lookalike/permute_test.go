package lookalike

import (
	"strings"
	"testing"
)

func TestPermutations(t *testing.T) {
	kinds := map[Kind]int{}
	all := map[string]Kind{}
	for p := range Permutations("www.amazon.com") {
		if _, twice := all[p.Domain]; twice {
			t.Errorf("%s comes twice", p.Domain)
		}
		if p.Domain != strings.ToLower(p.Domain) || strings.HasPrefix(p.Domain, "-") {
			t.Errorf("%q is no domain", p.Domain)
		}
		all[p.Domain] = p.Kind
		kinds[p.Kind]++
	}
	for domain, want := range map[string]Kind{
		"arnazon.com": Homoglyph, "amaz0n.com": Homoglyph, "4mazon.com": Digit, "amzon.com": Omission, "amazzon.com": Repetition,
		"maazon.com": Transposition, "amazons.com": Plural, "ama-zon.com": Hyphenation, "amazoncom.com": Various, "wwwamazon.com": Various, "xn--amazn-mye.com": Cyrillic, "amazon-secure-login.com": Combosquat, "amazon.top": TLDSwap,
		"amazon-login.com": Dictionary, "ama.zon.com": Subdomain, "amazonq.com": Addition, "xn--mazon-3ve.com": Cyrillic,
	} {
		if got, ok := all[domain]; !ok || got != want {
			t.Errorf("%s: %q, want %q", domain, got, want)
		}
	}
	for _, k := range []Kind{Addition, Bitsquatting, Combosquat, Cyrillic, Dictionary, Homoglyph, Hyphenation, Insertion, Omission, Plural, Repetition, Replacement, Subdomain, TLDSwap, Transposition, Various, VowelSwap} {
		if kinds[k] == 0 {
			t.Errorf("no permutation of kind %s", k)
		}
	}
	if _, own := all["amazon.com"]; own {
		t.Error("the domain itself is among them")
	}
}

func TestPermutationsStopsWhenToldTo(t *testing.T) {
	n := 0
	for range Permutations("amazon.com") {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d", n)
	}
}

func TestPermutationsOfNoDomain(t *testing.T) {
	for _, d := range []string{"", "com", "co.uk", "..", "-"} {
		for p := range Permutations(d) {
			t.Errorf("%q yields %v", d, p)
			break
		}
	}
}

// TestMatchFindsPermutations measures how many of the generated imitations are
// recognized. Replacements and additions make other words as often as not.
func TestMatchFindsPermutations(t *testing.T) {
	m := New(testTargets())
	for _, domain := range []string{"amazon.com", "paypal.com", "netflix.com", "microsoft.com", "facebook.com"} {
		found, all := map[Kind]int{}, map[Kind]int{}
		for p := range Permutations(domain) {
			all[p.Kind]++
			if _, ok := m.Match(p.Domain); ok {
				found[p.Kind]++
			}
		}
		for _, k := range []Kind{Homoglyph, Cyrillic, Omission, Repetition, Transposition, Hyphenation, Dictionary, Combosquat} {
			// The one without its first letter is left out on purpose.
			if share := float64(found[k]) / float64(all[k]); share < 0.9 && (k != Omission || found[k] < all[k]-1) {
				t.Errorf("%s: found %.0f %% of kind %s", domain, share*100, k)
			}
		}
		t.Logf("%s: found %v of %v", domain, found, all)
	}
}
