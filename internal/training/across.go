package training

import (
	"slices"

	"bonafide/verdict"
)

// SourceResult is what a rule that was fitted without a source does on it.
type SourceResult struct {
	Source         string
	Scams, Genuine int // examples of the source
	// Shares of its scams called scam and flagged, and of its genuine messages
	// called scam and flagged; 0 where it has none of the label.
	ScamRecall, FlagRecall, FalseScam, FalseAlarm float64
	// Err is ErrTooFew where the other sources are too few to fit a rule.
	Err error
}

// AcrossSources leaves each source out in turn, in the order of their names:
// a rule that only knows its own collections is worth little.
func AcrossSources(examples []Example, kinds []verdict.Kind, opt Options) []SourceResult {
	var sources []string
	for _, e := range examples {
		if !slices.Contains(sources, e.Source) {
			sources = append(sources, e.Source)
		}
	}
	slices.Sort(sources)
	out := make([]SourceResult, 0, len(sources))
	for _, source := range sources {
		out = append(out, without(source, examples, kinds, opt))
	}
	return out
}

// without fits a rule on the other sources and applies it to this one.
func without(source string, examples []Example, kinds []verdict.Kind, opt Options) SourceResult {
	res := SourceResult{Source: source}
	var others, own []Example
	for _, e := range examples {
		if e.Source == source {
			own = append(own, e)
		} else {
			others = append(others, e)
		}
	}
	fitted, err := Evidence(others, kinds, opt)
	if err != nil {
		res.Err = err
		return res
	}
	var scam, flagged [2]float64
	for _, e := range own {
		if e.Apart {
			continue
		}
		class := 0
		if e.Scam {
			class = 1
			res.Scams++
		} else {
			res.Genuine++
		}
		switch outcome, _ := fitted.Rule.Decide(slices.Clone(e.Evidence)); outcome {
		case verdict.Scam:
			scam[class]++
			flagged[class]++
		case verdict.Suspicious:
			flagged[class]++
		case verdict.Genuine, verdict.Unverified:
		}
	}
	if n := float64(res.Scams); n > 0 {
		res.ScamRecall, res.FlagRecall = scam[1]/n, flagged[1]/n
	}
	if n := float64(res.Genuine); n > 0 {
		res.FalseScam, res.FalseAlarm = scam[0]/n, flagged[0]/n
	}
	return res
}
