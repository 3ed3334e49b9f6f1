package check

import (
	"slices"
	"strings"

	"bonafide/check/lexicon"
	"bonafide/link"
	"bonafide/verdict"
)

// Evidence about countries that don't fit the language.
var (
	// The domain belongs to a country where hardly anybody writes the language
	// of the message, as with a mailbox that was broken into. Args: domain
	// language.
	kindSenderForeignCountry = verdict.Kind{Code: "sender.foreign-country", Direction: verdict.Against, Family: "sender-domain", Prior: 1.2}
	// The same of a page that a link leads to. Args: host language.
	kindLinkForeignCountry = verdict.Kind{Code: "link.foreign-country", Direction: verdict.Against, Family: "link-host", Prior: 1.5}
)

// speakers are the country-code top-level domains (ISO 3166-1) of countries in
// which companies write to their customers in a language. English is left out:
// it is written everywhere.
var speakers = map[string][]string{
	"de": {"de", "at", "ch", "li", "lu", "it", "be"},
	"fr": {"fr", "be", "ch", "ca", "lu", "mc", "ma", "tn", "dz", "sn", "ci", "cm", "cd", "ml", "bf", "ne", "tg", "bj", "ga", "cg", "gn", "mg", "ht", "re", "gp", "mq", "nc", "pf"},
	"it": {"it", "ch", "sm", "va"},
	"es": {"es", "mx", "ar", "cl", "pe", "ve", "ec", "uy", "bo", "py", "cr", "gt", "do", "pa", "sv", "hn", "ni", "cu", "pr", "us"},
	"pt": {"pt", "br", "ao", "mz", "cv"},
	"nl": {"nl", "be", "sr", "aw", "cw"},
	"pl": {"pl"}, "da": {"dk", "gl", "fo"}, "sv": {"se", "fi", "ax"}, "no": {"no"}, "fi": {"fi"},
	"cs": {"cz", "sk"}, "hu": {"hu", "ro", "sk"}, "ro": {"ro", "md"}, "tr": {"tr", "cy"}, "ja": {"jp"},
}

// worldwide are country-code domains that are sold and used as generic ones.
var worldwide = []string{
	"ac", "ai", "am", "app", "as", "be", "bz", "cc", "ch", "cm", "co", "cx", "eu", "fm", "gg", "gl", "gs", "id", "im", "in", "io", "is", "it", "la", "li", "ly",
	"me", "mn", "ms", "mu", "nu", "pm", "pw", "re", "sc", "sh", "so", "st", "su", "tc", "tk", "ml", "ga", "cf", "gq", "tf", "to", "tv", "uk", "us", "vc", "vg", "vu", "ws",
}

// judgeCountries compares the countries of sender and links with the language.
func (x *examination) judgeCountries() {
	language := x.reading.Language
	own, known := speakers[language]
	if !known || x.reading.Counts.Words < fewWords/2 || language == lexicon.Unknown {
		return
	}
	if x.from.owner == nil && !x.passedOn() && foreignCountry(x.from.Domain, own) {
		x.find(kindSenderForeignCountry, link.Defang(x.from.Domain), "domain", x.from.Domain, "language", language)
	}
	for i := range x.links {
		l := &x.links[i]
		if l.url.IsWeb() && l.owner == nil && !x.ownLink(l) && foreignCountry(l.url.Host, own) {
			x.find(kindLinkForeignCountry, link.Defang(l.url.Host), "host", l.url.Host, "language", language)
			return
		}
	}
}

// foreignCountry tells whether a host lies below the domain of a country that
// isn't among own.
func foreignCountry(host string, own []string) bool {
	tld := host[strings.LastIndexByte(host, '.')+1:]
	return len(tld) == 2 && tld[0] >= 'a' && tld[0] <= 'z' && !slices.Contains(own, tld) && !slices.Contains(worldwide, tld) && validDomain(host)
}
