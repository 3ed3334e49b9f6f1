package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"text/tabwriter"

	"bonafide/check"
	"bonafide/internal/training"
	"bonafide/verdict"
)

type trainCommand struct {
	Evidence trainEvidenceCommand `cmd:"" help:"Fit the weights of the evidence, the calibration and the thresholds."`
	Text     trainTextCommand     `cmd:"" help:"Train the text model."`
}

type trainEvidenceCommand struct {
	labeled
	Rule       string  `help:"The rule to fit: email, sms (also chat), call or link; messages of other channels are left out." enum:"email,sms,call,link" default:"email" placeholder:"NAME"`
	Apart      bool    `help:"Messages whose line says neither scam nor genuine, such as advertising, count as no scams in the fit; default is to leave them out."`
	Across     bool    `help:"Also measure on each source the rule that is fitted without it."`
	Output     string  `short:"o" help:"Where to write the rule; - for standard output; ${default} if not given." default:"check/weights.json" placeholder:"FILE"`
	Strength   float64 `help:"How much data it takes to leave a prior." default:"4"`
	Damping    float64 `help:"What the second finding of one family counts." default:"0.6"`
	Alarms     float64 `help:"Share of genuine messages that may be flagged." default:"0.03"`
	FalseScams float64 `help:"Share of genuine messages that may be called a scam." default:"0.003"`
	LeastScam  float64 `help:"Least risk from which on a message may be called a scam." default:"0.9"`
}

// Run fits the rule and prints what each kind was seen in and weighs.
func (c *trainEvidenceCommand) Run(ctx context.Context, streams Streams) error {
	checker, err := c.checker(streams)
	if err != nil {
		return err
	}
	n, err := jobs(0)
	if err != nil {
		return err
	}
	var examples []training.Example
	err = c.each(ctx, &pipeline{checker: checker, jobs: n}, streams, func(m labeledMessage) {
		if m.apart && !c.Apart || m.scam && m.label.Kind == "genuine" || check.RuleName(m.message.Channel) != c.Rule {
			return // neither a scam nor a typical genuine message, or none of the channel
		}
		examples = append(examples, training.Example{Source: m.source, Scam: m.scam, Apart: m.apart, Evidence: m.verdict.Evidence})
	})
	if err != nil {
		return fmt.Errorf("train evidence: %w", err)
	}
	opt := training.Options{
		Strength: c.Strength, Damping: c.Damping, FalseAlarm: c.Alarms, FalseScam: c.FalseScams, LeastScamAt: c.LeastScam,
	}
	kinds := check.KindsOf(c.Rule)
	result, err := training.Evidence(examples, kinds, opt)
	if err != nil {
		return fmt.Errorf("train evidence: %w", err)
	}
	if err := c.write(result, streams); err != nil {
		return fmt.Errorf("train evidence: %w", err)
	}
	if err := describe(result, kinds, streams); err != nil {
		return err
	}
	if c.Across {
		return c.across(examples, kinds, opt, streams)
	}
	return nil
}

// write puts the rule into the file beside those of other channels.
func (c *trainEvidenceCommand) write(result *training.Result, streams Streams) error {
	var rules check.Rules
	if c.Output != "-" {
		old, err := os.ReadFile(c.Output)
		if err == nil {
			if rules, err = check.ParseRules(old); err != nil {
				return fmt.Errorf("%s: %w; name another file", c.Output, err)
			}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	*rules.Slot(c.Rule) = result.Rule
	data, err := json.MarshalIndent(rules, "", "  ")
	if err != nil {
		return err
	}
	data = append(data, '\n')
	if c.Output == "-" {
		_, err = streams.Out.Write(data)
		return err
	}
	return os.WriteFile(c.Output, data, 0o644) //nolint:gosec // it is source, for everybody to read
}

// across tells how a rule does on a source that it was not fitted on.
func (c *trainEvidenceCommand) across(examples []training.Example, kinds []verdict.Kind, opt training.Options, streams Streams) error {
	for _, r := range training.AcrossSources(examples, kinds, opt) {
		line := fmt.Sprintf("without %s: ", r.Source)
		if r.Err != nil {
			line += r.Err.Error()
		} else {
			line += fmt.Sprintf("%d scams called scam %.3f, flagged %.3f; %d genuine called scam %.4f, flagged %.4f",
				r.Scams, r.ScamRecall, r.FlagRecall, r.Genuine, r.FalseScam, r.FalseAlarm)
		}
		if _, err := fmt.Fprintln(streams.Err, line); err != nil {
			return fmt.Errorf("train evidence: %w", err)
		}
	}
	return nil
}

// describe tells a person what was fitted, on standard error beside a rule
// that is printed.
func describe(r *training.Result, kinds []verdict.Kind, streams Streams) error {
	var text strings.Builder
	text.WriteString("scams\tgenuine\tweight\t code\n")
	for _, k := range kinds {
		s := r.Seen[k.Code]
		fmt.Fprintf(&text, "%d\t%d\t%.2f\t %s\n", s.Scam, s.Genuine, r.Rule.Weights[k.Code], k.Code)
	}
	w := tabwriter.NewWriter(streams.Err, 0, 0, 2, ' ', tabwriter.AlignRight)
	if _, err := w.Write([]byte(text.String())); err != nil {
		return fmt.Errorf("train evidence: %w", err)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("train evidence: %w", err)
	}
	_, err := fmt.Fprintf(streams.Err, "held out: scams called scam %.3f, flagged %.3f; genuine called scam %.4f, flagged %.4f; thresholds %.3f %.3f\n",
		r.ScamRecall, r.FlagRecall, r.FalseScam, r.FalseAlarm, r.Rule.SuspiciousAt, r.Rule.ScamAt)
	if err != nil {
		return fmt.Errorf("train evidence: %w", err)
	}
	return nil
}
