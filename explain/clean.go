package explain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what of a message is shown, in characters.
const (
	maxArgument = 120
	maxSubject  = 300
	maxMarks    = 3 // combining marks on one letter
)

// clean makes a piece of a message safe to show in a line of text: control,
// bidirectional (UAX #9) and other invisible characters are dropped, runs of
// white space become one space, invalid UTF-8 becomes U+FFFD, and what is
// longer than limit characters is cut with "…".
func clean(s string, limit int) string {
	if isPlain(s, limit) {
		return s
	}
	var b strings.Builder
	b.Grow(min(len(s), 4*limit))
	n, marks, space := 0, 0, false
	for _, r := range s {
		if unicode.IsSpace(r) {
			space = n > 0
			continue
		}
		if !visible(r) {
			continue
		}
		if unicode.Is(unicode.M, r) {
			if marks++; marks > maxMarks {
				continue
			}
		} else {
			marks = 0
		}
		if n >= limit {
			b.WriteRune('…')
			break
		}
		if space {
			b.WriteByte(' ')
			space = false
			n++
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// isPlain is the fast path: printable ASCII without spaces to fold.
func isPlain(s string, limit int) bool {
	if len(s) > limit {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c <= ' ' && (c != ' ' || i == 0 || i == len(s)-1 || s[i-1] == ' ') || c >= 0x7f {
			return false
		}
	}
	return true
}

// visible tells whether a character is seen and moves no other: it is neither
// control, format, surrogate, private nor unassigned, nor a variation
// selector, filler or tag.
func visible(r rune) bool {
	switch {
	case r == utf8.RuneError:
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef: // variation selectors
		return false
	case r == 0x034f, r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5, r == 0x3164, r == 0xffa0: // fillers
		return false
	case r >= 0x180b && r <= 0x180f, r == 0x2800: // Mongolian selectors, blank Braille
		return false
	}
	return unicode.IsGraphic(r)
}

// defang breaks up a domain, address or URL so that no program makes a link of
// it: every dot of the host becomes [.], http hxxp. What is broken up already,
// and text with spaces, stays.
func defang(s string) string {
	if strings.Contains(s, "[.]") || strings.Contains(s, " ") {
		return s
	}
	start, end := 0, len(s)
	if i := strings.Index(s, "://"); i >= 0 {
		start = i + len("://")
	}
	if i := strings.IndexAny(s[start:], "/?#"); i >= 0 {
		end = start + i
	}
	host := start + strings.LastIndexByte(s[start:end], '@') + 1
	s = s[:host] + strings.ReplaceAll(s[host:end], ".", "[.]") + s[end:]
	if rest, ok := strings.CutPrefix(s, "http"); ok && start > 0 {
		s = "hxxp" + rest
	}
	return s
}
