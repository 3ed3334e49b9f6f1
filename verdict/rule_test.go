package verdict

import (
	"math"
	"testing"
)

var (
	kindLookalike = Kind{Code: "sender.lookalike", Direction: Against, Family: "sender", Prior: 3}
	kindFreeMail  = Kind{Code: "sender.free-mail", Direction: Against, Family: "sender", Prior: 2}
	kindLure      = Kind{Code: "content.lure", Direction: Against, Family: "content", Prior: 2}
	kindThread    = Kind{Code: "sender.thread", Direction: For, Family: "thread", Prior: 1}
	kindProof     = Kind{Code: "origin.proved", Direction: For, Gate: ProvesOrigin}
	kindOther     = Kind{Code: "origin.other", Direction: Against, Gate: ProvesOtherOrigin}
	kindDoubt     = Kind{Code: "content.stranger", Direction: Against, Gate: DoubtsContent, Prior: 2}
)

func testRule() *Rule {
	return &Rule{
		Weights: map[string]float64{
			"sender.lookalike": 4, "sender.free-mail": 2, "content.lure": 3, "sender.thread": 1, "content.stranger": 2,
		},
		Damping: 0.5, Intercept: -2, Slope: 1, SuspiciousAt: 0.5, ScamAt: 0.9,
	}
}

func TestDecide(t *testing.T) {
	tests := []struct {
		name  string
		kinds []Kind
		want  Outcome
	}{
		{"nothing found is not proof", nil, Unverified},
		{"a mark alone raises suspicion", []Kind{kindLure}, Suspicious},
		{"marks of several families make a scam", []Kind{kindLure, kindLookalike}, Scam},
		{"a proof of origin makes it genuine", []Kind{kindProof}, Genuine},
		{"a proof of origin outweighs marks", []Kind{kindProof, kindLure, kindLookalike}, Genuine},
		{"a proof of another origin makes it a scam", []Kind{kindOther, kindThread}, Scam},
		{"two proofs that disagree are never genuine", []Kind{kindProof, kindOther}, Scam},
		{"a stranger's words inside a proved message are suspicious", []Kind{kindProof, kindDoubt}, Suspicious},
		{"evidence for, however much, is not proof", []Kind{kindThread}, Unverified},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var evidence []Evidence
			for _, k := range tt.kinds {
				evidence = append(evidence, k.New("x"))
			}
			got, risk := testRule().Decide(evidence)
			if got != tt.want {
				t.Errorf("Decide = %s at risk %.3f, want %s", got, risk, tt.want)
			}
			if risk < 0 || risk > 1 {
				t.Errorf("risk %v is no probability", risk)
			}
		})
	}
}

func TestScoreDampsOneFamily(t *testing.T) {
	r := testRule()
	evidence := []Evidence{kindFreeMail.New("a"), kindLookalike.New("b"), kindLookalike.New("c")}
	r.Decide(evidence)
	// The strongest counts in full, the second of the family half, and a
	// repetition of the same finding nothing.
	if got, want := r.Score(evidence), -2+4+0.5*2; math.Abs(got-want) > 1e-9 {
		t.Errorf("Score = %v, want %v", got, want)
	}
	if evidence[0].Code != "sender.lookalike" || evidence[0].Weight != 4 {
		t.Errorf("strongest first: got %+v", evidence[0])
	}
}

func TestNewEvidence(t *testing.T) {
	e := kindLookalike.New("arnazon[.]com", "official", "amazon.com", "odd")
	if e.Code != kindLookalike.Code || e.Direction != Against || e.Family != "sender" || e.Args["official"] != "amazon.com" || len(e.Args) != 1 {
		t.Errorf("New = %+v", e)
	}
}

// samples in which free-mail comes with look-alike and says nothing more,
// the lure tells scams apart, and a thread is a mark of honest mail.
func fitSamples() []Sample {
	var out []Sample
	add := func(n int, scam bool, kinds ...Kind) {
		for range n {
			s := Sample{Scam: scam, Weight: 1}
			for _, k := range kinds {
				s.Evidence = append(s.Evidence, k.New(""))
			}
			out = append(out, s)
		}
	}
	add(80, true, kindLookalike, kindFreeMail)
	add(20, true, kindLure)
	add(5, false, kindLookalike, kindFreeMail)
	add(2, false, kindLure)
	add(60, false, kindThread)
	add(33, false)
	add(5, true, kindThread)
	return out
}

func TestFit(t *testing.T) {
	kinds := []Kind{kindLookalike, kindFreeMail, kindLure, kindThread, kindProof}
	r := Fit(fitSamples(), Fitting{Kinds: kinds, Damping: 0.7, Strength: 1})
	for code, w := range r.Weights {
		if w < 0 || math.IsNaN(w) {
			t.Errorf("weight of %s is %v", code, w)
		}
	}
	if _, ok := r.Weights[kindProof.Code]; ok {
		t.Error("a proof has a weight; proofs gate")
	}
	if r.Weights["content.lure"] <= 0 || r.Weights["sender.lookalike"] <= 0 {
		t.Errorf("marks of scams weigh nothing: %v", r.Weights)
	}
	if sum := r.Weights["sender.lookalike"] + 0.7*r.Weights["sender.free-mail"]; sum > 2*math.Log(80.0/5) {
		t.Errorf("correlated findings together weigh %.2f: counted twice", sum)
	}
	r.SuspiciousAt, r.ScamAt = 0.5, 0.9
	if _, risk := r.Decide([]Evidence{kindLure.New("")}); risk < 0.8 || risk > 0.99 {
		t.Errorf("risk with a lure is %.3f, 20 of 22 samples with one are scams", risk)
	}
}

func TestFitNeverTurnsAKind(t *testing.T) {
	var samples []Sample
	for range 50 { // a collection in which the mark stands on honest mail only
		samples = append(samples,
			Sample{Evidence: []Evidence{kindLure.New("")}, Weight: 1},
			Sample{Scam: true, Weight: 1})
	}
	r := Fit(samples, Fitting{Kinds: []Kind{kindLure}, Damping: 0.7, Strength: 1})
	if w := r.Weights["content.lure"]; w != 0 {
		t.Errorf("weight = %v, want 0: a mark of a scam must never clear a message", w)
	}
}

func TestOutcomeSeverity(t *testing.T) {
	if Scam.Severity() <= Suspicious.Severity() || Genuine.Severity() != 0 || Outcome("x").Severity() != -1 {
		t.Error("outcomes are not ordered from best to worst")
	}
}

func BenchmarkDecide(b *testing.B) {
	r := testRule()
	proto := []Evidence{kindFreeMail.New("a"), kindLookalike.New("b"), kindLure.New("c"), kindThread.New("d")}
	evidence := make([]Evidence, len(proto))
	b.ReportAllocs()
	for b.Loop() {
		copy(evidence, proto)
		r.Decide(evidence)
	}
}
