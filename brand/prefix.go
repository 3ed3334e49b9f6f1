package brand

// prefixes tells with which two and three letters and digits names begin, so
// that most words of a text are passed over after a look at their beginning.
type prefixes struct {
	two   [symSpace][symSpace]bool
	three [symSpace][symSpace][symSpace]bool
}

// fill enters the beginnings of all names, each also with digits in place of
// letters.
func (p *prefixes) fill(t *trie) {
	t.each(0, func(first uint8, a int32) {
		t.each(a, func(second uint8, b int32) {
			for _, x := range written(first) {
				for _, y := range written(second) {
					p.two[x][y] = true
				}
			}
			t.each(b, func(third uint8, _ int32) { p.enter(first, second, third) })
		})
	})
}

func (p *prefixes) enter(first, second, third uint8) {
	for _, x := range written(first) {
		for _, y := range written(second) {
			for _, z := range written(third) {
				p.three[x][y][z] = true
			}
		}
	}
}

// each calls f with the children of a node that are letters or digits.
func (t *trie) each(from int32, f func(sym uint8, next int32)) {
	for sym := uint8(1); sym < symSpace; sym++ {
		if next := t.child(from, sym); next != 0 {
			f(sym, next)
		}
	}
}

// written gives a letter and the digit that is written for it.
func written(sym uint8) []uint8 {
	forms := []uint8{sym}
	for b := byte('0'); b <= '9'; b++ {
		if first, second := leet(b); first == sym || second == sym {
			forms = append(forms, symbol(b))
		}
	}
	return forms
}

// passes tells whether no name can begin at text[i:]. It looks at plain
// letters and digits only and says no where it meets others.
func (n *Namer) passes(text string, i int) bool {
	if i+2 >= len(text) {
		return false
	}
	table := &n.fold.table
	first, second := &table[text[i]], &table[text[i+1]]
	if first.class != classPlain || second.class != classPlain {
		return false
	}
	if !n.prefixes.two[first.sym[0]][second.sym[0]] {
		return true
	}
	third := &table[text[i+2]]
	return third.class == classPlain && !n.prefixes.three[first.sym[0]][second.sym[0]][third.sym[0]]
}
