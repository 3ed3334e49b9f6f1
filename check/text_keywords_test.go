package check

import (
	"slices"
	"strings"
	"testing"
)

// What the automaton finds is what a search for each word by itself finds.
func TestKeywordsFindWhatASearchFinds(t *testing.T) {
	lists := keywordLists()
	k := newKeywords(lists)
	texts := []string{
		"", "STOP", "Txt STOP to end", "a reservation for two, ready for pickup", "Reply STOP 2 end. 150p/msg rcvd, T&C apply",
		"Promemoria: appuntamento dal dentista. Saldi! Sconto del 20% off", "Your OTP is 1234, mum. Pay the bill on my new phone",
		"mami, perdí el móvil, hazme un bizum", "tone/tones gay,sex win. quiz", "secur-verif-confirm", strings.Repeat("appointment ", 500),
	}
	for _, list := range lists {
		for _, w := range list {
			w = strings.TrimPrefix(w, "=")
			texts = append(texts, w, "x"+w, w+"x", "("+w+")", w+".com", "see "+w+". Then")
		}
	}
	for _, text := range texts {
		got := k.read(text)
		for g, list := range lists {
			var want uint64
			for i, w := range list {
				if stands(head(text, maxMarked), w) {
					want |= 1 << min(i, 63)
				}
			}
			if got.words[g] != want {
				t.Errorf("group %d in %q: %b, want %b", g, head(text, 60), got.words[g], want)
			}
		}
	}
}

// stands looks for one word in the plain way.
func stands(text, word string) bool {
	word, whole := strings.CutPrefix(word, "=")
	low := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
	for from := 0; ; {
		i := strings.Index(low[from:], word)
		if i < 0 {
			return false
		}
		start := from + i
		if !whole || standsFree(text, start, start+len(word)) {
			return true
		}
		from = start + 1
	}
}

func FuzzKeywords(f *testing.F) {
	f.Add("Reply STOP to end, your table is booked")
	f.Fuzz(func(_ *testing.T, text string) {
		w := textKeywords().read(text)
		_ = w.several(groupSales)
		for word := range numbersIn(text) {
			_ = premiumNumber(word, "en")
		}
		_ = readablePath(text)
		_ = baitHost(text)
		_ = replyNumber(text)
	})
}

func TestPremiumNumber(t *testing.T) {
	tests := []struct {
		number, language string
		want             bool
	}{
		{"09061 234567", "en", true},
		{"0871-234-5678", "en", true},
		{"900-555-0134", "en", true},
		{"0800 123 4567", "en", false},
		{"020 7946 0958", "en", false},
		{"888-555-0134", "en", false},
		{"07700 900123", "en", false},
		{"0900 123456", "de", true},
		{"0900-1234", "nl", true},
		{"0891 23 45 67", "fr", true},
		{"899 123 456", "it", true},
		{"091 555 0122", "it", false},
		{"806 123 456", "es", true},
		{"91 555 01 22", "es", false},
		{"760 123 456", "pt", true},
	}
	for _, tt := range tests {
		if got := premiumNumber(tt.number, tt.language); got != tt.want {
			t.Errorf("%s in %s: %v", tt.number, tt.language, got)
		}
	}
}

func TestNumbersIn(t *testing.T) {
	got := slices.Collect(numbersIn("Account 07815 296484 of 2003. Call 08718738001, ref 12, code 445-6"))
	if want := []string{"07815 296484", "08718738001"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestReadablePath(t *testing.T) {
	for path, want := range map[string]bool{
		"/recipes/lemon-cake": true, "/2024/06/01/weather.html": true, "/news/science-environment-57159056": true,
		"/Tz8kqPq": false, "/": false, "/a": false, "/login": false, "/x7/k9-Qz2": false,
	} {
		if got := readablePath(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

func TestBaitHost(t *testing.T) {
	for host, want := range map[string]bool{
		"refund-claim.example": true, "parcel-address.top": true, "verifyaccount.example": true, "energiegeld-antrag.com": true,
		"peakphysio.com": false, "bakery-rossi.it": false, "trackingtime.example": false, "wordpress.com": false,
	} {
		if got := baitHost(host); got != want {
			t.Errorf("%s: %v", host, got)
		}
	}
}
