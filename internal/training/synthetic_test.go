package training

import (
	"fmt"
	"math"
	"math/rand/v2"

	"bonafide/verdict"
)

// mark is a kind of evidence with the share of messages of each label in which
// it is found, independently of all others.
type mark struct {
	kind          verdict.Kind
	scam, genuine float64
}

// truth is what a perfect fit finds: the logarithm of the likelihood ratio of
// the mark's presence against that of its absence.
func (m mark) truth() float64 {
	return math.Abs(math.Log(m.scam/m.genuine) - math.Log((1-m.scam)/(1-m.genuine)))
}

// world is a set of marks from which messages are drawn.
func world() []mark {
	return []mark{
		{verdict.Kind{Code: "a.strong", Direction: verdict.Against, Prior: 1}, 0.6, 0.05},
		{verdict.Kind{Code: "b.middling", Direction: verdict.Against, Prior: 1}, 0.5, 0.15},
		{verdict.Kind{Code: "c.weak", Direction: verdict.Against, Prior: 1}, 0.4, 0.25},
		{verdict.Kind{Code: "d.empty", Direction: verdict.Against, Prior: 1}, 0.3, 0.3},
		{verdict.Kind{Code: "e.good", Direction: verdict.For, Prior: 1}, 0.1, 0.5},
		{verdict.Kind{Code: "f.rare", Direction: verdict.Against, Prior: 2}, 0.002, 0.002},
	}
}

func kindsOf(marks []mark) []verdict.Kind {
	var kinds []verdict.Kind
	for _, m := range marks {
		kinds = append(kinds, m.kind)
	}
	return kinds
}

// draw makes n examples of each label. The subject numbers them, so that no
// test depends on messages being the same.
func draw(marks []mark, n int, seed uint64) []Example {
	r := rand.New(rand.NewPCG(seed, 7))
	var examples []Example
	for i := range 2 * n {
		e := Example{Source: "genuine", Scam: i%2 == 0}
		if e.Scam {
			e.Source = "scams"
		}
		for _, m := range marks {
			share := m.genuine
			if e.Scam {
				share = m.scam
			}
			if r.Float64() < share {
				e.Evidence = append(e.Evidence, m.kind.New(fmt.Sprint(i)))
			}
		}
		examples = append(examples, e)
	}
	return examples
}
