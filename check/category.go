package check

import (
	"maps"
	"regexp"
	"strings"

	"bonafide/check/lexicon"
	"bonafide/verdict"
)

// category is what kind of shop message it is or pretends to be: by the
// sender's address where the profile knows it, else by what it says, weighed
// with what the claimed brand mostly writes about.
func (x *examination) category() verdict.Category {
	p := x.claim.profile
	if p != nil && x.from.owner == p {
		if c, ok := p.CategoryOf(x.from.Addr); ok {
			return c
		}
	}
	scores := maps.Clone(x.reading.Categories)
	if scores == nil {
		return verdict.CategoryOther
	}
	if p != nil {
		for _, c := range usual(p.Sector) {
			if scores[c] > 0 {
				scores[c] += usualCategory
			}
		}
	}
	c, _ := lexicon.Likeliest(scores)
	if c == verdict.CategoryOther {
		if l := x.reading.Lure(lexicon.StrongScore); l != "" {
			return l.Category()
		}
		// What a bank or a carrier writes from its own address and without
		// words of another kind is about the reader's account or parcel.
		if p != nil && x.from.owner == p {
			if u := usual(p.Sector); len(u) > 0 {
				return u[0]
			}
		}
	}
	return c
}

// usualCategory is what a brand's sector adds to a kind of message that its
// words already hint at.
const usualCategory = 2.5

// usual are the kinds of message that brands of a sector mostly write beside
// advertising.
func usual(sector string) []verdict.Category {
	switch sector {
	case "carrier":
		return []verdict.Category{verdict.CategoryOrder}
	case "bank", "payments", "crypto", "government", "insurance", "energy", "telecom":
		return []verdict.Category{verdict.CategoryAccount}
	default:
		return nil
	}
}

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
		for i := 0; i < len(text); i++ {
			start, figures := i, 0
			for ; i < len(text) && partOfNumber(text[i]); i++ {
				if text[i] >= '0' && text[i] <= '9' {
					figures++
				}
			}
			if figures < 6 {
				continue // most words
			}
			word := strings.Trim(text[start:i], "-")
			if len(word) < shortestNumber || len(word) > longestNumber {
				continue
			}
			if out = append(out, word); len(out) == mostNumbers {
				return out
			}
		}
	}
	return out
}

func partOfNumber(c byte) bool {
	return c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z'
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
		end := 0
		for end < len(rest) && partOfNumber(rest[end]) {
			end++
		}
		rest = rest[:end]
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
