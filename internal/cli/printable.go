package cli

import (
	"strings"
	"unicode"
)

// printable replaces what could steer a terminal or reorder a line by U+FFFD:
// file names and errors may quote hostile input. Line breaks and tabs stay.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == '\u2028', r == '\u2029':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
