package evaluate

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"bonafide/verdict"
)

func record(file string, scam bool, outcome verdict.Outcome, risk float64, brand string) Record {
	return Record{
		File: file, Scam: scam, Year: 2024, Took: time.Millisecond,
		Verdict: verdict.Verdict{Outcome: outcome, Risk: risk, Brand: brand, Language: "en", Lure: "prize"},
	}
}

func proved(r Record) Record {
	r.Proved = true
	return r
}

func sample() []Record {
	newsletter := record("s4", true, verdict.Unverified, 0.05, "")
	newsletter.Label = Label{Kind: "genuine", Reason: "a newsletter"}
	labeled := record("s3", true, verdict.Unverified, 0.3, "")
	labeled.Label = Label{Kind: "scam", Brand: "amazon", Lure: "refund"}
	lureless := record("s2", true, verdict.Suspicious, 0.7, "")
	lureless.Verdict.Lure, lureless.Label = "", Label{Lure: "-", Sample: "b"}
	return []Record{
		record("s1", true, verdict.Scam, 0.99, "amazon"),
		lureless,
		labeled, newsletter,
		proved(record("g1", false, verdict.Genuine, 0.01, "amazon")),
		record("g2", false, verdict.Suspicious, 0.6, ""),
		record("g3", false, verdict.Unverified, 0.1, ""),
	}
}

func TestSummarize(t *testing.T) {
	rep := Summarize(sample(), 2*time.Second)
	for _, tt := range []struct {
		name string
		got  Share
		want Share
	}{
		{"scams called scam, as the folders are", rep.Scams.Scam, Share{1, 4}},
		{"scams flagged, without the newsletter", rep.ScamsLabeled.Flagged, Share{2, 3}},
		{"impersonations use the person's label", rep.Impersonations.Scam, Share{1, 2}},
		{"genuine called scam", rep.Genuine.Scam, Share{0, 3}},
		{"genuine called suspicious", rep.Genuine.Suspicious, Share{1, 3}},
		{"genuine of a brand with proof", rep.Genuine.Genuine, Share{1, 1}},
		{"genuine of those with proof", rep.Genuine.Proved, Share{1, 1}},
		{"lures as labeled", rep.Lures, Share{1, 2}},
		{"scams called genuine", rep.ScamsGenuine, Share{0, 3}},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	if rep.Missed[0].File != "s3" {
		t.Errorf("the scam with the lowest risk is not first: %v", rep.Missed)
	}
	if len(rep.Missed) != 2 || len(rep.Alarmed) != 1 || rep.Alarmed[0].File != "g2" {
		t.Errorf("missed %v, alarmed %v", rep.Missed, rep.Alarmed)
	}
	if got := rep.Speed.PerSecond(); math.Abs(got-3.5) > 1e-9 {
		t.Errorf("speed = %v", got)
	}
	var text strings.Builder
	if err := rep.WriteText(&text, 1); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"by brand", "Brier", "… 1 more", "3.5", "s3\tunverified"} {
		if want == "3.5" {
			want = "4 messages/s"
		}
		if !strings.Contains(text.String(), want) {
			t.Errorf("text lacks %q:\n%s", want, text.String())
		}
	}
}

func TestNaming(t *testing.T) {
	lured := func(label, sample, found string) Record {
		r := record("s", true, verdict.Scam, 0.9, "")
		r.Label, r.Verdict.Lure = Label{Lure: label, Sample: sample}, found
		return r
	}
	kinds := func(brand, label string, found verdict.Category) Record {
		r := record("g", false, verdict.Unverified, 0.1, "")
		r.Label, r.Verdict.Category = Label{Kind: "genuine", Brand: brand, Reason: label}, found
		return r
	}
	rep := Summarize([]Record{
		lured("prize", "1", "prize"), lured("prize", "1", "refund"), lured("prize", "2", "refund"), lured("prize", "2", "loan"),
		lured("-", "2", ""), lured("", "", "loan"),
		kinds("amazon", "order", verdict.CategoryOrder), kinds("amazon", "account", verdict.CategoryOrder),
		kinds("-", "other", verdict.CategoryOther), kinds("-", "a remark", verdict.CategoryOther),
	}, time.Second)
	if rep.Lures != (Share{2, 5}) || !slices.Equal(rep.LureSamples, []NamedShare{{"1", Share{1, 2}}, {"2", Share{1, 3}}}) {
		t.Errorf("lures %v, by sample %v", rep.Lures, rep.LureSamples)
	}
	prize := rep.LureTable[0]
	if prize.Label != "prize" || prize.Right != (Share{1, 4}) || !slices.Equal(prize.Instead, []Answer{{"refund", 2}, {"loan", 1}}) {
		t.Errorf("what prizes were taken for: %+v", prize)
	}
	if rep.Categories != (Share{1, 2}) || rep.CategoriesAll != (Share{2, 3}) || !slices.Equal(rep.CategoryBrands, []NamedShare{{"amazon", Share{1, 2}}}) {
		t.Errorf("categories %v, all %v, by brand %v", rep.Categories, rep.CategoriesAll, rep.CategoryBrands)
	}
	var text strings.Builder
	if err := rep.WriteText(&text, 0); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"sample 2", "refund 2, loan 1", "order 1", "where some are not"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("text lacks %q:\n%s", want, text.String())
		}
	}
}

func TestGravestMistakesAreCounted(t *testing.T) {
	stolen := record("s", true, verdict.Genuine, 0.01, "amazon")
	labeled := record("g", false, verdict.Unverified, 0.001, "")
	labeled.Label = Label{Kind: "scam", Reason: "strayed into the wrong folder"}
	rep := Summarize([]Record{stolen, labeled, proved(record("p", false, verdict.Genuine, 0.01, "amazon"))}, time.Second)
	if want := (Share{1, 2}); rep.ScamsGenuine != want {
		t.Errorf("scams called genuine %v, want %v", rep.ScamsGenuine, want)
	}
	if rep.Unproved != 1 {
		t.Errorf("called genuine without proof: %d, want 1", rep.Unproved)
	}
	if rep.Missed[0].File != "s" {
		t.Errorf("missed %v: a scam called genuine must come first", rep.Missed)
	}
	if rep.Genuine.Scam.Total != 1 {
		t.Errorf("%d genuine messages, want 1: a label overrides the folder", rep.Genuine.Scam.Total)
	}
}

func TestProved(t *testing.T) {
	proof := verdict.Kind{Code: "origin.x", Gate: verdict.ProvesOrigin}
	mark := verdict.Kind{Code: "content.x", Gate: verdict.DoubtsContent}
	if !Proved([]verdict.Evidence{mark.New(""), proof.New("")}) || Proved([]verdict.Evidence{mark.New("")}) || Proved(nil) {
		t.Error("Proved must be true just where a proof of origin is among the findings")
	}
}

func TestInterval(t *testing.T) {
	// Wilson score interval of 0/10 and 50/100, computed by hand.
	for _, tt := range []struct {
		s         Share
		low, high float64
	}{{Share{0, 10}, 0, 0.2775}, {Share{50, 100}, 0.4038, 0.5962}, {Share{0, 0}, 0, 1}} {
		low, high := tt.s.Interval()
		if math.Abs(low-tt.low) > 1e-3 || math.Abs(high-tt.high) > 1e-3 {
			t.Errorf("%d/%d: %.4f–%.4f, want %.4f–%.4f", tt.s.Count, tt.s.Total, low, high, tt.low, tt.high)
		}
	}
}

func TestReliabilityWeighsClassesAlike(t *testing.T) {
	var records []Record
	for range 90 {
		records = append(records, record("s", true, verdict.Scam, 1, ""))
	}
	for range 10 {
		records = append(records, record("g", false, verdict.Scam, 1, ""))
	}
	if _, brier := reliability(records); math.Abs(brier-0.5) > 1e-9 {
		t.Errorf("Brier = %v, want 0.5: every genuine message is judged wrong", brier)
	}
}

func TestReadLabels(t *testing.T) {
	good := "file\tkind\tbrand\tlure\treason\n# comment\na.eml\tgenuine\t-\t\ta newsletter\n"
	labels, err := ReadLabels(strings.NewReader(good))
	if err != nil || labels["a.eml"].Kind != "genuine" {
		t.Fatalf("ReadLabels = %v, %v", labels, err)
	}
	labels, err = ReadLabels(strings.NewReader("file\tkind\tbrand\tlure\treason\tsample\na.eml\tscam\t-\tprize\t\t2\n"))
	if err != nil || labels["a.eml"].Sample != "2" {
		t.Fatalf("ReadLabels with samples = %v, %v", labels, err)
	}
	for name, bad := range map[string]string{
		"no header":     "a.eml\tscam\t\t\t\n",
		"columns":       "file\tkind\tbrand\tlure\treason\na.eml\tscam\n",
		"twice":         "file\tkind\tbrand\tlure\treason\na.eml\tscam\t\t\t\na.eml\tscam\t\t\t\n",
		"no sample":     "file\tkind\tbrand\tlure\treason\tsample\na.eml\tscam\t\t\t\n",
		"unknown label": "file\tkind\tbrand\tlure\treason\na.eml\tham\t\t\t\n",
	} {
		if _, err := ReadLabels(strings.NewReader(bad)); !errors.Is(err, ErrLabels) {
			t.Errorf("%s: error = %v, want ErrLabels", name, err)
		}
	}
}
