package verdict

import (
	"cmp"
	"math"
	"slices"
)

// Rule is the one combination rule. Each kind of evidence has a weight, a
// log-likelihood ratio fitted on labeled messages (see Fit). Weights are
// summed with the correlated ones damped, and the sum is mapped to a
// probability by a logistic calibration. Proofs do not take part in the sum:
// they gate the outcome.
type Rule struct {
	// Weights are log-likelihood ratios in nats by evidence code, ≥ 0; the
	// direction is that of the kind. A code without a weight weighs nothing.
	Weights map[string]float64 `json:"weights"`
	// Damping, 0–1: the k-th strongest finding of one family and direction
	// counts Damping^(k-1) of its weight, since findings of one family tend to
	// come together.
	Damping float64 `json:"damping"`
	// Intercept is the score without any evidence; Slope and Offset calibrate
	// the score s to the probability 1/(1+exp(-(Offset+Slope·s))).
	Intercept float64 `json:"intercept"`
	Slope     float64 `json:"slope"`
	Offset    float64 `json:"offset"`
	// SuspiciousAt and ScamAt are the risks from which on an outcome is
	// Suspicious and Scam.
	SuspiciousAt float64 `json:"suspicious_at"`
	ScamAt       float64 `json:"scam_at"`
}

// Risks that a proof leaves room for. A proof of origin can still be of a
// broken-into sender; a proof of another origin can still be a brand's unlisted
// supplier.
const (
	maxProvedRisk    = 0.02
	minDisprovedRisk = 0.98
)

// Decide fills in the weights of the evidence, orders it strongest first
// (proofs before everything, then by weight, then by code), and returns the
// outcome with its risk.
func (r *Rule) Decide(evidence []Evidence) (Outcome, float64) {
	var origin, other, doubt bool
	for i := range evidence {
		e := &evidence[i]
		e.Weight = r.Weights[e.Code]
		switch e.Gate {
		case ProvesOrigin:
			origin = true
		case ProvesOtherOrigin:
			other = true
		case DoubtsContent:
			doubt = true
		case NoGate:
		}
	}
	slices.SortStableFunc(evidence, strongestFirst)
	risk := r.Risk(r.Score(evidence))
	switch {
	case other:
		return Scam, max(risk, minDisprovedRisk)
	case origin && doubt:
		return Suspicious, min(max(risk, r.SuspiciousAt), r.ScamAt)
	case origin:
		return Genuine, min(risk, maxProvedRisk)
	case risk >= r.ScamAt:
		return Scam, risk
	case risk >= r.SuspiciousAt:
		return Suspicious, risk
	default:
		return Unverified, risk
	}
}

// Score is the damped sum of the weights in nats, Intercept included. The
// evidence must be sorted strongest first with its weights filled in, as
// Decide leaves it.
func (r *Rule) Score(evidence []Evidence) float64 {
	score := r.Intercept
	for i := range evidence {
		e := &evidence[i]
		if e.Weight == 0 || repeated(evidence, i) {
			continue // the same finding about another thing adds nothing
		}
		w := e.Weight
		for j := range i {
			if e.Family != "" && e.sameFamily(&evidence[j]) && !repeated(evidence, j) {
				w *= r.Damping
			}
		}
		if e.Direction == For {
			w = -w
		}
		score += w
	}
	return score
}

// repeated tells whether sorted evidence holds the code of i already; equal
// codes have equal weights and so stand side by side.
func repeated(evidence []Evidence, i int) bool {
	return i > 0 && evidence[i-1].Code == evidence[i].Code
}

func (e *Evidence) sameFamily(other *Evidence) bool {
	return other.Family == e.Family && other.Direction == e.Direction
}

// Risk maps a score to the calibrated probability of a scam.
func (r *Rule) Risk(score float64) float64 {
	return 1 / (1 + math.Exp(-(r.Offset + r.Slope*score)))
}

func strongestFirst(a, b Evidence) int {
	if (a.Gate == NoGate) != (b.Gate == NoGate) {
		if a.Gate != NoGate {
			return -1
		}
		return 1
	}
	if c := cmp.Compare(b.Weight, a.Weight); c != 0 {
		return c
	}
	return cmp.Compare(a.Code, b.Code)
}
