package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"bonafide/explain"
	"bonafide/internal/clock"
	"bonafide/verdict"
)

func exampleCard() (*verdict.Verdict, *explain.Card) {
	v := &verdict.Verdict{File: "mail/\x1b[2Jx.eml", Outcome: verdict.Scam, Risk: 0.9996}
	c := &explain.Card{
		Outcome: verdict.Scam, Word: "Scam", Sentence: "this did not come from Amazon.",
		RiskText: "Nearly all such messages were scams.", BrandName: "Amazon",
		Steps: []string{"Type amazon.com yourself, and " + strings.Repeat("look there for the message ", 4)},
		Reasons: []explain.Reason{
			{Text: "The sender's address looks like amazon.com.", Direction: verdict.Against, Official: "amazon.com", Highlight: []explain.Span{{Text: "a"}, {Text: "rn", Differs: true}, {Text: "azon[.]com"}}},
			{Text: "Links lead to Amazon.", Direction: verdict.For, Subject: "amazon[.]com"},
		},
		Labels: explain.Labels{DoNow: "Do this now", Why: "Why", Risk: "Risk", Claims: "Claims to be"},
	}
	return v, c
}

func TestCardWithoutColor(t *testing.T) {
	v, c := exampleCard()
	var b bytes.Buffer
	if err := writeCard(&b, v, c, false); err != nil {
		t.Fatal(err)
	}
	const want = `mail/` + "\ufffd" + `[2Jx.eml
✘ Scam — this did not come from Amazon.
  Risk: > 99 % · Claims to be: Amazon
  Nearly all such messages were scams.

Do this now
  1. Type amazon.com yourself, and look there for the message look there for
     the message look there for the message look there for the message

Why
  − The sender's address looks like amazon.com.
    arnazon[.]com  ↔  amazon.com
     ^^
  + Links lead to Amazon.
    amazon[.]com
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestCardWithColor(t *testing.T) {
	v, c := exampleCard()
	var b bytes.Buffer
	if err := writeCard(&b, v, c, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\x1b[1;31m✘ Scam", "a\x1b[7mrn\x1b[0mazon[.]com  ↔", "\x1b[1mWhy\x1b[0m"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("lacks %q:\n%q", want, b.String())
		}
	}
	if strings.Contains(b.String(), "^^") || strings.Contains(b.String(), "[2J\x1b") {
		t.Errorf("marks what is inverted already: %q", b.String())
	}
}

func TestPercentNeverClaimsCertainty(t *testing.T) {
	for risk, want := range map[float64]string{0: "< 1 %", 0.009: "< 1 %", 0.01: "1 %", 0.5: "50 %", 0.99: "99 %", 1: "> 99 %"} {
		if got := percent(risk); got != want {
			t.Errorf("percent(%v) = %q, want %q", risk, got, want)
		}
	}
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := &progress{w: &b, begin: clock.Now(), active: true}
	p.step()
	if b.Len() > 0 {
		t.Errorf("a short run shows a bar: %q", b.String())
	}
	p.begin = p.begin.Add(-10 * time.Second)
	p.step()
	if !strings.HasPrefix(b.String(), "\r\x1b[K2 messages") {
		t.Errorf("before the total is known: %q", b.String())
	}
	b.Reset()
	p.step()
	if b.Len() > 0 {
		t.Errorf("drawn anew at once: %q", b.String())
	}
	p.clear()
	if b.String() != "\r\x1b[K" {
		t.Errorf("not taken away: %q", b.String())
	}
	p.total.Store(12)
	if got, want := p.bar(10*time.Second), "[=======                       ] 3/12, 0/s, 30s left"; got != want {
		t.Errorf("bar %q, want %q", got, want)
	}
	p.total.Store(2) // more came than was counted
	if got := p.bar(10 * time.Second); got != "3 messages, 0/s" {
		t.Errorf("bar %q", got)
	}
	silent := &progress{w: &b, begin: clock.Now().Add(-time.Hour)}
	b.Reset()
	silent.step()
	silent.clear()
	if b.Len() > 0 {
		t.Errorf("a bar where nobody looks: %q", b.String())
	}
}
