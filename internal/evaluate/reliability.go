package evaluate

// Bin is one row of a reliability table: the messages with a stated risk from
// Low up to High, the mean of what was stated and the share that were scams.
type Bin struct {
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Stated float64 `json:"stated"`
	Scams  Share   `json:"scams"`
}

// binEdges are closer at the ends, where decisions are made.
var binEdges = [...]float64{0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 1}

// reliability returns the table and the Brier score, the mean squared
// difference between stated risk and outcome (0 best). Scams and genuine
// messages count half each, the share that the risk assumes.
func reliability(records []Record) ([]Bin, float64) {
	bins := make([]Bin, len(binEdges)-1)
	for i := range bins {
		bins[i].Low, bins[i].High = binEdges[i], binEdges[i+1]
	}
	var square, count [2]float64
	for i := range records {
		rec := &records[i]
		if rec.Apart {
			continue
		}
		scam := rec.scam()
		risk, b := rec.Verdict.Risk, 0
		for b < len(bins)-1 && risk >= bins[b].High {
			b++
		}
		bins[b].Stated += risk
		bins[b].Scams.add(scam)
		class, diff := 0, risk
		if scam {
			class, diff = 1, 1-risk
		}
		square[class] += diff * diff
		count[class]++
	}
	for i := range bins {
		if n := bins[i].Scams.Total; n > 0 {
			bins[i].Stated /= float64(n)
		}
	}
	var brier, classes float64
	for c := range square {
		if count[c] > 0 {
			brier += square[c] / count[c]
			classes++
		}
	}
	if classes > 0 {
		brier /= classes
	}
	return bins, brier
}
