package textmodel

// extractor finds the distinct features of a text. It is used again from text
// to text.
type extractor struct {
	scanner scanner
	seen    [slots]uint64 // hashes of words and pairs, by open addressing
	stamp   [slots]uint32 // the text in which seen was set
	text    uint32

	words, distinct, known int
	features               int

	take       func([]byte) bool // bound once, so that scoring allocates nothing
	add        func(uint32)
	vocabulary *vocabulary
	limit      int
	previous   uint64
}

// slots is a power of two above twice the words and pairs of a text.
const slots = 2048

// newExtractor makes an extractor that hands the index of every feature to add.
func newExtractor(f *folder, names map[uint64]struct{}, v *vocabulary, add func(uint32)) *extractor {
	x := &extractor{scanner: scanner{folder: f, names: names}, add: add, vocabulary: v}
	x.take = x.word
	return x
}

// extract reads a text.
func (x *extractor) extract(t Text) {
	x.text++
	if x.text == 0 { // after 2³² texts
		x.stamp = [slots]uint32{}
		x.text = 1
	}
	x.words, x.distinct, x.known, x.features = 0, 0, 0, 0
	x.piece(head(t.Subject), MaxWords/4)
	x.piece(head(t.Body), MaxWords-tailWords)
	if len(t.Body) > tailOctets && (len(t.Body) > maxOctets || x.words >= MaxWords-tailWords) {
		x.piece(tail(t.Body), MaxWords)
	}
}

// piece reads words until limit is reached.
func (x *extractor) piece(text string, limit int) {
	x.limit, x.previous = limit, 0
	x.scanner.scan(text, x.take)
}

// word counts one word and the pair that it makes with the one before.
func (x *extractor) word(w []byte) bool {
	x.words++
	h := Hash(w)
	if x.first(h) {
		x.feature(bucket(h))
		if w[0] != '<' {
			x.distinct++
			if x.vocabulary.has(h) {
				x.known++
			}
			if s, ok := stem(w); ok {
				x.feature(s)
			}
		}
	}
	if x.previous != 0 {
		if p := (x.previous*seedPair ^ h) * hashPrime; x.first(p) {
			x.feature(bucket(p))
		}
	}
	x.previous = h
	return x.words < x.limit
}

func (x *extractor) feature(i uint32) {
	x.features++
	x.add(i)
}

// first tells whether a hash is new in this text, and remembers it.
func (x *extractor) first(h uint64) bool {
	for i := (h ^ h>>32) & (slots - 1); ; i = (i + 1) & (slots - 1) {
		if x.stamp[i] != x.text {
			x.stamp[i], x.seen[i] = x.text, h
			return true
		}
		if x.seen[i] == h {
			return false
		}
	}
}

// head is the beginning of a text that is read.
func head(s string) string {
	if len(s) > maxOctets {
		return s[:maxOctets]
	}
	return s
}

// tail is the end of it that is read, from a space on.
func tail(s string) string {
	s = s[len(s)-tailOctets:]
	for i := range len(s) {
		if space(s[i]) {
			return s[i:]
		}
	}
	return ""
}
