package brand

import "unicode/utf8"

// maxSpaced bounds the letters of one spaced-out run that are joined.
const maxSpaced = 64

// single tells whether the word at i is one letter, followed by a space, dot
// or such and by another letter.
func (s *scan) single(i int) bool {
	f := s.namer.fold
	_, n := f.at(s.text[i:])
	if i+n >= len(s.text) {
		return false
	}
	gap, g := f.at(s.text[i+n:])
	if gap.class.word() || i+n+g >= len(s.text) {
		return false
	}
	next, m := f.at(s.text[i+n+g:])
	return next.class.word() && s.boundary(i+n+g+m) && !s.precededBySingle(i)
}

// precededBySingle tells whether i lies inside a spaced-out run, which was
// looked at from its beginning.
func (s *scan) precededBySingle(i int) bool {
	_, n := utf8.DecodeLastRuneInString(s.text[:i])
	if n == 0 {
		return false
	}
	r, m := utf8.DecodeLastRuneInString(s.text[:i-n])
	if m == 0 {
		return false
	}
	if e, _ := s.namer.fold.at(s.text[i-n-m:]); r == utf8.RuneError || !e.class.word() {
		return false
	}
	if i-n-m == 0 {
		return true
	}
	_, k := utf8.DecodeLastRuneInString(s.text[:i-n-m])
	e, _ := s.namer.fold.at(s.text[i-n-m-k:])
	return !e.class.word()
}

// spaced joins a run of single letters from i and looks for names in it. A
// wider gap in the run counts as the space between two words.
func (s *scan) spaced(i int) {
	var joined [maxSpaced * 4]byte
	var from [maxSpaced * 4]int // offset in the text of each byte of joined
	n, at := 0, i
	for letters := 0; letters < maxSpaced && at < len(s.text); letters++ {
		e, size := s.namer.fold.at(s.text[at:])
		if !e.class.word() || !s.boundary(at+size) {
			break
		}
		for k := range size {
			joined[n], from[n] = s.text[at+k], at+k
			n++
		}
		at += size
		gap, wide := s.between(at)
		if gap == 0 {
			break
		}
		if wide && n < len(joined)-utf8.UTFMax {
			joined[n], from[n] = ' ', at
			n++
		}
		at += gap
	}
	if n < 5 {
		return
	}
	inner := scan{namer: s.namer, text: string(joined[:n])}
	inner.plainWords()
	for _, h := range inner.found {
		h.disguise |= bySpacing
		if !s.namer.trie.patterns[h.pattern].accepts(h) {
			continue
		}
		last := h.end - 1
		for last > h.start && joined[last] == ' ' {
			last--
		}
		h.start, h.end = from[h.start], from[last]+1
		s.keep(h)
	}
}

// plainWords looks for names at the beginning of words, without a look at
// capitals or spaced-out runs.
func (s *scan) plainWords() {
	inWord := false
	for i := 0; i < len(s.text); {
		e, n := s.namer.fold.at(s.text[i:])
		if word := e.class.word(); word && !inWord {
			s.from(i, true)
			inWord = true
		} else {
			inWord = word
		}
		i += n
	}
}

// between is the length of the gap after a single letter, at most maxGap
// characters, and whether it is wider than one character. A line break or any
// other character than spaces and joining signs ends the run.
func (s *scan) between(at int) (length int, wide bool) {
	for count := range maxGap {
		if at+length >= len(s.text) {
			return 0, false
		}
		b := s.text[at+length]
		e, n := s.namer.fold.at(s.text[at+length:])
		switch {
		case e.class.word():
			return length, count > 1
		case b == '\n', e.class == classOther && b != '*' && b != '|' && b != '/':
			return 0, false
		}
		length += n
	}
	return 0, false
}
