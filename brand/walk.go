package brand

import "unicode/utf8"

// walk is one way along the trie from one place in a text.
type walk struct {
	start int
	whole bool
	hits  [maxHits]hit
	count int
}

// follow goes on from the byte at in the text and a node of the trie, with the
// disguises so far, the letters that were plain and those that were digits in
// place of letters.
func (s *scan) follow(at int, from int32, by disguise, plain, digits int) {
	t := s.namer.trie
	hidden := 0
	for at < len(s.text) {
		b := s.text[at]
		e, n := s.namer.fold.table[b&0x7f], 1
		if b >= utf8.RuneSelf {
			e, n = s.namer.fold.at(s.text[at:])
		}
		next := int32(0)
		switch e.class {
		case classPlain:
			next = t.child(from, e.sym[0])
			plain++
		case classSpace:
			if next = t.child(from, symSpace); next != 0 {
				n = s.gap(at)
			}
		case classSign:
			next = t.child(from, e.sym[0])
		case classQuote:
			if from == 0 || at+n >= len(s.text) {
				return
			}
			at += n
			continue
		case classInvisible:
			if hidden++; hidden > maxHidden || from == 0 {
				return
			}
			by |= byInvisible
			at += n
			continue
		case classOther:
		default:
			next, by = s.special(e, from, by)
		}
		if next == 0 {
			s.leet(b, at, from, by, plain, digits)
			return
		}
		hidden = 0
		at += n
		from = next
		if t.nodes[from].end != 0 && s.boundary(at) {
			s.end(at, from, by, plain)
		}
	}
}

// special steps over a letter that is not plain.
func (s *scan) special(e folded, from int32, by disguise) (int32, disguise) {
	switch e.class {
	case classAccent:
		by |= byAccent
	case classLookalike:
		by |= byLookalike
	case classStyled:
		by |= byStyle
	case classFull:
		by |= byFullWidth
	default: // a letter of another script that looks like nothing
	}
	next := from
	for _, sym := range e.sym {
		if sym != 0 {
			next = s.namer.trie.child(next, sym)
		}
		if next == 0 {
			break
		}
	}
	if e.sym[0] == 0 && e.class != classAccent {
		return 0, by
	}
	return next, by
}

// leet tries the letters for which the digit or sign b may stand.
func (s *scan) leet(b byte, at int, from int32, by disguise, plain, digits int) {
	first, second := leet(b)
	if first == 0 || digits > 3 {
		return
	}
	if b >= '0' && b <= '9' {
		plain-- // counted as a letter above
	}
	t := s.namer.trie
	for _, sym := range [2]uint8{first, second} {
		if sym == 0 {
			continue
		}
		next := t.child(from, sym)
		if next == 0 {
			continue
		}
		if t.nodes[next].end != 0 && s.boundary(at+1) {
			s.end(at+1, next, by|byDigit, plain)
		}
		s.follow(at+1, next, by|byDigit, plain, digits+1)
	}
}

// end notes the patterns that end at a node, the longest of each brand.
func (s *scan) end(at int, from int32, by disguise, plain int) {
	patterns := s.namer.trie.patterns
	for end := s.namer.trie.nodes[from].end; end != 0; end = patterns[end-1].next {
		index := end - 1
		h := hit{pattern: index, start: s.walk.start, end: at, disguise: by, plain: plain}
		p := &patterns[index]
		if !p.accepts(h) || !s.walk.whole && (p.kind != kindName || p.letters < 5) {
			continue
		}
		place := s.walk.count
		for k := range s.walk.hits[:s.walk.count] {
			o := &patterns[s.walk.hits[k].pattern]
			if o.brand == p.brand && (o.kind == kindNot) == (p.kind == kindNot) {
				place = k
			}
		}
		if place == len(s.walk.hits) {
			return
		}
		s.walk.hits[place] = h
		s.walk.count = max(s.walk.count, place+1)
	}
}

// accepts tells whether the disguise of h is believable for p: short names
// and everyday words are hit by chance in other languages and in codes.
func (p *pattern) accepts(h hit) bool {
	if p.kind == kindNot {
		return true
	}
	short := p.letters < 5
	switch {
	case h.disguise&byDigit != 0 && (short || h.plain*2 < p.letters):
		return false
	case h.disguise&byLookalike != 0 && (p.letters < 4 || h.plain == 0 && short):
		return false
	case h.disguise&byAccent != 0 && !p.accents && (short || p.kind != kindName):
		return false
	case h.disguise&bySpacing != 0 && short:
		return false
	}
	return p.kind != kindProduct || h.disguise == 0
}

// gap is the length of a run of spaces, hyphens and underscores, at most
// maxGap characters.
func (s *scan) gap(at int) int {
	n := 0
	for range maxGap {
		if at+n >= len(s.text) {
			break
		}
		e, size := s.namer.fold.at(s.text[at+n:])
		if e.class != classSpace {
			break
		}
		n += size
	}
	return n
}

// boundary tells whether a word can end before the byte at.
func (s *scan) boundary(at int) bool {
	for range maxHidden {
		if at >= len(s.text) {
			return true
		}
		e, n := s.namer.fold.at(s.text[at:])
		if e.class != classInvisible {
			return !e.class.word() || s.camel(at)
		}
		at += n
	}
	return true
}

// camel tells whether a capital follows a small letter at the byte at.
func (s *scan) camel(at int) bool {
	return at > 0 && at < len(s.text) &&
		s.text[at] >= 'A' && s.text[at] <= 'Z' && s.text[at-1] >= 'a' && s.text[at-1] <= 'z'
}
