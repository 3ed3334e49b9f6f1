package lexicon

import (
	"embed"
	"fmt"
	"math"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Unknown is the language tag of a text whose language isn't recognized.
const Unknown = "und"

// maxLanguages bounds the number of language profiles.
const maxLanguages = 24

// sampleLetters is the number of characters that are enough to tell a language.
const sampleLetters = 800

// languages tells languages of the Latin script apart by groups of three
// letters and by their commonest words; those of other scripts by the script.
type languages struct {
	tags  []string
	count [maxLanguages]int // groups of letters in the profile
	mask  uint64
	keys  []uint64
	rows  []row
	index []int32
}

// row holds one value for each language.
type row [maxLanguages]float32

// languageScores is the memory of one identification.
type languageScores struct {
	score  row
	known  int
	total  int
	shared [maxLanguages]int
	words  int
	script scripts
}

// newLanguages reads the profiles: a line "words:" with the commonest words,
// then sentences in the language.
func newLanguages(c *compiler, files embed.FS) (*languages, error) {
	const dir = "data/languages"
	list, err := files.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("read the embedded language profiles: %w", err)
	}
	if len(list) > maxLanguages {
		return nil, fmt.Errorf("%d language profiles, at most %d are possible", len(list), maxLanguages)
	}
	l := &languages{mask: 1<<15 - 1}
	l.keys, l.index = make([]uint64, l.mask+1), make([]int32, l.mask+1)
	for n, f := range list {
		b, err := files.ReadFile(path.Join(dir, f.Name()))
		if err != nil {
			return nil, fmt.Errorf("read the language profile %s: %w", f.Name(), err)
		}
		l.tags = append(l.tags, strings.TrimSuffix(f.Name(), ".txt"))
		words, text, ok := strings.Cut(strings.TrimPrefix(string(b), "words:"), "\n")
		if !ok {
			return nil, fmt.Errorf("language profile %s: its first line must be \"words:\" and words", f.Name())
		}
		for _, w := range strings.Fields(words) {
			folded, _, _, err := c.folded(strings.ToLower(w))
			if err != nil {
				return nil, fmt.Errorf("language profile %s: %w", f.Name(), err)
			}
			c.enter(folded).common |= 1 << n
		}
		// The commonest words weigh as if they stood in the text once more.
		if err := l.learn(n, words); err != nil {
			return nil, fmt.Errorf("language profile %s: %w", f.Name(), err)
		}
		if err := l.learn(n, text); err != nil {
			return nil, fmt.Errorf("language profile %s: %w", f.Name(), err)
		}
	}
	l.finish()
	return l, nil
}

// learn counts the groups of letters of text for language n.
func (l *languages) learn(n int, text string) error {
	full := false
	eachGroup(text, math.MaxInt, func(g uint64) {
		i, ok := l.find(g)
		if !ok {
			if len(l.rows) > len(l.keys)/2 {
				full = true
				return
			}
			l.rows = append(l.rows, row{})
			l.keys[i], l.index[i] = g, int32(len(l.rows))
		}
		l.rows[l.index[i]-1][n]++
		l.count[n]++
	})
	if full {
		return fmt.Errorf("too many groups of letters; make the table in language.go larger")
	}
	return nil
}

// find returns the place of g and whether it is there.
func (l *languages) find(g uint64) (int, bool) {
	h := g * 0x9E3779B97F4A7C15
	for i := (h >> 40) & l.mask; ; i = (i + 1) & l.mask {
		if l.index[i] == 0 {
			return int(i), false
		}
		if l.keys[i] == g {
			return int(i), true
		}
	}
}

// finish turns counts into logarithms of probabilities.
func (l *languages) finish() {
	const missing = 0.15 // counted for a group that a profile lacks
	for i := range l.rows {
		for n := range l.tags {
			p := (float64(l.rows[i][n]) + missing) / (float64(l.count[n]) + missing*float64(len(l.rows)))
			l.rows[i][n] = float32(math.Log(p))
		}
	}
}

// eachGroup calls f for each three characters in a row, words padded with one
// space, up to limit letters.
func eachGroup(text string, limit int, f func(uint64)) {
	a, b := rune(' '), rune(' ')
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if r |= 0x20; r < 'a' || r > 'z' {
				r = ' '
			}
		case invisible(r) || r == 0xAD || unicode.Is(unicode.Mn, r):
			continue
		case unicode.IsLetter(r):
			r = unicode.ToLower(r)
		default:
			r = ' '
		}
		if r == ' ' && b == ' ' {
			continue
		}
		if limit--; limit < 0 {
			return
		}
		if b != ' ' {
			f(uint64(a)<<42 | uint64(b)<<21 | uint64(r))
		}
		a, b = b, r
	}
	if b != ' ' {
		f(uint64(a)<<42 | uint64(b)<<21 | uint64(' '))
	}
}

// identify names the language of the input.
func (l *languages) identify(s *languageScores, in Input, tokens []token, lex *Lexicon) (string, float64) {
	*s = languageScores{}
	for _, text := range [...]string{in.Text, in.Subject, in.Plain} {
		if s.script.sum() < sampleLetters/2 {
			s.script.count(text)
		}
	}
	if tag, sure := s.script.language(); sure > 0 {
		return tag, sure
	}
	l.addWords(s, tokens, lex)
	for _, text := range [...]string{in.Text, in.Subject, in.Plain} {
		if s.total < sampleLetters/4 {
			l.addGroups(s, text)
		}
	}
	return l.best(s)
}

// addGroups adds the groups of letters of a text.
func (l *languages) addGroups(s *languageScores, text string) {
	eachGroup(text, sampleLetters, func(g uint64) {
		s.total++
		if i, ok := l.find(g); ok {
			s.known++
			r := &l.rows[l.index[i]-1]
			for n := range s.score {
				s.score[n] += r[n]
			}
		}
	})
}

// wordBonus is what one of the commonest words adds, shared by the languages
// that have it.
const wordBonus = 4.0

// addWords adds the commonest words.
func (l *languages) addWords(s *languageScores, tokens []token, lex *Lexicon) {
	for i := range tokens {
		t := &tokens[i]
		if t.from == t.to {
			continue
		}
		if s.words++; s.words > sampleLetters/4 {
			return
		}
		set := lex.vocabulary.words[t.word].common
		if set == 0 {
			continue
		}
		n := 0
		for k := range l.tags {
			n += int(set >> k & 1)
		}
		for k := range l.tags {
			if set>>k&1 == 1 {
				s.score[k] += float32(wordBonus / float64(n))
				s.shared[k]++
			}
		}
	}
}

// best picks the language, or Unknown when none fits.
func (l *languages) best(s *languageScores) (string, float64) {
	const fewGroups = 8
	if s.total < fewGroups {
		return Unknown, 0
	}
	first, second := 0, -1
	for n := 1; n < len(l.tags); n++ {
		switch {
		case s.score[n] > s.score[first]:
			first, second = n, first
		case second < 0 || s.score[n] > s.score[second]:
			second = n
		}
	}
	known := float64(s.known) / float64(s.total)
	common := float64(s.shared[first]) / float64(max(s.words, 1))
	if known < 0.55 || s.words >= 15 && common < 0.06 || s.words >= 5 && s.shared[first] == 0 {
		return Unknown, 0
	}
	margin := float64(s.score[first]-s.score[second]) / math.Sqrt(float64(s.total))
	sure := 1 - math.Exp(-margin)
	if sure < 0.1 {
		return Unknown, sure
	}
	// A few words can be those of many languages.
	const few = 12
	length := float64(s.total) / float64(s.total+few)
	return l.tags[first], sure * length * min(1, known+0.2)
}
