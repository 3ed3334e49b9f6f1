package training

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"bonafide/verdict"
)

func mustFit(t *testing.T, examples []Example, kinds []verdict.Kind, opt Options) *Result {
	t.Helper()
	r, err := Evidence(examples, kinds, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// spread gives each message a collection of its own, so that equal findings
// are no campaign and every message counts the same.
func spread(examples []Example) []Example {
	for i := range examples {
		examples[i].Source = fmt.Sprint(examples[i].Source, i)
	}
	return examples
}

func TestEvidenceRecoversTheWeights(t *testing.T) {
	marks := world()
	r := mustFit(t, spread(draw(marks, 4000, 1)), kindsOf(marks), Options{Strength: 0.1})
	for _, m := range marks {
		if m.kind.Code == "f.rare" {
			continue
		}
		if got, want := r.Rule.Weights[m.kind.Code], m.truth(); math.Abs(got-want) > 0.2 {
			t.Errorf("weight of %s is %.2f, the truth is %.2f", m.kind.Code, got, want)
		}
	}
	if r.Seen["a.strong"].Scam < 2200 || r.Seen["a.strong"].Genuine > 300 {
		t.Errorf("a.strong was seen in %+v of 4000 each", r.Seen["a.strong"])
	}
}

func TestEvidenceKeepsThePriorOfWhatIsNeverSeen(t *testing.T) {
	marks := world()
	unseen := verdict.Kind{Code: "x.unseen", Direction: verdict.Against, Prior: 1.7}
	r := mustFit(t, draw(marks, 300, 2), append(kindsOf(marks), unseen), Options{})
	if w := r.Rule.Weights["x.unseen"]; math.Abs(w-1.7) > 0.01 {
		t.Errorf("weight %.3f, want its prior 1.7", w)
	}
}

func TestStatedRiskIsTheObservedShare(t *testing.T) {
	marks := world()
	r := mustFit(t, draw(marks, 3000, 3), kindsOf(marks), Options{})
	const bins = 5
	var stated, scams, count [bins]float64
	for _, e := range draw(marks, 3000, 4) { // messages that the fit has not seen
		evidence := slices.Clone(e.Evidence)
		_, risk := r.Rule.Decide(evidence)
		b := min(int(risk*bins), bins-1)
		stated[b] += risk
		count[b]++
		if e.Scam {
			scams[b]++
		}
	}
	for b := range bins {
		if count[b] < 100 {
			continue
		}
		if s, o := stated[b]/count[b], scams[b]/count[b]; math.Abs(s-o) > 0.08 {
			t.Errorf("of %.0f messages at a risk of %.2f, %.2f are scams", count[b], s, o)
		}
	}
}

func TestCampaignNeverVouchesForItself(t *testing.T) {
	own := verdict.Kind{Code: "y.own", Direction: verdict.Against}
	marks := world()
	examples := draw(marks, 300, 5)
	for range 400 { // one campaign, the only messages with this mark
		examples = append(examples, Example{Source: "scams", Scam: true, Evidence: []verdict.Evidence{own.New("")}})
	}
	samples := weigh(examples)
	fitting := verdict.Fitting{Kinds: append(kindsOf(marks), own), Damping: 0.6, Strength: 4}
	rule := verdict.Fit(samples, fitting)
	weight := rule.Weights["y.own"]
	if weight < 0.5 {
		t.Fatalf("the mark weighs %.2f after a fit with the campaign, too little to tell", weight)
	}
	for i, h := range heldOut(samples, fitting, 10)[600:] {
		evidence := slices.Clone(examples[600+i].Evidence)
		rule.Decide(evidence)
		if known := rule.Score(evidence); h.score > known-weight/2 {
			t.Fatalf("held-out score %.2f, with the campaign known %.2f: it vouched for itself", h.score, known)
		}
	}
}

func TestWeigh(t *testing.T) {
	k := verdict.Kind{Code: "z", Direction: verdict.Against}
	var examples []Example
	add := func(source string, scam bool, n int, found ...verdict.Evidence) {
		for range n {
			examples = append(examples, Example{Source: source, Scam: scam, Evidence: found})
		}
	}
	add("scams", true, 90)
	add("scams", true, 1, k.New("x"))
	add("large", false, 500)
	add("small", false, 5)
	sums := map[string]float64{}
	var labels [2]float64
	for i, s := range weigh(examples) {
		sums[examples[i].Source] += s.Weight
		if s.Scam {
			labels[1] += s.Weight
		} else {
			labels[0] += s.Weight
		}
	}
	if math.Abs(labels[0]-labels[1]) > 1e-6 {
		t.Errorf("the labels weigh %v, want the same", labels)
	}
	if math.Abs(sums["large"]-sums["small"]) > 1e-6 {
		t.Errorf("two collections of a label weigh %.1f and %.1f, want the same", sums["large"], sums["small"])
	}
	samples := weigh(examples)
	if campaign, single := 90*samples[0].Weight, samples[90].Weight; math.Abs(campaign/single-math.Sqrt(90)) > 1e-6 {
		t.Errorf("a campaign of 90 weighs as much as %.1f single messages, want the square root", campaign/single)
	}
}

func TestThresholdsKeepToTheShares(t *testing.T) {
	marks := world()
	examples := spread(draw(marks, 1500, 6))
	for _, want := range []struct{ scam, alarm float64 }{{0.01, 0.05}, {0.001, 0.01}, {0.05, 0.2}} {
		r := mustFit(t, examples, kindsOf(marks), Options{FalseScam: want.scam, FalseAlarm: want.alarm})
		if r.FalseScam > want.scam || r.FalseAlarm > want.alarm {
			t.Errorf("false alarms %.4f, %.4f; at most %.4f, %.4f are allowed", r.FalseScam, r.FalseAlarm, want.scam, want.alarm)
		}
		if r.Rule.SuspiciousAt > r.Rule.ScamAt || r.Rule.ScamAt < leastScamAt || r.Rule.SuspiciousAt < leastSuspiciousAt {
			t.Errorf("thresholds %.3f and %.3f", r.Rule.SuspiciousAt, r.Rule.ScamAt)
		}
	}
}

func TestThresholdIsNoStricterThanNeeded(t *testing.T) {
	rule := &verdict.Rule{Slope: 1}
	var held []scored
	for i := range 100 {
		held = append(held, scored{score: float64(i) / 100, weight: 0.01})
	}
	// Three of a hundred may reach it; the fourth from the top, 0.96, must not.
	got := threshold(held, rule, 0.03)
	if low, high := rule.Risk(0.96), rule.Risk(0.97); got <= low || got > high {
		t.Errorf("threshold %.4f, want in (%.4f, %.4f]", got, low, high)
	}
	for i := range held {
		held[i].decided = verdict.Genuine
	}
	if got := threshold(held, rule, 0.03); got != 0 {
		t.Errorf("threshold %.3f although proofs decide every message", got)
	}
}

func TestProofsDecideHeldOutMessages(t *testing.T) {
	proof := verdict.Kind{Code: "p.origin", Direction: verdict.For, Gate: verdict.ProvesOrigin}
	other := verdict.Kind{Code: "p.other", Direction: verdict.Against, Gate: verdict.ProvesOtherOrigin}
	doubt := verdict.Kind{Code: "p.doubt", Direction: verdict.Against, Gate: verdict.DoubtsContent, Prior: 1}
	marks := world()
	kinds := append(kindsOf(marks), proof, other, doubt)
	for _, tt := range []struct {
		name          string
		found         []verdict.Kind
		scam, flagged float64
	}{
		{"proof of origin", []verdict.Kind{proof, marks[0].kind, marks[1].kind}, 0, 0},
		{"proof of another origin", []verdict.Kind{other, marks[4].kind}, 1, 1},
		{"proof of origin around a stranger's words", []verdict.Kind{proof, doubt}, 0, 1},
	} {
		examples := draw(marks, 200, 8)
		for i := range examples {
			if !examples[i].Scam {
				continue
			}
			examples[i].Evidence = nil
			for _, k := range tt.found {
				examples[i].Evidence = append(examples[i].Evidence, k.New(""))
			}
		}
		r := mustFit(t, examples, kinds, Options{})
		if math.Abs(r.ScamRecall-tt.scam) > 1e-9 || math.Abs(r.FlagRecall-tt.flagged) > 1e-9 {
			t.Errorf("%s: called scam %.2f, flagged %.2f; want %.0f, %.0f", tt.name, r.ScamRecall, r.FlagRecall, tt.scam, tt.flagged)
		}
	}
}

func TestTooFewExamples(t *testing.T) {
	marks := world()
	enough := draw(marks, fewest, 9)
	if _, err := Evidence(enough, kindsOf(marks), Options{}); err != nil {
		t.Errorf("%d of each label: %v", fewest, err)
	}
	for _, examples := range [][]Example{nil, enough[1:], enough[:len(enough)-1]} {
		if _, err := Evidence(examples, kindsOf(marks), Options{}); !errors.Is(err, ErrTooFew) {
			t.Errorf("%d examples: error %v, want ErrTooFew", len(examples), err)
		}
	}
}

func TestSameExamplesGiveTheSameRule(t *testing.T) {
	marks := world()
	examples := draw(marks, 300, 10)
	var want string
	for range 3 {
		got, err := json.Marshal(mustFit(t, examples, kindsOf(marks), Options{}))
		if err != nil {
			t.Fatal(err)
		}
		if want != "" && string(got) != want {
			t.Fatalf("one time\n%s\nanother time\n%s", want, got)
		}
		want = string(got)
	}
}

func TestEvidenceLeavesTheExamplesAlone(t *testing.T) {
	marks := world()
	examples := draw(marks, 100, 11)
	before := fmt.Sprint(examples)
	mustFit(t, examples, kindsOf(marks), Options{})
	if fmt.Sprint(examples) != before {
		t.Error("the examples were changed")
	}
}

// As many examples and kinds as the collections of e-mail have.
func BenchmarkEvidence(b *testing.B) {
	var marks []mark
	for i := range 120 {
		marks = append(marks, mark{
			kind: verdict.Kind{Code: fmt.Sprintf("m.%d", i), Direction: verdict.Against, Family: fmt.Sprint(i % 15), Prior: 1},
			scam: 0.12, genuine: 0.04,
		})
	}
	examples := draw(marks, 1230, 12)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Evidence(examples, kindsOf(marks), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
