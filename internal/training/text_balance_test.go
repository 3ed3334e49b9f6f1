package training

import (
	"fmt"
	"math"
	"testing"
)

func TestBalanceGivesBothLabelsTheSame(t *testing.T) {
	var docs []Document
	for i := range 300 {
		docs = append(docs, Document{Source: fmt.Sprint("s", i%7), Scam: i%3 == 0})
	}
	var first []vector
	for range 20 { // a map's order must not show
		v := make([]vector, len(docs))
		balance(docs, v)
		sum := map[bool]float64{}
		for i := range v {
			sum[docs[i].Scam] += v[i].weight
			if first != nil && v[i].weight != first[i].weight {
				t.Fatalf("text %d weighs %v, then %v", i, first[i].weight, v[i].weight)
			}
		}
		if math.Abs(sum[true]-150) > 1e-6 || math.Abs(sum[false]-150) > 1e-6 {
			t.Fatalf("totals %v", sum)
		}
		first = v
	}
}
