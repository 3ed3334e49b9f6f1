package lexicon

// web turns the word that begins at start into a web address if it is the
// beginning of one, and tells whether it did.
func (s *scanner) web(start int) bool {
	rest := s.text[s.pos:]
	scheme := len(rest) > 3 && rest[:3] == "://"
	if !scheme {
		w := s.text[start:s.pos]
		if len(w) != 3 || w[0]|0x20 != 'w' || w[1]|0x20 != 'w' || w[2]|0x20 != 'w' || len(rest) < 2 || rest[0] != '.' {
			return false
		}
	}
	s.counts.Words--
	s.counts.URLs++
	s.pos = endOfAddress(s.text, s.pos)
	s.emit(token{start: int32(start), end: int32(s.pos), special: labelURL})
	return true
}

// address joins the words around an "@" to one e-mail address.
func (s *scanner) address() {
	at := s.pos
	if at == 0 || at+1 >= len(s.text) || !partOfAddress(s.text[at-1]) || !partOfAddress(s.text[at+1]) {
		return
	}
	n := len(s.tokens)
	first, end := n, at
	for first > 0 && n-first < 16 {
		t := &s.tokens[first-1]
		if int(t.end) > end || !allPartsOfAddress(s.text[t.end:end]) {
			break
		}
		first--
		end = int(t.start)
	}
	if first == n {
		return
	}
	t := token{start: s.tokens[first].start, flags: s.tokens[first].flags &^ capitalized}
	s.tokens = s.tokens[:first]
	s.pos = endOfAddress(s.text, at) - 1
	t.end, t.special = int32(s.pos+1), labelAddress
	s.flags, s.lines = 0, 0
	s.tokens = append(s.tokens, t)
	s.counts.Addresses++
}

// endOfAddress is the end of the address that i stands in.
func endOfAddress(text string, i int) int {
	for i < len(text) && text[i] > ' ' {
		switch text[i] {
		case '<', '>', '"', ')', ']', '}', ',', ';', '|':
			return i
		}
		i++
	}
	for i > 0 && (text[i-1] == '.' || text[i-1] == '!' || text[i-1] == '?' || text[i-1] == ':' || text[i-1] == '\'') {
		i--
	}
	return i
}

// partOfAddress tells whether c may stand in an e-mail address.
func partOfAddress(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-' || c == '+'
}

// allPartsOfAddress tells whether all of s may stand in an e-mail address.
func allPartsOfAddress(s string) bool {
	for i := range len(s) {
		if !partOfAddress(s[i]) {
			return false
		}
	}
	return true
}
