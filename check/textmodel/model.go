package textmodel

import (
	"math"
	"slices"
	"strings"
	"sync"
)

// Model scores texts. It is safe for use by many goroutines at once.
type Model struct {
	info       Info
	weights    []int8 // by index of the feature
	step       float64
	bias       float64
	curves     [Forms]Curve
	vocabulary *vocabulary
	hashes     []uint64 // of the names, in rising order
	pool       sync.Pool
}

// Info says what a model was made from.
type Info struct {
	// Version is that of the model, as its maker states it.
	Version string `json:"version"`
	// Date is the day for which it was made, as YYYY-MM-DD.
	Date string `json:"date"`
	// Corpus is the SHA-256, in hexadecimal, of all texts that it was trained
	// from with their labels.
	Corpus string `json:"corpus"`
	// Documents counts the texts by their source.
	Documents map[string]int `json:"documents"`
	// Languages are the BCP 47 tags of the languages that it was trained in.
	Languages []string `json:"languages"`
	// Features counts the weights that are not zero.
	Features int `json:"features"`
}

// Form is how long a text is; each has a calibration of its own.
type Form int

// The forms.
const (
	// Short texts have up to 30 words: SMS, chat, subjects.
	Short Form = iota
	// Medium texts have up to 120 words.
	Medium
	// Long texts have more.
	Long
	// Forms is the number of forms.
	Forms
)

// FormOf is the form of a text of so many words.
func FormOf(words int) Form {
	switch {
	case words <= 30:
		return Short
	case words <= 120:
		return Medium
	default:
		return Long
	}
}

// Curve turns a score into a probability: 1/(1+exp(-Offset-Slope·score)).
type Curve struct {
	Offset float64 `json:"offset"`
	Slope  float64 `json:"slope"`
}

// Probability is the probability for a score.
func (c Curve) Probability(score float64) float64 {
	return 1 / (1 + math.Exp(-c.Offset-c.Slope*score))
}

// The least that a text must have to be scored.
const (
	// MinWords is the least number of distinct words.
	MinWords = 6
	// MinKnown is the least share of them that the model knows, for a text
	// whose language is not told.
	MinKnown = 0.6
	// minKnownTold is that for a text whose language is told and trained.
	minKnownTold = 0.4
)

// state is the memory of one scoring.
type state struct {
	extractor *extractor
	weights   []int8
	sum       int64
}

// finish makes a model of its parts ready to score.
func (m *Model) finish() {
	folder := newFolder()
	names := make(map[uint64]struct{}, len(m.hashes))
	for _, h := range m.hashes {
		names[h] = struct{}{}
	}
	m.pool.New = func() any {
		s := &state{weights: m.weights}
		s.extractor = newExtractor(folder, names, m.vocabulary, s.add)
		return s
	}
}

func (s *state) add(i uint32) { s.sum += int64(s.weights[i]) }

// Info says what the model was made from.
func (m *Model) Info() Info {
	info := m.info
	info.Languages = slices.Clone(info.Languages)
	return info
}

// Score is the probability, between 0 and 1, that a text with these words is a
// scam's, where scams and honest messages are equally frequent. ok is false
// where the model has no basis: fewer than MinWords distinct words, a language
// that it was not trained in, or too few words that it knows; the probability
// is then 0.5.
func (m *Model) Score(t Text) (probability float64, ok bool) {
	score, form, ok := m.Raw(t)
	if !ok {
		return 0.5, false
	}
	return m.curves[form].Probability(score), true
}

// Raw is the score before calibration, which grows with the probability of a
// scam and has no unit, and the form by which it would be calibrated. ok is as
// for Score.
func (m *Model) Raw(t Text) (score float64, form Form, ok bool) {
	s := m.pool.Get().(*state)
	defer m.pool.Put(s)
	s.sum = 0
	x := s.extractor
	x.extract(t)
	form = FormOf(x.words)
	if !m.basis(t.Language, x) {
		return 0, form, false
	}
	return m.bias + float64(s.sum)*m.step/math.Sqrt(float64(x.features)), form, true
}

// basis tells whether the model can say something about a text.
func (m *Model) basis(language string, x *extractor) bool {
	if x.distinct < MinWords {
		return false
	}
	least := MinKnown
	if language != "" && language != "und" {
		primary, _, _ := strings.Cut(language, "-")
		if !slices.Contains(m.info.Languages, primary) {
			return false
		}
		least = minKnownTold
	}
	return float64(x.known) >= least*float64(x.distinct)
}
