package web

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bonafide/verdict"
)

// allCatalogs loads every catalog there is.
func allCatalogs(t *testing.T) *catalogs {
	t.Helper()
	names, err := filepath.Glob("locale/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var languages []string
	for _, n := range names {
		languages = append(languages, strings.TrimSuffix(filepath.Base(n), ".yaml"))
	}
	c, err := loadCatalogs(languages)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryLanguageHasEveryText(t *testing.T) {
	c := allCatalogs(t)
	if len(c.languages) < 2 {
		t.Fatalf("languages = %v, want at least en and it", c.languages)
	}
	placeholder := regexp.MustCompile(`\{[a-z]+\}`)
	english := c.texts[fallbackLanguage]
	for _, lang := range c.languages {
		for key, text := range english {
			got, ok := c.texts[lang][key]
			if !ok || strings.TrimSpace(got) == "" {
				t.Errorf("%s: %s has no text", lang, key)
				continue
			}
			want, have := placeholder.FindAllString(text, -1), placeholder.FindAllString(got, -1)
			slices.Sort(want)
			slices.Sort(have)
			// "1 more" may be said without the number.
			if !slices.Equal(want, have) {
				t.Errorf("%s: %s has the placeholders %v, English has %v", lang, key, have, want)
			}
			if strings.Count(got, "**")%2 != 0 {
				t.Errorf("%s: %s opens ** and does not close it", lang, key)
			}
		}
		for key := range c.texts[lang] {
			if _, ok := english[key]; !ok {
				t.Errorf("%s: %s is not in English", lang, key)
			}
		}
	}
}

// usedKeys are the keys that templates and code ask for.
func usedKeys(t *testing.T) []string {
	t.Helper()
	used := []string{"language.name"}
	for _, o := range verdict.Outcomes() {
		used = append(used, "outcome."+string(o))
	}
	questions := (&Pages{}).callForm(Voice{}, submission{})
	for _, offered := range [][]choice{questions.About, questions.Wanted, questions.Done} {
		for _, c := range offered {
			used = append(used, c.Key)
		}
	}
	for _, page := range []string{"notfound", "crossorigin"} {
		used = append(used, "problem."+page+".heading", "problem."+page+".text")
	}
	pages, _ := filepath.Glob("page/*.html")
	code, _ := filepath.Glob("*.go")
	call := regexp.MustCompile(`\.(T|N|Strong) "([^"]+)"`)
	failure := regexp.MustCompile(`"(error\.[a-z]+)"`)
	for _, name := range append(pages, code...) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range call.FindAllStringSubmatch(string(src), -1) {
			if m[1] == "N" {
				used = append(used, m[2]+".one", m[2]+".many")
				continue
			}
			used = append(used, m[2])
		}
		for _, m := range failure.FindAllStringSubmatch(string(src), -1) {
			used = append(used, m[1], m[1]+".fix")
		}
	}
	slices.Sort(used)
	return slices.Compact(used)
}

func TestEveryTextIsUsedAndEveryUsedTextIsThere(t *testing.T) {
	english := allCatalogs(t).texts[fallbackLanguage]
	used := usedKeys(t)
	// The prefix of a key that is put together, and the form of one for N.
	for _, key := range used {
		if _, ok := english[key]; !ok && key != "error.prefix.fix" {
			t.Errorf("%s is asked for and has no text", key)
		}
	}
	for key := range english {
		if !slices.Contains(used, key) {
			t.Errorf("%s is never asked for", key)
		}
	}
}

func TestVoice(t *testing.T) {
	c := &catalogs{texts: map[string]map[string]string{
		"en": {"a": "all {n} of {what}", "b.one": "1 thing", "b.many": "{n} things", "s": "press **Ctrl & C** now"},
		"it": {"b.one": "1 cosa", "b.many": "{n} cose"},
	}}
	it := Voice{Lang: "it", all: c}
	for _, test := range []struct{ got, want string }{
		{it.T("a", "n", 3, "what", "them"), "all 3 of them"},
		{it.N("b", 1), "1 cosa"},
		{it.N("b", 7), "7 cose"},
		{it.T("none"), ""},
		{string(it.Strong("s")), "press <strong>Ctrl &amp; C</strong> now"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}
