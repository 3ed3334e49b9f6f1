package textmodel

import (
	"bytes"
	"unicode/utf8"
)

// Words that stand for what must not be learned. None can be written in a
// text, because no folded word holds these marks.
const (
	wordAddress = "<e>" // e-mail address
	wordLink    = "<u>" // web address or host
	wordMoney   = "<m>" // amount of money
	wordPhone   = "<p>" // telephone number
	wordName    = "<b>" // name of a brand or a person
)

// numberWords stand for numbers, by how many digits they have.
var numberWords = [...]string{"<1>", "<1>", "<2>", "<3>", "<4>", "<5>", "<6>", "<7>"}

// scanner cuts a text into folded words.
type scanner struct {
	folder *folder
	names  map[uint64]struct{}
	word   []byte
}

// maxWord bounds a word, in octets.
const maxWord = 48

// scan calls take with the folded words of text, until it tells to stop. The
// word is only valid during the call.
func (s *scanner) scan(text string, take func(word []byte) bool) {
	for i := 0; i < len(text); {
		for i < len(text) && space(text[i]) {
			i++
		}
		start := i
		for i < len(text) && !space(text[i]) {
			i++
		}
		if start == i {
			return
		}
		if !s.chunk(text[start:i], take) {
			return
		}
	}
}

// space tells whether c ends a chunk.
func space(c byte) bool { return c <= ' ' || c == '<' || c == '>' || c == 0x7F }

// chunk reads what stands between two spaces.
func (s *scanner) chunk(chunk string, take func([]byte) bool) bool {
	if w := placeholder(chunk); w != "" {
		return take(append(s.word[:0], w...))
	}
	s.word = s.word[:0]
	digits, letters := 0, 0
	money := false
	end := func() bool {
		w := s.word
		s.word = s.word[:0]
		n, l := digits, letters
		digits, letters = 0, 0
		if n+l == 0 {
			return true
		}
		return take(s.name(w, n, l, money))
	}
	for i := 0; i < len(chunk); {
		c := chunk[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c|0x20 >= 'a' && c|0x20 <= 'z':
				s.add(c | 0x20)
				letters++
			case c >= '0' && c <= '9':
				s.add(c)
				digits++
			case c == '$':
				money = true
			case (c == '.' || c == ',') && digits > 0 && letters == 0, c == '\'' && letters > 0:
				// inside a number; "don't" is one word
			default:
				if !end() {
					return false
				}
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(chunk[i:])
		i += n
		if currency(r) {
			money = true
			continue
		}
		if r == '\u2019' && letters > 0 {
			continue
		}
		l, inside := s.folder.fold(r)
		if !inside {
			if !end() {
				return false
			}
			continue
		}
		for _, c := range l.text[:l.n] {
			s.add(c)
			letters++
		}
	}
	return end()
}

// add appends to the word, up to its bound.
func (s *scanner) add(c byte) {
	if len(s.word) < maxWord {
		s.word = append(s.word, c)
	}
}

// name replaces numbers and names.
func (s *scanner) name(word []byte, digits, letters int, money bool) []byte {
	switch {
	case letters == 0 && money:
		return append(word[:0], wordMoney...)
	case letters == 0:
		return append(word[:0], numberWords[min(digits, len(numberWords)-1)]...)
	}
	if _, ok := s.names[Hash(word)]; ok {
		return append(word[:0], wordName...)
	}
	if digits > 0 {
		if digits >= 3 {
			return append(word[:0], "<x>"...) // a number of an order, a code
		}
		// Figures inside words are shapes: w0n and w1n are one word.
		for i, c := range word {
			if c >= '0' && c <= '9' {
				word[i] = '0'
			}
		}
	}
	return bytes.TrimRight(word, "'")
}

// currency tells the signs of money beyond ASCII.
func currency(r rune) bool {
	return r >= 0xA2 && r <= 0xA5 || r >= 0x20A0 && r <= 0x20CF
}
