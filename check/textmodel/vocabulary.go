package textmodel

// vocabulary is the set of words that were seen in training, as a bitmap of
// their hashes. It answers a little too often, never too seldom.
type vocabulary struct {
	bits []uint64
}

// vocabularyBits is the size of the bitmap as a power of two.
const vocabularyBits = 18

func newVocabulary() *vocabulary {
	return &vocabulary{bits: make([]uint64, 1<<(vocabularyBits-6))}
}

func vocabularyIndex(h uint64) uint64 {
	return (h * seedPair) >> (64 - vocabularyBits)
}

func (v *vocabulary) add(h uint64) {
	i := vocabularyIndex(h)
	v.bits[i>>6] |= 1 << (i & 63)
}

func (v *vocabulary) has(h uint64) bool {
	i := vocabularyIndex(h)
	return v.bits[i>>6]&(1<<(i&63)) != 0
}
