package main

import "time"

// filter is what one program said about the messages, and what that cost.
type filter struct {
	name, version string
	// scores are by file; higher is worse.
	scores map[string]float64
	// decisions are what the program itself draws from them as it is shipped.
	decisions []decision
	// cpu is the processor time in user and system mode for all messages,
	// without the start.
	cpu time.Duration
	// memory is the greatest resident size in octets of the process that
	// judges.
	memory int64
}

// decision is one that a program takes as it is shipped.
type decision struct {
	name    string
	flagged map[string]bool // by file
}

// above is the decision for scores from threshold on.
func (f *filter) above(name string, threshold float64) decision {
	d := decision{name: name, flagged: map[string]bool{}}
	for file, score := range f.scores {
		d.flagged[file] = score >= threshold
	}
	return d
}
