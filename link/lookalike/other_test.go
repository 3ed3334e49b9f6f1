package lookalike

import "testing"

// otherTargets are names that are made of everyday words, and names that many
// share.
func otherTargets() []Target {
	one := func(brand, official string) Target {
		return Target{Brand: brand, Name: brand, Official: []string{official}}
	}
	members := one("townbank", "townbank.de")
	members.Federated = true
	return []Target{
		one("wetransfer", "wetransfer.com"), one("bitpanda", "bitpanda.com"), one("autostrade", "autostrade.it"),
		one("playstation", "playstation.com"), one("usbank", "usbank.com"), one("facebook", "facebook.com"),
		one("interac", "interac.ca"), one("livelo", "livelo.com.br"), one("nintendo", "nintendo.com"), members,
	}
}

// TestMatchTellsOtherNamesApart holds the rules for names of their own against
// imitations that differ from them by little.
func TestMatchTellsOtherNamesApart(t *testing.T) {
	m := New(otherTargets())
	tests := []struct {
		host, brand string // "" for nobody
		why         string
	}{
		{"webtransfer.com", "", "the change makes another first word"},
		{"wetransferr.com", "wetransfer", "the common word is misspelled"},
		{"bigpanda.io", "", "made of everyday words"},
		{"autotrader.com", "", "made of everyday words"},
		{"playnation.de", "", "made of everyday words"},
		{"playstaton.de", "playstation", "no word"},
		{"plusbank24.pl", "", "the name lies across a joint"},
		{"usbank-login.com", "usbank", "a word of its own"},
		{"interaction-design.org", "", "a word that holds the name"},
		{"interac-deposit.top", "interac", "the name itself"},
		{"livio.com", "", "two changes in a short name, of which the looks hide one"},
		{"1ivelo.com", "livelo", "the looks alone"},
		{"facebooksecurity.com", "facebook", "not the plural and ecurity"},
		{"facebooks.com", "", "the plural"},
		{"townbank-lindau.de", "", "a member"},
		{"townbank-sicherheit.de", "townbank", "with a lure"},
		{"townbank-lindau.top", "townbank", "where members do not register"},
	}
	for _, tt := range tests {
		if got, _ := m.Match(tt.host); got.Brand != tt.brand {
			t.Errorf("%s: %q by %s (%.2f), want %q: %s", tt.host, got.Brand, got.Kind, got.Score, tt.brand, tt.why)
		}
	}
}

func TestMatchScoresFaintLikenessesLow(t *testing.T) {
	m := New(otherTargets())
	for _, host := range []string{"nintendonews.com", "nintendo-fans.de", "nintendo.net", "bitpanda.org"} {
		if got, ok := m.Match(host); !ok || got.Score >= worthReporting {
			t.Errorf("%s: %v %.2f, want a score below %.2f", host, ok, got.Score, worthReporting)
		}
	}
	for _, host := range []string{"nintendonews-login.com", "nintendo-fans.top", "nintendo.shop"} {
		if got, ok := m.Match(host); !ok || got.Score < worthReporting {
			t.Errorf("%s: %v %.2f, want a score from %.2f on", host, ok, got.Score, worthReporting)
		}
	}
	for _, host := range []string{"nintendo.de", "nintendo.post", "nintendo.edu"} {
		if got, ok := m.Match(host); ok {
			t.Errorf("%s: %+v", host, got)
		}
	}
}
