package check

import (
	"strings"

	"bonafide/check/lexicon"
	"bonafide/link"
)

// judgeTextLink looks at how a link is written.
func (x *examination) judgeTextLink(l *target) {
	host := link.Defang(l.url.Host)
	if l.Disguised {
		x.find(kindTextLinkDisguised, link.Defang(l.Target), "host", l.url.Host)
	}
	if l.broken || !l.url.IsWeb() || l.owner != nil {
		return
	}
	if oddCapitals(hostAsWritten(l.Target)) {
		x.find(kindTextLinkCapitals, link.Defang(l.Target), "host", l.url.Host)
	}
	if l.class.UserContent() || l.class.Social || l.class.Shortener || l.class.Messenger || l.url.IsIP {
		return // said already
	}
	if x.shared(l) || x.gateway(l) {
		return
	}
	if institution(l.url.PublicSuffix) {
		x.find(kindTextInstitutionLink, host, "host", l.url.Host)
		return
	}
	x.find(kindTextLinkStranger, host, "host", l.url.Host)
	if baitHost(l.url.Registrable) {
		x.find(kindTextBaitHost, host, "host", l.url.Host)
	}
	if x.claim.profile == nil && x.reading.Lure(lexicon.ClearScore) == "" && !baitHost(l.url.Registrable) && readablePath(l.url.Path) {
		x.find(kindTextReadableLink, host, "host", l.url.Host)
	}
	if x.reading.Counts.Words <= fewestWords && !readablePath(l.url.Path) {
		x.find(kindTextOnlyLink, host, "host", l.url.Host)
	}
	if tokenPath(l.url.Path) {
		x.find(kindTextLinkToken, link.Defang(l.Target), "host", l.url.Host)
	}
}

// fewestWords is how many words a text has that is hardly more than a link.
const fewestWords = 4

// institution tells the suffixes under which only authorities, schools and
// armed forces get names.
func institution(suffix string) bool {
	for label := range strings.SplitSeq(suffix, ".") {
		switch label {
		case "gov", "gob", "gouv", "govt", "mil", "edu", "ac", "nhs", "police":
			return true
		}
	}
	return false
}

// baitHost tells whether a domain is named by what a reader shall do or fear
// ("refund-claim", "parcel-address"), as no company names itself.
func baitHost(domain string) bool {
	label, _, _ := strings.Cut(domain, ".")
	words := textKeywords().read(label)
	return words.several(groupFraud) || words.has(groupFraud) && strings.IndexByte(label, '-') > 0
}

// hostAsWritten is the host of an address with its capitals.
func hostAsWritten(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	if i := strings.IndexAny(address, "/?#:"); i >= 0 {
		address = address[:i]
	}
	return address
}

// oddCapitals tells whether the letters of a host change their case as no
// name does: "Kp7C1.shoP", not "HomeDepot.com" or "AMAZON.COM".
func oddCapitals(host string) bool {
	dot := strings.LastIndexByte(host, '.')
	if dot < 0 {
		return false
	}
	ending := host[dot+1:]
	if ending != strings.ToLower(ending) && ending != strings.ToUpper(ending) && ending[1:] != strings.ToLower(ending[1:]) {
		return true
	}
	rises := 0
	for i := 1; i < dot; i++ {
		if upper(host[i]) && (lower(host[i-1]) || host[i-1] >= '0' && host[i-1] <= '9') {
			rises++
		}
	}
	return rises >= 3
}

func upper(c byte) bool { return c >= 'A' && c <= 'Z' }

func lower(c byte) bool { return c >= 'a' && c <= 'z' }

// tokenPath tells whether a path is one run of random characters, by which
// mass senders tell their victims apart: capitals inside, or letters and
// digits mixed.
func tokenPath(path string) bool {
	path = strings.Trim(path, "/")
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		path = path[i+1:]
	}
	const shortest, longest = 4, 24
	if len(path) < shortest || len(path) > longest {
		return false
	}
	rises, changes, digits := 0, 0, 0
	for i := range len(path) {
		c := path[i]
		digit := c >= '0' && c <= '9'
		switch {
		case !digit && !upper(c) && !lower(c):
			return false
		case digit:
			digits++
		}
		if i > 0 {
			was := path[i-1]
			if upper(c) && lower(was) {
				rises++
			}
			if digit != (was >= '0' && was <= '9') {
				changes++
			}
		}
	}
	return rises >= 1 && rises+changes >= 2 || changes >= 2 || digits == len(path) && digits > 6
}

// readablePath tells whether a path names its page in words, as articles,
// recipes and offers do: several words in a row, or a date and a word.
func readablePath(path string) bool {
	dated := false
	for part := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		part, _, _ = strings.Cut(part, ".")
		words, other := 0, 0
		for word := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == '-' || r == '_' }) {
			switch {
			case len(word) <= 16 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "":
				words++
			case strings.Trim(word, "0123456789") == "":
				dated = dated || len(part) == 4 && (strings.HasPrefix(part, "20") || strings.HasPrefix(part, "19")) || len(part) == len("2006-01-02")
			default:
				other++
			}
		}
		if other == 0 && (words >= 2 || dated && words == 1) {
			return true
		}
	}
	return false
}

// onlyInstitutions tells whether every link leads to an authority, a school or
// the like, or to a brand.
func (x *examination) onlyInstitutions() bool {
	some := false
	for i := range x.links {
		l := &x.links[i]
		switch {
		case !l.broken && institution(l.url.PublicSuffix):
			some = true
		case l.broken || !l.url.IsWeb() || l.owner != nil:
		default:
			return false
		}
	}
	return some
}
