package attachment

import (
	"strings"
	"unicode/utf8"
)

// readName reads a name after its slash (ISO 32000-1 section 7.3.5) and undoes
// its #xx escapes.
func readName(b []byte) (name string, rest []byte) {
	const maxPDFName = 127
	end, escaped := 0, false
	for end < len(b) && end < 3*maxPDFName && regular(b[end]) {
		escaped = escaped || b[end] == '#'
		end++
	}
	if !escaped {
		return string(b[:end]), b[end:]
	}
	out := make([]byte, 0, end)
	for i := 0; i < end; i++ {
		if b[i] == '#' && i+2 < end {
			if hi, lo := hexDigit(b[i+1]), hexDigit(b[i+2]); hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, b[i])
	}
	return string(out), b[end:]
}

// regular tells the characters of names and numbers (section 7.2.2).
func regular(c byte) bool {
	switch c {
	case 0, '\t', '\n', '\f', '\r', ' ', '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return true
}

// trimSpace drops white space at the beginning.
func trimSpace(b []byte) []byte {
	for len(b) > 0 {
		switch b[0] {
		case 0, '\t', '\n', '\f', '\r', ' ':
			b = b[1:]
		default:
			return b
		}
	}
	return b
}

// pdfText decodes a text string (section 7.9.2.2).
func pdfText(raw []byte) string {
	if len(raw) >= 2 && raw[0] == 0xfe && raw[1] == 0xff {
		return decodeUTF16(raw[2:], true)
	}
	return decodeText(raw, len(raw))
}

// literalString reads up to the parenthesis that closes it.
func literalString(b []byte) []byte {
	var out []byte
	open := 0
	for i := 0; i < len(b) && len(out) < maxLink; i++ {
		switch c := b[i]; c {
		case '(':
			open++
			out = append(out, c)
		case ')':
			if open == 0 {
				return out
			}
			open--
			out = append(out, c)
		case '\\':
			var used int
			out, used = escapeSequence(out, b[i+1:])
			i += used
		default:
			out = append(out, c)
		}
		if i > 4*maxLink {
			break
		}
	}
	return out
}

// escapeSequence reads what follows a backslash.
func escapeSequence(out, b []byte) ([]byte, int) {
	if len(b) == 0 {
		return out, 0
	}
	switch c := b[0]; c {
	case 'n':
		return append(out, '\n'), 1
	case 'r':
		return append(out, '\r'), 1
	case 't':
		return append(out, '\t'), 1
	case 'b':
		return append(out, '\b'), 1
	case 'f':
		return append(out, '\f'), 1
	case '\r':
		if len(b) > 1 && b[1] == '\n' {
			return out, 2
		}
		return out, 1
	case '\n':
		return out, 1
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v, n := 0, 0
		for n < 3 && n < len(b) && b[n] >= '0' && b[n] <= '7' {
			v = v<<3 | int(b[n]-'0')
			n++
		}
		return append(out, byte(v)), n
	default:
		return append(out, c), 1
	}
}

// hexString reads up to the closing angle bracket.
func hexString(b []byte) []byte {
	var out []byte
	hi := -1
	for i := 0; i < len(b) && i < 4*maxLink && b[i] != '>'; i++ {
		d := hexDigit(b[i])
		switch {
		case d < 0:
		case hi < 0:
			hi = d
		default:
			out = append(out, byte(hi<<4|d))
			hi = -1
		}
	}
	if hi >= 0 {
		out = append(out, byte(hi<<4))
	}
	return out
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// printable tells whether s is text: in a locked document, strings are noise.
func printable(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == utf8.RuneError
	})
}
