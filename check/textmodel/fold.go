package textmodel

import (
	"unicode"
	"unicode/utf8"

	"bonafide/link/confusable"
)

// folder maps characters to the plain lower-case letters that a reader takes
// them for. It is read-only once made.
type folder struct {
	low    [foldedBelow]folded
	styled [len(styledBlocks)][]folded
}

// folded is a short string; n is 0 for what is no letter.
type folded struct {
	text [3]byte
	n    uint8
}

// foldedBelow is the end of the scripts that are folded: Latin, Greek and
// Cyrillic with their extensions.
const foldedBelow = 0x600

// styledBlocks are the blocks of styled Latin letters and letter-like symbols.
var styledBlocks = [...]struct{ from, to rune }{
	{0x1D00, 0x2000},   // phonetic and small capitals, Latin additional
	{0x2070, 0x2190},   // superscripts, letter-like symbols, number forms
	{0x24B0, 0x2500},   // enclosed
	{0xFB00, 0xFB07},   // ligatures
	{0xFF10, 0xFF60},   // full-width
	{0x1D400, 0x1D800}, // mathematical
	{0x1F110, 0x1F190}, // enclosed, second
}

// newFolder builds the tables.
func newFolder() *folder {
	f := &folder{}
	for r := rune(0x80); r < foldedBelow; r++ {
		f.low[r] = foldLetter(r)
	}
	for i, b := range styledBlocks {
		f.styled[i] = make([]folded, b.to-b.from)
		for r := b.from; r < b.to; r++ {
			f.styled[i][r-b.from] = foldLetter(r)
		}
	}
	return f
}

// foldLetter folds one character, and gives nothing for what is no letter.
func foldLetter(r rune) folded {
	var out folded
	switch r {
	case '\u00DF', '\u1E9E': // sharp s, which looks like a b but is never one
		out.n = uint8(copy(out.text[:], "ss"))
		return out
	}
	for _, c := range []byte(confusable.Fold(string(r))) {
		letter := c >= 'a' && c <= 'z' || c >= '0' && c <= '9' && !unicode.IsSymbol(r)
		if int(out.n) == len(out.text) || !letter {
			return other(r)
		}
		out.text[out.n] = c
		out.n++
	}
	return out
}

// other keeps a letter that looks like no Latin one.
func other(r rune) folded {
	var out folded
	l := unicode.ToLower(r)
	if unicode.IsLetter(l) && utf8.RuneLen(l) <= len(out.text) {
		out.n = uint8(utf8.EncodeRune(out.text[:], l))
	}
	return out
}

// fold returns what r, which is not ASCII, shows, and whether it belongs to a
// word. A character without width belongs to one and shows nothing.
func (f *folder) fold(r rune) (folded, bool) {
	if r < foldedBelow {
		l := f.low[r]
		return l, l.n > 0 || confusable.IsInvisible(r)
	}
	for i, b := range styledBlocks {
		if r >= b.from && r < b.to {
			l := f.styled[i][r-b.from]
			return l, l.n > 0
		}
	}
	if confusable.IsInvisible(r) {
		return folded{}, true
	}
	if unicode.IsMark(r) {
		return folded{}, true
	}
	l := other(r)
	return l, l.n > 0
}
