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
	// Open tells that the reader said so already.
	Open bool
}

// card words v. It holds the steps for every situation, so that choosing one
// needs neither a script nor another request. done is what the reader said to
// have done, the most urgent first: the card begins with the steps for it.
func (p *Pages) card(voice Voice, v verdict.Verdict, done []explain.Situation) card {
	urgent := explain.NothingYet
	if len(done) > 0 {
		urgent = done[0]
	}
	c := card{
		Card: p.opts.Explainer.Card(v, voice.Lang, urgent),
		Calm: v.Outcome == verdict.Unverified && len(done) < 2,
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
		if s == explain.NothingYet || s == urgent {
			continue
		}
		c.Situations = append(c.Situations, situation{
			ID:    string(s),
			Label: p.opts.Explainer.Situation(s, voice.Lang),
			Steps: p.opts.Explainer.Steps(&v, voice.Lang, s),
			Open:  len(done) > 1 && s == done[1],
		})
	}
	return c
}
