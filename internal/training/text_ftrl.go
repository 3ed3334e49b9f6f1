package training

import (
	"math"
	"math/rand/v2"

	"bonafide/check/textmodel"
)

// ftrl is logistic regression by the follow-the-regularized-leader method with
// per-coordinate rates and L1 and L2 penalties (McMahan et al. 2013).
type ftrl struct {
	alpha, beta, l1, l2 float64
	z, n                []float64
	bias, biasN         float64
}

func newFTRL(l1, l2 float64) *ftrl {
	return &ftrl{
		alpha: 1, beta: 1, l1: l1, l2: l2,
		z: make([]float64, 1<<textmodel.Bits), n: make([]float64, 1<<textmodel.Bits),
	}
}

// weight is the present weight of a feature: 0 unless its evidence exceeds l1.
func (f *ftrl) weight(i uint32) float64 {
	z := f.z[i]
	if math.Abs(z) <= f.l1 {
		return 0
	}
	return -(z - math.Copysign(f.l1, z)) / ((f.beta+math.Sqrt(f.n[i]))/f.alpha + f.l2)
}

// step learns from one text.
func (f *ftrl) step(v *vector) {
	score := f.bias
	for k, i := range v.index {
		score += f.weight(i) * float64(v.value[k])
	}
	g := v.weight * (1/(1+math.Exp(-score)) - v.label)
	for k, i := range v.index {
		w := f.weight(i)
		d := g * float64(v.value[k])
		sigma := (math.Sqrt(f.n[i]+d*d) - math.Sqrt(f.n[i])) / f.alpha
		f.z[i] += d - sigma*w
		f.n[i] += d * d
	}
	f.biasN += g * g
	f.bias -= f.alpha * 0.1 * g / (1 + math.Sqrt(f.biasN))
}

// linear is what was learned.
type linear struct {
	bias    float64
	weights []float32
}

// fit learns from all texts, in an order that is always the same, a few times.
func fit(v []vector, l1, l2 float64, epochs int) linear {
	f := newFTRL(l1, l2)
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // not for secrets: it must repeat
	for range epochs {
		for _, i := range r.Perm(len(v)) {
			f.step(&v[i])
		}
	}
	out := linear{bias: f.bias, weights: make([]float32, len(f.z))}
	for i := range f.z {
		out.weights[i] = float32(f.weight(uint32(i)))
	}
	return out
}

// score is the score of a text.
func (l linear) score(v *vector) float64 {
	sum := l.bias
	for k, i := range v.index {
		sum += float64(l.weights[i]) * float64(v.value[k])
	}
	return sum
}
