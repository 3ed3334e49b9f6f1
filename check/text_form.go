package check

import (
	"slices"
	"strings"

	"bonafide/check/lexicon"
	"bonafide/link"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about the make of a text, whatever its words are: who sends it, where
// its link stands, which number it names. It needs no vocabulary, so that it
// holds in every language and for every new trick.
var (
	// An ordinary telephone number sends a link to strangers that a machine has
	// made, or with the words of a lure. Companies send from short codes and
	// names; clubs, craftsmen and friends send plain links. Args: number host.
	kindTextNumberLink = verdict.Kind{Code: "text.number-link", Direction: verdict.Against, Family: "text-sender", Prior: 1.2}
	// The text leads up to a link to strangers, with which it ends. Args: host.
	kindTextLinkAtEnd = verdict.Kind{Code: "text.link-at-end", Direction: verdict.Against, Family: "text-form", Prior: 0.4}
	// An ordinary telephone number sends a text that names another number to
	// call. Args: number.
	kindTextOtherNumber = verdict.Kind{Code: "text.other-number", Direction: verdict.Against, Family: "text-sender", Prior: 0.8}
	// The text calls its sender by the name that the link's domain has, as shops
	// and practices do ("Peak Physio", peakphysio.com). Scammers take domains
	// that name what they imitate, or nothing at all. Args: host.
	kindTextOwnNameLink = verdict.Kind{Code: "text.own-name-link", Direction: verdict.For, Family: "text-form", Prior: 1.5, Fixed: true}
)

// judgeMake looks at the make of a text.
func (x *examination) judgeMake() {
	h := &x.m.Handle
	ordinary, number := h.Kind == message.HandleNumber && !h.TollFree, x.number()
	// Practices and craftsmen name the number that they write from.
	ownNumber := ordinary && number != "" && sameNumber(h.Number, number)
	if l := x.ownNameLink(); l != nil {
		x.find(kindTextOwnNameLink, link.Defang(l.url.Host), "host", l.url.Host)
	} else if l := x.strangersLink(); l != nil && x.baits(l) {
		if ordinary && !ownNumber {
			x.find(kindTextNumberLink, h.Raw, "number", h.Raw, "host", l.url.Host)
		}
		if endsWith(x.m.Text, l.Target) && x.reading.Counts.Words > fewestWords {
			x.find(kindTextLinkAtEnd, link.Defang(l.url.Host), "host", l.url.Host)
		}
	}
	if ordinary && number != "" && !ownNumber {
		x.find(kindTextOtherNumber, number, "number", number)
	}
}

// strangersLink is the first link to a page that anybody may have made: of a
// nobody's domain, shortened, or built with a service for pages. Pages that
// are named in words, as articles are, don't count.
func (x *examination) strangersLink() *target {
	for i := range x.links {
		l := &x.links[i]
		switch {
		case l.broken || !l.url.IsWeb() || l.owner != nil, institution(l.url.PublicSuffix), x.shared(l), x.gateway(l):
		case l.class.Social || l.class.Messenger || l.class.FileShare:
		case readablePath(l.url.Path) && !l.class.Shortener:
		default:
			return l
		}
	}
	return nil
}

// baits tells whether a link looks made for the occasion, or is what a lure
// leads to: a plain link from a number is what friends send.
func (x *examination) baits(l *target) bool {
	label, _, _ := strings.Cut(l.url.Registrable, ".")
	return l.class.Shortener || l.class.UserContent() || l.class.RiskyTLD || tokenPath(l.url.Path) || baitHost(l.url.Registrable) ||
		strings.ContainsAny(label, "0123456789") || x.claim.profile != nil || x.lured() ||
		slices.ContainsFunc(x.reading.Urgency, func(h lexicon.Hit) bool { return h.Score >= lexicon.ClearScore })
}

// lured tells whether the text has the words of a lure, other than a mere mention
// of something for sale.
func (x *examination) lured() bool {
	return x.reading.Lure(lexicon.ClearScore) != "" && (x.reading.Lure(lexicon.StrongScore) != "" || !x.openOffer())
}

// ownNameLink is the only link of the text, if its domain has the name that the
// text gives its sender.
func (x *examination) ownNameLink() *target {
	var own *target
	for i := range x.links {
		l := &x.links[i]
		if l.broken || !l.url.IsWeb() {
			continue
		}
		if own != nil || l.owner != nil || l.imitates || x.claim.profile != nil || l.class.RiskyTLD || l.class.Shortener || l.class.UserContent() {
			return nil
		}
		own = l
	}
	if own == nil || baitHost(own.url.Registrable) {
		return nil
	}
	label, _, _ := strings.Cut(own.url.Registrable, ".")
	label = strings.ReplaceAll(label, "-", "")
	if len(label) < shortestName || !spells(head(x.m.Text, maxMarked), label, own.Target) {
		return nil
	}
	return own
}

// shortestName is the least length of a name that is no chance.
const shortestName = 5

// spells tells whether whole words of the text in a row are the name, letters
// and digits of ASCII alone and in lower case. Words of the address don't count.
func spells(text, name, address string) bool {
	at := strings.Index(text, address)
	for i := 0; i < len(text); i++ {
		if i == at {
			i += len(address) - 1
			continue
		}
		if i > 0 && named(text[i-1]) || !named(text[i]) {
			continue
		}
		n, j := 0, i
		for ; j < len(text) && n < len(name) && j != at; j++ {
			switch c := text[j]; {
			case named(c) && low(c) == name[n]:
				n++
			case named(c) || c == '.' || c == '/' || c == '@' || c == ':' || c == '\n':
				n = len(name) + 1 // another word, or the end of the name
			}
		}
		if n == len(name) && (j == len(text) || !named(text[j]) && text[j] != '.' && text[j] != '/' || text[j] == '.' && (j+1 == len(text) || !named(text[j+1]))) {
			return true
		}
	}
	return false
}

// named tells the octets that names are made of.
func named(c byte) bool { return lower(c|0x20) || c >= '0' && c <= '9' || c >= 0x80 }

// low is an ASCII letter in lower case.
func low(c byte) byte {
	if upper(c) {
		return c | 0x20
	}
	return c
}

// gateway tells whether a link only names the page that carried the text:
// "sent via example.com".
func (x *examination) gateway(l *target) bool {
	at := strings.Index(x.m.Text, l.Target)
	return at > 0 && strings.HasSuffix(strings.ToLower(head(x.m.Text, at)), " via ")
}

// shared tells whether a link leads to what people share on a brand's own
// service, such as a map or an album.
func (x *examination) shared(l *target) bool {
	_, hosted := x.brands.UserContent(l.url.Host)
	return hosted && !l.class.Shortener && !l.class.UserContent()
}

// endsWith tells whether a text ends with an address, punctuation aside.
func endsWith(text, address string) bool {
	_, bare, ok := strings.Cut(address, "://")
	if !ok {
		bare = address
	}
	return strings.HasSuffix(strings.TrimRight(text, " .!?)]>\n\r\t\"'"), strings.TrimRight(bare, " .!?)]>/\"'"))
}

// answersByWord tells whether a text wants a word or a digit in answer: "Reply
// CLAIM", "rispondi 1". Words that end further texts don't count.
func answersByWord(text string) bool {
	before := ""
	for word := range strings.FieldsSeq(head(text, maxMarked)) {
		word = strings.Trim(word, ".,:;!?()<>\"'\u201c\u201d\u2018\u2019")
		if word == "" {
			continue
		}
		lower := strings.ToLower(word)
		switch lower {
		case "with", "mit", "con", "par", "com", "met", "the", "a", "word":
			continue // "reply with YES"
		}
		if slices.Contains(answerVerbs, before) && word != lower && word == strings.ToUpper(word) || slices.Contains(answerVerbs, before) && len(word) == 1 && word[0] >= '0' && word[0] <= '9' {
			if !slices.Contains(endWords, lower) {
				return true
			}
		}
		before = lower
	}
	return false
}

// answerVerbs ask for an answer, endWords end further texts.
var (
	answerVerbs = []string{
		"reply", "respond", "answer", "text", "rispondi", "rispondere", "risponda", "antworte", "antworten", "antworten sie", "r\u00e9pondez", "r\u00e9ponds",
		"responda", "responde", "responder", "antwoord",
	}
	endWords = []string{"stop", "end", "help", "quit", "cancel", "unsubscribe", "out", "info", "stopp", "no"}
)

// saysHi tells a greeting of one word in a text or a chat, as friends write. It
// says nothing there; "Dear customer" does.
func (x *examination) saysHi(greeting string) bool {
	return !x.byMail() && x.m.Channel != message.Call && !strings.ContainsRune(strings.TrimRight(greeting, " ,.!:;"), ' ')
}

// sameNumber compares two telephone numbers by their last digits: one of them
// may lack the code of country or area.
func sameNumber(a, b string) bool {
	a, b = digitsOf(a), digitsOf(b)
	const telling = 7
	n := min(len(a), len(b), telling)
	return a[len(a)-n:] == b[len(b)-n:]
}
