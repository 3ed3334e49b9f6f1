package training

import (
	"math"
	"slices"
	"strings"

	"bonafide/verdict"
)

// weigh gives both labels the same total, collections of one label equal
// shares, and the many messages of one campaign (the same findings) the square
// root of their number.
func weigh(examples []Example) []verdict.Sample {
	keys := make([]string, len(examples))
	campaigns := map[string]float64{}
	for i, e := range examples {
		keys[i] = e.collection() + "\x00" + signature(e.Evidence)
		campaigns[keys[i]]++
	}
	sources := map[bool]map[string]float64{true: {}, false: {}}
	for i, e := range examples {
		sources[e.Scam][e.collection()] += 1 / math.Sqrt(campaigns[keys[i]])
	}
	const total = 1000
	samples := make([]verdict.Sample, len(examples))
	for i, e := range examples {
		of := sources[e.Scam]
		samples[i] = verdict.Sample{
			Evidence: e.Evidence, Scam: e.Scam,
			Weight: total / float64(len(of)) / of[e.collection()] / math.Sqrt(campaigns[keys[i]]),
		}
	}
	return samples
}

// collection is the source; messages that are neither are one by themselves,
// whatever their source, so that they don't outweigh the genuine ones.
func (e *Example) collection() string {
	if e.Apart {
		return "\x00apart"
	}
	return e.Source
}

// signature names the set of findings.
func signature(evidence []verdict.Evidence) string {
	codes := make([]string, 0, len(evidence))
	for i := range evidence {
		codes = append(codes, evidence[i].Code)
	}
	slices.Sort(codes)
	return strings.Join(slices.Compact(codes), " ")
}

// count counts the samples of a label.
func count(samples []verdict.Sample, scam bool) int {
	n := 0
	for i := range samples {
		if samples[i].Scam == scam {
			n++
		}
	}
	return n
}
