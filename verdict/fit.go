package verdict

import (
	"cmp"
	"math"
	"slices"
)

// Sample is one labeled message for Fit: what was found in it and what it
// is. Weight says how much it counts, so that a source with many messages
// doesn't drown the others.
type Sample struct {
	Evidence []Evidence
	Scam     bool
	Weight   float64
}

// Fitting holds what Fit needs beside the samples.
type Fitting struct {
	// Kinds are all kinds; their priors are the center of the regularization.
	Kinds []Kind
	// Damping is that of the Rule.
	Damping float64
	// Strength is the precision of the priors (1/variance, in 1/nats²) scaled
	// to a total sample weight of 1000: the larger, the more a kind needs to
	// be seen before it leaves its prior.
	Strength float64
	// Rounds is the number of passes; 0 means 1600.
	Rounds int
}

// Fit estimates the weights of a Rule as the maximum a posteriori of a
// logistic regression on the findings: the coefficients are conditional
// log-likelihood ratios, so that findings which come together share what they
// are worth. Coefficients are kept on their kind's side of zero, because a
// finding that speaks against a message must never clear it, whatever one
// collection happens to show. The thresholds are left at zero.
func Fit(samples []Sample, f Fitting) *Rule {
	m := newDesign(samples, f)
	rounds := f.Rounds
	if rounds == 0 {
		rounds = 1600
	}
	for round := range rounds {
		if round%20 == 0 {
			m.rank()
		}
		m.step()
	}
	rule := &Rule{Weights: make(map[string]float64, len(m.kinds)), Damping: f.Damping, Intercept: math.Round(m.bias*1000) / 1000, Slope: 1}
	for i, k := range m.kinds {
		if k.Gate == NoGate || k.Gate == DoubtsContent {
			rule.Weights[k.Code] = math.Round(m.weight[i]*1000) / 1000
		}
	}
	return rule
}

// design is the regression: one column a kind, one row a sample.
type design struct {
	f       Fitting
	kinds   []Kind
	weight  []float64 // current coefficient, ≥ 0
	prior   []float64
	bias    float64
	rows    []row
	total   float64
	penalty float64
	// curvature approximates the diagonal of the Hessian, for the step size.
	curvature []float64
}

type row struct {
	cols   []int
	values []float64 // signed, damped
	target float64
	weight float64
}

func newDesign(samples []Sample, f Fitting) *design {
	m := &design{f: f, kinds: f.Kinds}
	index := make(map[string]int, len(f.Kinds))
	for i, k := range f.Kinds {
		index[k.Code] = i
		m.prior = append(m.prior, k.Prior)
		m.weight = append(m.weight, k.Prior)
	}
	for _, s := range samples {
		r := row{weight: s.Weight}
		if s.Scam {
			r.target = 1
		}
		for _, e := range s.Evidence {
			if i, ok := index[e.Code]; ok && !slices.Contains(r.cols, i) && m.kinds[i].Gate != ProvesOrigin && m.kinds[i].Gate != ProvesOtherOrigin {
				r.cols = append(r.cols, i)
			}
		}
		r.values = make([]float64, len(r.cols))
		m.rows = append(m.rows, r)
		m.total += s.Weight
	}
	// Without any penalty a kind that was never seen would have no curvature.
	m.penalty = max(f.Strength, 1e-6) * max(m.total, 1) / 1000
	return m
}

// rank recomputes the damped values of every row for the present weights.
func (m *design) rank() {
	m.curvature = make([]float64, len(m.kinds))
	for _, r := range m.rows {
		slices.SortFunc(r.cols, func(a, b int) int {
			return cmp.Or(cmp.Compare(m.weight[b], m.weight[a]), cmp.Compare(m.kinds[a].Code, m.kinds[b].Code))
		})
		for i, c := range r.cols {
			v := 1.0
			for _, d := range r.cols[:i] {
				if m.kinds[c].Family != "" && m.kinds[d].Family == m.kinds[c].Family && m.kinds[d].Direction == m.kinds[c].Direction && m.weight[d] > 0 {
					v *= m.f.Damping
				}
			}
			m.curvature[c] += r.weight * v * v / 4
			if m.kinds[c].Direction == For {
				v = -v
			}
			r.values[i] = v
		}
	}
}

// step is one pass of projected, diagonally preconditioned gradient descent.
func (m *design) step() {
	grad := make([]float64, len(m.kinds))
	var biasGrad float64
	for _, r := range m.rows {
		score := m.bias
		for i, c := range r.cols {
			score += m.weight[c] * r.values[i]
		}
		diff := r.weight * (1/(1+math.Exp(-score)) - r.target)
		biasGrad += diff
		for i, c := range r.cols {
			grad[c] += diff * r.values[i]
		}
	}
	// The columns overlap, so the diagonal alone would overshoot.
	const caution = 0.15
	for i := range m.weight {
		if m.kinds[i].Fixed {
			continue
		}
		g := grad[i] + m.penalty*(m.weight[i]-m.prior[i])
		m.weight[i] = max(0, m.weight[i]-caution*g/(m.curvature[i]+m.penalty))
	}
	m.bias -= caution * biasGrad / (max(m.total, 1) / 4)
}
