package web

import (
	"slices"

	"bonafide/explain"
)

// maxPieces bounds the pieces of the message that one finding shows.
const maxPieces = 5

// finding is what was found, with every piece of the message that it was found
// in.
type finding struct {
	explain.Reason
	Texts  []string
	Pieces []explain.Reason // Subject, Highlight and Official are of interest
	More   int              // further pieces
}

// findings gathers reasons of one kind, in the order of the first of each.
func findings(reasons []explain.Reason) []finding {
	var all []finding
	at := map[string]int{}
	for _, r := range reasons {
		i, ok := at[r.Code]
		if !ok {
			i = len(all)
			at[r.Code] = i
			all = append(all, finding{Reason: r})
		}
		all[i].add(r)
	}
	return all
}

func (f *finding) add(r explain.Reason) {
	for _, p := range f.Pieces {
		if p.Subject == r.Subject {
			return
		}
	}
	switch {
	case len(f.Pieces) == maxPieces:
		f.More++
		return
	case r.Subject != "" || r.Highlight != nil:
		f.Pieces = append(f.Pieces, r)
	}
	if slices.Contains(f.Texts, r.Text) {
		return
	}
	f.Texts = append(f.Texts, r.Text)
}
