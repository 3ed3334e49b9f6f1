package evaluate

import (
	"cmp"
	"maps"
	"slices"

	"bonafide/verdict"
)

// NamedShare is a share of one group.
type NamedShare struct {
	Name  string `json:"name"`
	Share Share  `json:"share"`
}

// Confusion is what messages with one label were taken for.
type Confusion struct {
	Label string `json:"label"` // "-" for none
	Right Share  `json:"right"`
	// Instead counts the wrong answers, the most frequent first.
	Instead []Answer `json:"instead"`
}

// Answer is how often something was answered.
type Answer struct {
	Name  string `json:"name"` // "-" for none
	Count int    `json:"count"`
}

// naming collects how well messages are named: the lure of scams, the category
// of genuine mail.
type naming struct {
	lures, categories, everyCategory table
	samples, brands                  map[string]*Share
}

// add counts one message.
func (n *naming) add(rec *Record) {
	if rec.scam() {
		if label := rec.Label.Lure; label != "" {
			right := n.lures.add(label, orNone(rec.Verdict.Lure))
			count(&n.samples, orNone(rec.Label.Sample), right)
		}
		return
	}
	label := verdict.Category(rec.Label.Reason)
	if rec.Scam || !slices.Contains(verdict.Categories(), label) {
		return
	}
	n.everyCategory.add(string(label), string(rec.Verdict.Category))
	if b := rec.Label.Brand; b != "" && b != "-" {
		right := n.categories.add(string(label), string(rec.Verdict.Category))
		count(&n.brands, b, right)
	}
}

// report enters what was collected.
func (n *naming) report(rep *Report) {
	rep.LureTable, rep.Lures = n.lures.sorted()
	rep.CategoryTable, rep.Categories = n.categories.sorted()
	_, rep.CategoriesAll = n.everyCategory.sorted()
	rep.LureSamples, rep.CategoryBrands = named(n.samples), named(n.brands)
}

// table counts answers by label and answer.
type table map[string]map[string]int

// add counts one answer and tells whether it is the label.
func (t *table) add(label, answer string) bool {
	if *t == nil {
		*t = table{}
	}
	if (*t)[label] == nil {
		(*t)[label] = map[string]int{}
	}
	(*t)[label][answer]++
	return label == answer
}

// sorted lists the labels, the most frequent first, and how many answers are
// right in all.
func (t table) sorted() ([]Confusion, Share) {
	out := make([]Confusion, 0, len(t))
	var all Share
	for _, label := range slices.Sorted(maps.Keys(t)) {
		c := Confusion{Label: label, Instead: []Answer{}}
		for _, answer := range slices.Sorted(maps.Keys(t[label])) {
			n := t[label][answer]
			c.Right.Total += n
			if answer == label {
				c.Right.Count += n
			} else {
				c.Instead = append(c.Instead, Answer{answer, n})
			}
		}
		slices.SortStableFunc(c.Instead, func(a, b Answer) int { return cmp.Compare(b.Count, a.Count) })
		all.Count += c.Right.Count
		all.Total += c.Right.Total
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Confusion) int { return cmp.Compare(b.Right.Total, a.Right.Total) })
	return out, all
}

// count adds one answer to the share of a name.
func count(shares *map[string]*Share, name string, right bool) {
	if *shares == nil {
		*shares = map[string]*Share{}
	}
	if (*shares)[name] == nil {
		(*shares)[name] = &Share{}
	}
	(*shares)[name].add(right)
}

// named lists shares by name.
func named(shares map[string]*Share) []NamedShare {
	out := make([]NamedShare, 0, len(shares))
	for _, name := range slices.Sorted(maps.Keys(shares)) {
		out = append(out, NamedShare{name, *shares[name]})
	}
	return out
}

func orNone(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
