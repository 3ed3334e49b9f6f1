package check_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"bonafide/message/email"
	"bonafide/verdict"
)

// A blindMail is a line of testdata/blind-mail.jsonl: a whole e-mail written
// from knowledge of the world alone, by somebody who had seen neither rules
// nor vocabularies. Nothing may be tuned on them.
type blindMail struct {
	ID       string `json:"id"`
	Label    string `json:"label"`    // scam or genuine
	Language string `json:"language"` // BCP 47
	Brand    string `json:"brand"`    // profile of the brand in whose name it speaks, "" if none
	Lure     string `json:"lure"`     // of a scam
	Category string `json:"category"` // of a genuine message
	Kind     string `json:"kind"`     // how it is sent
	Raw      string `json:"raw"`
}

// blindMails reads the set.
func blindMails(t *testing.T) []blindMail {
	t.Helper()
	file, err := os.ReadFile("testdata/blind-mail.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var mails []blindMail
	lines := bufio.NewScanner(bytes.NewReader(file))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var m blindMail
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		mails = append(mails, m)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return mails
}

// withoutResults removes the results that the receiving server recorded, as
// somebody who saves a message without its trace hands it in.
func withoutResults(raw string) string {
	before, after, found := strings.Cut(raw, "Authentication-Results:")
	if !found {
		return raw
	}
	_, after, _ = strings.Cut(after, "\r\nReceived:")
	return before + "Received:" + after
}

// TestBlindMail guards against catastrophes only: its bounds are far below
// what is measured, so that nobody is tempted to tune on these messages. With
// -v it prints the figures.
func TestBlindMail(t *testing.T) {
	mails := blindMails(t)
	checker, err := textChecker()
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range []struct {
		name string
		raw  func(string) string
	}{
		{"as received", func(raw string) string { return raw }},
		{"without the receiver's results", withoutResults},
	} {
		t.Run(form.name, func(t *testing.T) {
			type share struct{ hits, of int }
			shares := map[string]share{} // by what is counted
			tally := func(what string, hit bool) {
				s := shares[what]
				s.of++
				if hit {
					s.hits++
				}
				shares[what] = s
			}
			for _, m := range mails {
				v, err := checker.Check(context.Background(), email.Parse([]byte(form.raw(m.Raw)), email.DefaultLimits()))
				if err != nil {
					t.Fatal(err)
				}
				scam, flagged := v.Outcome == verdict.Scam, v.Outcome == verdict.Scam || v.Outcome == verdict.Suspicious
				tally(m.Label+" called scam", scam)
				tally(m.Label+" flagged", flagged)
				tally(m.Label+" "+m.Language+" flagged", flagged)
				tally(m.Label+" called genuine", v.Outcome == verdict.Genuine)
				tally("language right", v.Language == m.Language)
				if m.Brand != "" {
					tally(m.Label+" of a brand, called scam", scam)
					tally(m.Label+" of a brand, flagged", flagged)
					tally(m.Label+" of a brand, brand right", v.Brand == m.Brand)
				}
				if m.Label == "scam" {
					tally("lure right", v.Lure == m.Lure)
					if m.Brand == "amazon" {
						tally("scam of Amazon, called scam", scam)
					}
				} else if m.Brand != "" {
					tally("genuine of a brand, category right", string(v.Category) == m.Category)
				}
			}
			for _, what := range slices.Sorted(maps.Keys(shares)) {
				t.Logf("%s: %d of %d", what, shares[what].hits, shares[what].of)
			}
			least := func(what string, percent int) {
				if s := shares[what]; s.of == 0 || 100*s.hits < percent*s.of {
					t.Errorf("%s: %d of %d, want %d %%", what, s.hits, s.of, percent)
				}
			}
			most := func(what string, percent int) {
				if s := shares[what]; s.of == 0 || 100*s.hits > percent*s.of {
					t.Errorf("%s: %d of %d, want at most %d %%", what, s.hits, s.of, percent)
				}
			}
			least("scam flagged", 60)
			least("scam of a brand, called scam", 50)
			least("language right", 80)
			most("genuine flagged", 10)
			most("scam called genuine", 5)
		})
	}
}
