// Package explain turns the codes of a verdict into what a person reads: the
// word and the sentence of the outcome, each finding in plain words, how the
// trick works and what to do now, in the reader's language.
//
// It decides nothing: outcome, risk and weights come from package verdict and
// are never changed. It never shows a bare code, never advises to follow a
// link, to answer or to call a number of the message, and never passes control
// characters of the message on to a reader's screen.
//
// Texts live in one embedded file per language (locale/en.txt; its head
// explains the form). A language is added by adding a file. A text that a
// language lacks is shown in English; Missing lists such gaps for tests.
//
// Languages are chosen by the lookup of RFC 4647 section 3.4 over BCP 47
// tags, the Accept-Language field of RFC 9110 section 12.5.4 and POSIX locale
// names.
package explain

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bonafide/brand"
	"bonafide/verdict"
)

//go:embed locale/*.txt
var locales embed.FS

// fallback is the language that has every text.
const fallback = "en"

// Explainer words verdicts. It is safe for concurrent use.
type Explainer struct {
	brands    *brand.Set
	catalogs  map[string]*catalog
	languages []string
}

// New reads the embedded catalogs. brands names the brands and holds their
// addresses; nil is allowed and leaves brands without addresses. An error
// tells file, line and key of a text that cannot be used.
func New(brands *brand.Set) (*Explainer, error) {
	return load(locales, "locale", brands)
}

// load reads every *.txt below dir as the catalog of the language that the
// file is named after.
func load(fsys fs.FS, dir string, brands *brand.Set) (*Explainer, error) {
	names, err := fs.Glob(fsys, path.Join(dir, "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("explain: listing catalogs in %s: %w", dir, err)
	}
	x := &Explainer{brands: brands, catalogs: make(map[string]*catalog, len(names))}
	for _, name := range names {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("explain: reading catalog: %w", err)
		}
		c, err := parseCatalog(name, string(src))
		if err != nil {
			return nil, fmt.Errorf("explain: %w", err)
		}
		tag := strings.TrimSuffix(path.Base(name), ".txt")
		x.catalogs[tag] = c
		x.languages = append(x.languages, tag)
	}
	if x.catalogs[fallback] == nil {
		return nil, fmt.Errorf("explain: no catalog %s: add it, every other language falls back to it",
			path.Join(dir, fallback+".txt"))
	}
	slices.SortFunc(x.languages, func(a, b string) int {
		if (a == fallback) != (b == fallback) {
			if a == fallback {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return x, nil
}

// Fill words v for a reader of lang (any BCP 47 tag): it sets Text of each
// piece of evidence and Advice. Everything else stays as it is.
func (x *Explainer) Fill(v *verdict.Verdict, lang string) {
	r := x.reader(lang, v)
	for i := range v.Evidence {
		v.Evidence[i].Text = r.finding(&v.Evidence[i]).text
	}
	v.Advice = r.steps(v, NothingYet)
}

// Steps says what to do now in a situation, in lang: at most three steps, those
// that Card shows.
func (x *Explainer) Steps(v *verdict.Verdict, lang string, s Situation) []string {
	return x.reader(lang, v).steps(v, s)
}
