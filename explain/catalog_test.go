package explain

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCatalogErrorsTellFileLineAndKey(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"unknown placeholder", "[label why]\ntext = Why {shade}\n  | Why", `x.txt:2: label why: text: unknown placeholder {shade}`},
		{"open brace", "[label why]\ntext = Why {brand", `x.txt:2: label why: text: a brace without its pair: write {name}`},
		{"closing brace", "[label why]\ntext = Why }", `x.txt:2: label why: text: a brace without its pair: write {name}`},
		{"no last alternative", "[category order]\n# remark\nname = Orders of {brand}", `x.txt:3: category order: name: needs a last alternative without {brand}, for when it is empty: add a line "  | …"`},
		{"empty", "[label why]\ntext =", `x.txt:2: label why: text: empty text: write it or remove the line`},
		{"unknown section", "[shade red]", `x.txt:1: "[shade red]" is no section: write one of language, label, outcome, risk, category, channel, situation, lure, step, evidence, value`},
		{"section without end", "[label why", `x.txt:1: "[label why" is no section: write one of language, label, outcome, risk, category, channel, situation, lure, step, evidence, value`},
		{"unknown key", "[label why]\nword = Why", `x.txt:2: label why: word: unknown key: write one of text`},
		{"outside a section", "text = Why", `x.txt:1: "text = Why" is neither a section nor "key = text" inside one`},
		{"no equals sign", "[label why]\nWhy", `x.txt:2: label why: "Why" is neither a section nor "key = text" inside one`},
		{"indented first", "[label why]\n  | Why", `x.txt:2: label why: an indented line goes on with the text above, but there is none: remove the indentation`},
		{"twice", "[label why]\ntext = Why\ntext = Why", `x.txt:3: label why: text: given twice: remove one`},
		{"four steps", "[outcome scam]\nstep = a\nstep = b\nstep = c\nstep = d", `x.txt:5: outcome scam: step: more than 3 steps: nobody follows more`},
		{"nameless step", "[outcome scam]\nstep = @", `x.txt:2: outcome scam: step: @ takes the name of one shared step and no alternative`},
		{"no such step", "[outcome scam]\nstep = @gone", `x.txt:2: outcome scam: step: @gone names no shared step: add a section [step gone]`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parseCatalog("x.txt", tt.src)
			if _, ok := errors.AsType[*SyntaxError](err); !ok {
				t.Fatalf("err = %v, want a SyntaxError", err)
			}
			if err.Error() != tt.want {
				t.Errorf("err = %s\nwant  %s", err, tt.want)
			}
		})
	}
}

func TestAlternativesFollowWhatIsKnown(t *testing.T) {
	c, err := parseCatalog("x.txt", "\ufeff[evidence a.b]\r\nsentence = {brand} at {domain},\r\n  goes on\r\n  | {brand} only\r\n  | nothing\r\n")
	if err != nil {
		t.Fatal(err)
	}
	s := c.texts[address{"evidence", "a.b", "sentence"}][0]
	for _, tt := range []struct {
		values map[string]string
		want   string
	}{
		{map[string]string{"brand": "B", "domain": "D"}, "B at D, goes on"},
		{map[string]string{"brand": "B"}, "B only"},
		{map[string]string{"domain": "D"}, "nothing"},
		{map[string]string{"brand": "{domain}", "domain": "{brand}"}, "{domain} at {brand}, goes on"},
	} {
		if got := s.render(func(name string) string { return tt.values[name] }); got != tt.want {
			t.Errorf("render(%v) = %q, want %q", tt.values, got, tt.want)
		}
	}
}

// The voice of UX.md, as far as a program can hear it.
func TestTextsKeepTheVoice(t *testing.T) {
	x := testExplainer(t)
	for lang, c := range x.catalogs {
		for a, list := range c.texts {
			for _, text := range list {
				for _, alt := range text.alts {
					if fault := faultOf(a, strings.Join(alt.words, "{}")); fault != "" {
						t.Errorf("%s:%d: %s: %s", lang, text.line, a, fault)
					}
				}
			}
		}
	}
}

func faultOf(a address, s string) string {
	sentence := a.key == "sentence" || a.key == "advice" || a.key == "note" || a.key == "detail" ||
		isSteps(a.group, a.key) || a.group == "step" || a.group == "risk"
	n := utf8.RuneCountInString(s)
	switch {
	case strings.ContainsAny(s, "!\t") || strings.Contains(s, "  "):
		return "shouts, or holds a tab or two spaces"
	case strings.Contains(s, "://") || strings.Contains(s, "www."):
		return "holds a link"
	case sentence && !strings.HasSuffix(s, "."):
		return "a sentence ends with a full stop"
	case sentence && n > 210:
		return fmt.Sprintf("%d characters are too long for a hurried person", n)
	case a.key == "title" && (n > 40 || strings.HasSuffix(s, ".") || strings.Contains(s, "{}")):
		return "a title has a few words, no full stop and no placeholder"
	}
	return ""
}

func FuzzParseCatalog(f *testing.F) {
	f.Add("[label why]\ntext = Why {brand}\n  | Why\n")
	f.Add("[step a]\ntext = @a\n[outcome scam]\nstep = @a\n")
	f.Add("[value kind]\n= x\n|\n  |\n")
	f.Fuzz(func(t *testing.T, src string) {
		c, err := parseCatalog("x.txt", src)
		if err != nil {
			return
		}
		for a, list := range c.texts {
			for _, text := range list {
				if text.render(func(string) string { return "" }) == "" {
					t.Errorf("%v renders to nothing without values", a)
				}
			}
		}
	})
}
