package brand

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// maxAddress bounds how far around a name an address is looked for.
const maxAddress = 256

// mention judges a hit by its surroundings.
func (s *scan) mention(h hit) (Mention, bool) {
	p := &s.namer.trie.patterns[h.pattern]
	profile := s.namer.set.profiles[p.brand]
	m := Mention{
		Brand: profile.ID, Name: p.text, Text: s.text[h.start:h.end],
		Start: h.start, End: h.end, Product: p.kind == kindProduct,
	}
	m.Disguised = s.disguised(p, h)
	m.Strength = s.strength(p, h, m.Disguised)
	if m.Strength == 0 {
		return m, false
	}
	start, end := s.token(h.start, h.end)
	if token := s.text[start:end]; len(token) > len(m.Text) {
		switch host, home := profile.home(token); {
		case home:
			m.Text, m.Start, m.End = s.text[start:start+len(host)], start, start+len(host)
			m.Strength = max(m.Strength, Weak)
		case isAddress(token):
			m.InAddress = true
		}
	}
	return m, true
}

// disguised tells whether the ways in which letters were not plain speak of
// hiding. Accents belong to names that have them, full-width letters to
// Japanese and Chinese text.
func (s *scan) disguised(p *pattern, h hit) bool {
	by := h.disguise
	if p.accents {
		by &^= byAccent
	}
	if by == byFullWidth && s.eastAsian(h.start, h.end) {
		by = 0
	}
	return by != 0
}

// eastAsian tells whether Chinese or Japanese characters stand near.
func (s *scan) eastAsian(start, end int) bool {
	const near = 96
	around := s.text[max(0, start-near):start] + s.text[end:min(len(s.text), end+near)]
	for _, r := range around {
		if r >= 0x3001 && r < 0xa000 {
			return true
		}
	}
	return false
}

// strength says how far the hit claims the brand; 0 is not at all.
func (s *scan) strength(p *pattern, h hit, disguised bool) Strength {
	text := s.text[h.start:h.end]
	switch p.kind {
	case kindName:
		return Strong
	case kindProduct:
		if p.letters <= 3 && text != strings.ToUpper(text) || text == strings.ToLower(text) {
			return 0
		}
		return Faint
	case kindCommon, kindWeak:
		if disguised && h.disguise&(byDigit|byLookalike) != 0 && p.kind == kindCommon {
			return Strong
		}
		return s.everyday(p, h, text)
	case kindNot:
	}
	return 0
}

// everyday judges a word that may be a name by how it is written.
func (s *scan) everyday(p *pattern, h hit, text string) Strength {
	if trimName(s.text) == text {
		return Weak
	}
	lower, upper := text == strings.ToLower(text), text == strings.ToUpper(text)
	next := s.wordAfter(h.end)
	switch {
	case p.acronym && upper:
		return Weak
	case lower || p.acronym:
		return Faint
	case upper && (allCapitals(next) || allCapitals(s.wordBefore(h.start))):
		return Faint
	case s.opensSentence(h.start) && startsSmall(next):
		return Faint
	}
	return Weak
}

// wordAfter and wordBefore are the words on the same line beside a name, ""
// if punctuation stands between.
func (s *scan) wordAfter(at int) string {
	rest := strings.TrimLeft(s.text[at:min(len(s.text), at+64)], " \t")
	if i := strings.IndexFunc(rest, notLetter); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

func (s *scan) wordBefore(at int) string {
	rest := strings.TrimRight(s.text[max(0, at-64):at], " \t")
	if i := strings.LastIndexFunc(rest, notLetter); i >= 0 {
		_, n := utf8.DecodeRuneInString(rest[i:])
		rest = rest[i+n:]
	}
	return rest
}

// opensSentence tells whether any word would have a capital at this place.
func (s *scan) opensSentence(at int) bool {
	before := strings.TrimRight(s.text[max(0, at-16):at], " \t\"'")
	return before == "" || strings.ContainsRune("\n\r.!?:>*-|", rune(before[len(before)-1]))
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

func allCapitals(word string) bool {
	return len(word) > 1 && word == strings.ToUpper(word)
}

func startsSmall(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

// token widens a place to the run of characters without spaces around it.
func (s *scan) token(start, end int) (int, int) {
	low, high := max(0, start-maxAddress), min(len(s.text), end+maxAddress)
	for start > low && !isDelimiter(s.text[start-1]) {
		start--
	}
	for end < high && !isDelimiter(s.text[end]) {
		end++
	}
	for end > start && strings.IndexByte(".,;:!?'", s.text[end-1]) >= 0 {
		end--
	}
	return start, end
}

func isDelimiter(b byte) bool {
	return b <= ' ' || b >= utf8.RuneSelf || strings.IndexByte(`<>()[]{}"|,;`, b) >= 0
}

// home tells whether token is one of the brand's official domains alone, as in
// "your Amazon.it account".
func (p *Profile) home(token string) (string, bool) {
	host := strings.ToLower(token)
	bare := strings.TrimPrefix(host, "www.")
	for i := range p.Domains {
		if p.Domains[i].Name == bare {
			return token, true
		}
	}
	return "", false
}

// isAddress tells whether token is a web address, mail address or host name.
func isAddress(token string) bool {
	if strings.Contains(token, "://") || strings.Contains(token, "@") && strings.LastIndexByte(token, '.') > strings.IndexByte(token, '@') {
		return true
	}
	host, _, _ := strings.Cut(strings.ToLower(token), "/")
	if !isHost(host) {
		return false
	}
	suffix, icann := publicsuffix.PublicSuffix(host)
	return suffix != host && (icann || strings.Contains(suffix, "."))
}
