package htmltext

import (
	"html"
	"strings"
	"unicode/utf8"
)

// longestReference is the length of the longest named reference,
// "&CounterClockwiseContourIntegral;".
const longestReference = 33

// decodeReference decodes the character reference at the start of s (section
// 13.2.5.72). n is 0 when there is none; second is 0 but for the few names that
// stand for two characters. In an attribute a name without a semicolon that is
// followed by "=" or a letter stays as it is.
func decodeReference(s string, attribute bool) (first, second rune, n int) {
	if len(s) < 3 {
		return 0, 0, 0
	}
	if s[1] == '#' {
		r, n := numericReference(s)
		return r, 0, n
	}
	end := 1
	for end < len(s) && end < longestReference && (isLetter(s[end]) || end > 1 && s[end] >= '0' && s[end] <= '9') {
		end++
	}
	if end < 3 {
		return 0, 0, 0
	}
	semicolon := end < len(s) && s[end] == ';'
	if semicolon {
		if r := commonReference(s[1:end]); r != 0 {
			return r, 0, end + 1
		}
		end++
	} else if attribute && end < len(s) && (s[end] == '=' || isWordByte(s[end])) {
		return 0, 0, 0
	}
	return namedReference(s, end, attribute && !semicolon)
}

// namedReference looks a name up in the standard library's table; s[:end] is
// the reference with its semicolon, if it has one.
func namedReference(s string, end int, whole bool) (first, second rune, n int) {
	decoded := html.UnescapeString(s[:end])
	if decoded == s[:end] {
		return 0, 0, 0
	}
	first, size := utf8.DecodeRuneInString(decoded)
	rest := decoded[size:]
	// Without a semicolon a prefix may match, "&copyfoo"; what follows it is
	// left to the caller.
	if rest != "" && strings.HasSuffix(s[:end], rest) {
		if whole {
			return 0, 0, 0
		}
		return first, 0, end - len(rest)
	}
	second, _ = utf8.DecodeRuneInString(rest)
	if rest == "" {
		second = 0
	}
	return first, second, end
}

// commonReference knows the names that mail is full of.
func commonReference(name string) rune {
	switch name {
	case "nbsp":
		return 0xa0
	case "amp":
		return '&'
	case "zwnj":
		return 0x200c
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "quot":
		return '"'
	case "apos":
		return '\''
	case "copy":
		return 0xa9
	case "shy":
		return 0xad
	case "zwj":
		return 0x200d
	case "rsquo":
		return 0x2019
	case "ndash":
		return 0x2013
	case "mdash":
		return 0x2014
	case "bull":
		return 0x2022
	}
	return 0
}

// numericReference decodes "&#65;" and "&#x41;", with or without semicolon.
func numericReference(s string) (rune, int) {
	i, base := 2, rune(10)
	if i < len(s) && s[i]|0x20 == 'x' {
		i, base = 3, 16
	}
	start, r := i, rune(0)
	for i < len(s) {
		d := digit(s[i])
		if d < 0 || d >= base {
			break
		}
		if r <= utf8.MaxRune {
			r = r*base + d
		}
		i++
	}
	if i == start {
		return 0, 0
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	return numericRune(r), i
}

func digit(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return -1
}

// numericRune applies the table of section 13.2.5.80: C1 numbers mean
// windows-1252.
func numericRune(r rune) rune {
	switch {
	case r >= 0x80 && r < 0xa0:
		return windows1252[r-0x80]
	case r == 0 || r > utf8.MaxRune || r >= 0xd800 && r < 0xe000:
		return utf8.RuneError
	}
	return r
}

var windows1252 = [32]rune{
	0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f,
	0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
}

// attributeValue decodes the references of an attribute value and makes it
// valid UTF-8.
func attributeValue(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		b.WriteString(s[:i])
		s = s[i:]
		r, r2, n := decodeReference(s, true)
		if n == 0 {
			b.WriteByte('&')
			n = 1
		} else {
			b.WriteRune(r)
			if r2 != 0 {
				b.WriteRune(r2)
			}
		}
		s = s[n:]
		if i = strings.IndexByte(s, '&'); i < 0 {
			b.WriteString(s)
			return b.String()
		}
	}
}

// foldValue is the text of an attribute as it would show: decoded and folded.
func foldValue(s string, limit int) string {
	if s == "" {
		return ""
	}
	k := sink{max: limit}
	k.runes(attributeValue(s))
	return string(k.buf)
}
