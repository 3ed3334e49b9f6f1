package cli

import (
	"context"
	"fmt"
	"math"
	"os"
	"strings"
	"text/tabwriter"

	"bonafide/check/lexicon"
	"bonafide/check/textmodel"
	"bonafide/internal/training"
)

// trainTextCommand trains the text model.
type trainTextCommand struct {
	Corpus    []string `help:"Texts to learn from besides the generated ones: SOURCE=scam:DIR, SOURCE=genuine:DIR or SOURCE=FILE.jsonl (repeatable)." placeholder:"SOURCE=LABEL:PATH" sep:"none"`
	Calibrate []string `help:"Texts to calibrate with and never learn from, in the same form (repeatable)." placeholder:"SOURCE=LABEL:PATH" sep:"none"`
	Test      []string `help:"Texts to measure with and never learn from, in the same form (repeatable)." placeholder:"SOURCE=LABEL:PATH" sep:"none"`
	Labels    []string `help:"Table of id and label that replaces the labels of a .jsonl source: SOURCE=FILE (repeatable)." placeholder:"SOURCE=FILE" sep:"none"`
	Out       string   `short:"o" help:"Where to write the model; ${default} if not given." default:"check/textmodel/weights.bin" placeholder:"FILE"`
	Scores    string   `help:"Where to write name, label, language and probability of each text of --test." placeholder:"FILE"`
	Release   string   `help:"Version of the model." default:"1" placeholder:"VERSION"`
	Date      string   `help:"Day that is written into the model." placeholder:"YYYY-MM-DD" required:""`
	L1        float64  `name:"l1" help:"Penalty that makes weights zero." default:"0.05"`
	L2        float64  `name:"l2" help:"Penalty that makes weights small." default:"0.3"`
	Epochs    int      `help:"How often each text is learned from." default:"6"`
	Each      int      `help:"Generated texts of each language and kind of sender." default:"1500"`
	Least     int      `help:"Texts that must have a feature." default:"3"`
}

// Run trains, writes the model and prints what it is worth.
func (c *trainTextCommand) Run(ctx context.Context, streams Streams) error {
	corpus, err := c.read(ctx, c.Corpus)
	if err != nil {
		return fmt.Errorf("train text: %w", err)
	}
	calibration, err := c.read(ctx, c.Calibrate)
	if err != nil {
		return fmt.Errorf("train text: %w", err)
	}
	test, err := c.read(ctx, c.Test)
	if err != nil {
		return fmt.Errorf("train text: %w", err)
	}
	opt := training.TextOptions{
		Version: c.Release, Date: c.Date, Each: c.Each, L1: c.L1, L2: c.L2, Epochs: c.Epochs, Least: c.Least,
	}
	result, err := training.Text(corpus, calibration, opt)
	if err != nil {
		return err //nolint:wrapcheck // it names the command
	}
	data, err := result.Model.Encode()
	if err != nil {
		return fmt.Errorf("train text: %w", err)
	}
	if err := os.WriteFile(c.Out, data, 0o644); err != nil { //nolint:gosec // it is source, for everybody to read
		return fmt.Errorf("train text: write the model: %w", err)
	}
	info := result.Model.Info()
	w := tabwriter.NewWriter(streams.Out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintf(w, "model %s of %s, corpus %s\n%d weights, %d octets\n\n", info.Version, info.Date, info.Corpus, info.Features, len(data)) // flushed below
	describeTexts(w, "left out", result.HeldOut)
	if len(test) > 0 {
		if err := c.measure(w, result.Model, test); err != nil {
			return fmt.Errorf("train text: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("train text: %w", err)
	}
	return nil
}

// read reads sources as the flags name them.
func (c *trainTextCommand) read(ctx context.Context, sources []string) ([]training.Document, error) {
	labels := map[string]map[string]string{}
	for _, l := range c.Labels {
		source, path, ok := strings.Cut(l, "=")
		if !ok {
			return nil, wrongUsage("--labels %s: write SOURCE=FILE", l)
		}
		f, err := os.Open(path) //nolint:gosec // the user names it
		if err != nil {
			return nil, fmt.Errorf("open the labels: %w", err)
		}
		labels[source], err = training.ReadTextLabels(f)
		_ = f.Close() // only read
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	var out []training.Document
	for _, s := range sources {
		source, path, ok := strings.Cut(s, "=")
		if !ok || source == "" {
			return nil, wrongUsage("%s: write SOURCE=scam:DIR, SOURCE=genuine:DIR or SOURCE=FILE.jsonl", s)
		}
		label := ""
		for _, l := range []string{"scam", "genuine"} {
			if rest, found := strings.CutPrefix(path, l+":"); found {
				label, path = l, rest
			}
		}
		docs, err := training.ReadTexts(ctx, source, label, path, labels[source])
		if err != nil {
			return nil, err //nolint:wrapcheck // it names the path
		}
		out = append(out, docs...)
	}
	return out, nil
}

// measure prints what the finished model does with texts that it never saw, by
// source, language and probability.
func (c *trainTextCommand) measure(w *tabwriter.Writer, m *textmodel.Model, docs []training.Document) error {
	words, err := lexicon.New()
	if err != nil {
		return fmt.Errorf("read the phrase tables: %w", err)
	}
	var scores []training.TextScore
	var bands [10][2]int
	without := map[bool]int{}
	var table strings.Builder
	for i := range docs {
		d := &docs[i]
		if d.Text.Language == "" {
			d.Text.Language = words.Read(lexicon.Input{Subject: d.Text.Subject, Text: d.Text.Body}).Language
		}
		p, ok := m.Score(d.Text)
		fmt.Fprintf(&table, "%s\t%s\t%t\t%s\t%.3f\t%t\n", d.Source, d.Name, d.Scam, d.Text.Language, p, ok)
		if !ok {
			without[d.Scam]++
			continue
		}
		scores = append(scores, training.TextScore{Document: d, Score: math.Log(p / (1 - p)), Words: len(strings.Fields(d.Text.Body))})
		band := &bands[min(9, int(p*10))]
		if d.Scam {
			band[0]++
		} else {
			band[1]++
		}
	}
	describeTexts(w, "never seen", scores)
	_, _ = fmt.Fprintf(w, "\nno basis\t%d scams\t%d genuine\n\nprobability\tscams\tgenuine\n", without[true], without[false]) // flushed by the caller
	for i, b := range bands {
		_, _ = fmt.Fprintf(w, "%.1f–%.1f\t%d\t%d\n", float64(i)/10, float64(i+1)/10, b[0], b[1])
	}
	if c.Scores == "" {
		return nil
	}
	if err := os.WriteFile(c.Scores, []byte(table.String()), 0o600); err != nil {
		return fmt.Errorf("write the scores: %w", err)
	}
	return nil
}

// describeTexts prints how well texts are told apart, all together, by source
// and by language.
func describeTexts(w *tabwriter.Writer, title string, scores []training.TextScore) {
	_, _ = fmt.Fprintf(w, "\n%s\tscams\tgenuine\tAUC\trecall at 1%% alarms\n", title) // flushed by the caller
	row := func(name string, of []training.TextScore) {
		s := training.Separate(of)
		_, _ = fmt.Fprintf(w, "%s\t%d\t%d\t%.3f\t%.3f\n", name, s.Scams, s.Genuine, s.AUC, s.Recall)
	}
	row("all", scores)
	for _, by := range []func(*training.TextScore) string{
		func(s *training.TextScore) string { return s.Document.Source },
		func(s *training.TextScore) string {
			return s.Document.Source + " " + s.Document.Text.Language
		},
	} {
		groups := map[string][]training.TextScore{}
		var order []string
		for i := range scores {
			k := by(&scores[i])
			if groups[k] == nil {
				order = append(order, k)
			}
			groups[k] = append(groups[k], scores[i])
		}
		for _, k := range order {
			if !strings.HasSuffix(k, " ") { // the language is not told
				row(k, groups[k])
			}
		}
	}
}
