package lexicon

import (
	"encoding/binary"
	"slices"
)

// automaton is a trie of phrases whose edges are labels (words, classes,
// affixes) and gaps. One pass over the tokens finds every phrase.
type automaton struct {
	roots   []int32 // by label: the node after a phrase's first word
	nodes   []node
	edges   []edge
	endings []ending // the first is unused
	joins   []join   // the first is unused
}

// node is a place in one or several phrases.
type node struct {
	mask     uint64 // of the labels that leave it, modulo 64
	from, to int32  // its edges, in order of label
	gap      int32  // the node after a gap, 0 if none
	ending   int32  // the first of the phrases that end here, 0 if none
	join     int32  // the first of the nodes that it is one with, 0 if none
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
	if n.mask&(1<<(label&63)) == 0 {
		return 0
	}
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
	nodes    []node
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
		nodes: make([]node, 1, 1<<15), endings: make([]ending, 1, 1<<13), joins: make([]join, 1, 1<<15),
	}
}

// child returns the node that label leads to from n, made if need be.
func (t *trie) child(n int32, label uint32) int32 {
	k := uint64(n)<<32 | uint64(label)
	if c, ok := t.children[k]; ok {
		return c
	}
	t.nodes = append(t.nodes, node{})
	c := int32(len(t.nodes) - 1)
	t.children[k] = c
	t.parents = append(t.parents, builtEdge{n, label, c})
	return c
}

// skip returns the node after a gap from n.
func (t *trie) skip(n int32) int32 {
	if t.nodes[n].gap == 0 {
		t.nodes = append(t.nodes, node{})
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
	t.nodes = append(t.nodes, node{})
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

// build sorts the edges into an automaton with labels below labels.
func (t *trie) build(labels uint32) *automaton {
	a := &automaton{roots: make([]int32, labels), nodes: t.nodes, endings: t.endings, joins: t.joins}
	// Counting sort by node, then by label within a node.
	for _, e := range t.parents {
		a.nodes[e.from].to++
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
		n.mask |= 1 << (e.label & 63)
	}
	for i := range a.nodes {
		n := &a.nodes[i]
		if n.to-n.from > 1 {
			slices.SortFunc(a.edges[n.from:n.to], func(x, y edge) int { return int(x.label) - int(y.label) })
		}
	}
	for _, e := range a.edges[a.nodes[0].from:a.nodes[0].to] {
		a.roots[e.label] = e.node
	}
	return a
}
