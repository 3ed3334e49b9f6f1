package lexicon

// minSpaced is the least number of single letters in a row that are taken for
// a word written with spaces.
const minSpaced = 4

// compact joins amounts of money, spaced-out letters and "e-mail" to one token
// each, from token first on. It works in place.
func (s *scanner) compact(first int) {
	in, out := s.tokens, s.tokens[:first]
	for i := first; i < len(in); {
		if n := money(in[i:]); n > 0 {
			t := in[i]
			t.end, t.word, t.roles, t.count, t.special = in[i+n-1].end, 0, 0, 0, labelMoney
			t.flags &^= isCurrency
			s.counts.Money++
			s.movePhones(i, len(out))
			out, i = append(out, t), i+n
			continue
		}
		if n := spaced(in[i:]); n > 0 {
			// The words found are never more than the letters joined.
			s.counts.Spaced++
			out, i = s.split(out, in[i:i+n]), i+n
			continue
		}
		if in[i].flags&isCurrency != 0 {
			i++
			continue
		}
		if i+1 < len(in) && s.isElectronic(&in[i], &in[i+1]) {
			in[i+1].flags |= in[i].flags
			in[i+1].start = in[i].start
			i++
			continue
		}
		s.movePhones(i, len(out))
		out, i = append(out, in[i]), i+1
	}
	s.tokens = out
}

// movePhones keeps the token index of telephone numbers right.
func (s *scanner) movePhones(from, to int) {
	for k := len(s.phones) - 1; k >= 0; k-- {
		if s.phones[k].token == from {
			s.phones[k].token = to
			return
		}
	}
}

// money returns how many tokens at the start of t are one amount of money.
func money(t []token) int {
	if len(t) < 2 {
		return 0
	}
	number, currency := t[0].numeric(), t[0].currency()
	switch {
	case number && t[1].currency(), currency && t[1].numeric() && t[1].flags&startsSentence == 0:
		if len(t) > 2 && (t[2].flags&isCurrency != 0 || currency && t[2].currency()) && t[2].start-t[1].end <= 1 {
			return 3
		}
		return 2
	case currency && t[1].currency() && len(t) > 2 && t[2].numeric():
		return 3
	}
	return 0
}

// numeric tells whether t is a number.
func (t *token) numeric() bool { return t.special == labelNumber }

// currency tells whether t is a currency sign or its name.
func (t *token) currency() bool { return t.flags&isCurrency != 0 || t.roles&roleCurrency != 0 }

// isElectronic tells the "e" of "e-mail".
func (s *scanner) isElectronic(t, next *token) bool {
	return t.to-t.from == 1 && s.folded[t.from] == 'e' && next.start == t.end+1 && s.text[t.end] == '-' &&
		next.to-next.from >= 4 && string(s.folded[next.from:next.from+4]) == "mail"
}

// spaced returns how many tokens at the start of t are single letters that one
// character divides.
func spaced(t []token) int {
	n := 0
	for n < len(t) && t[n].to-t[n].from == 1 && t[n].end-t[n].start <= 4 {
		if n > 0 {
			gap := t[n].start - t[n-1].end
			if gap < 1 || gap > 2 || t[n].flags&startsLine != 0 {
				break
			}
		}
		n++
	}
	if n < minSpaced {
		return 0
	}
	return n
}

// split appends the words that the letters in make together, cut at the
// longest known words.
func (s *scanner) split(out, in []token) []token {
	const longest = 20
	letters := s.folded[in[0].from:in[len(in)-1].to]
	if len(letters) != len(in) {
		return append(out, in...)
	}
	for i := 0; i < len(letters); {
		n := 0
		var word int32
		var roles uint16
		h := hashStart
		for k := i; k < len(letters) && k < i+longest; k++ {
			h = (h ^ uint64(letters[k])) * hashPrime
			if w, r := s.lex.vocabulary.find(h); w != 0 && k-i >= 1 {
				n, word, roles = k-i+1, w, r
			}
		}
		if n == 0 {
			n = 1
		}
		t := in[i]
		t.end, t.to = in[i+n-1].end, in[i+n-1].to
		t.word, t.roles, t.count, t.special = word, roles, 0, 0
		out, i = append(out, t), i+n
	}
	return out
}
