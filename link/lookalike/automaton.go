package lookalike

// automaton finds all patterns in one pass over folded bytes (Aho and Corasick,
// "Efficient string matching", 1975), as a table of transitions.
type automaton struct {
	next []int32  // state*stride + symbol
	out  []int32  // state -> first entry of hits, -1 for none
	hits []output // chained
}

// output is a pattern that ends in a state.
type output struct {
	name   int32 // index into Matcher.names
	length int32 // of the pattern
	kind   Kind  // "" for the name itself
	then   int32 // next shorter pattern that ends here, -1 for none
}

// pattern is one string to find.
type pattern struct {
	text string
	name int
	kind Kind
}

// newAutomaton builds the table. Patterns with a byte that folds to nothing
// are left out.
func newAutomaton(patterns []pattern) *automaton {
	letters := 1
	for _, p := range patterns {
		letters += len(p.text)
	}
	// Patterns share beginnings: two thirds of the letters make the states.
	states := letters*2/3 + 1
	a := &automaton{next: make([]int32, stride, states*stride), out: make([]int32, 1, states)}
	a.out[0] = -1
	for _, p := range patterns {
		a.insert(p)
	}
	a.link()
	return a
}

// emptyState is a row of the table that leads nowhere.
var emptyState [stride]int32

func (a *automaton) insert(p pattern) {
	state := int32(0)
	for i := 0; i < len(p.text); i++ {
		sym := symbols[p.text[i]]
		if sym == symSeparator || sym == symOther {
			return
		}
		at := state*stride + int32(sym)
		if a.next[at] == 0 {
			a.next[at] = int32(len(a.out))
			a.next = append(a.next, emptyState[:]...)
			a.out = append(a.out, -1)
		}
		state = a.next[at]
	}
	if state == 0 {
		return
	}
	for h := a.out[state]; h >= 0; h = a.hits[h].then {
		if a.hits[h].name == int32(p.name) {
			return // the earlier pattern names the plainer kind
		}
	}
	a.hits = append(a.hits, output{int32(p.name), int32(len(p.text)), p.kind, a.out[state]})
	a.out[state] = int32(len(a.hits) - 1)
}

// link turns the tree into a machine, breadth first. A separator leads back to
// the root from everywhere.
func (a *automaton) link() {
	fail := make([]int32, len(a.out))
	queue := make([]int32, 0, len(a.out))
	for sym := 1; sym < stride; sym++ {
		if s := a.next[sym]; s != 0 {
			queue = append(queue, s)
		}
	}
	for at := 0; at < len(queue); at++ {
		state := queue[at]
		a.chain(state, fail[state])
		row, fallback := a.row(state), a.row(fail[state])
		for sym, to := range row {
			if to == 0 {
				row[sym] = fallback[sym]
				continue
			}
			fail[to] = fallback[sym]
			queue = append(queue, to)
		}
	}
}

// row holds the transitions of a state. No pattern holds a separator, so that
// its entry stays 0.
func (a *automaton) row(state int32) *[stride]int32 {
	return (*[stride]int32)(a.next[state*stride:])
}

// chain appends the outputs of the state's longest proper suffix to its own.
func (a *automaton) chain(state, suffix int32) {
	if a.out[state] < 0 {
		a.out[state] = a.out[suffix]
		return
	}
	last := a.out[state]
	for a.hits[last].then >= 0 {
		last = a.hits[last].then
	}
	a.hits[last].then = a.out[suffix]
}
