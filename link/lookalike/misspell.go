package lookalike

import (
	"iter"
	"strings"
)

// misspellings yields the closest variants of a name with their kinds: those
// that a reader overlooks most easily. The same text may come twice;
// the first kind is the plainer one.
func misspellings(name string) iter.Seq2[string, Kind] {
	return func(yield func(string, Kind) bool) {
		for _, variants := range []iter.Seq2[string, Kind]{
			lookPairs(name), omissions(name), repetitions(name), transpositions(name),
		} {
			for s, k := range variants {
				if s != name && !yield(s, k) {
					return
				}
			}
		}
	}
}

// lookPairs replaces one letter or pair by a pair or letter that looks like it.
func lookPairs(name string) iter.Seq2[string, Kind] {
	return func(yield func(string, Kind) bool) {
		for _, p := range [][2]string{
			{"m", "rn"},
			{"m", "nn"},
			{"w", "vv"},
			{"w", "uu"},
			{"d", "cl"},
			{"n", "m"},
			{"m", "n"},
			{"u", "v"},
			{"v", "u"},
			{"rn", "m"},
			{"g", "q"},
			{"q", "g"},
			{"cl", "d"},
			{"vv", "w"},
			{"j", "i"},
		} {
			for i := range name {
				if strings.HasPrefix(name[i:], p[0]) && !yield(name[:i]+p[1]+name[i+len(p[0]):], Homoglyph) {
					return
				}
			}
		}
	}
}

func omissions(name string) iter.Seq2[string, Kind] {
	return func(yield func(string, Kind) bool) {
		for i := 1; i < len(name); i++ {
			if !yield(name[:i]+name[i+1:], Omission) {
				return
			}
		}
	}
}

func repetitions(name string) iter.Seq2[string, Kind] {
	return func(yield func(string, Kind) bool) {
		for i := range len(name) {
			if !yield(name[:i+1]+name[i:], Repetition) {
				return
			}
		}
	}
}

func transpositions(name string) iter.Seq2[string, Kind] {
	return func(yield func(string, Kind) bool) {
		for i := 0; i+1 < len(name); i++ {
			if !yield(name[:i]+name[i+1:i+2]+name[i:i+1]+name[i+2:], Transposition) {
				return
			}
		}
	}
}

func nearKeys(name string) iter.Seq2[string, Kind] {
	return func(yield func(string, Kind) bool) {
		for i := range len(name) {
			for _, c := range []byte(neighbors(name[i])) {
				if !yield(name[:i]+string(c)+name[i+1:], Keyboard) {
					return
				}
			}
		}
	}
}

func vowelSwaps(name string) iter.Seq2[string, Kind] {
	return func(yield func(string, Kind) bool) {
		for i := range len(name) {
			if !isVowel(name[i]) {
				continue
			}
			for _, c := range "aeiou" {
				if byte(c) != name[i] && !yield(name[:i]+string(c)+name[i+1:], VowelSwap) {
					return
				}
			}
		}
	}
}
