package lookalike

import (
	_ "embed"
	"maps"
	"math/bits"
	"slices"
	"strings"
)

//go:embed data/service.txt
var serviceWords string

//go:embed data/lure.txt
var lureWords string

//go:embed data/ordinary.txt
var ordinaryWords string

//go:embed data/talk.txt
var talkWords string

//go:embed data/compound.txt
var compoundWords string

// vocabulary holds the words around names.
type vocabulary struct {
	service  map[string]bool // joined with names, lures included
	lure     map[string]bool // those that speak of accounts, money and parcels
	ordinary map[string]bool // that hold or resemble names and mean something else
	near     []spelled       // ordinary
	talk     map[string]bool // of people who write about a brand
	compound map[string]bool // of which other names are made, service words included
}

// newVocabulary reads the embedded lists.
func newVocabulary() *vocabulary {
	w := &vocabulary{
		service:  wordSet(serviceWords + lureWords),
		lure:     wordSet(lureWords),
		ordinary: wordSet(ordinaryWords),
		talk:     wordSet(talkWords),
		compound: wordSet(compoundWords + serviceWords + lureWords),
	}
	w.near = spelledWords(w.ordinary)
	return w
}

func wordSet(text string) map[string]bool {
	set := make(map[string]bool, 1024)
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		for w := range strings.FieldsSeq(line) {
			set[w] = true
		}
	}
	return set
}

// resembling are the ordinary words that hold the name, and those that differ
// from it by an edit or two if it forgives edits.
func (w *vocabulary) resembling(text string, edits bool) []string {
	var near []string
	of := lettersOf(text)
	for _, o := range w.near {
		shared := bits.OnesCount32(o.letters ^ of)
		switch {
		case o.text == text:
		case o.letters&of == of && strings.Contains(o.text, text),
			// Each edit changes two letters of the set at most.
			edits && shared <= 4 && len(o.text) >= 4 && distance(o.text, text) <= 2:
			near = append(near, o.text)
		}
	}
	return near
}

// spelled is a word with the set of its letters.
type spelled struct {
	text    string
	letters uint32
}

// lettersOf is the set of symbols of s in bits.
func lettersOf(s string) uint32 {
	var set uint32
	for i := range len(s) {
		set |= 1 << symbols[s[i]]
	}
	return set
}

// spelledWords lists a set in the order of the alphabet.
func spelledWords(set map[string]bool) []spelled {
	words := make([]spelled, 0, len(set))
	for _, s := range slices.Sorted(maps.Keys(set)) {
		words = append(words, spelled{s, lettersOf(s)})
	}
	return words
}

// means tells whether a word that holds part means something else than the
// name: the part is an ordinary word of its own, or it stands inside one.
func (w *vocabulary) means(n *name, part, whole string) bool {
	for _, o := range n.not {
		if o == whole || o == part {
			return true
		}
		if len(o) > len(part) && strings.Contains(o, part) && strings.Contains(whole, o) && !w.followed(n, o, part, whole) {
			return true
		}
	}
	return false
}

// followed tells whether the ordinary word o comes about only because a service
// word follows the name: facebook and security are not facebooks and ecurity.
func (w *vocabulary) followed(n *name, o, part, whole string) bool {
	_, rest, ok := strings.Cut(whole, part)
	return ok && strings.HasPrefix(o, part) && len(rest) >= 3 && w.covers(rest, n)
}

// covers tells whether s is made of service words, of the target's own words and
// of numbers, written together. Words of two letters, which occur in everything,
// count alone and at the edge of longer ones (ukdelivery).
func (w *vocabulary) covers(s string, n *name) bool {
	if s == "" || w.service[s] || n.own[s] || w.madeOf(s, n) {
		return true
	}
	if len(s) < 6 {
		return false
	}
	return w.service[s[:2]] && w.madeOf(s[2:], n) || w.service[s[len(s)-2:]] && w.madeOf(s[:len(s)-2], n)
}

// madeOf tells whether s is made of words of three letters and more.
func (w *vocabulary) madeOf(s string, n *name) bool {
	const longest = 18
	var reached [64]bool
	if len(s) >= len(reached) {
		return false
	}
	reached[0] = true
	for i := range len(s) {
		for j := i + 1; reached[i] && j <= len(s) && j-i <= longest; j++ {
			if !reached[j] && (isDigit(s[i]) && allDigits(s[i:j]) || j-i >= 3 && (w.service[s[i:j]] || n.own[s[i:j]])) {
				reached[j] = true
			}
		}
	}
	return reached[len(s)]
}

// compounded tells whether s is made of words of three letters and more and of
// numbers, written together, without a joint at one of the offsets barred.
func (w *vocabulary) compounded(s string, barred ...int) bool {
	const longest = 12
	var reached [64]bool
	if len(s) >= len(reached) {
		return false
	}
	reached[0] = true
	for i := range len(s) {
		if !reached[i] {
			continue
		}
		for j := i + 1; j <= len(s) && j-i <= longest; j++ {
			if !reached[j] && !slices.Contains(barred, j) && (allDigits(s[i:j]) || j-i >= 3 && w.compound[s[i:j]]) {
				reached[j] = true
			}
		}
	}
	return reached[len(s)]
}

// stem is what a name has of its own: it without the longest everyday word
// that it begins or ends with (the "we" of wetransfer).
func (w *vocabulary) stem(name string) (from, to int) {
	from, to = 0, len(name)
	for n := 4; n < len(name); n++ {
		if w.compound[name[len(name)-n:]] {
			from, to = 0, len(name)-n
		}
		if w.compound[name[:n]] && len(name)-n < to-from {
			from, to = n, len(name)
		}
	}
	return from, to
}

// help tells whether the rest of a label around a name holds a service word,
// and whether one of them is a lure.
func (w *vocabulary) help(n *name, rests ...string) (service, lure bool) {
	for _, rest := range rests {
		for word := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
			if len(word) >= 2 && !allDigits(word) && w.covers(word, n) {
				service = true
				lure = lure || w.lures(word)
			}
		}
	}
	return service, lure
}

// talks tells whether one of the rests of a label around a name begins or ends
// with a word of those who write about the brand.
func (w *vocabulary) talks(rests ...string) bool {
	for _, rest := range rests {
		for word := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
			for i := 3; i <= len(word); i++ {
				if w.talk[word[:i]] && (i == len(word) || w.covers(word[i:], &name{})) || w.talk[word[len(word)-i:]] && w.covers(word[:len(word)-i], &name{}) {
					return true
				}
			}
		}
	}
	return false
}

// lures tells whether a word made of service words begins or ends with a lure.
func (w *vocabulary) lures(s string) bool {
	for i := 3; i <= len(s); i++ {
		if w.lure[s[:i]] || w.lure[s[len(s)-i:]] {
			return true
		}
	}
	return false
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
