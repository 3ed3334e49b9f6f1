package lexicon

import "unicode/utf8"

// digitOf is the value of an ASCII, full-width or mathematical digit, or -1.
func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= 0xFF10 && r <= 0xFF19:
		return int(r - 0xFF10)
	case r >= 0x1D7CE && r <= 0x1D7FF:
		return int(r-0x1D7CE) % 10
	}
	return -1
}

// number reads a number, a telephone number where it is one.
func (s *scanner) number() {
	start := s.pos
	if end := s.telephone(start); end > start {
		s.counts.Digits += end - start
		if len(s.phones) < maxPhones {
			from := start
			for from > 0 && (s.text[from-1] == '+' || s.text[from-1] == '(') {
				from--
			}
			s.phones = append(s.phones, phone{start: from, end: end, token: len(s.tokens)})
		}
		s.emit(token{start: int32(start), end: int32(end), special: labelNumber})
		s.pos = end
		return
	}
	i := start
	for i < len(s.text) {
		r, n := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s.text[i:])
		}
		if digitOf(r) >= 0 {
			s.counts.Digits++
			i += n
			continue
		}
		if (r == '.' || r == ',' || r == ':' || r == '/') && i+1 < len(s.text) && s.text[i+1] >= '0' && s.text[i+1] <= '9' {
			i++
			continue
		}
		break
	}
	s.emit(token{start: int32(start), end: int32(i), special: labelNumber})
	s.pos = i
}

// telephone returns the end of the telephone number that begins at start, or 0.
func (s *scanner) telephone(start int) int {
	plus, paren := false, false
	if start > 0 {
		switch c := s.text[start-1]; {
		case c == '+':
			plus = true
		case c == '(':
			paren = true
			plus = start > 1 && s.text[start-2] == '+'
		case c|0x20 >= 'a' && c|0x20 <= 'z', c == '#', c == '-', c == '$', c == '/', c == '.', c == '_', c == '=':
			return 0
		}
	}
	var digits [16]byte
	var groups [8]int
	n, g, end, gap := 0, 0, 0, 0
	for i := start; i < len(s.text) && i < start+64; {
		r, w := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(s.text[i:])
		}
		if d := digitOf(r); d >= 0 {
			if n == len(digits) {
				return 0
			}
			if gap > 0 && n > 0 {
				if g++; g == len(groups) {
					return 0
				}
			}
			gap = 0
			digits[n] = byte(d)
			n++
			groups[g]++
			i += w
			end = i
			continue
		}
		switch r {
		case ' ', '-', '.', 0xA0, 0x2010, 0x2011, 0x2012, 0x2013, '/':
		case '(', ')':
			paren = true
		default:
			if !invisible(r) {
				i = len(s.text)
				continue
			}
			gap--
		}
		if gap++; gap > 3 {
			break
		}
		i += w
	}
	if isTelephone(digits[:n], groups[:g+1], plus, paren) {
		return end
	}
	return 0
}

// isTelephone tells telephone numbers from other numbers by their grouping.
// Dates, amounts and order numbers are written in other groups.
func isTelephone(d []byte, groups []int, plus, paren bool) bool {
	n := len(d)
	switch {
	case n < 8 || n > 15:
		return false
	case plus:
		return true
	case paren:
		return n >= 9 && groups[0] <= 4 && len(groups) > 1
	case isNorthAmerican(groups):
		return true
	case len(groups) == 1:
		// Bare digits: toll-free numbers only.
		return n == 10 && d[0] == 8 && d[1] == d[2] && d[1] != 1 || n == 11 && d[0] == 1 && d[1] == 8 && d[2] == d[3]
	case d[0] == 0:
		return n >= 9 && n <= 13 && groups[0] >= 2
	case d[0] == 8 || d[0] == 9:
		// Service numbers: 800 123 456, 900 12 34 56.
		return n == 9 && d[1] == 0 && groups[0] == 3
	}
	return false
}

// isNorthAmerican tells the groups 3-3-4, with or without a leading 1.
func isNorthAmerican(g []int) bool {
	if len(g) == 4 && g[0] == 1 {
		g = g[1:]
	}
	return len(g) == 3 && g[0] == 3 && g[1] == 3 && g[2] == 4
}
