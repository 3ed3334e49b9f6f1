package training

import (
	"slices"

	"bonafide/verdict"
)

// scored is a sample with the score of a rule that has not seen its campaign.
type scored struct {
	score float64
	// weight makes both labels the same total, every message of a label
	// counting the same: risks are about messages as they come, not about
	// campaigns.
	weight float64
	scam   bool
	// decided is the outcome where a proof decides it, "" where the score does.
	decided verdict.Outcome
}

// heldOut scores every sample with a rule fitted without its fold. Messages
// with the same findings share a fold, so that a campaign never vouches for
// itself.
func heldOut(samples []verdict.Sample, f verdict.Fitting, folds int) []scored {
	fold := make([]int, len(samples))
	for i := range samples {
		fold[i] = int(hash(signature(samples[i].Evidence)) % uint64(folds))
	}
	each := map[bool]float64{
		true:  1 / float64(count(samples, true)),
		false: 1 / float64(count(samples, false)),
	}
	out := make([]scored, len(samples))
	for k := range folds {
		var train []verdict.Sample
		for i := range samples {
			if fold[i] != k {
				train = append(train, samples[i])
			}
		}
		rule := verdict.Fit(train, f)
		for i := range samples {
			if s := &samples[i]; fold[i] == k {
				evidence := slices.Clone(s.Evidence)
				outcome, _ := rule.Decide(evidence)
				out[i] = scored{score: rule.Score(evidence), weight: each[s.Scam], scam: s.Scam}
				if proved(evidence) {
					out[i].decided = outcome
				}
			}
		}
	}
	return out
}

// proved tells whether a proof is among the findings; it decides whatever the
// weights are.
func proved(evidence []verdict.Evidence) bool {
	return slices.ContainsFunc(evidence, func(e verdict.Evidence) bool {
		return e.Gate == verdict.ProvesOrigin || e.Gate == verdict.ProvesOtherOrigin
	})
}

// hash is FNV-1a, for folds that stay the same from run to run.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
