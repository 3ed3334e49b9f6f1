// Package training fits what the judges weigh with: it turns labeled
// examinations into the rule that ships with the program.
//
// The weights are those of verdict.Fit. How good they are is measured by
// cross-validation: every message is scored by a rule that has seen no message
// with the same findings. Those scores calibrate the risk (Platt 1999) and
// place the thresholds. The same examples always give the same rule.
//
// It reads no messages and decides nothing about one.
package training

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"bonafide/verdict"
)

// Example is a labeled examination.
type Example struct {
	// Source names the collection that it comes from; collections of one label
	// count the same, whatever their size.
	Source string
	Scam   bool
	// Apart tells that it is neither a scam nor a typical genuine message, such
	// as bulk advertising. It counts as no scam in the fit and has no part in
	// the calibration and the thresholds.
	Apart    bool
	Evidence []verdict.Evidence
}

// Options of Evidence. The zero value of a field means its default.
type Options struct {
	Damping  float64 // of correlated findings, default 0.6
	Strength float64 // of the priors, default 4
	Folds    int     // of the cross-validation, default 10
	// FalseScam and FalseAlarm are the shares of genuine messages that may be
	// called a scam, and flagged at all; defaults 0.003 and 0.03.
	FalseScam, FalseAlarm float64
	// LeastScamAt is the least risk from which on a message may be called a
	// scam, however clean the genuine messages are; default 0.9.
	LeastScamAt float64
}

// Result is a fitted rule with what the cross-validation says about it.
type Result struct {
	Rule *verdict.Rule
	// Seen counts the examples of each label in which a code was found.
	Seen map[string]Seen
	// Held-out shares at the chosen thresholds: scams called scam and flagged,
	// genuine messages called scam and flagged.
	ScamRecall, FlagRecall, FalseScam, FalseAlarm float64
}

// Seen counts examples.
type Seen struct{ Scam, Genuine, Apart int }

// ErrTooFew means that there are too few examples of a label to fit anything.
var ErrTooFew = errors.New("training: too few examples")

const fewest = 50

// Thresholds are never below these risks, however clean the genuine messages
// of the collections are; the first may be set otherwise.
const (
	leastScamAt       = 0.9
	leastSuspiciousAt = 0.4
)

// Evidence fits the weights of kinds to examples, calibrates the score on
// held-out folds and places the thresholds there.
func Evidence(examples []Example, kinds []verdict.Kind, opt Options) (*Result, error) {
	opt = opt.withDefaults()
	samples := weigh(examples)
	if n := count(samples, true); n < fewest {
		return nil, fmt.Errorf("%w: %d scams, need at least %d", ErrTooFew, n, fewest)
	}
	if n := count(samples, false); n < fewest {
		return nil, fmt.Errorf("%w: %d genuine messages, need at least %d", ErrTooFew, n, fewest)
	}
	fitting := verdict.Fitting{Kinds: kinds, Damping: opt.Damping, Strength: opt.Strength}
	held := withoutApart(examples, heldOut(samples, fitting, opt.Folds))
	rule := verdict.Fit(samples, fitting)
	rule.Offset, rule.Slope = calibrate(held)
	rule.ScamAt = max(threshold(held, rule, opt.FalseScam), opt.LeastScamAt)
	rule.SuspiciousAt = min(max(threshold(held, rule, opt.FalseAlarm), leastSuspiciousAt), rule.ScamAt)
	res := &Result{Rule: rule, Seen: seen(examples)}
	res.measure(held)
	return res, nil
}

func (o Options) withDefaults() Options {
	o.Damping = cmp.Or(o.Damping, 0.6)
	o.Strength = cmp.Or(o.Strength, 4)
	o.Folds = cmp.Or(o.Folds, 10)
	o.FalseScam = cmp.Or(o.FalseScam, 0.003)
	o.FalseAlarm = cmp.Or(o.FalseAlarm, 0.03)
	o.LeastScamAt = cmp.Or(o.LeastScamAt, leastScamAt)
	return o
}

// withoutApart leaves out the scores of messages that are neither, and gives
// the others of their label the weight.
func withoutApart(examples []Example, held []scored) []scored {
	out := make([]scored, 0, len(held))
	for i := range held {
		if !examples[i].Apart {
			out = append(out, held[i])
		}
	}
	genuine := 0
	for i := range out {
		if !out[i].scam {
			genuine++
		}
	}
	for i := range out {
		if !out[i].scam {
			out[i].weight = 1 / float64(genuine)
		}
	}
	return out
}

// seen counts the examples in which each code was found.
func seen(examples []Example) map[string]Seen {
	out := map[string]Seen{}
	for _, e := range examples {
		for code := range strings.FieldsSeq(signature(e.Evidence)) {
			s := out[code]
			switch {
			case e.Scam:
				s.Scam++
			case e.Apart:
				s.Apart++
			default:
				s.Genuine++
			}
			out[code] = s
		}
	}
	return out
}
