package lexicon

// minSpaced is the least number of single letters in a row that are taken for
// a word written with spaces.
const minSpaced = 4

// compact joins amounts of money, spaced-out letters and "e-mail" to one token
// each, from token first on. It works in place.
func (s *scanner) compact(first int) {
	in, out := s.tokens, s.tokens[:first]
	for i := first; i < len(in); {
		if n := s.money(in[i:]); n > 0 {
			t := in[i]
			t.end, t.word, t.labels = in[i+n-1].end, 0, s.lex.special[labelMoney]
			t.flags &^= isCurrency
			s.counts.Money++
			s.movePhones(i, len(out))
			out, i = append(out, t), i+n
			continue
		}
		if n := s.spaced(in[i:]); n > 0 {
			// The words found are never more than the letters joined.
			s.counts.Spaced++
			out, i = s.split(out, in[i:i+n]), i+n
			continue
		}
		if in[i].flags&isCurrency != 0 {
			i++
			continue
		}
		if i+1 < len(in) && s.isElectronic(in[i], in[i+1]) {
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
func (s *scanner) money(t []token) int {
	if len(t) < 2 {
		return 0
	}
	number, currency := s.numeric(t[0]), s.currency(t[0])
	switch {
	case number && s.currency(t[1]), currency && s.numeric(t[1]) && t[1].flags&startsSentence == 0:
		if len(t) > 2 && (t[2].flags&isCurrency != 0 || currency && s.currency(t[2])) && t[2].start-t[1].end <= 1 {
			return 3
		}
		return 2
	case currency && s.currency(t[1]) && len(t) > 2 && s.numeric(t[2]):
		return 3
	}
	return 0
}

// numeric tells whether t is a number.
func (s *scanner) numeric(t token) bool {
	return len(t.labels) == 1 && t.labels[0] == labelNumber
}

// currency tells whether t is a currency sign or its name.
func (s *scanner) currency(t token) bool {
	return t.flags&isCurrency != 0 || t.word != 0 && s.lex.vocabulary.words[t.word].roles&roleCurrency != 0
}

// isElectronic tells the "e" of "e-mail".
func (s *scanner) isElectronic(t, next token) bool {
	return t.to-t.from == 1 && s.folded[t.from] == 'e' && next.start == t.end+1 && s.text[t.end] == '-' &&
		next.to-next.from >= 4 && string(s.folded[next.from:next.from+4]) == "mail"
}

// spaced returns how many tokens at the start of t are single letters that one
// character divides.
func (s *scanner) spaced(t []token) int {
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
		h := hashStart
		for k := i; k < len(letters) && k < i+longest; k++ {
			h = (h ^ uint64(letters[k])) * hashPrime
			if w := s.lex.vocabulary.find(h); w != 0 && k-i >= 1 {
				n, word = k-i+1, w
			}
		}
		if n == 0 {
			n = 1
		}
		t := in[i]
		t.end, t.to = in[i+n-1].end, in[i+n-1].to
		t.word, t.labels = word, s.lex.vocabulary.words[word].labels
		out, i = append(out, t), i+n
	}
	return out
}
