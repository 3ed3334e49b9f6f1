package picture

import (
	"math"
	"slices"
)

// triple is three finder patterns that may be the corners of one code.
type triple struct {
	topLeft, topRight, bottomLeft int // indexes
	off                           float64
}

// Bounds of the search.
const (
	mostTriples = 40   // tried for one picture
	mostCosine  = 0.36 // of the angle at the top left corner: 69° to 111°
	mostLeg     = 175  // modules between two patterns: 177 less 7, and some
	leastLeg    = 12   // 21 less 7, and some
)

// triples lists what may be codes, the likeliest first.
func triples(list []finder) []triple {
	var out []triple
	for i := range list {
		for j := i + 1; j < len(list); j++ {
			if !alike(&list[i], &list[j]) {
				continue
			}
			for k := j + 1; k < len(list); k++ {
				if alike(&list[i], &list[k]) && alike(&list[j], &list[k]) {
					if t, ok := corner(list, i, j, k); ok {
						out = append(out, t)
					}
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b triple) int {
		switch {
		case a.off < b.off:
			return -1
		case a.off > b.off:
			return 1
		}
		return 0
	})
	return out[:min(len(out), mostTriples)]
}

func alike(a, b *finder) bool { return a.module < 1.7*b.module && b.module < 1.7*a.module }

// corner tells which of three patterns stands in the corner of the right angle
// and orders the other two clockwise.
func corner(list []finder, i, j, k int) (triple, bool) {
	a, b, c := i, j, k // a opposite the longest side
	switch ij, ik, jk := between(list, i, j), between(list, i, k), between(list, j, k); {
	case ij >= ik && ij >= jk:
		a, b, c = k, i, j
	case ik >= ij && ik >= jk:
		a, b, c = j, i, k
	}
	ux, uy := list[b].x-list[a].x, list[b].y-list[a].y
	vx, vy := list[c].x-list[a].x, list[c].y-list[a].y
	u, v := math.Hypot(ux, uy), math.Hypot(vx, vy)
	module := (list[a].module + list[b].module + list[c].module) / 3
	if u < leastLeg*module*0.8 || v < leastLeg*module*0.8 || u > mostLeg*module*1.3 || v > mostLeg*module*1.3 || u > 1.7*v || v > 1.7*u {
		return triple{}, false
	}
	cosine := math.Abs(ux*vx+uy*vy) / (u * v)
	if cosine > mostCosine {
		return triple{}, false
	}
	if ux*vy-uy*vx < 0 {
		b, c = c, b
	}
	sizes := math.Abs(list[a].module-list[b].module) + math.Abs(list[a].module-list[c].module)
	seen := float64(min(list[a].count, list[b].count, list[c].count))
	return triple{
		topLeft: a, topRight: b, bottomLeft: c,
		off: cosine + math.Abs(u-v)/max(u, v) + sizes/module + 1/seen + max(u, v)/module/400,
	}, true
}

// pair tells whether two patterns may be corners of one code.
func pair(list []finder) bool {
	if len(list) >= mostFinders {
		return false // a texture
	}
	for i := range list {
		for j := i + 1; j < len(list); j++ {
			a, b := &list[i], &list[j]
			module := (a.module + b.module) / 2
			if d := between(list, i, j) / module; 2*a.module < 3*b.module && 2*b.module < 3*a.module && d >= leastLeg && d <= 1.5*mostLeg {
				return true
			}
		}
	}
	return false
}

func between(list []finder, i, j int) float64 {
	return math.Hypot(list[i].x-list[j].x, list[i].y-list[j].y)
}
