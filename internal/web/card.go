package web

import (
	"bonafide/explain"
	"bonafide/verdict"
)

// card is the verdict card with the parts that a page adds.
type card struct {
	explain.Card
	// Situations are what may have happened already, each with its own steps;
	// none for a genuine message.
	Situations []situation
	// Calm tells that nothing speaks of a scam, so that what may have happened
	// is only asked on demand.
	Calm bool
	// For and Against are all findings by direction, the strongest first, and
	// Open is what could not be checked.
	For, Against, Open []finding
}

// Findings is how many findings the list of all shows.
func (c card) Findings() int { return len(c.For) + len(c.Against) }

// situation is one answer to what happened, with what to do then.
type situation struct {
	ID    string
	Label string
	Steps []string
}

// card words v. It holds the steps for every situation, so that choosing one
// needs neither a script nor another request.
func (p *Pages) card(voice Voice, v verdict.Verdict) card {
	c := card{
		Card: p.opts.Explainer.Card(v, voice.Lang, explain.NothingYet),
		Calm: v.Outcome == verdict.Unverified,
	}
	for _, f := range findings(c.All) {
		if f.Direction == verdict.For {
			c.For = append(c.For, f)
		} else {
			c.Against = append(c.Against, f)
		}
	}
	c.Open = findings(c.Unchecked)
	if v.Outcome == verdict.Genuine {
		return c
	}
	for _, s := range explain.Situations() {
		if s == explain.NothingYet {
			continue
		}
		c.Situations = append(c.Situations, situation{
			ID:    string(s),
			Label: p.opts.Explainer.Situation(s, voice.Lang),
			Steps: p.opts.Explainer.Card(v, voice.Lang, s).Steps,
		})
	}
	return c
}
