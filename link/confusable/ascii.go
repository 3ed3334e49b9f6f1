package confusable

// FoldASCII appends to dst what s looks like when digits and marks stand for
// letters (see Letter) and pairs of letters for wider ones: rn for m, vv for w.
// The pair cl for d is too common in words to be folded. s is in lower case. It
// appends at most len(s) bytes.
func FoldASCII(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if i+1 < len(s) {
			if c == 'r' && s[i+1] == 'n' {
				dst = append(dst, 'm')
				i++
				continue
			}
			if c == 'v' && s[i+1] == 'v' {
				dst = append(dst, 'w')
				i++
				continue
			}
		}
		dst = append(dst, Letter(c))
	}
	return dst
}

// Letter is the letter that a digit or mark is written for, or c itself. Of 1
// it is l; impostors also mean i (see SameLetter).
func Letter(c byte) byte {
	switch c {
	case '0':
		return 'o'
	case '1', '|':
		return 'l'
	case '!':
		return 'i'
	case '3':
		return 'e'
	case '4', '@':
		return 'a'
	case '5', '$':
		return 's'
	case '6', '9':
		return 'g'
	case '7':
		return 't'
	case '8':
		return 'b'
	}
	return c
}

// SameLetter tells whether a and b, bytes of a lower-case host, are taken for
// each other: equal, a digit for its letter, or two of i, l, 1 and j.
func SameLetter(a, b byte) bool {
	if a == b {
		return true
	}
	a, b = slim(Letter(a)), slim(Letter(b))
	return a == b || a == 'z' && b == '2' || a == '2' && b == 'z'
}

func slim(c byte) byte {
	if c == 'i' {
		return 'l'
	}
	return c
}
