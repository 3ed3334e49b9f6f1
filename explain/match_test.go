package explain

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestMatch(t *testing.T) {
	x, err := load(fstest.MapFS{
		"l/en.txt": {}, "l/it.txt": {}, "l/de.txt": {}, "l/pt-BR.txt": {},
	}, "l", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name  string
		prefs []string
		want  string
	}{
		{"nothing", nil, "en"},
		{"empty", []string{"", ""}, "en"},
		{"tag", []string{"it"}, "it"},
		{"upper case", []string{"IT"}, "it"},
		{"country", []string{"it-CH"}, "it"},
		{"script and country", []string{"de-Latn-AT"}, "de"},
		{"private use", []string{"de-x-home"}, "de"},
		{"extension", []string{"it-u-ca-gregory"}, "it"},
		{"own country", []string{"pt-br"}, "pt-BR"},
		{"other country has no catalog", []string{"pt-PT"}, "en"},
		{"unknown", []string{"tlh"}, "en"},
		{"prefix is not enough", []string{"ita"}, "en"},
		{"LANG", []string{"it_IT.UTF-8"}, "it"},
		{"LANG with modifier", []string{"de_DE@euro"}, "de"},
		{"LANG C", []string{"C"}, "en"},
		{"LANG C.UTF-8", []string{"C.UTF-8", "de"}, "de"},
		{"LANG POSIX", []string{"POSIX"}, "en"},
		{"LANGUAGE", []string{"tlh:de:it"}, "de"},
		{"first that is known", []string{"", "tlh", "de_AT", "it"}, "de"},
		{"--lang before LANG", []string{"it", "de_DE.UTF-8"}, "it"},
		{"field", []string{"it-IT,it;q=0.9,en;q=0.8"}, "it"},
		{"field by quality", []string{"en;q=0.5, de;q=0.9, it;q=0.7"}, "de"},
		{"field in order", []string{"fr, it, de"}, "it"},
		{"field with spaces", []string{" it ; q=1.0 , en"}, "it"},
		{"refused", []string{"it;q=0, de;q=0.1"}, "de"},
		{"anything", []string{"*"}, "en"},
		{"broken quality", []string{"it;q=x, de"}, "de"},
		{"quality above one", []string{"it;q=7, de"}, "de"},
		{"quality no number", []string{"it;q=NaN, de"}, "de"},
		{"odd characters", []string{"i\x00t, \u202eit"}, "en"},
		{"dashes", []string{"-,--,-it-,it--"}, "it"},
		{"beyond the bound", []string{strings.Repeat("xx,", maxRanges) + "it"}, "en"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := x.Match(tt.prefs...); got != tt.want {
				t.Errorf("Match(%q) = %q, want %q", tt.prefs, got, tt.want)
			}
		})
	}
}

func FuzzMatch(f *testing.F) {
	x, err := New(nil)
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"it", "it_IT.UTF-8", "de, it;q=0.8, *;q=0", "C", "it:en", ";;q=,", strings.Repeat("a-", 2000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, pref string) {
		got := x.Match(pref)
		if !slices.Contains(x.Languages(), got) {
			t.Errorf("Match(%q) = %q, no language", pref, got)
		}
		if again := x.Match(got, pref); again != got {
			t.Errorf("Match(%q) after itself = %q", got, again)
		}
	})
}
