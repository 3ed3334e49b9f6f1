package brand

import (
	"slices"
	"strings"
)

// scan is one run of a Namer over a text.
type scan struct {
	namer *Namer
	text  string
	found []hit
	nots  []hit
	walk  walk // used again for each word, since it is large
}

// hit is a pattern that was found in a text.
type hit struct {
	pattern    int32
	start, end int
	disguise   disguise
	plain      int // letters and digits that were plain
}

// disguise is the set of ways in which letters were not plain.
type disguise uint8

const (
	byDigit disguise = 1 << iota
	byLookalike
	byStyle
	byAccent
	byInvisible
	bySpacing
	byFullWidth
)

// Bounds of one walk from the beginning of a word.
const (
	maxGap    = 4 // characters between the words of a name
	maxHidden = 8 // invisible characters in a row
	maxHits   = 12
)

// run looks for names at the beginning of every word. A word begins after a
// character that is no part of a word, or at a capital after a small letter.
func (s *scan) run() {
	text, kinds := s.text, &s.namer.fold.kinds
	inWord, small := false, false
	for i := 0; i < len(text) && len(s.found) < maxMentions; {
		switch kind := kinds[text[i]]; {
		case kind&byteWord != 0:
			if (!inWord || small && kind&byteCapital != 0) && !s.namer.passes(text, i) {
				s.begin(i, inWord)
			}
			inWord, small = true, kind&byteSmall != 0
			for i++; small && i < len(text) && kinds[text[i]]&byteSmall != 0; i++ {
			}
		case kind&byteLong != 0:
			e, n := s.namer.fold.at(text[i:])
			if e.class != classInvisible {
				if e.class.word() && !inWord {
					s.begin(i, false)
				}
				inWord, small = e.class.word(), false
			}
			i += n
		default:
			if kind&byteSign != 0 && !inWord {
				s.from(i, true)
			}
			inWord = false
			i++
		}
	}
}

// begin looks for names at the beginning of a word, and for a spaced-out name
// where the word is one letter long.
func (s *scan) begin(i int, camel bool) {
	s.from(i, !camel)
	if !camel && s.single(i) {
		s.spaced(i)
	}
}

// from follows the trie from text[i:]. whole tells that a word begins there,
// not just a capital inside one.
func (s *scan) from(i int, whole bool) {
	s.walk.start, s.walk.whole, s.walk.count = i, whole, 0
	s.follow(i, 0, 0, 0, 0)
	for _, h := range s.walk.hits[:s.walk.count] {
		s.keep(h)
	}
}

// keep adds a hit unless a longer one of the same brand holds its place.
func (s *scan) keep(h hit) {
	p := &s.namer.trie.patterns[h.pattern]
	if p.kind == kindNot {
		if len(s.nots) < maxMentions {
			s.nots = append(s.nots, h)
		}
		return
	}
	for k := len(s.found) - 1; k >= 0 && k >= len(s.found)-maxHits; k-- {
		other := &s.found[k]
		if s.namer.trie.patterns[other.pattern].brand == p.brand && h.start < other.end && other.start <= h.start {
			return
		}
	}
	s.found = append(s.found, h)
}

// result turns hits into mentions.
func (s *scan) result() []Mention {
	if len(s.found) == 0 {
		return nil
	}
	mentions := make([]Mention, 0, len(s.found))
	for _, h := range s.found {
		if s.meansElse(h) {
			continue
		}
		if m, ok := s.mention(h); ok {
			mentions = append(mentions, m)
		}
	}
	slices.SortStableFunc(mentions, func(a, b Mention) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return strings.Compare(a.Brand, b.Brand)
	})
	return mentions
}

// meansElse tells whether h lies in a phrase that the same brand's profile
// lists as meaning something else.
func (s *scan) meansElse(h hit) bool {
	brand := s.namer.trie.patterns[h.pattern].brand
	for _, not := range s.nots {
		if s.namer.trie.patterns[not.pattern].brand == brand && h.start < not.end && not.start < h.end && not.end >= h.end {
			return true
		}
	}
	return false
}
