package check

import (
	"regexp"
	"strings"

	"bonafide/check/lexicon"
	"bonafide/verdict"
)

// category is what kind of shop message it is or pretends to be: by the
// sender's address where the profile knows it, else by what it says.
func (x *examination) category() verdict.Category {
	if p := x.claim.profile; p != nil && x.from.owner == p {
		if c, ok := p.CategoryOf(x.from.Addr); ok {
			return c
		}
	}
	if l := x.reading.Lure(lexicon.StrongScore); l != "" && x.reading.CategoryConfidence < 0.5 {
		return l.Category()
	}
	if x.reading.Category == "" {
		return verdict.CategoryOther
	}
	return x.reading.Category
}

// lure is the trick that the message uses. A proved message uses none, and in
// an honest one what looks like a lure is its subject.
func (x *examination) lure(o verdict.Outcome) string {
	switch o {
	case verdict.Genuine:
		return ""
	case verdict.Unverified:
		return string(x.reading.Lure(lexicon.StrongScore))
	default:
		return string(x.reading.Lure(faintLure))
	}
}

// faintLure is the score from which a lure names what a flagged message is
// about; whether it is a scam has been decided by then.
const faintLure = 0.1

// numberLength is the least and the most octets that a number has.
const (
	shortestNumber = 8
	longestNumber  = 30
	mostNumbers    = 20
)

// numbers are the tokens of subject and text that could be order or parcel
// numbers: digits with letters, hyphens or blanks cut away.
func (x *examination) numbers() []string {
	var out []string
	for _, text := range []string{x.m.Subject, head(x.m.Text, 20_000)} {
		for word := range strings.FieldsFuncSeq(text, notNumber) {
			word = strings.Trim(word, "-")
			if len(word) < shortestNumber || len(word) > longestNumber || digits(word) < 6 {
				continue
			}
			if out = append(out, word); len(out) == mostNumbers {
				return out
			}
		}
	}
	return out
}

func notNumber(r rune) bool {
	return r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z')
}

func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// orderWords stand before an order number, in the languages of the checker.
var orderWords = []string{
	"order number", "order no", "order id", "order #", "order:", "numero ordine", "numero d'ordine", "ordine n",
	"bestellnummer", "bestellnr", "numéro de commande", "commande n", "número de pedido", "pedido n",
	"número do pedido", "bestelnummer",
}

// orderNumbers are the numbers that the message itself calls order numbers, by
// word or by a hash mark before groups of digits.
func (x *examination) orderNumbers() []string {
	var out []string
	text := strings.ToLower(x.m.Subject + "\n" + head(x.m.Text, 8_000))
	for _, words := range orderWords {
		_, rest, found := strings.Cut(text, words)
		if !found {
			continue
		}
		rest = strings.ToUpper(strings.TrimLeft(head(rest, 40), " .:#°º\n"))
		if end := strings.IndexFunc(rest, notNumber); end >= 0 {
			rest = rest[:end]
		}
		if rest = strings.Trim(rest, "-"); len(rest) >= 5 && digits(rest) >= 4 {
			out = append(out, rest)
		}
	}
	for _, group := range hashedNumber.FindAllStringSubmatch(text, 3) {
		out = append(out, group[1])
	}
	return out
}

var hashedNumber = regexp.MustCompile(`#\s?(\d{2,4}-\d{4,9}-\d{3,9})\b`)
