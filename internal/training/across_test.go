package training

import (
	"errors"
	"testing"

	"bonafide/verdict"
)

// A mark that only one collection shows is worth nothing on another.
func TestAcrossSources(t *testing.T) {
	own := verdict.Kind{Code: "test.own", Direction: verdict.Against, Prior: 1}
	shared := verdict.Kind{Code: "test.shared", Direction: verdict.Against, Prior: 1}
	calm := verdict.Kind{Code: "test.calm", Direction: verdict.For, Prior: 1}
	kinds := []verdict.Kind{own, shared, calm}
	var examples []Example
	add := func(source string, scam bool, kinds ...verdict.Kind) {
		for range 80 {
			e := Example{Source: source, Scam: scam}
			for _, k := range kinds {
				e.Evidence = append(e.Evidence, k.New(""))
			}
			examples = append(examples, e)
		}
	}
	add("a", true, own, shared)
	add("a", true, shared)
	add("a", true, own, shared, calm)
	add("a", false)
	add("a", false, calm)
	add("b", true, shared)
	add("b", true, shared, calm)
	add("b", false)
	add("b", false, calm)
	add("c", true, own)
	results := AcrossSources(examples, kinds, Options{})
	if len(results) != 3 || results[0].Source != "a" || results[0].Scams != 240 || results[0].Genuine != 160 {
		t.Fatalf("results %+v", results)
	}
	if results[1].FlagRecall < 0.5 || results[1].FalseAlarm > 0.01 {
		t.Errorf("the shared mark does not carry over: %+v", results[1])
	}
	alone := AcrossSources(examples[:400], kinds, Options{})
	if !errors.Is(alone[0].Err, ErrTooFew) {
		t.Errorf("without any other source: %+v", alone[0])
	}
}
