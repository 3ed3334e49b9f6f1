package brand

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"bonafide/verdict"
)

// Limits that keep what a profile can cost in bounds.
const (
	maxDomains = 1000 // hosts of each list
	maxPhrases = 500  // names, products, phrases of each list
	maxMarks   = 60   // forms of its logo
	maxText    = 120  // bytes of a name or phrase
)

// validator collects the problems of one profile.
type validator struct {
	p     *Profile
	where places
	found Problems
}

// validate applies the rules that hold for one profile by itself.
func validate(p *Profile, where places) Problems {
	v := &validator{p: p, where: where}
	v.identity()
	v.phrases()
	v.hosts()
	v.partners()
	v.numbers()
	v.senders()
	v.texting()
	v.neverAsks()
	v.contacts()
	return v.found
}

// add reports a problem at a path of keys and indexes.
func (v *validator) add(code, message, fix string, path ...any) {
	file, line := v.where.at(path...)
	v.found = append(v.found, Problem{
		Code: "brand." + code, File: file, Line: line,
		Key: keyOf(path...), Message: message, Fix: fix,
	})
}

func (v *validator) identity() {
	if !isID(v.p.ID) {
		v.add("id-form", fmt.Sprintf("%q is not an identifier", v.p.ID), "use a to z, 0 to 9 and single hyphens, at most 40", "id")
	}
	if strings.TrimSpace(v.p.Name) == "" {
		v.add("missing-key", "the brand has no name", "write what it calls itself", "name")
	}
	for i, c := range v.p.Countries {
		v.country(c, "countries", i)
	}
}

func (v *validator) phrases() {
	v.text(v.p.Name, "name")
	v.count(len(v.p.Names), maxPhrases, "names")
	v.count(len(v.p.Marks), maxMarks, "marks")
	for i, m := range v.p.Marks {
		v.text(m.Name, "marks", i, "name")
	}
	for i, n := range v.p.Names {
		v.text(n.Text, "names", i, "text")
	}
	lists := []struct {
		key   string
		texts []string
	}{
		{"not_names", v.p.NotNames},
		{"products", v.p.Products},
		{"logos", v.p.Logos},
		{"footers", v.p.Footers},
	}
	for _, list := range lists {
		v.count(len(list.texts), maxPhrases, list.key)
		for i, t := range list.texts {
			v.text(t, list.key, i)
		}
	}
}

func (v *validator) text(t string, path ...any) {
	switch {
	case strings.TrimSpace(t) != t || t == "":
		v.add("text-form", fmt.Sprintf("%q is empty or begins or ends with a space", t), "write the bare text", path...)
	case len(t) > maxText:
		v.add("text-long", "the text is longer than 120 bytes", "shorten it", path...)
	}
}

func (v *validator) count(n, most int, key string) {
	if n > most {
		v.add("list-long", fmt.Sprintf("the list holds %d entries, at most %d are allowed", n, most), "shorten it", key)
	}
}

func (v *validator) numbers() {
	for i, n := range v.p.Numbers {
		if err := checkPattern(n.Pattern); err != nil {
			v.add("pattern", err.Error(), "write an RE2 expression for 5 to 64 characters, with an upper bound on each repetition", "numbers", i, "pattern")
		}
	}
}

func (v *validator) senders() {
	categories := verdict.Categories()
	for i, r := range v.p.Senders {
		if !slices.Contains(categories, verdict.Category(r.Category)) {
			v.add("category-unknown", fmt.Sprintf("%q is not a category", r.Category), "use account, seller, order, promotion or other", "senders", i, "category")
		}
		if !isSenderMatch(r.Match) {
			v.add("sender-form", fmt.Sprintf("%q matches no address", r.Match), "write a local part, @domain or local@domain in lower case; * stands for anything", "senders", i, "match")
		}
	}
}

// isSenderMatch tells whether a sender rule can match and says more than "*".
func isSenderMatch(m string) bool {
	return m != "" && len(m) <= maxText && m == strings.ToLower(m) &&
		strings.Count(m, "@") <= 1 && strings.Count(m, "*") <= 4 &&
		!strings.ContainsAny(m, " <>") && strings.Trim(m, "*@.") != ""
}

// Requests lists the codes of requests that a profile may rule out.
func Requests() []string {
	return []string{
		"password", "one-time-code", "card", "identity-papers", "gift-card",
		"remote-access", "payment-elsewhere", "call-number", "crypto",
	}
}

func (v *validator) neverAsks() {
	for i, n := range v.p.NeverAsks {
		if !slices.Contains(Requests(), n.Request) {
			v.add("request-unknown", fmt.Sprintf("%q is not a request", n.Request), "use one of "+strings.Join(Requests(), ", "), "never_asks", i, "request")
		}
		if n.Source != "" {
			v.web(n.Source, "never_asks", i, "source")
		}
		if n.Read == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, n.Read); err != nil {
			v.add("date", fmt.Sprintf("%q is not a date", n.Read), "write it as 2026-01-31, or leave the key out", "never_asks", i, "read")
		}
		if n.Source == "" {
			v.add("source-missing", "there is a date of reading but no page", "add source, or leave read out", "never_asks", i, "source")
		}
	}
}

func (v *validator) contacts() {
	for i, c := range v.p.Report {
		if c.Country != "" {
			v.country(c.Country, "report", i, "country")
		}
		switch local, domain, ok := strings.Cut(c.Email, "@"); {
		case c.Email == "" && c.URL == "" && c.Phone == "":
			v.add("contact-empty", "the contact has no email, url or phone", "add one of them", "report", i)
		case c.Email != "" && (!ok || local == "" || !isHost(domain)):
			v.add("email-form", fmt.Sprintf("%q is not an address", c.Email), "write local@domain", "report", i, "email")
		}
		if c.URL != "" {
			v.web(c.URL, "report", i, "url")
		}
	}
	for i, page := range v.p.Pages {
		if page.Country != "" {
			v.country(page.Country, "pages", i, "country")
		}
		if v.web(page.URL, "pages", i, "url") {
			v.ownPage(page.URL, "pages", i, "url")
		}
	}
}

// ownPage reports a page that is not on an official domain: readers are told
// to type its address.
func (v *validator) ownPage(address string, path ...any) {
	u, err := url.Parse(address)
	if err == nil && !v.p.Official(u.Hostname()) {
		v.add("page-elsewhere", u.Hostname()+" is not an official domain of the profile", "list the domain, or choose another page", path...)
	}
}

// web reports an address that is not https with a host.
func (v *validator) web(address string, path ...any) bool {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || !isHost(u.Hostname()) || u.User != nil {
		v.add("url-form", fmt.Sprintf("%q is not a web address", address), "write https:// and a host name", path...)
		return false
	}
	return true
}

func (v *validator) country(c string, path ...any) {
	if len(c) != 2 || c[0] < 'A' || c[0] > 'Z' || c[1] < 'A' || c[1] > 'Z' {
		v.add("country-form", fmt.Sprintf("%q is not a country code", c), "write the two capital letters of ISO 3166-1, such as IT or GB", path...)
	}
}

// isID tells whether id is in kebab case.
func isID(id string) bool {
	if id == "" || len(id) > 40 || id[0] == '-' || id[len(id)-1] == '-' || strings.Contains(id, "--") {
		return false
	}
	return strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
