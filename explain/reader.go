package explain

import (
	"net/url"
	"strings"

	"bonafide/brand"
	"bonafide/verdict"
)

// reader words one verdict for one reader.
type reader struct {
	x        *Explainer
	language string   // tag of own
	own      *catalog // the texts in the reader's language
	place    string   // where the reader is, as brand.Profile.PageFor takes it

	profile   *brand.Profile // of the claimed brand, nil if unknown
	brandName string         // "" if none is claimed
	mailed    bool           // it came by e-mail, and can be forwarded by e-mail
}

// reader prepares wording v in lang.
func (x *Explainer) reader(lang string, v *verdict.Verdict) *reader {
	tag := x.Match(lang)
	r := &reader{x: x, language: tag, own: x.catalogs[tag], place: place(lang, v.Language)}
	r.mailed = v.Channel == "" || v.Channel == "email"
	r.brandName, r.profile = x.brandOf(v.Brand)
	return r
}

// place guesses where a reader is: the reader's own language tells unless it
// is English without a country, which says little; then the language that the
// message was written for does.
func place(lang, message string) string {
	lang, _, _ = strings.Cut(strings.ReplaceAll(lang, "_", "-"), ".")
	if lang == "" || strings.EqualFold(lang, "en") {
		return message
	}
	return lang
}

// brandOf names the brand with this ID. A brand without a profile is named by
// the words of its ID.
func (x *Explainer) brandOf(id string) (string, *brand.Profile) {
	if id == "" {
		return "", nil
	}
	if x.brands != nil {
		if p, ok := x.brands.Get(id); ok {
			return p.Name, p
		}
	}
	id = clean(id, maxArgument)
	if strings.ToLower(id) != id {
		return id, nil // a name already
	}
	words := strings.Split(id, "-")
	for i, w := range words {
		if w != "" && w[0] >= 'a' && w[0] <= 'z' {
			words[i] = string(w[0]-'a'+'A') + w[1:]
		}
	}
	return strings.Join(words, " "), nil
}

// lookup returns the texts at a, in the reader's language or else in English.
func (r *reader) lookup(a address) []text {
	if t := r.own.texts[a]; len(t) > 0 {
		return t
	}
	return r.x.catalogs[fallback].texts[a]
}

// say words the text at a with the facts about the brand.
func (r *reader) say(group, name, key string) string {
	t := r.lookup(address{group, name, key})
	if len(t) == 0 {
		return ""
	}
	return t[0].render(r.fact)
}

// fact is the value of a placeholder that concerns the brand.
func (r *reader) fact(name string) string {
	switch name {
	case "brand":
		return r.brandName
	case "home":
		return r.home()
	case "report":
		if !r.mailed { // nobody forwards a text or a screenshot to a mailbox
			return ""
		}
		return r.report(func(c brand.Contact) string { return c.Email })
	case "report-page":
		return r.report(func(c brand.Contact) string { return typed(c.URL) })
	}
	return ""
}

// home is the address of the brand to type: its home page for the reader's
// place, else its first domain for web pages.
func (r *reader) home() string {
	if r.profile == nil {
		return ""
	}
	if page, ok := r.profile.PageFor("home", r.place); ok {
		return typed(page.URL)
	}
	for _, d := range r.profile.Domains {
		if d.Use == "" || d.Use == "any" || d.Use == "web" {
			return d.Name
		}
	}
	return ""
}

// report is the first way to report a scam that get finds.
func (r *reader) report(get func(brand.Contact) string) string {
	if r.profile == nil {
		return ""
	}
	for _, c := range r.profile.ReportFor(r.place) {
		if s := get(c); s != "" {
			return s
		}
	}
	return ""
}

// typed is a URL as a person types it: without scheme and "www.".
func typed(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return strings.TrimSuffix(raw, "/")
	}
	return strings.TrimSuffix(strings.TrimPrefix(u.Host, "www.")+u.Path, "/")
}
