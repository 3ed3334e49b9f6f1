package lexicon

import "math"

// letterModel knows which letters follow which in words.
type letterModel [27][27]float32

// at is the place of a folded letter in the model; 26 is the edge of a word.
func at(b byte) int {
	if b < 'a' || b > 'z' {
		return 26
	}
	return int(b - 'a')
}

// newLetterModel learns from folded words.
func newLetterModel(words []string) *letterModel {
	var m letterModel
	for i := range m {
		for k := range m[i] {
			m[i][k] = 0.5
		}
	}
	for _, w := range words {
		before := 26
		for i := range len(w) {
			m[before][at(w[i])]++
			before = at(w[i])
		}
		m[before][26]++
	}
	for i := range m {
		sum := float32(0)
		for k := range m[i] {
			sum += m[i][k]
		}
		for k := range m[i] {
			m[i][k] = float32(math.Log(float64(m[i][k] / sum)))
		}
	}
	return &m
}

// mean is the mean logarithm of the probability of a word's letters.
func (m *letterModel) mean(b []byte) float64 {
	sum, before := float32(0), 26
	for _, c := range b {
		sum += m[before][at(c)]
		before = at(c)
	}
	return float64(sum+m[before][26]) / float64(len(b)+1)
}

const (
	// oddWord is the mean below which a word's letters look random.
	oddWord = -3.65
	// gibberishWords is the least number of words on which to judge.
	gibberishWords = 4
)

// Gibberish is the share of words that look like random letters, as in the
// filler by which mass mailers make each copy differ. It knows the letters of
// languages in Latin script; words in other scripts and words of fewer than
// four letters are left out. It is 0 when fewer than four words are left.
func (lex *Lexicon) Gibberish(text string) float64 {
	s := lex.pool.Get().(*readerState)
	defer lex.pool.Put(s)
	var c Counts
	s.begin(&c)
	head, tail, _ := s.ends(text)
	s.scanner.piece(head)
	if tail != "" {
		s.scanner.piece(tail)
	}
	return lex.gibberish(s.scanner.tokens, s.scanner.folded)
}

// gibberish is the share of tokens, whose letters folded holds, that look like
// random letters.
func (lex *Lexicon) gibberish(tokens []token, folded []byte) float64 {
	words, odd := 0, 0
	for i := 0; i < len(tokens); {
		t := &tokens[i]
		// A run of letters and digits without a space is one word.
		n := 1
		for i+n < len(tokens) && tokens[i+n].start == tokens[i+n-1].end {
			n++
		}
		letters := folded[t.from:t.to]
		switch {
		case n >= 4:
			words++
			odd++
		case len(letters) >= 4:
			words++
			if t.word == 0 && (n == 3 || lex.letters.mean(letters) < oddWord) {
				odd++
			}
		}
		i += n
	}
	if words < gibberishWords {
		return 0
	}
	return float64(odd) / float64(words)
}
