package lookalike

import "strings"

// report makes the Match of the strongest imitation.
func (v *view) report() Match {
	n := &v.m.names[v.best.name]
	part := v.host[v.best.start:v.best.end]
	return Match{
		Brand:     n.brand,
		Name:      n.text,
		Kind:      v.best.kind,
		Score:     v.best.score,
		Official:  nearest(n, v.host),
		Host:      v.host,
		Part:      part,
		Highlight: highlight(part, n.text, v.best.start),
	}
}

// nearest is the official domain with the same last labels as the host, or
// whose labels stand in it, or the first one that holds the name.
func nearest(n *name, host string) string {
	best, most := "", -1
	for _, d := range n.official {
		points := 0
		if strings.Contains(d, n.text) {
			points++
		}
		if i := strings.IndexByte(d, '.'); i >= 0 && strings.HasSuffix(host, d[i:]) {
			points++
		}
		if strings.Contains(host, d) {
			points += 2
		}
		if points > most {
			best, most = d, points
		}
	}
	return best
}

// highlight marks the bytes of part, which begins at offset in the host, that
// differ from the name; all of it where none does.
func highlight(part, name string, offset int) []Span {
	head := 0
	for head < len(part) && head < len(name) && part[head] == name[head] {
		head++
	}
	tail := 0
	for tail < len(part)-head && tail < len(name)-head && part[len(part)-1-tail] == name[len(name)-1-tail] {
		tail++
	}
	from, to := head, len(part)-tail
	switch {
	case head == len(part) && len(part) == len(name):
		from, to = 0, len(part)
	case from == to:
		// A letter is missing: point at the letters around the gap.
		from, to = max(0, from-1), min(len(part), to+1)
	case len(part) == len(name):
		return differing(part, name, offset)
	}
	return []Span{{offset + from, offset + to}}
}

// differing marks each run of bytes that differ, for strings of one length.
func differing(part, name string, offset int) []Span {
	var spans []Span
	for i := 0; i < len(part); i++ {
		if part[i] == name[i] {
			continue
		}
		start := i
		for i < len(part) && part[i] != name[i] {
			i++
		}
		spans = append(spans, Span{offset + start, offset + i})
	}
	return spans
}
