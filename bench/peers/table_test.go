package main

import (
	"strings"
	"testing"
	"time"
)

// judgedMail is four scams and four genuine messages with their scores.
func judgedMail() ([]message, *filter) {
	f := &filter{name: "Some filter", version: "1", scores: map[string]float64{}, cpu: 2 * time.Second, memory: 3 << 20}
	var mail []message
	for _, m := range []struct {
		file, folder string
		score        float64
	}{
		{"s1", scam, 9},
		{"s2", scam, 6},
		{"s3", scam, 4},
		{"s4", scam, 1},
		{"g1", genuine, 5},
		{"g2", genuine, 2},
		{"g3", genuineOld, 4},
		{"g4", genuineOld, 0},
	} {
		mail = append(mail, message{m.file, m.folder})
		f.scores[m.file] = m.score
	}
	f.decisions = []decision{f.above("spam", 5)}
	return mail, f
}

func TestThresholdAllowsNoMoreFalseAlarms(t *testing.T) {
	mail, f := judgedMail()
	for _, c := range []struct {
		budget float64
		found  int
		alarms int
	}{
		{0, 2, 0},    // only what scores above every genuine message
		{0.25, 2, 1}, // s3 and g3 score the same: both or none
		{0.5, 3, 2},
		{1, 4, 4},
	} {
		least := f.threshold(mail, c.budget)
		flag := func(file string) bool { return f.scores[file] >= least }
		alarms := flagged(mail, genuine, flag).n + flagged(mail, genuineOld, flag).n
		if found := flagged(mail, scam, flag).n; found != c.found || alarms > c.alarms {
			t.Errorf("budget %v: threshold %v finds %d with %d false alarms, want %d with at most %d",
				c.budget, least, found, alarms, c.found, c.alarms)
		}
	}
}

func TestNoScoreIsAboveAllGenuine(t *testing.T) {
	mail, f := judgedMail()
	f.scores["g1"] = 10
	f.name = "Worse"
	var out strings.Builder
	if err := writeTables(&out, mail, []*filter{f}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "| Worse | 0.0 % (no score) |") {
		t.Errorf("a threshold that no message reaches is not told so:\n%s", out.String())
	}
}

func TestTables(t *testing.T) {
	mail, f := judgedMail()
	var out strings.Builder
	if err := writeTables(&out, mail, []*filter{f}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| Some filter 1 | spam | 50.0 % (2/4) | 50.0 % (1/2) | 0.0 % (0/2) |",
		"| Some filter | 50.0 % (score 6.00) |",
		"| Some filter | 4 | 250.00 | 3 MB |",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the tables lack %q:\n%s", want, out.String())
		}
	}
}
