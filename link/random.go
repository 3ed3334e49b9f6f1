package link

import (
	"math"
	"strings"
)

// generated is the Randomness from which a name looks generated. It is set so
// that at most one in a hundred popular domains is above it
// (docs/evaluation.md).
const generated = 0.6

// LooksGenerated tells whether the registered label of host, or host itself if
// it has no registered label, looks as if a program had made it up: random
// letters, hexadecimal digits, letters and digits mixed. Abbreviations and names
// in languages unlike the Western European ones can look so too: it is weak
// evidence.
func LooksGenerated(host string) bool { return Randomness(Label(host)) >= generated }

// Randomness is how much a label looks generated, from 0 to 1. Labels shorter
// than six characters are never told (0).
func Randomness(label string) float64 {
	if len(label) < 6 || strings.HasPrefix(label, "xn--") {
		return 0
	}
	if len(label) > 256 {
		label = label[:256]
	}
	s := shapeOf(label)
	// Each term is set by hand on names that people chose and on random ones.
	x := -7.0
	if s.letters >= 5 {
		// Words of Western languages cost 3 to 4 bits a letter, random letters 6.
		x += 3.1 * (s.cost/float64(s.steps) - 3.9)
		x += 0.12 * float64(min(s.letters, 20))
	}
	x += 0.9 * float64(max(0, s.consonants-4))
	if s.vowels == 0 && s.letters >= 7 {
		x += 1
	}
	if s.switches > 2 {
		x += 1.1 * float64(s.switches-2)
	}
	if s.hex && s.letters > 0 && s.digits > 0 && s.switches >= 2 && len(label) >= 8 {
		x += 4
	}
	if s.digits > 0 && s.letters > 0 {
		x += 0.25 * float64(min(s.digits, 8)) * float64(min(s.switches, 4)) / 2
	}
	return 1 / (1 + math.Exp(-x))
}

// shape counts what tells made-up labels from chosen ones.
type shape struct {
	letters, digits, vowels int
	consonants              int     // longest run
	switches                int     // changes between letters and digits
	cost                    float64 // bits of the letters after one another
	steps                   int
	hex                     bool // only hexadecimal digits
}

func shapeOf(label string) shape {
	s := shape{hex: true}
	run, last, previous := 0, 0, byte('-')
	for i := 0; i <= len(label); i++ {
		c := byte('-')
		if i < len(label) {
			c = label[i] | 0x20*b2i(label[i] >= 'A' && label[i] <= 'Z')
		}
		letter := 'a' <= c && c <= 'z'
		switch {
		case letter:
			s.letters++
			s.cost += bigram(last, int(c-'a'))
			s.steps++
			last = int(c-'a') + 1
			if strings.IndexByte("aeiouy", c) >= 0 {
				s.vowels++
				run = 0
			} else if run++; run > s.consonants {
				s.consonants = run
			}
			s.hex = s.hex && c <= 'f'
		default:
			if last != 0 {
				s.cost += bigram(last, 26)
				s.steps++
			}
			last, run = 0, 0
			if '0' <= c && c <= '9' {
				s.digits++
			} else if i < len(label) && c != '-' {
				s.hex = false
			}
		}
		if previous != '-' && c != '-' && letter != ('a' <= previous && previous <= 'z') {
			s.switches++
		}
		previous = c
	}
	return s
}

// bigram is the cost in bits of letter b (26: end of word) after a (0: start).
func bigram(a, b int) float64 { return float64(bigrams[a*27+b]-33) / 8 }

func b2i(b bool) byte {
	if b {
		return 1
	}
	return 0
}
