package confusable

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Skeleton is the internal skeleton of s (UTS 39 section 4): two strings look
// alike when their skeletons are equal. It is not for display. It costs time
// linear in the length of s.
func Skeleton(s string) string {
	if ascii(s) {
		return asciiSkeleton(s)
	}
	table := prototypes()
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		if IsInvisible(r) {
			continue
		}
		if p, ok := table[r]; ok {
			b.WriteString(p)
		} else {
			b.WriteRune(r)
		}
	}
	return norm.NFD.String(b.String())
}

// Confusable tells whether a and b look alike by their skeletons and are not
// the same string.
func Confusable(a, b string) bool {
	return a != b && Skeleton(a) == Skeleton(b)
}

// Fold is what an ASCII reader takes s for: lower-case letters and digits,
// compared more widely than Skeleton does. Characters of other scripts become
// the Latin letters that they look like, accents and strokes are dropped,
// styled letters (full-width, mathematical, enclosed, superscript) become
// plain ones, and invisible characters vanish. What looks like no ASCII
// character stays as it is. Digits and multi-letter look-alikes are left alone
// in ASCII input: FoldASCII deals with them. Fold answers ASCII input in lower
// case without an allocation.
func Fold(s string) string {
	if lowerASCII(s) {
		return s
	}
	table := prototypes()
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		foldRune(&b, table, r)
	}
	return b.String()
}

// foldRune writes the ASCII look-alike of r.
func foldRune(b *strings.Builder, table map[rune]string, r rune) {
	switch {
	case r < utf8.RuneSelf:
		b.WriteByte(lower(byte(r)))
		return
	case IsInvisible(r), unicode.In(r, unicode.Mn, unicode.Me):
		return
	}
	if c, ok := extra(r); ok {
		b.WriteString(c)
		return
	}
	// The look of a capital is that of its own shape, so look before lowering.
	if p, ok := table[r]; ok && writeASCII(b, p) {
		return
	}
	l := unicode.ToLower(r)
	if c, ok := extra(l); ok {
		b.WriteString(c)
		return
	}
	if l != r {
		if l < utf8.RuneSelf {
			b.WriteByte(byte(l))
			return
		}
		if p, ok := table[l]; ok && writeASCII(b, p) {
			return
		}
	}
	b.WriteRune(l)
}

// writeASCII writes p without its marks, if what remains is ASCII.
func writeASCII(b *strings.Builder, p string) bool {
	plain := true
	for _, r := range p {
		if r >= utf8.RuneSelf && !unicode.In(r, unicode.Mn, unicode.Me) {
			plain = false
		}
	}
	if !plain {
		return false
	}
	for _, r := range p {
		if r < utf8.RuneSelf {
			b.WriteByte(lower(byte(r)))
		}
	}
	return true
}

func asciiSkeleton(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { _, ok := asciiPrototype(byte(r)); return ok }) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 4)
	for i := 0; i < len(s); i++ {
		if p, ok := asciiPrototype(s[i]); ok {
			b.WriteString(p)
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// asciiPrototype is the part of confusables.txt whose sources are ASCII.
func asciiPrototype(c byte) (string, bool) {
	switch c {
	case '"':
		return "''", true
	case '%':
		return "\u00ba/\u2080", true
	case '0':
		return "O", true
	case '1', 'I', '|':
		return "l", true
	case '`':
		return "'", true
	case 'm':
		return "rn", true
	}
	return "", false
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func lowerASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
