package lexicon

import (
	"unicode"
	"unicode/utf8"
)

// Flags of a token.
const (
	startsSentence uint8 = 1 << iota // a sentence ended before it
	startsClause                     // a comma, colon or semicolon stands before it
	startsLine                       // it is the first of a line
	capitalized                      // its first letter is a capital
	isCurrency                       // it is a currency sign
)

// token is one word, number or address of the text.
// It holds no pointer, since a text has thousands of them.
type token struct {
	start, end int32  // octets of the source
	from, to   int32  // octets of the folded letters
	word       int32  // index in the vocabulary, 0 unknown
	affixes    int32  // where scanner.extra holds the labels of an unknown word
	count      uint16 // how many
	roles      uint16 // of the word
	special    uint8  // the label of what is no word, 0 for words
	flags      uint8
}

// Limits on what is read of one source.
const (
	// headBytes and tailBytes are read of a longer source.
	headBytes = 24 << 10
	tailBytes = 8 << 10
	// maxPhones bounds Reading.PhoneNumbers.
	maxPhones = 16
)

// scanner cuts a text into tokens. It is used for one text after another.
type scanner struct {
	lex    *Lexicon
	text   string
	pos    int
	flags  uint8 // of the next token
	lines  int   // line breaks since the last token
	tokens []token
	folded []byte
	extra  []uint32 // labels of unknown words, from their openings and endings
	phones []phone
	counts *Counts
}

// phone is a telephone number and the token it became.
type phone struct {
	start, end int
	token      int
}

// piece appends the tokens of text to s.tokens, amounts and the like as one.
func (s *scanner) piece(text string) {
	first := len(s.tokens)
	s.phones = s.phones[:0]
	s.scan(text)
	s.compact(first)
}

// scan appends the tokens of text to s.tokens.
func (s *scanner) scan(text string) {
	s.text, s.pos, s.lines = text, 0, 0
	s.flags = startsSentence | startsClause | startsLine
	for s.pos < len(text) {
		c := text[s.pos]
		switch {
		case c >= utf8.RuneSelf:
			s.rune()
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			s.word()
		case c >= '0' && c <= '9':
			s.number()
		default:
			s.punctuation(c)
			s.pos++
		}
	}
}

// punctuation notes what an ASCII character that is no letter means for the
// next token.
func (s *scanner) punctuation(c byte) {
	switch c {
	case '\n':
		s.lines++
		s.flags |= startsLine
		if s.lines > 1 {
			s.flags |= startsSentence | startsClause
		}
	case '.', '?', '!':
		if c == '!' {
			s.counts.Exclamations++
		}
		if s.pos+1 == len(s.text) || s.text[s.pos+1] <= ' ' || s.text[s.pos+1] == c ||
			s.text[s.pos+1] == '"' || s.text[s.pos+1] >= utf8.RuneSelf {
			s.flags |= startsSentence | startsClause
		}
	case '|':
		s.flags |= startsSentence | startsClause
	case ',', ';', ':', '(', ')':
		s.flags |= startsClause
	case '$':
		s.emit(token{start: int32(s.pos), end: int32(s.pos + 1), flags: isCurrency})
	case '%':
		if n := len(s.tokens); n > 0 && int(s.tokens[n-1].end)+1 >= s.pos && s.isNumber(n-1) {
			s.tokens[n-1].special = labelPercent
		}
	case '@':
		s.address()
	}
}

// emit appends a token with the flags that have gathered.
func (s *scanner) emit(t token) {
	t.flags |= s.flags
	s.flags, s.lines = 0, 0
	s.tokens = append(s.tokens, t)
}

// rune handles a character beyond ASCII that begins no ASCII word.
func (s *scanner) rune() {
	r, n := utf8.DecodeRuneInString(s.text[s.pos:])
	if digitOf(r) >= 0 {
		s.number()
		return
	}
	before := len(s.folded)
	folded, m := s.lex.folder.fold(s.folded, r)
	s.folded = folded[:before]
	switch m {
	case separator:
		switch r {
		case '…', '•', '·', '►', '▶', '➡', '→', '。', '！', '？':
			s.flags |= startsSentence | startsClause
		}
	case ignored:
		s.counts.Invisible++
	case currencySign:
		s.emit(token{start: int32(s.pos), end: int32(s.pos + n), flags: isCurrency})
	default:
		s.word()
		return
	}
	s.pos += n
}

// word reads one word and enters it.
func (s *scanner) word() {
	start, from := s.pos, len(s.folded)
	var latin, capitals, styles, foreign, other int
	first, _ := utf8.DecodeRuneInString(s.text[start:])
	h := hashStart
	i := start
loop:
	for {
		// Nearly all words are a run of these letters and nothing else.
		run := i
		for ; i < len(s.text); i++ {
			c := s.text[i]
			lower := lowerASCII[c]
			if lower == 0 {
				break
			}
			capitals += int(lower^c) >> 5
			s.folded = append(s.folded, lower)
			h = (h ^ uint64(lower)) * hashPrime
		}
		latin += i - run
		if i == len(s.text) {
			break
		}
		switch c := s.text[i]; {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s.text[i:])
			at := len(s.folded)
			folded, m := s.lex.folder.fold(s.folded, r)
			s.folded = folded
			switch m {
			case plainLetter:
				latin++
				if unicode.IsUpper(r) {
					capitals++
				}
			case styledLetter:
				styles++
			case foreignLetter:
				foreign++
			case otherLetter:
				other++
			case ignored:
				if !unicode.Is(unicode.Mn, r) {
					s.counts.Invisible++
				}
			default:
				s.folded = s.folded[:at]
				break loop
			}
			for _, b := range s.folded[at:] {
				h = (h ^ uint64(b)) * hashPrime
			}
			i += n
		default:
			b, ok := leet(s.text, i, start)
			if !ok {
				break loop
			}
			s.folded = append(s.folded, b)
			h = (h ^ uint64(b)) * hashPrime
			i++
		}
	}
	s.pos = i
	s.counts.Capitals += capitals
	s.counts.Letters += latin + styles + foreign + other
	s.counts.Styled += styles
	s.counts.Words++
	if latin > 0 && foreign > 0 && other == 0 {
		s.counts.MixedScript++
	}
	t := token{start: int32(start), end: int32(i), from: int32(from), to: int32(len(s.folded))}
	if unicode.IsUpper(first) {
		t.flags = capitalized
	}
	if s.web(start) {
		return
	}
	if other == 0 {
		s.look(&t, h)
	}
	s.emit(t)
}

// lowerASCII is the lower-case letter of each ASCII letter, 0 for the rest.
var lowerASCII = func() (lower [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		lower[c], lower[c&^0x20] = c, c
	}
	return lower
}()

// leet reads a digit or sign that stands for a letter inside a word.
func leet(text string, i, start int) (byte, bool) {
	if i == start || i+1 >= len(text) || text[i+1]|0x20 < 'a' || text[i+1]|0x20 > 'z' {
		return 0, false
	}
	switch text[i] {
	case '0':
		return 'o', true
	case '1', '|':
		return 'l', true
	case '3':
		return 'e', true
	case '4':
		return 'a', true
	case '5', '$':
		return 's', true
	case '7':
		return 't', true
	}
	return 0, false
}

// look finds a token in the vocabulary, or its opening and ending.
func (s *scanner) look(t *token, h uint64) {
	if w, roles := s.lex.vocabulary.find(h); w != 0 {
		t.word, t.roles = w, roles
		return
	}
	b := s.folded[t.from:t.to]
	if len(b) <= minAffix {
		return
	}
	before := len(s.extra)
	s.extra = s.lex.affixLabels(s.extra, b)
	t.affixes, t.count = int32(before), uint16(len(s.extra)-before)
}

// labels are those of a token.
func (s *scanner) labels(t *token) []uint32 {
	switch {
	case t.word != 0:
		return s.lex.vocabulary.words[t.word].labels
	case t.special != 0:
		return s.lex.special[t.special : t.special+1]
	}
	return s.extra[t.affixes : t.affixes+int32(t.count)]
}

// mask is the set of the labels of a token (see maskOf).
func (s *scanner) mask(t *token) uint64 {
	if t.word != 0 {
		return s.lex.vocabulary.masks[t.word]
	}
	return maskOf(s.labels(t))
}

// isNumber tells whether token n is a number.
func (s *scanner) isNumber(n int) bool {
	l := s.tokens[n].special
	return l == labelNumber || l == labelPercent
}
