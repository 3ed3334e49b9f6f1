package lookalike

// neighborhood finds the names within one or two edits of a word: it holds
// the hashes of each name with up to so many letters deleted, and a word is
// near a name when the two share such a hash (the symmetric deletion method).
type neighborhood struct {
	one, two [maxWord + 1]bool // lengths of words that can be within reach
	filter   []uint64          // bits by hash, to answer most words without a look-up
	first    map[uint64]int32  // hash -> first of its entries
	entries  []entry
}

// entry is a name that has a hash; entries of one hash are chained.
type entry struct {
	name int32
	next int32 // -1 for none
}

// maxWord is the longest word that is compared with names.
const maxWord = 24

// base is the multiplier of the polynomial hash, odd and without structure.
const base = 0x9e3779b97f4a7c15

const filterBits = 18

// newNeighborhood indexes names. reach tells how many edits a name of this
// length forgives.
func newNeighborhood(names []name) *neighborhood {
	n := &neighborhood{filter: make([]uint64, 1<<filterBits/64), first: make(map[uint64]int32, 32*len(names))}
	for id, nm := range names {
		length := len(nm.text)
		if nm.reach == 0 || length+2 > maxWord {
			continue
		}
		for d := -nm.reach; d <= nm.reach; d++ {
			n.one[length+d] = true
			if nm.reach == 2 {
				n.two[length+d] = true
			}
		}
		var w word
		w.set(nm.text)
		n.add(w.whole(), id)
		for i := range length {
			n.add(w.without(i), id)
			for j := i + 1; nm.reach == 2 && j < length; j++ {
				n.add(w.without2(i, j), id)
			}
		}
	}
	return n
}

func (n *neighborhood) add(h uint64, id int) {
	n.filter[h>>(64-filterBits)/64] |= 1 << (h >> (64 - filterBits) % 64)
	head, ok := n.first[h]
	if !ok {
		head = -1
	}
	for e := head; e >= 0; e = n.entries[e].next {
		if n.entries[e].name == int32(id) {
			return
		}
	}
	n.first[h] = int32(len(n.entries))
	n.entries = append(n.entries, entry{int32(id), head})
}

func (n *neighborhood) has(h uint64) bool {
	return n.filter[h>>(64-filterBits)/64]&(1<<(h>>(64-filterBits)%64)) != 0
}

// find calls try with each name that may be within reach of s; a name may be
// tried more than once. It stops when try answers true.
func (n *neighborhood) find(s string, try func(id int32) bool) {
	length := len(s)
	if length > maxWord || !n.one[length] {
		return
	}
	var w word
	w.set(s)
	if n.visit(w.whole(), try) {
		return
	}
	for i := range length {
		if n.visit(w.without(i), try) {
			return
		}
	}
	if !n.two[length] {
		return
	}
	for i := range length {
		for j := i + 1; j < length; j++ {
			if n.visit(w.without2(i, j), try) {
				return
			}
		}
	}
}

func (n *neighborhood) visit(h uint64, try func(id int32) bool) bool {
	if !n.has(h) {
		return false
	}
	e, ok := n.first[h]
	for ; ok && e >= 0; e = n.entries[e].next {
		if try(n.entries[e].name) {
			return true
		}
	}
	return false
}

// word holds the hashes of the parts of a word, so that the hash of the word
// without some letters costs no loop.
type word struct {
	length int
	prefix [maxWord + 1]uint64 // hash of the first i symbols
	power  [maxWord + 1]uint64
}

func (w *word) set(s string) {
	w.length = len(s)
	w.power[0] = 1
	for i := 0; i < len(s); i++ {
		w.prefix[i+1] = w.prefix[i]*base + uint64(symbols[s[i]]) + 1
		w.power[i+1] = w.power[i] * base
	}
}

// part is the hash of symbols i to j.
func (w *word) part(i, j int) uint64 { return w.prefix[j] - w.prefix[i]*w.power[j-i] }

func (w *word) whole() uint64 { return mix(w.prefix[w.length]) }

func (w *word) without(i int) uint64 {
	n := w.length
	return mix(w.prefix[i]*w.power[n-i-1] + w.part(i+1, n))
}

func (w *word) without2(i, j int) uint64 {
	n := w.length
	return mix((w.prefix[i]*w.power[j-i-1]+w.part(i+1, j))*w.power[n-j-1] + w.part(j+1, n))
}

// mix spreads a polynomial hash over the upper bits.
func mix(h uint64) uint64 {
	h ^= h >> 32
	return h * 0xd6e8feb86659fd93
}
