package lexicon

import (
	"slices"
	"strings"
	"unicode"
)

// greetingReach is the number of words at the start of a text in which a
// greeting is looked for, greetingWords the number that one may have.
const (
	greetingReach = 120
	greetingWords = 7
)

// greeting finds how the text addresses its reader.
func (lex *Lexicon) greeting(in Input, text string, tokens []token) Greeting {
	none := Greeting{Kind: NoGreeting}
	for i := 0; i < len(tokens) && i < greetingReach; i++ {
		t := tokens[i]
		if t.flags&(startsLine|startsSentence) == 0 || !t.hasRole(roleSalutation) {
			continue
		}
		if g, ok := lex.addressed(in, text, tokens[i:]); ok {
			return g
		}
	}
	return none
}

// addressed reads the greeting that begins with the first token.
func (lex *Lexicon) addressed(in Input, text string, t []token) (Greeting, bool) {
	n := 1
	for n < len(t) && n < greetingWords && t[n].flags&(startsLine|startsClause|startsSentence) == 0 {
		n++
	}
	// "Dear Mr. Smith": the sentence only seems to end.
	if n < len(t) && n < greetingWords && t[n].flags&startsSentence != 0 && t[n].flags&startsLine == 0 &&
		t[n].flags&capitalized != 0 && t[n-1].end-t[n-1].start <= 3 && n > 1 && !t[n-1].hasRole(roleSalutation) {
		n++
	}
	rest := t[1:n]
	g := Greeting{Kind: GenericGreeting, Text: text[t[0].start:t[n-1].end]}
	local, _, _ := strings.Cut(in.RecipientAddress, "@")
	names := 0
	for i, w := range rest {
		switch {
		case w.special == labelAddress:
			g.Kind = AddressGreeting
			return g, true
		case w.hasRole(roleAudience):
			return g, true
		case local != "" && len(local) > 3 && beginsWith(text[w.start:], local) && !isName(in.RecipientName, local) && !writtenAsName(w, local):
			g.Kind = AddressGreeting
			return g, true
		case w.hasRole(roleSalutation):
		case w.flags&capitalized != 0 && i < 6:
			names++
		}
	}
	if in.RecipientName != "" {
		g.Right = lex.namesMatch(in.RecipientName, g.Text)
		g.Wrong = names > 0 && !g.Right
	}
	switch {
	case names > 0 && names <= 5 || g.Right:
		g.Kind = NameGreeting
		return g, true
	case len(rest) <= 2 && n < greetingWords && (n == len(t) || t[n].flags&(startsLine|startsClause|startsSentence) != 0):
		return g, true // "Hello," and "Good morning"
	}
	return Greeting{}, false
}

// beginsWith tells whether text begins with the word s, whatever the case.
func beginsWith(text, s string) bool {
	if len(text) < len(s) || !strings.EqualFold(text[:len(s)], s) {
		return false
	}
	return len(text) == len(s) || !partOfAddress(text[len(s)]) || text[len(s)] == '.'
}

// writtenAsName tells whether a local part that stands in a greeting may just
// be the reader's name: letters only, with a capital.
func writtenAsName(w token, local string) bool {
	return w.flags&capitalized != 0 && !strings.ContainsFunc(local, func(r rune) bool { return !unicode.IsLetter(r) })
}

// isName tells whether one of the words of name is word.
func isName(name, word string) bool {
	for _, n := range strings.Fields(name) {
		if strings.EqualFold(n, word) {
			return true
		}
	}
	return false
}

// namesMatch tells whether text holds one of the words of name, folded.
func (lex *Lexicon) namesMatch(name, text string) bool {
	split := func(s string) []string {
		return strings.FieldsFunc(lex.foldString(s), func(r rune) bool { return !unicode.IsLetter(r) })
	}
	words := split(text)
	for _, n := range split(name) {
		if len(n) < 2 {
			continue
		}
		if slices.Contains(words, n) {
			return true
		}
	}
	return false
}

// foldString folds every letter of s and leaves the rest.
func (lex *Lexicon) foldString(s string) string {
	var out []byte
	for _, r := range s {
		if r < 0x80 {
			out = append(out, byte(unicode.ToLower(r)))
			continue
		}
		b, m := lex.folder.fold(out, r)
		if m == separator {
			b = append(b, ' ')
		}
		out = b
	}
	return string(out)
}
