package training

import (
	"math"
	"slices"
)

// TextScore is a held-out text with the score of a model that didn't learn
// from its source.
type TextScore struct {
	Document *Document
	Score    float64
	Words    int
}

// Separation says how well scores tell scams from genuine texts.
type Separation struct {
	Scams, Genuine int
	// AUC is the probability that a scam scores above a genuine text, 0.5 by
	// chance; NaN without texts of both kinds.
	AUC float64
	// Recall is the share of scams above the score that 1 % of the genuine
	// texts exceed.
	Recall float64
}

// Separate measures scores.
func Separate(scores []TextScore) Separation {
	var s Separation
	var genuine, scams []float64
	for _, x := range scores {
		if x.Document.Scam {
			scams = append(scams, x.Score)
		} else {
			genuine = append(genuine, x.Score)
		}
	}
	s.Scams, s.Genuine = len(scams), len(genuine)
	if len(scams) == 0 || len(genuine) == 0 {
		s.AUC, s.Recall = math.NaN(), math.NaN()
		return s
	}
	slices.Sort(genuine)
	sum := 0.0
	limit := genuine[min(len(genuine)-1, len(genuine)*99/100)]
	above := 0
	for _, x := range scams {
		low, _ := slices.BinarySearch(genuine, x)
		high, _ := slices.BinarySearch(genuine, math.Nextafter(x, math.Inf(1)))
		sum += float64(low) + float64(high-low)/2
		if x > limit {
			above++
		}
	}
	s.AUC = sum / float64(len(scams)) / float64(len(genuine))
	s.Recall = float64(above) / float64(len(scams))
	return s
}

// scoredOf gives both labels the same total weight, for calibration.
func scoredOf(scores []TextScore) []scored {
	n := map[bool]float64{}
	for _, s := range scores {
		n[s.Document.Scam]++
	}
	out := make([]scored, len(scores))
	for i, s := range scores {
		out[i] = scored{score: s.Score, scam: s.Document.Scam, weight: 1 / n[s.Document.Scam]}
	}
	return out
}
