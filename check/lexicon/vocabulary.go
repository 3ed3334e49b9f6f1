package lexicon

// Roles that a word can have beside standing in phrases.
const (
	roleNegation uint16 = 1 << iota
	roleCondition
	roleSalutation
	roleAudience
	roleCurrency
)

// Labels that are not words. Label 0 is never used.
const (
	labelNumber uint32 = 1 + iota
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
	keys  []uint64
	slots []int32
	words []word
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
	for size < 3*n {
		size *= 2
	}
	return &vocabulary{
		mask: uint64(size - 1), keys: make([]uint64, size), slots: make([]int32, size),
		words: make([]word, 1, n+1),
	}
}

// find returns the index of a word, 0 if it is unknown.
func (v *vocabulary) find(h uint64) int32 {
	for i := (h ^ h>>32) & v.mask; ; i = (i + 1) & v.mask {
		if v.slots[i] == 0 {
			return 0
		}
		if v.keys[i] == h {
			return v.slots[i]
		}
	}
}

// add returns the index of a word and enters it if need be.
func (v *vocabulary) add(h uint64) int32 {
	if i := v.find(h); i != 0 {
		return i
	}
	if 2*len(v.words) >= len(v.keys) {
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
	for v.slots[i] != 0 {
		i = (i + 1) & v.mask
	}
	v.keys[i], v.slots[i] = h, n
}

// grow doubles the table.
func (v *vocabulary) grow() {
	keys, slots := v.keys, v.slots
	v.keys, v.slots = make([]uint64, 2*len(keys)), make([]int32, 2*len(keys))
	v.mask = uint64(len(v.keys) - 1)
	for i, n := range slots {
		if n != 0 {
			v.put(keys[i], n)
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
