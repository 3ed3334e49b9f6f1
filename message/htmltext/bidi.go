package htmltext

import (
	"slices"
	"unicode/utf8"
)

// The controls of an explicit override (UAX #9, sections 2.2 and 2.3). Text
// after the first is shown from right to left up to the second or the end of
// its paragraph, so that a word can be written backwards.
const (
	rightToLeft  = '\u202e' // RLO
	popDirection = '\u202c' // PDF
)

// endOverride puts the text since an override into the order in which it is
// shown. An override of two letters or more counts as an invisible character
// inside a word.
func (k *sink) endOverride() {
	if k.reversed == 0 {
		return
	}
	start := min(k.reversed-1, len(k.buf))
	k.reversed = 0
	for start < len(k.buf) && k.buf[start] <= ' ' {
		start++
	}
	shown := []rune(string(k.buf[start:]))
	if len(shown) < 2 {
		return
	}
	slices.Reverse(shown)
	k.buf = k.buf[:start]
	for _, r := range shown {
		k.buf = utf8.AppendRune(k.buf, r)
	}
	k.invisible++
}

// text ends the collection and returns what was collected.
func (k *sink) text() string {
	k.endOverride()
	return string(k.buf)
}
