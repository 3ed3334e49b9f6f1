package link

import (
	"iter"
	"strings"
)

// params yields the decoded names and raw values of a query. Both "&" and ";"
// separate: senders escape twice, and "&amp;" is then cut where it should.
func params(query string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for query != "" {
			var pair string
			if i := strings.IndexAny(query, "&;"); i >= 0 {
				pair, query = query[:i], query[i+1:]
			} else {
				pair, query = query, ""
			}
			name, value, _ := strings.Cut(pair, "=")
			if name == "" {
				continue
			}
			if strings.IndexByte(name, '%') >= 0 {
				name = unescape(name)
			}
			if !yield(name, value) {
				return
			}
		}
	}
}

// unescape resolves percent-encoding; malformed sequences stay as they are.
func unescape(s string) string {
	i := strings.IndexByte(s, '%')
	if i < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	b = append(b, s[:i]...)
	for ; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := unhex(s[i+1]), unhex(s[i+2])
			if hi < 16 && lo < 16 {
				b = append(b, hi<<4|lo)
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

// formUnescape is unescape with "+" for space.
func formUnescape(s string) string {
	if strings.IndexByte(s, '+') >= 0 {
		s = strings.ReplaceAll(s, "+", " ")
	}
	return unescape(s)
}

// unhex is the value of a hexadecimal digit, 255 for other bytes.
func unhex(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return 255
}
