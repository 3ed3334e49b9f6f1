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
	seedPair  uint64 = 0x9E3779B97F4A7C15
	seedGroup uint64 = 0xC2B2AE3D27D4EB4F
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

// Sizes, in octets, of the groups of letters.
const (
	shortest   = 3
	longest    = 5
	maxGrouped = 24 // octets of a word that are cut into groups
)

// groups calls add for each group of octets of a word, which begins and ends
// with a mark of its own.
func groups(word []byte, add func(uint32)) {
	if len(word) > maxGrouped {
		word = word[:maxGrouped]
	}
	var padded [maxGrouped + 2]byte
	padded[0] = '^'
	n := 1 + copy(padded[1:], word)
	padded[n] = '$'
	n++
	for i := 0; i+shortest <= n; i++ {
		h := seedGroup
		for k := i; k < min(i+longest, n); k++ {
			h = (h ^ uint64(padded[k])) * hashPrime
			if k-i+1 >= shortest {
				add(bucket(h))
			}
		}
	}
}
