package explain

// alignment tells which letters of a domain differ, and how many edits apart
// the two are.
type alignment struct {
	differs []bool
	cost    int
}

// align finds the fewest edits (insert, delete, replace, swap neighbors; the
// optimal string alignment distance) that lead from b to a and marks the
// letters of a that they touch. Among equally few it keeps the longest
// unchanged beginning.
func align(a, b []letter) alignment {
	w := len(b) + 1
	// rest[i*w+j] is the distance between a[i:] and b[j:].
	rest := make([]uint16, (len(a)+1)*w)
	for i := len(a); i >= 0; i-- {
		for j := len(b); j >= 0; j-- {
			rest[i*w+j] = distance(rest, a, b, i, j)
		}
	}
	m := alignment{differs: make([]bool, len(a)), cost: int(rest[0])}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		here := rest[i*w+j]
		switch {
		case i < len(a) && j < len(b) && a[i].r == b[j].r && here == rest[(i+1)*w+j+1]:
			i, j = i+1, j+1
		case swapped(a, b, i, j) && here == rest[(i+2)*w+j+2]+1:
			m.differs[i], m.differs[i+1] = true, true
			i, j = i+2, j+2
		case i < len(a) && j < len(b) && here == rest[(i+1)*w+j+1]+1:
			m.differs[i] = true
			i, j = i+1, j+1
		case i < len(a) && here == rest[(i+1)*w+j]+1:
			m.differs[i] = true
			i++
		default: // a letter of b is missing: its neighbors show where
			m.markGap(a, i)
			j++
		}
	}
	return m
}

func distance(rest []uint16, a, b []letter, i, j int) uint16 {
	w := len(b) + 1
	switch {
	case i == len(a):
		return uint16(len(b) - j) // at most maxHighlight
	case j == len(b):
		return uint16(len(a) - i)
	case a[i].r == b[j].r:
		return rest[(i+1)*w+j+1]
	}
	d := min(rest[(i+1)*w+j+1], rest[(i+1)*w+j], rest[i*w+j+1]) + 1
	if swapped(a, b, i, j) {
		d = min(d, rest[(i+2)*w+j+2]+1)
	}
	return d
}

func swapped(a, b []letter, i, j int) bool {
	return i+1 < len(a) && j+1 < len(b) && a[i].r == b[j+1].r && a[i+1].r == b[j].r
}

// markGap marks the letters on both sides of position i.
func (m *alignment) markGap(a []letter, i int) {
	if i > 0 && a[i-1].r != '.' {
		m.differs[i-1] = true
	}
	if i < len(a) && a[i].r != '.' {
		m.differs[i] = true
	}
}
