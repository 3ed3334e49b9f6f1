package cli

import (
	"fmt"
	"io"
	"strings"

	"bonafide/explain"
	"bonafide/verdict"
)

// marks are a sign and a color for each outcome; the sign says the same
// without color.
var marks = map[verdict.Outcome]struct{ sign, style string }{
	verdict.Genuine:    {"✔", "\x1b[1;32m"},
	verdict.Unverified: {"?", "\x1b[1;34m"},
	verdict.Suspicious: {"!", "\x1b[1;33m"},
	verdict.Scam:       {"✘", "\x1b[1;31m"},
}

// writeCard prints a verdict for a person: outcome, what to do, the strongest
// reasons.
func writeCard(w io.Writer, v *verdict.Verdict, c *explain.Card, color bool) error {
	p := &cardPrinter{color: color}
	mark := marks[c.Outcome]
	p.line(styleDim, printable(v.File))
	p.wrapped(mark.style, mark.sign+" ", "  ", c.Headline())
	p.wrapped("", "  ", "  ", facts(v, c))
	p.wrapped("", "  ", "  ", c.RiskText)
	if c.LureName != "" {
		p.wrapped("", "  ", "  ", c.LureName+": "+c.LureSentence)
	}
	p.steps(c)
	p.reasons(c)
	if c.Note != "" {
		p.line("", "")
		p.wrapped("", "  ", "  ", c.Note)
	}
	if _, err := io.WriteString(w, p.b.String()); err != nil {
		return fmt.Errorf("print a verdict: %w", err)
	}
	return nil
}

// facts are the risk as a figure and the brand that is claimed.
func facts(v *verdict.Verdict, c *explain.Card) string {
	text := c.Labels.Risk + ": " + percent(v.Risk)
	if c.BrandName != "" {
		text += " · " + c.Labels.Claims + ": " + c.BrandName
	}
	return text
}

// percent is a probability for people, who take 0 % and 100 % for certainty.
func percent(risk float64) string {
	switch {
	case risk < 0.01:
		return "< 1 %"
	case risk > 0.99:
		return "> 99 %"
	}
	return fmt.Sprintf("%.0f %%", 100*risk)
}

func (p *cardPrinter) steps(c *explain.Card) {
	if len(c.Steps) == 0 {
		return
	}
	p.line("", "")
	p.line(styleBold, c.Labels.DoNow)
	for i, step := range c.Steps {
		p.wrapped("", fmt.Sprintf("  %d. ", i+1), "     ", step)
	}
}

func (p *cardPrinter) reasons(c *explain.Card) {
	if len(c.Reasons) == 0 {
		return
	}
	p.line("", "")
	p.line(styleBold, c.Labels.Why)
	for i := range c.Reasons {
		p.reason(&c.Reasons[i])
	}
}

func (p *cardPrinter) reason(r *explain.Reason) {
	sign := "−"
	if r.Direction == verdict.For {
		sign = "+"
	}
	p.wrapped("", "  "+sign+" ", "    ", r.Text)
	switch {
	case len(r.Highlight) > 0:
		p.compared("    ", r.Highlight, r.Official)
	case r.Subject != "" && !strings.Contains(r.Text, r.Subject):
		p.wrapped(styleDim, "    ", "    ", r.Subject)
	}
}
