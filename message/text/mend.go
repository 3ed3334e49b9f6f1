package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bonafide/link"
)

// mended is a text in which addresses that were broken up are whole again.
type mended struct {
	text string
	// from holds for each octet of text where it stood in the original; nil if
	// nothing was changed.
	from []int32
	end  int
}

// at is the offset in the original text for one in the mended text.
func (m *mended) at(i int) int {
	switch {
	case m.from == nil:
		return i
	case i >= len(m.from):
		return m.end
	case i > 0:
		return int(m.from[i-1]) + m.width(i-1)
	}
	return int(m.from[i])
}

// width is how many octets of the original the octet i of the text stands for.
func (m *mended) width(i int) int {
	next := m.end
	if i+1 < len(m.from) {
		next = int(m.from[i+1])
	}
	if w := next - int(m.from[i]); w == 1 {
		return w
	}
	return 1
}

// odd tells whether a text may hold an address that was broken up.
func odd(s string, spoken bool) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			if strings.HasPrefix(s[i:], "\u3002") || strings.HasPrefix(s[i:], "\uff0e") || strings.HasPrefix(s[i:], "\uff61") ||
				strings.HasPrefix(s[i:], "\u2024") || strings.HasPrefix(s[i:], "\ufe52") || strings.HasPrefix(s[i:], "\uff0f") ||
				strings.HasPrefix(s[i:], "\u2215") || strings.HasPrefix(s[i:], "\u2044") || strings.HasPrefix(s[i:], "\uff1a") {
				return true
			}
		case c == '[' || c == '{' || c == '(':
			if i+2 < len(s) && (s[i+1] == '.' || s[i+1]|0x20 == 'd') {
				return true
			}
		case c == '.':
			if i > 0 && s[i-1] == ' ' && i+1 < len(s) && addressByte(s[i+1]) || pathAfter(s[i+1:]) {
				return true
			}
		case c == '\n' && i > 0 && cutMark(s[i-1]):
			return true
		case c == ':' || c == '/':
			if i > 3 && (s[i-1] == ' ' || i+1 < len(s) && s[i+1] <= ' ') && strings.Contains(strings.ToLower(s[max(0, i-10):i]), "http") {
				return true
			}
		case c|0x20 == 'd' && spoken:
			if hasPrefixFold(s[i:], "dot ") {
				return true
			}
		}
	}
	return false
}

// pathAfter tells whether after spaces a word with a slash in it follows, as
// the end of a host with its path does.
func pathAfter(s string) bool {
	i := 0
	for i < len(s) && (s[i] == ' ' || s[i] == '\n') && i < 3 {
		i++
	}
	if i == 0 {
		return false
	}
	const longest = 40
	for n := 0; i < len(s) && n < longest && addressByte(s[i]); n++ {
		if s[i] == '/' {
			return n > 1
		}
		i++
	}
	return false
}

// mend puts together what was broken up: foreign dots and slashes, dots in
// brackets or written out, and spaces and line breaks around the dots of a
// host and after a scheme.
func mend(s string, spoken bool) mended {
	m := mended{from: make([]int32, 0, len(s)), end: len(s)}
	out := make([]byte, 0, len(s))
	put := func(c byte, from int) {
		out = append(out, c)
		m.from = append(m.from, int32(from)) //nolint:gosec // a text has at most MaxText octets
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if c, ok := plainMark(r); ok && between(s, i, i+size) {
			put(c, i)
			i += size
			continue
		}
		if n, ok := dotAt(s, i, spoken); ok {
			for len(out) > 0 && out[len(out)-1] == ' ' {
				out, m.from = out[:len(out)-1], m.from[:len(m.from)-1]
			}
			put('.', i)
			i += n
			continue
		}
		if r == ' ' || r == '\n' {
			if n := gapInScheme(out, s[i:]); n > 0 {
				i += n
				continue
			}
			if r == '\n' && carriesOn(out, s[i+1:]) {
				i++
				continue
			}
		}
		for k := range size {
			put(s[i+k], i+k)
		}
		i += size
	}
	m.text = string(out)
	return m
}

// plainMark is the ASCII mark that a foreign one looks like.
func plainMark(r rune) (byte, bool) {
	switch r {
	case '\u3002', '\uff0e', '\uff61', '\u2024', '\ufe52':
		return '.', true
	case '\uff0f', '\u2215', '\u2044':
		return '/', true
	case '\uff1a':
		return ':', true
	}
	return 0, false
}

// between tells whether letters, digits or marks of an address stand on both
// sides of s[from:to], so that it ends no sentence.
func between(s string, from, to int) bool {
	return from > 0 && to < len(s) && addressByte(s[from-1]) && addressByte(s[to]) ||
		from > 0 && (s[from-1] == ':' || s[from-1] == '/') || hasPrefixFold(s[max(0, from-5):from], "https") || hasPrefixFold(s[max(0, from-4):from], "http")
}

func addressByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '-' || c == '/' || c == '_'
}

// bracketed are the ways to write a dot of a host, lower case.
var bracketed = [...]string{"[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}", "[ . ]", "( . )"}

// dotAt tells whether a broken-up dot of a host begins at i, and how many
// octets it takes with the spaces around it.
func dotAt(s string, i int, spoken bool) (int, bool) {
	if i == 0 {
		return 0, false
	}
	n := 0
	switch c := s[i]; {
	case c == '[' || c == '(' || c == '{':
		for _, form := range bracketed {
			if hasPrefixFold(s[i:], form) {
				n = len(form)
				break
			}
		}
	case c == ' ' || c == '.':
		return spacedDot(s, i)
	case c|0x20 == 'd' && spoken && s[i-1] == ' ' && hasPrefixFold(s[i:], "dot "):
		n = 4
		if !knownEnding(s[i+n:], false) {
			return 0, false
		}
	}
	if n == 0 || !addressByte(lastVisible(s[:i])) {
		return 0, false
	}
	rest := strings.TrimLeft(s[i+n:], " ")
	if rest == "" || !addressByte(rest[0]) {
		return 0, false
	}
	return len(s) - i - len(rest), true
}

func lastVisible(s string) byte {
	s = strings.TrimRight(s, " ")
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}

// spacedDot reads a dot with spaces beside it: "bit .ly/x", "amazon. com/x". It
// is one of a host if what follows is a top-level domain with a path; before
// the dot, the commonest domains need none.
func spacedDot(s string, i int) (int, bool) {
	if i == 0 || !addressByte(s[i-1]) {
		return 0, false
	}
	before := 0
	for i+before < len(s) && s[i+before] == ' ' && before < 3 {
		before++
	}
	if i+before >= len(s) || s[i+before] != '.' {
		return 0, false
	}
	after := 0
	for i+before+1+after < len(s) && (s[i+before+1+after] == ' ' || s[i+before+1+after] == '\n') && after < 3 {
		after++
	}
	if before+after == 0 {
		return 0, false
	}
	rest := s[i+before+1+after:]
	if !knownEnding(rest, after > 0 || before == 0) {
		return 0, false
	}
	return before + 1 + after, true
}

// knownEnding tells whether s begins with the end of a host. withPath wants a
// path after it, since a sentence may begin there.
func knownEnding(s string, withPath bool) bool {
	n := 0
	for n < len(s) && (addressByte(s[n]) && s[n] != '/' || s[n] == '.') && n < 40 {
		n++
	}
	label := strings.Trim(s[:n], ".")
	if label == "" || !link.KnownSuffix("x."+label) {
		return false
	}
	if n < len(s) && s[n] == '/' && n+1 < len(s) && s[n+1] > ' ' {
		return true
	}
	if withPath {
		return false
	}
	return commonEnding(label)
}

// commonEnding tells the endings that are no words.
func commonEnding(label string) bool {
	switch strings.ToLower(label) {
	case "com", "net", "org", "co.uk", "com.au", "com.br", "de", "fr", "eu", "xyz", "info", "biz", "ru", "cn", "cc", "vip", "icu":
		return true
	}
	return false
}

// gapInScheme tells how many spaces and line breaks to leave out at the
// beginning of rest because a scheme stands before them or begins there:
// "https: //", "https:// x.com".
func gapInScheme(out []byte, rest string) int {
	n := 0
	for n < len(rest) && (rest[n] == ' ' || rest[n] == '\n') && n < 3 {
		n++
	}
	if n == len(rest) || len(out) < 4 {
		return 0
	}
	tail := string(out[max(0, len(out)-8):])
	switch {
	case endsFold(tail, "://") && (endsFold(tail, "http://") || endsFold(tail, "https://")):
		if next := strings.IndexAny(rest[n:], " \n"); next < 0 || strings.IndexByte(rest[n:n+next], '.') > 0 {
			return n
		}
	case (endsFold(tail, "http:") || endsFold(tail, "https:")) && strings.HasPrefix(rest[n:], "//"):
		return n
	case (endsFold(tail, "http:/") || endsFold(tail, "https:/")) && strings.HasPrefix(rest[n:], "/"):
		return n
	case (endsFold(tail, "http") || endsFold(tail, "https")) && strings.HasPrefix(rest[n:], "://"):
		return n
	}
	return 0
}

func endsFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}

// cutMark tells the characters after which a device breaks an address.
func cutMark(c byte) bool { return strings.IndexByte("./-=&?_%", c) >= 0 }

// carriesOn tells whether an address that a line break cuts goes on in rest.
func carriesOn(out []byte, rest string) bool {
	if len(out) == 0 || rest == "" || !cutMark(out[len(out)-1]) {
		return false
	}
	const reach = 512
	word := string(out[max(0, len(out)-reach):])
	word = word[strings.LastIndexAny(word, " \n")+1:]
	if !strings.Contains(word, "://") {
		return false
	}
	next := rest
	if i := strings.IndexAny(rest, " \n"); i >= 0 {
		next = rest[:i]
	}
	first, _ := utf8.DecodeRuneInString(next)
	return !unicode.IsUpper(first) && (out[len(out)-1] != '/' || strings.ContainsAny(next, "./-_=0123456789")) && next != "" && addressByte(next[0])
}
