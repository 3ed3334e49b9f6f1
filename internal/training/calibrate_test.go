package training

import (
	"math"
	"math/rand/v2"
	"testing"

	"bonafide/verdict"
)

func TestCalibrateFindsOffsetAndSlope(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const offset, slope = -0.7, 0.5
	var held []scored
	for range 20000 {
		score := r.NormFloat64() * 3
		held = append(held, scored{score: score, weight: 1, scam: r.Float64() < 1/(1+math.Exp(-(offset+slope*score)))})
	}
	o, s := calibrate(held)
	if math.Abs(o-offset) > 0.06 || math.Abs(s-slope) > 0.03 {
		t.Errorf("offset %.3f, slope %.3f; want %.1f, %.1f", o, s, offset, slope)
	}
}

func TestCalibrateStaysFinite(t *testing.T) {
	pair := func(genuine, scam float64) []scored {
		var held []scored
		for i := range 100 {
			held = append(held, scored{score: genuine - float64(i)/100, weight: 0.01}, scored{score: scam + float64(i)/100, weight: 0.01, scam: true})
		}
		return held
	}
	for name, held := range map[string][]scored{
		"told apart":                  pair(-1, 1),
		"told apart by far":           pair(-300, 300),
		"all the same":                pair(0, 0),
		"the wrong way round":         pair(5, -5),
		"scores beyond all measure":   pair(1e6, 2e6),
		"nothing that a score judges": {{score: 1, weight: 1, scam: true, decided: verdict.Scam}},
		"nothing":                     nil,
	} {
		offset, slope := calibrate(held)
		if math.IsNaN(offset+slope) || math.IsInf(offset+slope, 0) || slope <= 0 {
			t.Errorf("%s: offset %v, slope %v", name, offset, slope)
		}
	}
	offset, slope := calibrate(pair(-1, 1))
	if risk := 1 / (1 + math.Exp(-(offset + slope*1.5))); risk < 0.9 || risk > 0.999 {
		t.Errorf("risk %.4f of the typical scam of 100 that are told apart: want high, short of certain", risk)
	}
}
