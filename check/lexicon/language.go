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
const maxLanguages = 20

// sampleLetters is the number of characters that are enough to tell a language.
const sampleLetters = 800

// languages tells languages of the Latin script apart by groups of three
// letters and by their commonest words; those of other scripts by the script.
type languages struct {
	tags []string
	// missing is what a group that a profile lacks says for its language.
	missing row
	// keys are the groups of letters, 0 where a place is free, index says which
	// of bonuses belongs to them.
	mask    uint64
	keys    []uint64
	index   []uint16
	bonuses []packed
}

// row holds one value for each language.
type row [maxLanguages]float32

// packed is what a group of letters says more for each language that has it
// than for one that lacks it. Four numbers share an element, so that all of a
// group are added in a few steps; packedGroups of them, each with numbers of at
// most 0xFFFF/packedGroups, don't overflow.
type packed [maxLanguages / 4]uint64

const (
	packedUnit   = 512 // of a packed number that is 1
	packedGroups = 8
)

// languageScores is the memory of one identification.
type languageScores struct {
	score  row
	known  int
	total  int
	shared [maxLanguages]int
	words  int
	script scripts
	groups []uint64
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
	l := &languages{mask: 1<<13 - 1}
	l.keys, l.index = make([]uint64, l.mask+1), make([]uint16, l.mask+1)
	p := profiles{of: map[uint64]int{}}
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
		p.learn(n, words)
		p.learn(n, text)
	}
	if 10*len(p.rows) > 6*len(l.keys) {
		return nil, fmt.Errorf("%d groups of letters; make the table in language.go larger", len(p.rows))
	}
	l.finish(&p)
	return l, nil
}

// profiles are the counts of groups of letters that texts show.
type profiles struct {
	of     map[uint64]int // index into rows
	groups []uint64       // of each row
	rows   []row
	count  row // groups of each language
}

// learn counts the groups of letters of text for language n.
func (p *profiles) learn(n int, text string) {
	for _, g := range appendGroups(nil, text, math.MaxInt) {
		i, ok := p.of[g]
		if !ok {
			i = len(p.rows)
			p.of[g], p.groups, p.rows = i, append(p.groups, g), append(p.rows, row{})
		}
		p.rows[i][n]++
		p.count[n]++
	}
}

// find returns the place of g, and whether it is there; else the place is free.
func (l *languages) find(g uint64) (int, bool) {
	for i := (g * 0x9E3779B97F4A7C15 >> 40) & l.mask; ; i = (i + 1) & l.mask {
		if k := l.keys[i]; k == g || k == 0 {
			return int(i), k == g
		}
	}
}

// finish turns counts into logarithms of probabilities.
func (l *languages) finish(p *profiles) {
	const missing = 0.15 // counted for a group that a profile lacks
	log := func(n int, count float32) float64 {
		return math.Log((float64(count) + missing) / (float64(p.count[n]) + missing*float64(len(p.rows))))
	}
	for n := range l.tags {
		l.missing[n] = float32(log(n, 0))
	}
	for i, g := range p.groups {
		k, _ := l.find(g)
		l.keys[k], l.index[k] = g, uint16(i)
		var of packed
		for n := range l.tags {
			bonus := math.Round((log(n, p.rows[i][n]) - log(n, 0)) * packedUnit)
			of[n/4] |= uint64(min(bonus, 0xFFFF/packedGroups)) << (n % 4 * 16)
		}
		l.bonuses = append(l.bonuses, of)
	}
}

// appendGroups appends each three characters in a row, words padded with one
// space, up to limit letters.
func appendGroups(to []uint64, text string, limit int) []uint64 {
	a, b := uint64(' '), uint64(' ')
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
			return to
		}
		if b != ' ' {
			to = append(to, a<<42|b<<21|uint64(r))
		}
		a, b = b, uint64(r)
	}
	if b != ' ' {
		to = append(to, a<<42|b<<21|' ')
	}
	return to
}

// identify names the language of the input.
func (l *languages) identify(s *languageScores, in Input, tokens []token, lex *Lexicon) (string, float64) {
	*s = languageScores{groups: s.groups}
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
	s.groups = appendGroups(s.groups[:0], text, sampleLetters)
	s.total += len(s.groups)
	known := 0
	var sum packed
	for _, g := range s.groups {
		k, ok := l.find(g)
		if !ok {
			continue
		}
		known++
		of := &l.bonuses[l.index[k]]
		for i := range sum {
			sum[i] += of[i]
		}
		if known%packedGroups == 0 {
			s.add(&sum)
		}
	}
	s.add(&sum)
	s.known += known
	for n := range l.tags {
		s.score[n] += float32(known) * l.missing[n]
	}
}

// add empties a sum into the scores.
func (s *languageScores) add(sum *packed) {
	for n := range s.score {
		s.score[n] += float32(sum[n/4]>>(n%4*16)&0xFFFF) / packedUnit
	}
	*sum = packed{}
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
