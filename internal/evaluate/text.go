package evaluate

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// WriteText prints the report for a person. most bounds the rows of each
// table and of the lists of what was missed; 0 prints all.
func (rep *Report) WriteText(w io.Writer, most int) error {
	p := &printer{w: w}
	p.recall("scams", rep.Scams)
	if rep.ScamsLabeled.Scam.Total != rep.Scams.Scam.Total {
		p.recall("scams without files labeled genuine", rep.ScamsLabeled)
	}
	p.recall("scams that impersonate a profiled brand", rep.Impersonations)
	p.line("genuine called scam                       %s", rep.Genuine.Scam)
	p.line("genuine called suspicious                 %s", rep.Genuine.Suspicious)
	p.line("genuine of a profiled brand, called scam  %s", rep.Genuine.BrandedScam)
	p.line("genuine of a profiled brand, so called    %s", rep.Genuine.Genuine)
	p.line("  of those that carry proof               %s", rep.Genuine.Proved)
	p.line("scams called genuine                      %s", rep.ScamsGenuine)
	p.line("called genuine without proof              %6d", rep.Unproved)
	p.recall("neither, such as bulk advertising", rep.Apart)
	p.naming(rep)
	p.groups("brand", rep.ByBrand, most)
	p.groups("lure", rep.ByLure, most)
	p.groups("language", rep.ByLanguage, most)
	p.groups("year", rep.ByYear, most)
	p.confusions("labeled lure", rep.LureTable, most)
	p.confusions("labeled category", rep.CategoryTable, most)
	p.wrongBrands(rep.CategoryBrands, most)
	p.reliability(rep)
	p.misses("scams not called scam", rep.Missed, most)
	p.misses("genuine messages flagged", rep.Alarmed, most)
	p.line("\n%d messages in %s: %.0f messages/s; slowest %s (%s)", rep.Speed.Messages,
		rep.Speed.Elapsed.Round(time.Millisecond), rep.Speed.PerSecond(), rep.Speed.Worst.Round(10*time.Microsecond), rep.Speed.WorstFile)
	return p.err
}

// printer keeps the first error, so that each line need not be checked.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) recall(name string, r Recall) {
	if r.Scam.Total == 0 {
		return
	}
	p.line("%s", name)
	p.line("  called scam                             %s", r.Scam)
	p.line("  called scam or suspicious               %s", r.Flagged)
}

func (p *printer) groups(name string, groups []Group, most int) {
	if len(groups) == 0 {
		return
	}
	p.line("\n%-22s %-34s %-34s %s", "by "+name, "called scam", "or suspicious", "genuine flagged")
	for i, g := range groups {
		if most > 0 && i == most {
			p.line("… %d more", len(groups)-i)
			break
		}
		p.line("%-22s %-34s %-34s %s", g.Name, known(g.Recall.Scam), known(g.Recall.Flagged), known(g.Genuine))
	}
}

// naming prints how well scams and genuine messages are named.
func (p *printer) naming(rep *Report) {
	if rep.Lures.Total > 0 {
		p.line("lure as labeled                           %s", rep.Lures)
	}
	if len(rep.LureSamples) > 1 {
		for _, s := range rep.LureSamples {
			p.line("  sample %-32s %s", s.Name, s.Share)
		}
	}
	if rep.Categories.Total > 0 {
		p.line("category as labeled, genuine of a brand   %s", rep.Categories)
		p.line("category as labeled, all genuine          %s", rep.CategoriesAll)
	}
}

// confusions prints what the messages of each label were taken for.
func (p *printer) confusions(name string, rows []Confusion, most int) {
	if len(rows) == 0 {
		return
	}
	p.line("\n%-22s %-34s %s", name, "right", "instead")
	for i, c := range rows {
		if most > 0 && i == most {
			p.line("… %d more", len(rows)-i)
			break
		}
		var instead []string
		for _, a := range c.Instead {
			instead = append(instead, fmt.Sprintf("%s %d", a.Name, a.Count))
		}
		p.line("%-22s %-34s %s", c.Label, known(c.Right), strings.Join(instead, ", "))
	}
}

// wrongBrands prints the brands some of whose genuine messages are given
// another category.
func (p *printer) wrongBrands(shares []NamedShare, most int) {
	shares = slices.DeleteFunc(slices.Clone(shares), func(s NamedShare) bool { return s.Share.Count == s.Share.Total })
	if len(shares) == 0 {
		return
	}
	p.line("\n%-22s %s", "brand", "category as labeled, where some are not")
	for i, s := range shares {
		if most > 0 && i == most {
			p.line("… %d more", len(shares)-i)
			break
		}
		p.line("%-22s %s", s.Name, known(s.Share))
	}
}

// known leaves out a share of nothing.
func known(s Share) string {
	if s.Total == 0 {
		return ""
	}
	return strings.TrimSpace(s.String())
}

func (p *printer) reliability(rep *Report) {
	p.line("\nstated risk   mean stated   scams among them")
	for _, b := range rep.Reliability {
		if b.Scams.Total > 0 {
			p.line("%.2f–%.2f     %.3f         %s", b.Low, b.High, b.Stated, b.Scams)
		}
	}
	p.line("Brier score %.4f (scams and genuine messages weighing the same)", rep.Brier)
}

func (p *printer) misses(name string, misses []Miss, most int) {
	if len(misses) == 0 {
		return
	}
	p.line("\n%s", name)
	for i, m := range misses {
		if most > 0 && i == most {
			p.line("… %d more", len(misses)-i)
			break
		}
		p.line("%s\t%s\t%.3f\t%s\t%s", m.File, m.Outcome, m.Risk, m.Brand, m.Lure)
	}
}
