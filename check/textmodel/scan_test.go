package textmodel

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	names := map[uint64]struct{}{Hash([]byte("netflix")): {}}
	s := scanner{folder: newFolder(), names: names}
	for _, c := range []struct{ text, want string }{
		{"Hello, World!", "hello world"},
		{"don't", "dont"},
		{"Stra\u00dfe f\u00fcr \u00e9t\u00e9", "strasse fur ete"},
		{"NETFLIX: pay", "<b> pay"},
		{"at http://a.example/x?y now", "at <u> now"},
		{"www.shop.example", "<u>"},
		{"shop.example.", "<u>"},
		{"end.Next", "end next"},
		{"a.b@c.example", "<e>"},
		{"$12.50 \u20ac3", "<m> <m>"},
		{"+1 202-555-0143", "<1> <p>"},
		{"0871918154", "<p>"},
		{"code 123456", "code <6>"},
		{"w0n w1n", "w0n w0n"},
		{"AB12345", "<x>"},
		{"...", ""},
		{"\xff\xfe", ""},
	} {
		var got []string
		s.scan(c.text, func(w []byte) bool { got = append(got, string(w)); return true })
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: got %q, want %q", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestEndingsShareAFeature(t *testing.T) {
	verify, ok := stem([]byte("verify"))
	verified, _ := stem([]byte("verified"))
	version, _ := stem([]byte("version"))
	if !ok || verify != verified || verify == version {
		t.Errorf("verify %d, verified %d, version %d: the first two must be one", verify, verified, version)
	}
	if _, ok := stem([]byte("pay")); ok {
		t.Error("a short word has a stem")
	}
}

func TestFeaturesCountOncePerDistinctWord(t *testing.T) {
	f := NewFeatures(nil)
	once, _ := f.Of(Text{Body: "pay now"})
	first := slices.Clone(once)
	twice, words := f.Of(Text{Body: "pay now pay now"})
	// The pair "now pay" is all that is new.
	if len(twice) != len(first)+1 || words != 4 {
		t.Errorf("%d features of %d words, want %d of 4", len(twice), words, len(first)+1)
	}
}
