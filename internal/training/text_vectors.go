package training

import (
	"math"
	"slices"

	"bonafide/check/textmodel"
)

// vector is a text as the model sees it: distinct features with how often each
// occurs, scaled by the square root of their number.
type vector struct {
	index []uint32
	value []float32
	words int
	label float64 // 1 for a scam
	// weight makes sources and labels count as they should.
	weight float64
}

// vectors turns texts into what is learned.
func vectors(docs []Document, f *textmodel.Features) []vector {
	out := make([]vector, len(docs))
	for i := range docs {
		indexes, words := f.Of(docs[i].Text)
		out[i] = newVector(indexes)
		out[i].words = words
		if docs[i].Scam {
			out[i].label = 1
		}
	}
	return out
}

func newVector(indexes []uint32) vector {
	slices.Sort(indexes)
	scale := float32(1 / math.Sqrt(float64(max(1, len(indexes)))))
	var v vector
	for k := 0; k < len(indexes); {
		n := k
		for n < len(indexes) && indexes[n] == indexes[k] {
			n++
		}
		v.index = append(v.index, indexes[k])
		v.value = append(v.value, float32(n-k)*scale)
		k = n
	}
	return v
}

// borrowed is what a given text counts beside a generated one. The collections
// are old mail and chat; with more weight the model learns what is modern
// rather than what is a scam.
const borrowed = 0.3

func share(d *Document) float64 {
	if d.Source == Generated {
		return 1
	}
	return borrowed
}

// balance gives both labels the same total, and within a label every source in
// every language a share that grows with the square root of its size, so that
// no collection decides alone. Texts that were given count for borrowed.
func balance(docs []Document, v []vector) {
	type key struct {
		source, language string
		scam             bool
	}
	of := func(d *Document) key { return key{d.Source, d.Text.Language, d.Scam} }
	size := map[key]float64{}
	for i := range docs {
		size[of(&docs[i])]++
	}
	total := map[bool]float64{}
	for i := range docs { // not over size: sums must not depend on a map's order
		total[docs[i].Scam] += share(&docs[i]) / math.Sqrt(size[of(&docs[i])])
	}
	for i := range docs {
		k := of(&docs[i])
		v[i].weight = share(&docs[i]) * float64(len(docs)) / 2 / math.Sqrt(size[k]) / total[k.scam]
	}
}

// prune forgets features that fewer than least texts have: they are names and
// accidents.
func prune(v []vector, least int) {
	count := make([]int32, 1<<textmodel.Bits)
	for i := range v {
		for _, k := range v[i].index {
			count[k]++
		}
	}
	for i := range v {
		n := 0
		for k, index := range v[i].index {
			if int(count[index]) >= least {
				v[i].index[n], v[i].value[n] = index, v[i].value[k]
				n++
			}
		}
		v[i].index, v[i].value = v[i].index[:n], v[i].value[:n]
	}
}
