package lexicon

import (
	"slices"
	"strings"
)

// maxMisspellings bounds Reading.Misspellings.
const maxMisspellings = 8

// misspelled is a word that misspells a key word.
type misspelled struct {
	text string
	head uint16
}

// misspellings enters the usual misspellings of key words: a letter dropped,
// doubled or swapped with the next, a vowel mistaken. "wrong:right" enters one
// misspelling as it is written.
func (c *compiler) misspellings(line string) error {
	for _, w := range strings.Fields(line) {
		wrong, right, one := strings.Cut(w, ":")
		if !one {
			right = w
		}
		text, _, _, err := c.folded(right)
		if err != nil {
			return err
		}
		c.heads = append(c.heads, headword{text: text, language: c.language})
		head := uint16(len(c.heads))
		if one {
			if text, _, _, err = c.folded(wrong); err != nil {
				return err
			}
			c.enter(text).misspelling = head
			continue
		}
		for _, v := range variants(text) {
			c.wrong = append(c.wrong, misspelled{v, head})
		}
	}
	return nil
}

// enterMisspellings enters the variants that are no words of any table.
func (c *compiler) enterMisspellings() {
	for _, m := range c.wrong {
		if n, _ := c.lex.vocabulary.find(hashWord([]byte(m.text))); n == 0 {
			c.enter(m.text).misspelling = m.head
		}
	}
}

// variants lists the usual misspellings of w.
func variants(w string) []string {
	var out []string
	for i := range len(w) {
		if i > 0 && i < len(w)-1 {
			out = append(out, w[:i]+w[i+1:])
		}
		if i > 0 {
			out = append(out, w[:i]+w[i:i+1]+w[i:])
		}
		if i > 0 && i < len(w)-2 && w[i] != w[i+1] {
			out = append(out, w[:i]+w[i+1:i+2]+w[i:i+1]+w[i+2:])
		}
		if i > 0 && i < len(w)-1 {
			if v, ok := map[byte]string{'e': "a", 'a': "e", 'i': "y", 'y': "i"}[w[i]]; ok {
				out = append(out, w[:i]+v+w[i+1:])
			}
		}
	}
	return out
}

// mark notes the misspelled words of a text.
func (s *readerState) mark(text string, tokens []token) {
	for i := range tokens {
		t := &tokens[i]
		if t.hasRole(roleMisspelling) && len(s.marks) < 4*maxMisspellings && t.to-t.from == t.end-t.start {
			head := s.scanner.lex.vocabulary.words[t.word].misspelling - 1
			s.marks = append(s.marks, misspelled{text[t.start:t.end], head})
		}
	}
}

// misspellings keeps the marks that belong to the language of the text: what
// is wrong in one language may be right in another.
func (lex *Lexicon) misspellings(marks []misspelled, language string) []string {
	var out []string
	for _, m := range marks {
		if lex.heads[m.head].language == language && len(out) < maxMisspellings && !slices.Contains(out, m.text) {
			out = append(out, m.text)
		}
	}
	return out
}
