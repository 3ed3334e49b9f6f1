package brand

import (
	"strings"

	"bonafide/verdict"
)

// Official tells whether host (lower-case ASCII) is an official domain of the
// brand or below one, and not user content.
func (p *Profile) Official(host string) bool {
	_, ok := p.domainOf(host)
	return ok
}

// SendsFrom tells whether the brand itself sends mail from host: an official
// domain for any use or for mail, and not user content. Whether the message
// is authenticated is another question, which the judge asks.
func (p *Profile) SendsFrom(host string) bool {
	d, ok := p.domainOf(host)
	return ok && (d.Use == "" || d.Use == UseAny || d.Use == UseMail)
}

// Hosts tells whether host is the brand's own place for strangers' content.
func (p *Profile) Hosts(host string) bool {
	host = strings.TrimSuffix(host, ".")
	_, official := p.domainOf(host)
	if official {
		return false
	}
	for _, u := range p.UserContent {
		if within(host, u) {
			return true
		}
	}
	return false
}

// domainOf finds the longest official domain that holds host, unless a place
// for user content that is as long or longer does.
func (p *Profile) domainOf(host string) (Domain, bool) {
	host = strings.TrimSuffix(host, ".")
	best := -1
	for i := range p.Domains {
		if within(host, p.Domains[i].Name) && (best < 0 || len(p.Domains[i].Name) > len(p.Domains[best].Name)) {
			best = i
		}
	}
	if best < 0 {
		return Domain{}, false
	}
	for _, u := range p.UserContent {
		if len(u) > len(p.Domains[best].Name) && within(host, u) {
			return Domain{}, false
		}
	}
	return p.Domains[best], true
}

// CategoryOf gives the category of a message from the address of its sender,
// by the first sender rule that matches. Case is ignored.
func (p *Profile) CategoryOf(address string) (verdict.Category, bool) {
	r, ok := p.senderRule(address)
	return verdict.Category(r.Category), ok
}

// Relays tells whether the brand sends strangers' words from this address: an
// authenticated message from it proves who sent it, not what it says.
func (p *Profile) Relays(address string) bool {
	address = strings.ToLower(address)
	for _, r := range p.Senders {
		if r.Relay && r.matches(address) {
			return true
		}
	}
	return false
}

func (p *Profile) senderRule(address string) (SenderRule, bool) {
	address = strings.ToLower(address)
	for _, r := range p.Senders {
		if r.matches(address) {
			return r, true
		}
	}
	return SenderRule{}, false
}

// matches compares a lower-case address with the rule.
func (r SenderRule) matches(address string) bool {
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return false
	}
	local, domain, both := strings.Cut(r.Match, "@")
	anyLocal := both && local == ""
	return (anyLocal || glob(local, address[:at])) && (!both || glob(domain, address[at+1:]))
}

// glob tells whether text has the form of pattern, in which * stands for any
// run of characters. It takes at most len(pattern)*len(text) steps.
func glob(pattern, text string) bool {
	star, mark := -1, 0
	i, j := 0, 0
	for j < len(text) {
		switch {
		case i < len(pattern) && pattern[i] == '*':
			star, mark = i, j
			i++
		case i < len(pattern) && pattern[i] == text[j]:
			i++
			j++
		case star >= 0:
			mark++
			i, j = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[i:], "*") == ""
}

// PageFor returns the page of this kind for a place: an ISO 3166-1 country
// ("IT"), a language ("it") or a language tag ("it-IT"). Where the place has
// none it returns the page without a country, else the first of the kind.
func (p *Profile) PageFor(kind, place string) (Page, bool) {
	country := countryOf(place)
	best, rank := Page{}, 0
	for _, page := range p.Pages {
		if page.Kind != kind {
			continue
		}
		r := 1
		switch {
		case country != "" && page.Country == country:
			r = 3
		case page.Country == "":
			r = 2
		}
		if r > rank {
			best, rank = page, r
		}
	}
	return best, rank > 0
}

// ReportFor returns where a scam is reported from a country (ISO 3166-1
// alpha-2, or a place as PageFor takes it): contacts of the country first,
// then those for everywhere.
func (p *Profile) ReportFor(place string) []Contact {
	country := countryOf(place)
	var own, all []Contact
	for _, c := range p.Report {
		switch c.Country {
		case "":
			all = append(all, c)
		case country:
			own = append(own, c)
		}
	}
	return append(own, all...)
}

// countryOf reads a place as PageFor describes it. A language alone stands for
// the country where most of its readers of the shipped profiles live; English
// stands for none.
func countryOf(place string) string {
	place = strings.ReplaceAll(place, "_", "-")
	place, _, _ = strings.Cut(place, ".")
	if i := strings.LastIndexByte(place, '-'); i >= 0 && len(place)-i == 3 {
		return strings.ToUpper(place[i+1:])
	}
	if len(place) == 2 && place[0] >= 'A' && place[0] <= 'Z' {
		return place
	}
	switch lang, _, _ := strings.Cut(strings.ToLower(place), "-"); lang {
	case "it", "de", "fr", "es", "nl", "pl", "tr":
		return strings.ToUpper(lang)
	case "pt":
		return "BR"
	case "ja":
		return "JP"
	case "sv":
		return "SE"
	case "hi":
		return "IN"
	case "zh":
		return "CN"
	case "ar":
		return "SA"
	}
	return ""
}
