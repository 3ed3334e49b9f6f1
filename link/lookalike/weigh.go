package lookalike

import (
	"strings"
)

// weigh judges one place of the host that holds a name or a variant of it, and
// keeps it if it is the strongest.
func (v *view) weigh(id int32, start, end int, kind Kind) {
	v.settle()
	if v.skip || start >= v.regEnd {
		return
	}
	n := &v.m.names[id]
	p := v.placeOf(n, start, end)
	part := v.host[start:end]
	if kind != Hyphen {
		// The automaton folds: how does it really differ?
		k, edits := change(part, n.text)
		if edits > 2 {
			return
		}
		kind = k
	}
	if kind != "" && v.another(n, p, kind) {
		return
	}
	if v.m.words.means(n, part, v.host[p.wordStart:p.wordEnd]) {
		return
	}
	var score float64
	if v.ownLabel == n.brand && p.inRegistered {
		// The whole label is one of the brand's own under another suffix.
		kind, score = TLD, v.otherSuffix(n)
		start, end = v.regStart, v.regEnd
	} else if kind == "" {
		kind, score = v.spelledRight(n, p)
	} else {
		score = v.misspelled(n, p, kind)
	}
	if score > v.best.score {
		v.best = found{id, kind, score, start, end}
	}
}

// place is where a name stands in the host.
type place struct {
	start, end           int
	wordStart, wordEnd   int // between separators
	labelStart, labelEnd int // between dots
	inRegistered         bool
	fullWord, fullLabel  bool
	wordHelped           bool // what surrounds it in its word is made of service words
	helped               bool // the same, and the label holds a service word
	lured                bool // one of those is a lure
}

func (v *view) placeOf(n *name, start, end int) place {
	p := place{start: start, end: end, wordStart: start, wordEnd: end}
	for p.wordStart > 0 && symbols[v.host[p.wordStart-1]] != symSeparator {
		p.wordStart--
	}
	for p.wordEnd < len(v.host) && symbols[v.host[p.wordEnd]] != symSeparator {
		p.wordEnd++
	}
	p.labelStart = strings.LastIndexByte(v.host[:start], '.') + 1
	p.labelEnd = end + labelLength(v.host[end:])
	p.inRegistered = start >= v.regStart && end <= v.regEnd
	p.fullWord = start == p.wordStart && end == p.wordEnd
	p.fullLabel = start == p.labelStart && end == p.labelEnd
	if !p.fullWord {
		p.wordHelped = v.m.words.covers(v.host[p.wordStart:start], n) && v.m.words.covers(v.host[end:p.wordEnd], n)
	}
	if p.fullWord || p.wordHelped {
		p.helped, p.lured = v.m.words.help(n, v.host[p.labelStart:start], v.host[end:p.labelEnd])
	}
	return p
}

// spelledRight judges a name that is spelled as it is.
func (v *view) spelledRight(n *name, p place) (Kind, float64) {
	kind := Combosquat
	if !p.inRegistered {
		kind = Subdomain
	}
	if v.officialHere(n, p) {
		return kind, 0.97
	}
	if !p.fullWord && v.straddled(p) {
		return "", 0
	}
	exposed := v.exposed()
	switch {
	case n.weak:
		return kind, v.everyday(n, p, exposed)
	case !p.fullLabel && !v.class.RiskyTLD && v.talked(n, p):
		return kind, 0.4
	case !p.fullWord && n.word && !p.lured:
		return "", 0
	case p.fullLabel && p.inRegistered:
		return TLD, v.otherSuffix(n)
	case p.fullLabel:
		return kind, pick(exposed, 0.8, 0.6)
	case n.members && !exposed && v.underCountry() && !p.lured && (!p.helped || !p.fullWord):
		return "", 0
	case p.fullWord:
		return kind, pick(p.helped, 0.9, 0.7)
	case p.wordHelped && (len(n.text) >= 6 || (p.lured || exposed) && v.wordStands(n, p)):
		return kind, pick(p.lured || exposed, 0.85, 0.6)
	case exposed && len(n.text) >= 6:
		return kind, 0.6
	case len(n.text) >= 6 && (p.wordEnd-p.end <= 4 && p.start == p.wordStart || p.end == p.wordEnd && p.start-p.wordStart <= 1),
		len(n.text) >= 6 && p.start == p.labelStart && !p.inRegistered,
		unpronounceable(n.text):
		return kind, 0.5
	}
	return v.second(n, p, kind)
}

// straddled tells whether the word is made of others of which one reaches over
// the edge of the name: plus-bank is not pl-usbank.
func (v *view) straddled(p place) bool {
	word := v.host[p.wordStart:p.wordEnd]
	return p.start > p.wordStart && v.m.words.compounded(word, p.start-p.wordStart) ||
		p.end < p.wordEnd && v.m.words.compounded(word, p.end-p.wordStart)
}

// talked tells whether the label around the name speaks about the brand, and
// holds no lure.
func (v *view) talked(n *name, p place) bool {
	before, after := v.host[p.labelStart:p.start], v.host[p.end:p.labelEnd]
	if _, lured := v.m.words.help(n, before, after); lured {
		return false
	}
	return v.m.words.talks(before, after)
}

// second keeps a long name that stands among other text, and answers for it
// once another brand's name turns up in the same word: nobody is called after
// two brands.
func (v *view) second(n *name, p place, kind Kind) (Kind, float64) {
	if len(n.text) < 6 {
		return "", 0
	}
	w := &v.waiting
	if w.score == 0 || w.start < p.wordStart || v.m.names[w.name].brand == n.brand {
		*w = found{v.m.exact[n.text], kind, 0.6, p.start, p.end}
		return "", 0
	}
	if w.score > v.best.score {
		v.best = *w
	}
	return kind, 0.6
}

// everyday judges a name that is also a word, or very short: only next to a
// lure, or alone under a suffix that impostors like.
func (v *view) everyday(n *name, p place, exposed bool) float64 {
	switch {
	case p.fullLabel:
		return pick(v.class.RiskyTLD && !n.other, 0.4, 0)
	case p.fullWord && p.lured:
		return 0.8
	case n.other:
		return 0
	case p.fullWord && p.helped && exposed:
		return 0.5
	case p.wordHelped && p.lured && v.wordStands(n, p) && len(n.text) >= 5:
		return 0.6
	case p.wordHelped && p.lured && v.wordStands(n, p) && p.start == p.wordStart:
		return 0.4
	}
	return 0
}

// exposed tells whether the host lies where impostors like to be: under a
// suffix with much abuse or where anybody publishes.
func (v *view) exposed() bool { return v.class.RiskyTLD || v.class.UserContent() }

// unpronounceable tells short names such as amzn, which occur in no word by
// chance: four letters or more with three consonants in a row.
func unpronounceable(s string) bool {
	run := 0
	for i := range len(s) {
		if isVowel(s[i]) || isDigit(s[i]) {
			run = 0
			continue
		}
		if run++; run == 3 {
			return len(s) >= 4 && len(s) <= 5
		}
	}
	return false
}

// wordStands asks more of short names inside a word: they must begin or end
// it, and what is left must be a word of its own.
func (v *view) wordStands(n *name, p place) bool {
	if len(n.text) > 4 {
		return true
	}
	rest := p.wordEnd - p.wordStart - len(n.text)
	return (p.start == p.wordStart || p.end == p.wordEnd) && rest >= 4
}

// officialHere tells whether an official domain is written out where the name
// stands, with dots or hyphens, as part of a stranger's host: amazon.com.example,
// www-amazon-co-uk.example.
func (v *view) officialHere(n *name, p place) bool {
	for _, d := range n.official {
		i := strings.Index(d, n.text)
		if i < 0 || i > p.start {
			continue
		}
		from := p.start - i
		to := from + len(d)
		if to > len(v.host) || from > 0 && symbols[v.host[from-1]] != symSeparator ||
			to < len(v.host) && symbols[v.host[to]] != symSeparator {
			continue
		}
		// The registered domain itself is no imitation of another suffix, and
		// what reaches into the suffix is not written out.
		if to > v.regEnd && v.regEnd > 0 {
			continue
		}
		if sameButHyphens(v.host[from:to], d) {
			return true
		}
	}
	return false
}

func sameButHyphens(s, domain string) bool {
	for i := range len(s) {
		if s[i] != domain[i] && (domain[i] != '.' || s[i] != '-') {
			return false
		}
	}
	return true
}

func pick(yes bool, a, b float64) float64 {
	if yes {
		return a
	}
	return b
}
