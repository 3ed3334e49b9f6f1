package brand

import "unicode"

// pattern is one name in the trie.
type pattern struct {
	brand   int32  // index in the set
	text    string // as the profile writes it
	kind    patternKind
	letters int   // letters and digits in it
	accents bool  // it is written with accents
	acronym bool  // it is written in capitals only
	placed  bool  // it ends at a node
	next    int32 // the next pattern that ends at the same node, plus one
}

// patternKind says what a name is worth by itself.
type patternKind uint8

const (
	kindName    patternKind = iota // claims the brand
	kindCommon                     // an everyday word
	kindWeak                       // declared weak
	kindProduct                    // goes with the name
	kindNot                        // means something else
)

// trie holds names in folded form. A name is looked for at the beginning of
// words only, so it needs no failure links: one walk from each such place
// takes at most as many steps as the longest name has characters.
type trie struct {
	nodes    []node
	tables   [][symbols]int32 // children of the nodes that have several
	patterns []pattern
}

// node is a place in the trie. Most have one child, which is kept in place.
type node struct {
	next  int32 // the only child, by sym
	table int32 // index of its children in tables, 0 if it has one or none
	end   int32 // the first pattern that ends here, plus one; 0 is none
	sym   uint8
}

// child is the node that follows a node by a symbol, 0 if there is none.
func (t *trie) child(from int32, sym uint8) int32 {
	n := &t.nodes[from]
	switch {
	case n.table != 0:
		return t.tables[n.table][sym]
	case n.sym == sym:
		return n.next
	}
	return 0
}

// newTrie has only the root.
func newTrie() *trie {
	return &trie{nodes: make([]node, 1, 16384), tables: make([][symbols]int32, 1, 2048)}
}

// add enters a name, and the name with its spaces left out where that cannot
// be taken for another word.
func (t *trie) add(f *folder, p pattern) {
	syms := make([]uint8, 0, len(p.text))
	p.acronym = true
	spaces := 0
	for i := 0; i < len(p.text); {
		e, n := f.at(p.text[i:])
		for _, r := range p.text[i : i+n] {
			p.acronym = p.acronym && !unicode.IsLower(r)
		}
		i += n
		p.accents = p.accents || e.class == classAccent
		for _, sym := range e.sym {
			switch {
			case sym == 0, sym == symSpace && (len(syms) == 0 || syms[len(syms)-1] == symSpace):
			case sym == symSpace:
				spaces++
				syms = append(syms, sym)
			default:
				if sym < symSpace {
					p.letters++
				}
				syms = append(syms, sym)
			}
		}
	}
	if p.letters < 2 {
		return
	}
	index := int32(len(t.patterns))
	t.patterns = append(t.patterns, p)
	t.insert(syms, index)
	if spaces > 0 && p.kind == kindName && p.letters >= 8 {
		joined := make([]uint8, 0, len(syms))
		for _, sym := range syms {
			if sym != symSpace {
				joined = append(joined, sym)
			}
		}
		t.insert(joined, index)
	}
}

func (t *trie) insert(syms []uint8, index int32) {
	at := int32(0)
	for _, sym := range syms {
		next := t.child(at, sym)
		if next == 0 {
			next = t.grow(at, sym)
		}
		at = next
	}
	p := &t.patterns[index]
	for end := t.nodes[at].end; end != 0; end = t.patterns[end-1].next {
		if o := &t.patterns[end-1]; o.brand == p.brand && (o.kind == kindNot) == (p.kind == kindNot) {
			return // the same name twice in a profile: the first counts
		}
	}
	if p.placed { // its joined form: the list of a node goes through its patterns
		t.patterns = append(t.patterns, *p)
		index = int32(len(t.patterns) - 1)
		p = &t.patterns[index]
	}
	p.placed = true
	p.next = t.nodes[at].end
	t.nodes[at].end = index + 1
}

// grow adds a child to a node.
func (t *trie) grow(at int32, sym uint8) int32 {
	next := int32(len(t.nodes))
	t.nodes = append(t.nodes, node{})
	n := &t.nodes[at]
	switch {
	case n.table != 0:
	case n.next == 0:
		n.sym, n.next = sym, next
		return next
	default:
		n.table = int32(len(t.tables))
		t.tables = append(t.tables, [symbols]int32{})
		t.tables[n.table][n.sym] = n.next
	}
	t.tables[n.table][sym] = next
	return next
}
