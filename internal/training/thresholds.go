package training

import (
	"cmp"
	"math"
	"slices"

	"bonafide/verdict"
)

// threshold is the smallest risk, in steps of 0.001, that at most the given
// share of genuine messages reaches; at most 0.999. Messages that a proof
// decides reach none.
func threshold(held []scored, rule *verdict.Rule, share float64) float64 {
	genuine := make([]scored, 0, len(held))
	total := 0.0
	for _, s := range held {
		if !s.scam {
			genuine = append(genuine, s)
			total += s.weight
		}
	}
	slices.SortFunc(genuine, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	over := 0.0
	for _, s := range genuine {
		if s.decided != "" {
			continue
		}
		over += s.weight
		if over > share*total*(1+1e-9) { // sums of equal weights are inexact
			// The next step above the first one that must stay below.
			return min(math.Floor(rule.Risk(s.score)*1000+1)/1000, 0.999)
		}
	}
	return 0
}

// measure fills in the shares of messages at the thresholds.
func (r *Result) measure(held []scored) {
	var total [2]float64
	for _, s := range held {
		scam, flagged := r.calls(s)
		if s.scam {
			total[1] += s.weight
			r.ScamRecall += s.weight * scam
			r.FlagRecall += s.weight * flagged
		} else {
			total[0] += s.weight
			r.FalseScam += s.weight * scam
			r.FalseAlarm += s.weight * flagged
		}
	}
	r.ScamRecall /= total[1]
	r.FlagRecall /= total[1]
	r.FalseScam /= total[0]
	r.FalseAlarm /= total[0]
}

// calls tells, as 1 or 0, whether a message is called a scam, and whether it
// is flagged at all.
func (r *Result) calls(s scored) (scam, flagged float64) {
	outcome := s.decided
	if outcome == "" {
		switch risk := r.Rule.Risk(s.score); {
		case risk >= r.Rule.ScamAt:
			outcome = verdict.Scam
		case risk >= r.Rule.SuspiciousAt:
			outcome = verdict.Suspicious
		}
	}
	switch outcome {
	case verdict.Scam:
		return 1, 1
	case verdict.Suspicious:
		return 0, 1
	default:
		return 0, 0
	}
}
