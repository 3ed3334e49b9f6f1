package lexicon

import (
	"encoding/binary"
	"slices"
)

// automaton is a trie of phrases whose edges are labels (words, classes,
// affixes) and gaps. One pass over the tokens finds every phrase.
type automaton struct {
	roots  []arrival // by label: what a phrase's first word leads to
	nodes  []node
	edges  []edge
	ends   []int32   // phrases
	leaves []leaving // where phrases go on
}

// node is a place in one or several phrases.
type node struct {
	from, to int32 // its edges, in order of label
	arrival
}

// arrival is what it means to reach a node and all that it is one with: the
// phrases that end there and the places from which others go on. They lie one
// beside the other, since most of the reading is done here.
type arrival struct {
	end, ends       int32 // in automaton.ends
	leave, leavings int32 // in automaton.leaves
}

// leaving is a node that labels lead on from.
type leaving struct {
	mask uint64 // of these labels
	node int32
	left int8 // words that may be skipped before
}

// maskOf is the set of labels, modulo 64.
func maskOf(labels []uint32) (mask uint64) {
	for _, l := range labels {
		mask |= 1 << (l & 63)
	}
	return mask
}

// place is a node under construction.
type place struct {
	mask   uint64
	gap    int32 // the node after a gap, 0 if none
	ending int32 // the first of the phrases that end here, 0 if none
	join   int32 // the first of the nodes that it is one with, 0 if none
}

// ending is one of the phrases that end in a node.
type ending struct {
	phrase, next int32
}

// join is one of the nodes that a node is one with: where the alternatives of a
// phrase meet again, so that a phrase of many alternatives stays small.
type join struct {
	node, next int32
}

// edge leads on with one label.
type edge struct {
	label uint32
	node  int32
}

// maxGap is the number of words that a gap may skip.
const maxGap = 3

// next is the node that label leads to from n, or 0.
func (a *automaton) next(n *node, label uint32) int32 {
	e := a.edges[n.from:n.to]
	if len(e) <= 8 {
		for i := range e {
			if e[i].label == label {
				return e[i].node
			}
		}
		return 0
	}
	if i, ok := slices.BinarySearchFunc(e, label, func(e edge, l uint32) int { return int(e.label) - int(l) }); ok {
		return e[i].node
	}
	return 0
}

// trie builds an automaton.
type trie struct {
	children map[uint64]int32
	nodes    []place
	parents  []builtEdge
	endings  []ending
	joins    []join
	meetings map[string]int32
}

// builtEdge is an edge before sorting.
type builtEdge struct {
	from  int32
	label uint32
	to    int32
}

// newTrie starts with the root, which is node 0.
func newTrie() *trie {
	return &trie{
		children: make(map[uint64]int32, 1<<15), meetings: make(map[string]int32, 1<<12),
		nodes: make([]place, 1, 1<<15), endings: make([]ending, 1, 1<<13), joins: make([]join, 1, 1<<15),
	}
}

// child returns the node that label leads to from n, made if need be.
func (t *trie) child(n int32, label uint32) int32 {
	k := uint64(n)<<32 | uint64(label)
	if c, ok := t.children[k]; ok {
		return c
	}
	t.nodes = append(t.nodes, place{})
	c := int32(len(t.nodes) - 1)
	t.children[k] = c
	t.parents = append(t.parents, builtEdge{n, label, c})
	return c
}

// skip returns the node after a gap from n.
func (t *trie) skip(n int32) int32 {
	if t.nodes[n].gap == 0 {
		t.nodes = append(t.nodes, place{})
		t.nodes[n].gap = int32(len(t.nodes) - 1)
	}
	return t.nodes[n].gap
}

// meet returns a node that all of nodes are one with. Where they came from by
// the same alternatives before, it is the same node.
func (t *trie) meet(nodes []int32) int32 {
	key := make([]byte, 0, 4*len(nodes))
	for _, n := range nodes {
		key = binary.LittleEndian.AppendUint32(key, uint32(n))
	}
	if n, ok := t.meetings[string(key)]; ok {
		return n
	}
	t.nodes = append(t.nodes, place{})
	m := int32(len(t.nodes) - 1)
	t.meetings[string(key)] = m
	for _, n := range nodes {
		t.joins = append(t.joins, join{m, t.nodes[n].join})
		t.nodes[n].join = int32(len(t.joins) - 1)
	}
	return m
}

// end notes that phrase ends in n.
func (t *trie) end(n, phrase int32) {
	for e := t.nodes[n].ending; e != 0; e = t.endings[e].next {
		if t.endings[e].phrase == phrase {
			return
		}
	}
	t.endings = append(t.endings, ending{phrase, t.nodes[n].ending})
	t.nodes[n].ending = int32(len(t.endings) - 1)
}

// build makes an automaton with labels below labels.
func (t *trie) build(labels uint32) *automaton {
	a := &automaton{roots: make([]arrival, labels), nodes: make([]node, len(t.nodes))}
	t.sortEdges(a)
	w := walk{trie: t, automaton: a, seen: make([]int32, len(t.nodes))}
	for i := range a.nodes {
		a.nodes[i].arrival = w.arrive(int32(i))
	}
	for _, e := range a.edges[a.nodes[0].from:a.nodes[0].to] {
		a.roots[e.label] = a.nodes[e.node].arrival
	}
	return a
}

// sortEdges lays the edges out by node, then by label within a node.
func (t *trie) sortEdges(a *automaton) {
	for _, e := range t.parents {
		a.nodes[e.from].to++
		t.nodes[e.from].mask |= 1 << (e.label & 63)
	}
	at := int32(0)
	for i := range a.nodes {
		n := &a.nodes[i]
		n.from, at = at, at+n.to
		n.to = n.from
	}
	a.edges = make([]edge, len(t.parents))
	for _, e := range t.parents {
		n := &a.nodes[e.from]
		a.edges[n.to] = edge{e.label, e.to}
		n.to++
	}
	for i := range a.nodes {
		n := &a.nodes[i]
		if n.to-n.from > 1 {
			slices.SortFunc(a.edges[n.from:n.to], func(x, y edge) int { return int(x.label) - int(y.label) })
		}
	}
}

// walk follows joins.
type walk struct {
	trie      *trie
	automaton *automaton
	seen      []int32 // by node: the walk in which it was last met
	number    int32
}

// arrive lists what it means to reach n.
func (w *walk) arrive(n int32) arrival {
	w.number++
	a := w.automaton
	out := arrival{end: int32(len(a.ends)), leave: int32(len(a.leaves))}
	w.visit(n)
	out.ends, out.leavings = int32(len(a.ends)), int32(len(a.leaves))
	return out
}

func (w *walk) visit(n int32) {
	if w.seen[n] == w.number {
		return
	}
	w.seen[n] = w.number
	t, a := w.trie, w.automaton
	at := &t.nodes[n]
	for e := at.ending; e != 0; e = t.endings[e].next {
		a.ends = append(a.ends, t.endings[e].phrase)
	}
	if at.mask != 0 {
		a.leaves = append(a.leaves, leaving{mask: at.mask, node: n})
	}
	if at.gap != 0 {
		a.leaves = append(a.leaves, leaving{mask: t.nodes[at.gap].mask, node: at.gap, left: maxGap})
	}
	for j := at.join; j != 0; j = t.joins[j].next {
		w.visit(t.joins[j].node)
	}
}
