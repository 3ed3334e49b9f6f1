package lexicon

// Roles that a word can have beside standing in phrases.
const (
	roleNegation uint16 = 1 << iota
	roleCondition
	roleSalutation
	roleAudience
	roleCurrency
	roleMisspelling // of a key word
)

// Labels that are not words. Label 0 is never used.
const (
	labelNumber = 1 + iota
	labelMoney
	labelPercent
	labelURL
	labelAddress
	labelsReserved
)

// word is what the tables know of one word.
type word struct {
	// labels are the marks on edges of the automaton that the word passes:
	// itself, its classes, its beginnings and endings.
	labels []uint32
	// begins is the set of labels that go on from phrases that begin with it,
	// ends tells that phrases of this word alone do.
	begins uint64
	ends   bool
	roles  uint16
	// misspelling is 1 + the index of the key word that it misspells.
	misspelling uint16
	// common is the set of languages in which it is one of the commonest words.
	common uint32
}

// vocabulary maps the hash of a folded word to its entry, by open addressing.
// Hashes stand for words: two words that share one would be taken for each
// other, which costs an attacker much and wins nothing.
type vocabulary struct {
	mask  uint64
	slots []slot
	words []word
	masks []uint64 // by word, of its labels
}

// slot is a place of the table.
type slot struct {
	hash  uint64
	word  int32 // 0 if it is free
	roles uint16
}

// FNV-1a, 64 bits.
const (
	hashStart uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

// hashWord is the hash of a folded word.
func hashWord(b []byte) uint64 {
	h := hashStart
	for _, c := range b {
		h = (h ^ uint64(c)) * hashPrime
	}
	return h
}

// newVocabulary makes room for n words.
func newVocabulary(n int) *vocabulary {
	size := 1024
	for size < 2*n {
		size *= 2
	}
	return &vocabulary{
		mask: uint64(size - 1), slots: make([]slot, size),
		words: make([]word, 1, n+1),
	}
}

// find returns the index of a word, 0 if it is unknown, and its roles.
func (v *vocabulary) find(h uint64) (int32, uint16) {
	for i := (h ^ h>>32) & v.mask; ; i = (i + 1) & v.mask {
		s := &v.slots[i]
		if s.hash == h || s.word == 0 {
			return s.word, s.roles
		}
	}
}

// finish notes beside the words what was gathered about them.
func (v *vocabulary) finish(a *automaton) {
	v.masks = make([]uint64, len(v.words))
	for i := range v.words {
		w := &v.words[i]
		if w.misspelling != 0 {
			w.roles |= roleMisspelling
		}
		v.masks[i] = maskOf(w.labels)
		for _, l := range w.labels {
			r := &a.roots[l]
			w.ends = w.ends || r.end < r.ends
			for _, leaf := range a.leaves[r.leave:r.leavings] {
				w.begins |= leaf.mask
			}
		}
	}
	for i := range v.slots {
		v.slots[i].roles = v.words[v.slots[i].word].roles
	}
}

// add returns the index of a word and enters it if need be.
func (v *vocabulary) add(h uint64) int32 {
	if i, _ := v.find(h); i != 0 {
		return i
	}
	if 2*len(v.words) >= len(v.slots) {
		v.grow()
	}
	v.words = append(v.words, word{})
	n := int32(len(v.words) - 1)
	v.put(h, n)
	return n
}

// put stores a slot that is known to be missing.
func (v *vocabulary) put(h uint64, n int32) {
	i := (h ^ h>>32) & v.mask
	for v.slots[i].word != 0 {
		i = (i + 1) & v.mask
	}
	v.slots[i] = slot{hash: h, word: n}
}

// grow doubles the table.
func (v *vocabulary) grow() {
	slots := v.slots
	v.slots = make([]slot, 2*len(slots))
	v.mask = uint64(len(v.slots) - 1)
	for i := range slots {
		if slots[i].word != 0 {
			v.put(slots[i].hash, slots[i].word)
		}
	}
}

// affixes are beginnings (or endings) of words, found by their first (last)
// three letters.
type affixes struct {
	index [1 << 15]uint16 // 1 + index into lists
	lists [][]affix
}

// affix is one beginning or ending.
type affix struct {
	text  string
	label []uint32 // itself and its classes
}

// minAffix is the least length of an affix, in octets.
const minAffix = 3

// affixKey packs three letters from a to z.
func affixKey(a, b, c byte) (int, bool) {
	a, b, c = a-'a', b-'a', c-'a'
	if a > 25 || b > 25 || c > 25 {
		return 0, false
	}
	return int(a)<<10 | int(b)<<5 | int(c), true
}
