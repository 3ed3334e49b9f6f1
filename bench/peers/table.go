package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
)

// share is n of all.
type share struct{ n, all int }

func (s share) String() string {
	if s.all == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f %% (%d/%d)", 100*float64(s.n)/float64(s.all), s.n, s.all)
}

// flagged is the share of a folder's messages for which flag holds.
func flagged(mail []message, folder string, flag func(file string) bool) share {
	s := share{all: count(mail, folder)}
	for _, m := range mail {
		if m.folder == folder && flag(m.file) {
			s.n++
		}
	}
	return s
}

// budgets are shares of false alarms among all genuine messages at which the
// programs are compared.
func budgets() []float64 { return []float64{0.001, 0.005, 0.01, 0.02, 0.05} }

// threshold is the least score of a message from which on at most this share of
// the genuine ones is flagged, infinite if no message has such a score.
func (f *filter) threshold(mail []message, budget float64) float64 {
	var scores []float64
	for _, m := range mail {
		if m.folder != scam {
			scores = append(scores, f.scores[m.file])
		}
	}
	slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
	allowed := int(budget * float64(len(scores)))
	if allowed >= len(scores) {
		return scores[len(scores)-1]
	}
	// Just above the best score that must not be flagged.
	limit := scores[allowed]
	least := math.Inf(1)
	for _, s := range f.scores {
		if s > limit {
			least = min(least, s)
		}
	}
	return least
}

// writeTables prints the tables in Markdown.
func writeTables(to io.Writer, mail []message, filters []*filter) error {
	w := &strings.Builder{}
	fmt.Fprintf(w, "| As shipped | decision | scams found | genuine flagged | genuine of 2002–2003 flagged |\n|---|---|--:|--:|--:|\n")
	for _, f := range filters {
		for _, d := range f.decisions {
			fmt.Fprintf(w, "| %s | %s |", strings.TrimSpace(f.name+" "+f.version), d.name)
			for _, folder := range folders() {
				fmt.Fprintf(w, " %s |", flagged(mail, folder, func(file string) bool { return d.flagged[file] }))
			}
			fmt.Fprintln(w)
		}
	}
	fmt.Fprintf(w, "\n| Scams found at equal false alarms |")
	for _, b := range budgets() {
		fmt.Fprintf(w, " at most %.1f %% |", 100*b)
	}
	fmt.Fprintf(w, "\n|---|%s\n", "--:|--:|--:|--:|--:|")
	for _, f := range filters {
		fmt.Fprintf(w, "| %s |", f.name)
		for _, b := range budgets() {
			least := f.threshold(mail, b)
			found := flagged(mail, scam, func(file string) bool { return f.scores[file] >= least })
			from := "no score"
			if !math.IsInf(least, 1) {
				from = fmt.Sprintf("score %.2f", least)
			}
			fmt.Fprintf(w, " %.1f %% (%s) |", 100*float64(found.n)/float64(max(found.all, 1)), from)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "\n| Cost | messages a second of processor time | milliseconds a message | memory |\n|---|--:|--:|--:|\n")
	for _, f := range filters {
		n, seconds := float64(len(f.scores)), f.cpu.Seconds()
		fmt.Fprintf(w, "| %s | %.0f | %.2f | %d MB |\n", f.name, n/seconds, 1000*seconds/n, f.memory>>20)
	}
	if _, err := io.WriteString(to, w.String()); err != nil {
		return fmt.Errorf("print the tables: %w", err)
	}
	return nil
}

// writeScores writes one line a message with the score of each program.
func writeScores(name string, mail []message, filters []*filter) error {
	w := &strings.Builder{}
	fmt.Fprint(w, "folder\tfile")
	for _, f := range filters {
		fmt.Fprintf(w, "\t%s", f.name)
	}
	for _, m := range mail {
		fmt.Fprintf(w, "\n%s\t%s", m.folder, m.file)
		for _, f := range filters {
			fmt.Fprintf(w, "\t%g", f.scores[m.file])
		}
	}
	fmt.Fprintln(w)
	if err := os.WriteFile(name, []byte(w.String()), 0o600); err != nil {
		return fmt.Errorf("write the scores: %w", err)
	}
	return nil
}
