package textmodel

import (
	"fmt"
	"math"
	"slices"
)

// Parameters are what training finds.
type Parameters struct {
	Info Info
	// Names are the folded words that stand for brands and persons; they are
	// masked.
	Names []string
	// Words are the folded words that are known.
	Words []string
	// Bias and Weights are those of the logistic regression; Weights has
	// 1<<Bits entries.
	Bias    float64
	Weights []float32
	Curves  [Forms]Curve
}

// New makes a model of trained parameters. The weights are rounded to 255
// steps. It fails when the number of weights is wrong or one is not finite.
func New(p Parameters) (*Model, error) {
	if len(p.Weights) != 1<<Bits {
		return nil, fmt.Errorf("text model: %d weights, %d are needed", len(p.Weights), 1<<Bits)
	}
	m := &Model{
		info: p.Info, weights: make([]int8, 1<<Bits), bias: p.Bias, curves: p.Curves,
		vocabulary: newVocabulary(),
	}
	greatest := 0.0
	for i, w := range p.Weights {
		v := math.Abs(float64(w))
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("text model: weight %d is not finite; train with more regularization", i)
		}
		greatest = max(greatest, v)
	}
	m.step = float64(float32(greatest / math.MaxInt8))
	m.info.Features = 0
	for i, w := range p.Weights {
		if w == 0 {
			continue
		}
		m.weights[i] = int8(math.Round(float64(w) / m.step))
		if m.weights[i] != 0 {
			m.info.Features++
		}
	}
	for _, w := range p.Words {
		m.vocabulary.add(Hash([]byte(w)))
	}
	for _, n := range p.Names {
		m.hashes = append(m.hashes, Hash([]byte(n)))
	}
	slices.Sort(m.hashes)
	m.hashes = slices.Compact(m.hashes)
	m.finish()
	return m, nil
}

// Features lists the features of texts for training.
type Features struct {
	extractor *extractor
	indexes   []uint32
}

// NewFeatures masks these names, given as folded words. It is not safe for use
// by several goroutines.
func NewFeatures(names []string) *Features {
	masked := make(map[uint64]struct{}, len(names))
	for _, n := range names {
		masked[Hash([]byte(n))] = struct{}{}
	}
	f := &Features{}
	f.extractor = newExtractor(newFolder(), masked, newVocabulary(), func(i uint32) { f.indexes = append(f.indexes, i) })
	return f
}

// Of returns the index of every feature of a text, some more than once, and the
// number of words that were read. The list is valid until the next call.
func (f *Features) Of(t Text) (indexes []uint32, words int) {
	f.indexes = f.indexes[:0]
	f.extractor.extract(t)
	return f.indexes, f.extractor.words
}

// Words calls take with every folded word of a text, placeholders left out.
// The word is valid during the call.
func (f *Features) Words(text string, take func(word []byte)) {
	f.extractor.scanner.scan(text, func(w []byte) bool {
		if w[0] != '<' {
			take(w)
		}
		return true
	})
}
