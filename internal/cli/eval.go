package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"bonafide/check"
	"bonafide/internal/clock"
	"bonafide/internal/evaluate"
)

type evalCommand struct {
	labeled
	Jobs int  `help:"Messages checked at the same time; 1 for a figure per core, 0 for all processors; ${default} if not given." default:"1" placeholder:"N"`
	OCR  bool `name:"ocr" help:"Read the text in pictures as well, which takes a second or so for each message that needs it."`
	Rows int  `help:"Rows of each table and list; 0 for all; ${default} if not given." default:"25" placeholder:"N"`
	JSON bool `help:"Print the whole report as JSON."`
}

// Run judges both folders and prints the report.
func (c *evalCommand) Run(ctx context.Context, streams Streams) error {
	n, err := jobs(c.Jobs)
	if err != nil {
		return err
	}
	checker, err := c.checker(streams, check.WithTextReader(textReader(c.OCR)))
	if err != nil {
		return err
	}
	var records []evaluate.Record
	start := clock.Now()
	err = c.each(ctx, &pipeline{checker: checker, jobs: n}, streams, func(m labeledMessage) {
		records = append(records, record(&m))
	})
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	report := evaluate.Summarize(records, clock.Since(start))
	if c.JSON {
		enc := json.NewEncoder(streams.Out)
		enc.SetIndent("", "  ")
		if err := enc.Encode(report); err != nil {
			return fmt.Errorf("eval: %w", err)
		}
		return nil
	}
	if err := report.WriteText(streams.Out, c.Rows); err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	return nil
}

// record keeps of a message what the report needs.
func record(m *labeledMessage) evaluate.Record {
	r := evaluate.Record{File: m.file, Scam: m.scam, Apart: m.apart, Verdict: m.verdict, Label: m.label, Took: m.took}
	if !m.message.Date.IsZero() {
		r.Year = m.message.Date.Year()
	}
	r.Proved = evaluate.Proved(m.verdict.Evidence)
	r.Verdict.Evidence = nil // the findings of all messages together are large
	return r
}
