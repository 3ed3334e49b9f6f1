package lookalike

import "bytes"

// change says how s differs from the name, and by how many edits (0 for none,
// 3 for more than two). Letters that fold to the same symbol count as similar,
// not as edits.
func change(s, name string) (Kind, int) {
	if s == name {
		return "", 0
	}
	if kind, ok := sameLooks(s, name); ok {
		return kind, 1
	}
	switch len(s) - len(name) {
	case 0:
		return replaced(s, name)
	case 1:
		if i := inserted(s, name); i >= 0 {
			return addedKind(s, name, i), 1
		}
	case -1:
		if inserted(name, s) >= 0 {
			return Omission, 1
		}
	}
	if d := distance(s, name); d <= 2 {
		return Typo, d
	}
	return "", 3
}

// sameLooks recognizes digits and similar letters, single ones and pairs.
func sameLooks(s, name string) (Kind, bool) {
	if len(s) == len(name) {
		digit, same := false, true
		for i := range len(s) {
			same = same && symbols[s[i]] == symbols[name[i]]
			digit = digit || s[i] != name[i] && (isDigit(s[i]) || isDigit(name[i]))
		}
		switch {
		case same && digit:
			return Digit, true
		case same:
			return Homoglyph, true
		}
	}
	var a, b [2 * maxWord]byte
	if len(s) > len(a) || len(name) > len(b) {
		return "", false
	}
	if bytes.Equal(foldPairs(a[:0], s), foldPairs(b[:0], name)) {
		return Homoglyph, true
	}
	return "", false
}

// foldPairs appends the symbols of s with pairs that look like one letter
// replaced by it: rn and nn by m, vv by w, cl by d.
func foldPairs(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if i+1 < len(s) {
			if c, ok := pairLooks(s[i], s[i+1]); ok {
				dst = append(dst, symbols[c])
				i++
				continue
			}
		}
		dst = append(dst, symbols[s[i]])
	}
	return dst
}

func pairLooks(a, b byte) (byte, bool) {
	switch {
	case a == 'r' && b == 'n', a == 'n' && b == 'n':
		return 'm', true
	case a == 'v' && b == 'v', a == 'u' && b == 'u':
		return 'w', true
	case a == 'c' && (b == 'l' || b == '1'):
		return 'd', true
	}
	return 0, false
}

// replaced compares strings of one length.
func replaced(s, name string) (Kind, int) {
	first, count := -1, 0
	for i := range len(s) {
		if symbols[s[i]] != symbols[name[i]] {
			if count == 0 {
				first = i
			}
			count++
		}
	}
	switch {
	case count == 1:
		return replacementKind(s[first], name[first]), 1
	case count == 2 && first+1 < len(s) &&
		symbols[s[first]] == symbols[name[first+1]] && symbols[s[first+1]] == symbols[name[first]]:
		return Transposition, 1
	}
	if d := distance(s, name); d <= 2 {
		return Typo, d
	}
	return "", 3
}

func replacementKind(is, was byte) Kind {
	switch {
	case similar(is, was):
		return Homoglyph
	case isVowel(is) && isVowel(was):
		return VowelSwap
	case isNeighbor(is, was):
		return Keyboard
	case oneBit(is, was):
		return BitFlip
	}
	return Replacement
}

// inserted is the place in long of the one letter that short lacks, -1 if they
// differ otherwise.
func inserted(long, short string) int {
	i := 0
	for i < len(short) && symbols[long[i]] == symbols[short[i]] {
		i++
	}
	for j := i; j < len(short); j++ {
		if symbols[long[j+1]] != symbols[short[j]] {
			return -1
		}
	}
	return i
}

func addedKind(s, name string, i int) Kind {
	c := s[i]
	switch {
	case i > 0 && s[i-1] == c || i+1 < len(s) && s[i+1] == c:
		return Repetition
	case i == len(name) && c == 's':
		return Plural
	case i > 0 && isNeighbor(c, s[i-1]) || i+1 < len(s) && isNeighbor(c, s[i+1]):
		return Keyboard
	}
	return Insertion
}

// distance is the Damerau-Levenshtein distance of a and b over symbols, with
// transpositions of neighbors (optimal string alignment), or 3 if it is more
// than two or one of them is longer than maxWord.
func distance(a, b string) int {
	const band = 2
	if len(a) > maxWord || len(b) > maxWord || len(a)-len(b) > band || len(b)-len(a) > band {
		return band + 1
	}
	var rows [3][maxWord + 1]uint8
	before, last, now := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = uint8(j)
	}
	for i := 1; i <= len(a); i++ {
		now[0] = uint8(i)
		least := now[0]
		for j := 1; j <= len(b); j++ {
			x, y := symbols[a[i-1]], symbols[b[j-1]]
			cost := uint8(1)
			if x == y {
				cost = 0
			}
			d := min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x == symbols[b[j-2]] && symbols[a[i-2]] == y {
				d = min(d, before[j-2]+1)
			}
			now[j] = d
			least = min(least, d)
		}
		if least > band {
			return band + 1
		}
		before, last, now = last, now, before
	}
	return min(int(last[len(b)]), band+1)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
