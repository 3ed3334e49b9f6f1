package lookalike

import "bonafide/link/confusable"

// stride is the number of symbols of the automaton.
const stride = 32

// Symbols beside the letters, which are 1 to 26.
const (
	symSeparator = 0
	symTwo       = 27
	symOther     = 28
)

// symbols folds bytes of a lower-case host by looks: digits count as the
// letters that they are written for, and i as l.
var symbols = func() (t [256]byte) {
	for c := range 256 {
		t[c] = symOther
	}
	for _, c := range []byte("-._ ") {
		t[c] = symSeparator
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c] = c - 'a' + 1
		t[c-'a'+'A'] = c - 'a' + 1
	}
	for _, c := range []byte("013456789") {
		t[c] = confusable.Letter(c) - 'a' + 1
	}
	t['2'] = symTwo
	t['i'], t['I'] = t['l'], t['l']
	return t
}()

// isVowel tells whether c is one of a, e, i, o, u, y.
func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// similar tells whether two different bytes look alike in many fonts.
func similar(a, b byte) bool {
	if confusable.SameLetter(a, b) {
		return true
	}
	if a > b {
		a, b = b, a
	}
	switch string([]byte{a, b}) {
	case "mn", "uv", "gq", "ij", "jl", "vy":
		return true
	}
	return false
}

// oneBit tells whether a and b differ in exactly one bit, as memory errors make
// them.
func oneBit(a, b byte) bool {
	x := a ^ b
	return x != 0 && x&(x-1) == 0
}
