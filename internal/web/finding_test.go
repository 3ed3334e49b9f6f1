package web

import (
	"strconv"
	"testing"

	"bonafide/explain"
)

func TestFindingsAreGathered(t *testing.T) {
	got := findings([]explain.Reason{
		{Code: "a", Text: "A one", Subject: "one"},
		{Code: "b", Text: "B"},
		{Code: "a", Text: "A two", Subject: "two"},
		{Code: "a", Text: "A one", Subject: "one"},
		{Code: "a", Text: "A one", Subject: "three"},
		{Code: "b", Text: "B"},
	})
	if len(got) != 2 || got[0].Code != "a" || got[1].Code != "b" {
		t.Fatalf("got %+v, want a and b", got)
	}
	if len(got[0].Pieces) != 3 || len(got[0].Texts) != 2 || got[0].More != 0 {
		t.Errorf("a: %d pieces, texts %q, want three and two", len(got[0].Pieces), got[0].Texts)
	}
	if len(got[1].Pieces) != 0 || len(got[1].Texts) != 1 {
		t.Errorf("b: %+v, want one text and no piece", got[1])
	}
}

func TestPiecesAreBounded(t *testing.T) {
	var reasons []explain.Reason
	for i := range 40 {
		reasons = append(reasons, explain.Reason{Code: "a", Text: strconv.Itoa(i), Subject: strconv.Itoa(i)})
	}
	got := findings(reasons)
	if len(got[0].Pieces) != maxPieces || len(got[0].Texts) != maxPieces || got[0].More != 40-maxPieces {
		t.Errorf("%d pieces, %d texts, %d more", len(got[0].Pieces), len(got[0].Texts), got[0].More)
	}
}
