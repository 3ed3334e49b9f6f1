package explain

import (
	"slices"
	"strings"
	"testing"

	"bonafide/message"
	"bonafide/verdict"
)

func TestSituationsOf(t *testing.T) {
	for _, tt := range []struct {
		name string
		a    *message.Answers
		want []Situation
	}{
		{"not asked", nil, nil},
		{"nothing done", &message.Answers{Done: []message.CallDeed{message.DidNothing}}, nil},
		{"the most urgent first", &message.Answers{Done: []message.CallDeed{message.GavePassword, message.GaveCode, message.DidLetThemIn}}, []Situation{RemoteAccess, GaveCode, GavePassword}},
		{"paid and gave a card are one", &message.Answers{Done: []message.CallDeed{message.DidPay, message.GaveCard}}, []Situation{Paid}},
		{"opened a page", &message.Answers{Done: []message.CallDeed{message.DidOpenTheWeb}}, []Situation{Clicked}},
	} {
		if got := SituationsOf(tt.a); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestEveryDeedHasASituation holds that an answer of the form is never lost.
func TestEveryDeedHasASituation(t *testing.T) {
	for _, d := range message.CallDeeds() {
		if got := situationAfter(d); (got == NothingYet) != (d == message.DidNothing) {
			t.Errorf("%s leads to the situation %q", d, got)
		}
	}
}

// TestCallCard shows how a call that was judged by its reader's answers is
// worded: no figure that was never measured, no link to leave alone.
func TestCallCard(t *testing.T) {
	x, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	answered := verdict.Kind{Code: "call.from-answers", Direction: verdict.Against}
	v := verdict.Verdict{Channel: "call", Outcome: verdict.Scam, Risk: 0.99, Lure: "delivery-fee", Evidence: []verdict.Evidence{answered.New("")}}
	c := x.Card(v, "en", NothingYet)
	if want := "This rests on your answers. How often it is right hasn't been measured yet."; c.RiskText != want {
		t.Errorf("risk %q, want %q", c.RiskText, want)
	}
	if want := "this call has the clear marks of a scam."; c.Sentence != want {
		t.Errorf("sentence %q, want %q", c.Sentence, want)
	}
	if len(c.Steps) == 0 || !strings.HasPrefix(c.Steps[0], "Hang up.") {
		t.Errorf("steps %q, want to hang up first", c.Steps)
	}
	if got, want := x.Steps(&v, "en", RemoteAccess), x.Card(v, "en", RemoteAccess).Steps; !slices.Equal(got, want) || strings.HasPrefix(got[0], "Hang up.") {
		t.Errorf("steps after remote access %q, want %q", got, want)
	}
	v.Evidence = nil
	if c := x.Card(v, "en", NothingYet); !strings.HasPrefix(c.RiskText, "Nearly all") {
		t.Errorf("risk of a transcript %q", c.RiskText)
	}
}
