package web

import (
	"embed"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed locale/*.yaml
var localeFiles embed.FS

// fallbackLanguage has every text.
const fallbackLanguage = "en"

// catalogs hold the texts of the pages; those of verdicts are package
// explain's.
type catalogs struct {
	languages []string
	texts     map[string]map[string]string // language, key
}

// loadCatalogs reads the catalogs of those of the languages that have one.
func loadCatalogs(languages []string) (*catalogs, error) {
	c := &catalogs{texts: map[string]map[string]string{}}
	for _, lang := range languages {
		name := path.Join("locale", lang+".yaml")
		src, err := localeFiles.ReadFile(name)
		if err != nil {
			continue // explain has a language that the pages lack
		}
		var texts map[string]string
		if err := yaml.Unmarshal(src, &texts); err != nil {
			return nil, fmt.Errorf("web: reading %s: %w", name, err)
		}
		c.texts[lang] = texts
		c.languages = append(c.languages, lang)
	}
	if !slices.Contains(c.languages, fallbackLanguage) {
		return nil, fmt.Errorf("web: no catalog %s: every other language falls back to it", fallbackLanguage)
	}
	return c, nil
}

// say returns the text of key in lang with its placeholders filled; args are
// pairs of name and value. A text that lang lacks is English.
func (c *catalogs) say(lang, key string, args ...any) string {
	text, ok := c.texts[lang][key]
	if !ok {
		text = c.texts[fallbackLanguage][key]
	}
	for i := 0; i+1 < len(args); i += 2 {
		text = strings.ReplaceAll(text, "{"+fmt.Sprint(args[i])+"}", fmt.Sprint(args[i+1]))
	}
	return text
}

// Voice says the texts of one language; pages are written with it.
type Voice struct {
	Lang string
	all  *catalogs
}

// T returns the text of key; args are pairs of name and value.
func (v Voice) T(key string, args ...any) string { return v.all.say(v.Lang, key, args...) }

// N returns the text of key for a number of things: key.one or key.many.
func (v Voice) N(key string, n int) string {
	if n == 1 {
		return v.T(key+".one", "n", n)
	}
	return v.T(key+".many", "n", n)
}

// Strong returns the text of key in which **words** stand out.
func (v Voice) Strong(key string) template.HTML {
	var b strings.Builder
	for i, piece := range strings.Split(v.T(key), "**") {
		if i%2 == 1 {
			b.WriteString("<strong>" + template.HTMLEscapeString(piece) + "</strong>")
			continue
		}
		b.WriteString(template.HTMLEscapeString(piece))
	}
	return template.HTML(b.String()) //nolint:gosec // every piece is escaped above
}
