package textmodel

// Bits is the number of bits of a feature's index.
const Bits = 19

// FNV-1a, 64 bits, as the running hash of a word.
const (
	hashStart uint64 = 14695981039346656037
	hashPrime uint64 = 1099511628211
)

// Seeds keep the kinds of features apart.
const (
	seedPair uint64 = 0x9E3779B97F4A7C15
	seedStem uint64 = 0xC2B2AE3D27D4EB4F
)

// Hash is the hash of a folded word, by which names are masked.
func Hash(word []byte) uint64 {
	h := hashStart
	for _, c := range word {
		h = (h ^ uint64(c)) * hashPrime
	}
	return h
}

// bucket is the index of a feature: the upper bits of a mixed hash.
func bucket(h uint64) uint32 {
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return uint32(h >> (64 - Bits))
}

// stemmed is the number of octets that stand for a longer word with all its
// endings.
const stemmed = 5

// stem is the feature of a word's beginning; ok is false for a word that is no
// longer than that.
func stem(word []byte) (index uint32, ok bool) {
	if len(word) <= stemmed {
		return 0, false
	}
	return bucket(Hash(word[:stemmed]) ^ seedStem), true
}
