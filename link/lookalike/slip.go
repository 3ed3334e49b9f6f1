package lookalike

import "strings"

// misspelled judges a variant of a name.
func (v *view) misspelled(n *name, p place, kind Kind) float64 {
	strong := strength(kind)
	looks := kind == Homoglyph || kind == Digit
	// A digit in a whole label is no accident, even where the name is weak.
	meant := kind == Digit && len(n.text) >= 5 && p.fullLabel && !n.other && digitsIn(v.host[p.start:p.end]) == 1
	switch {
	case n.weak && !meant && !p.lured,
		kind == Homoglyph && len(n.text) < 5 && !p.lured:
		return 0
	case p.fullLabel && p.inRegistered:
		return strong
	case !looks && kind != Hyphen && len(n.text) < 6 && !p.helped:
		return 0 // a short word among others
	case p.fullWord, kind == Hyphen:
		return pick(p.helped, min(strong+0.05, 0.97), strong*0.9)
	case n.weak, len(n.text) < 5, p.start > 0 && isDigit(v.host[p.start]) && isDigit(v.host[p.start-1]):
		return 0
	case looks && (p.wordHelped || p.start == p.wordStart || kind == Digit && !isDigit(v.host[p.start])):
		return strong * pick(p.wordHelped, 0.9, 0.7)
	case kind == Typo, kind == Insertion, len(n.text) < 6:
		return 0
	case p.start == p.wordStart && p.wordEnd-p.end <= 2 && (v.exposed() || len(n.text) >= 8),
		p.wordHelped && p.lured:
		return strong * 0.7
	}
	return 0
}

// strength is how surely a change of this kind is meant.
func strength(kind Kind) float64 {
	switch kind {
	case Homoglyph, Digit:
		return 0.95
	case Hyphen, Omission, Repetition, Transposition:
		return 0.85
	case Keyboard, VowelSwap, Plural:
		return 0.75
	case Insertion, BitFlip:
		return 0.65
	default:
		return 0.55
	}
}

// another tells whether what looks like a misspelling is more likely a name of
// its own.
func (v *view) another(n *name, p place, kind Kind) bool {
	from, to := max(0, p.start-1), min(len(v.host), p.end+1)
	if i := strings.Index(v.host[from:to], n.text); i >= 0 && from+i <= p.start && from+i+len(n.text) >= p.end {
		return true // a piece of the name itself, which has been weighed
	}
	if kind == Hyphen {
		return false
	}
	part := v.host[p.start:p.end]
	if kind != Homoglyph && kind != Digit {
		if v.m.words.compounded(v.host[p.wordStart:p.wordEnd]) {
			return true
		}
		if len(n.text) < 8 && replacedLooks(part, n.text) {
			return true // two changes: a letter and its looks
		}
	}
	return v.changesStem(n, part, kind)
}

// changesStem tells whether the change lies in the part of the name that sets
// it apart from others, and that part is so short that the change makes another
// of it: webtransfer is not wetransfer.
func (v *view) changesStem(n *name, part string, kind Kind) bool {
	width := n.stem[1] - n.stem[0]
	if width == 0 || width > 2 || width == 2 && (kind == Homoglyph || kind == Digit) {
		return false
	}
	rest := n.text[n.stem[1]:]
	if n.stem[0] == 0 {
		return strings.HasSuffix(part, rest)
	}
	return strings.HasPrefix(part, n.text[:n.stem[0]])
}

// replacedLooks tells whether more than one letter differs between a and b, of
// which the fold by looks hides all but one change.
func replacedLooks(a, b string) bool {
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	swapped := len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	return len(a)+len(b) > 2 && !swapped
}

func digitsIn(s string) int {
	n := 0
	for i := range len(s) {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

// plausibleSlip leaves out changes that make another word rather than a
// misspelling. The shorter a name, the fewer changes it forgives.
func (v *view) plausibleSlip(w, name string, kind Kind, edits int) bool {
	sameFirst := symbols[w[0]] == symbols[name[0]]
	if edits == 2 {
		return sameFirst && symbols[w[len(w)-1]] == symbols[name[len(name)-1]] && len(w) >= 8 && len(name) >= 9 &&
			(len(name) >= 11 || v.looksExposed())
	}
	switch kind {
	case Digit, Repetition:
		return true
	case Homoglyph:
		return len(name) >= 6 || len(w) != len(name) || sameSymbols(w, name)
	case Transposition:
		return len(name) >= 6 || sameFirst
	case Omission, Plural:
		return len(name) >= 6 && sameFirst
	case VowelSwap, Keyboard, Insertion:
		return len(name) >= 6 && sameFirst || len(name) >= 8
	default:
		return len(name) >= 8 && sameFirst
	}
}

func sameSymbols(a, b string) bool {
	for i := range len(a) {
		if symbols[a[i]] != symbols[b[i]] {
			return false
		}
	}
	return true
}
