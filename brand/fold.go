package brand

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Symbols are the letters of the trie of names: 1–26 for a–z, 27–36 for 0–9,
// and those below. 0 is none.
const (
	symLetter = 1
	symDigit  = 27
	symSpace  = 37 // any run of spaces, hyphens and underscores
	symAnd    = 38
	symPlus   = 39
	symDot    = 40
	symbols   = 41
)

// class says what a character is for a name.
type class uint8

const (
	classOther     class = iota // ends a word
	classPlain                  // an ASCII letter or digit
	classAccent                 // a Latin letter with a mark, or a mark alone
	classLookalike              // a letter of another script that looks Latin
	classForeign                // a letter of another script
	classStyled                 // a letter in mathematical, circled or such form
	classFull                   // a full-width letter
	classInvisible              // shows nothing
	classSpace                  // separates the words of a name
	classSign                   // & + .
	classQuote                  // an apostrophe
)

// word tells whether a character of this class is part of a word.
func (c class) word() bool { return c >= classPlain && c <= classFull }

// folded is a character in the alphabet of the trie.
type folded struct {
	class class
	sym   [2]uint8 // 0 where there is none
}

// tableSize covers Latin, Greek, Cyrillic and Armenian.
const tableSize = 0x590

// lookalikes are letters of other scripts, and Latin letters without a
// decomposition, with the ASCII letter for which a reader takes them (after
// UTS #39; only letters that occur in names of brands).
const lookalikes = "" +
	// Cyrillic.
	"\u0430a\u0432b\u0433r\u0435e\u043ak\u043cm\u043dh\u043eo\u043fn\u0440p\u0441c\u0442t\u0443y\u0445x\u0438u\u044fr\u044cb\u0448w" +
	"\u0410a\u0412b\u0415e\u041ak\u041cm\u041dh\u041eo\u0420p\u0421c\u0422t\u0423y\u0425x\u042cb\u0405s\u0406i\u0408j\u0404e\u0401e" +
	"\u0455s\u0456i\u0457i\u0458j\u0454e\u0451e\u04bbh\u0501d\u051bq\u051dw\u04cfl\u04c0l\u0475v\u0474v\u04aby\u04afy\u04b3x\u049bk\u04a3h\u0491r\u04e9o" +
	// Greek.
	"\u03b1a\u03b2b\u03b3y\u03b5e\u03b7n\u03b9i\u03bak\u03bdv\u03bfo\u03c1p\u03c3o\u03c4t\u03c5u\u03c7x\u03c9w\u03aci\u03ada\u03aee\u03afi\u03cco" +
	"\u0391a\u0392b\u0395e\u0396z\u0397h\u0399i\u039ak\u039cm\u039dn\u039fo\u03a1p\u03a4t\u03a5y\u03a7x\u03f2c\u03f3j" +
	// Armenian.
	"\u0585o\u057du\u0570h\u0578n\u0581g\u0566q\u056ah\u054du\u0555o\u053cl" +
	// Latin letters of their own and phonetic ones.
	"\u0131i\u0142l\u0141l\u00f8o\u00d8o\u0111d\u0110d\u0127h\u0126h\u0167t\u0166t\u0180b\u0192f\u0251a\u0261g\u0269i\u026ai\u0274n\u0280r\u029fl\u028fy\u0299b\u029ch\u0262g\u0283l\u0257d\u0253b\u0256d\u0260g\u0268i\u0271m\u0272n\u0282s\u028bv\u0290z"

// phonetic are small capitals and such beyond the table.
const phonetic = "" +
	"\u1d00a\u1d04c\u1d05d\u1d07e\u1d0aj\u1d0bk\u1d0dm\u1d0fo\u1d18p\u1d1bt\u1d1cu\u1d20v\u1d21w\u1d22z\ua730f\ua731s" +
	// Cherokee.
	"\u13aaa\u13f4b\u13dfc\u13a0d\u13ace\u13c0g\u13bbh\u13a5i\u13abj\u13e6k\u13del\u13b7m\u13e2p\u13a1r\u13d2r\u13das\u13a2t\u13d9v\u13b3w\u13c3z\u13a9y"

// folder turns characters into folded ones. It never changes once made.
type folder struct {
	table [tableSize]folded
	rare  map[rune]folded
	kinds [256]byteKind
}

// byteKind says what a byte of UTF-8 text is, for the quick run over a text.
type byteKind uint8

const (
	byteWord    byteKind = 1 << iota // an ASCII letter or digit
	byteSmall                        // a small letter
	byteCapital                      // a capital
	byteSign                         // a sign that may stand for a first letter
	byteLong                         // part of a longer character
)

func kindOf(b byte) byteKind {
	switch {
	case b >= utf8.RuneSelf:
		return byteLong
	case b >= 'a' && b <= 'z':
		return byteWord | byteSmall
	case b >= 'A' && b <= 'Z':
		return byteWord | byteCapital
	case b >= '0' && b <= '9':
		return byteWord
	case b == '@' || b == '$':
		return byteSign
	}
	return 0
}

func newFolder() *folder {
	f := &folder{rare: make(map[rune]folded, len(phonetic)/4)}
	for r := range rune(tableSize) {
		f.table[r] = foldLow(r)
	}
	for b := range f.kinds {
		f.kinds[b] = kindOf(byte(b))
	}
	f.add(lookalikes)
	f.add(phonetic)
	return f
}

// add enters pairs of a letter and the ASCII letter that it looks like. Latin
// letters count as accented, because languages use them.
func (f *folder) add(pairs string) {
	letters := []rune(pairs)
	for i := 0; i+1 < len(letters); i += 2 {
		entry := folded{class: classLookalike, sym: [2]uint8{symbol(byte(letters[i+1]))}}
		if letters[i] < 0x250 {
			entry.class = classAccent
		}
		if letters[i] < tableSize {
			f.table[letters[i]] = entry
		} else {
			f.rare[letters[i]] = entry
		}
	}
}

// at folds the character at the start of text and gives its length in bytes.
func (f *folder) at(text string) (folded, int) {
	if b := text[0]; b < utf8.RuneSelf {
		return f.table[b], 1
	}
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case r < tableSize:
		return f.table[r], n
	case r >= 0x3000 && r < 0xfe00:
		// Scripts that write without spaces: a Latin name stands free in them.
		if r == 0x3000 {
			return folded{class: classSpace, sym: [2]uint8{symSpace}}, n
		}
		if e, ok := f.rare[r]; ok {
			return e, n
		}
		return folded{}, n
	}
	return f.high(r, text), n
}

// high folds a character beyond the table.
func (f *folder) high(r rune, text string) folded {
	switch {
	case r >= 0x2000 && r <= 0x206f:
		return foldPunctuation(r)
	case r == 0xfeff || r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0000 && r <= 0xe0fff:
		return folded{class: classInvisible}
	case r >= 0xff01 && r <= 0xff5e:
		low := foldLow(r - 0xff01 + '!')
		if low.class == classPlain {
			low.class = classFull
		}
		return low
	case r >= 0x24b6 && r <= 0x24e9:
		return styled(byte('a' + (r-0x24b6)%26))
	case r >= 0x1f130 && r <= 0x1f189 && (r-0x1f130)%32 < 26:
		return styled(byte('a' + (r-0x1f130)%32))
	case r == 0x2122 || r == 0x2120 || r == 0x2116:
		return folded{} // trade mark, service mark, numero
	}
	if e, ok := f.rare[r]; ok {
		return e
	}
	return foldDecomposed(r, text)
}

// foldLow folds a character below tableSize that has no look-alike entry.
func foldLow(r rune) folded {
	switch {
	case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
		return folded{class: classPlain, sym: [2]uint8{symbol(byte(r))}}
	case r == '&':
		return folded{class: classSign, sym: [2]uint8{symAnd}}
	case r == '+':
		return folded{class: classSign, sym: [2]uint8{symPlus}}
	case r == '.':
		return folded{class: classSign, sym: [2]uint8{symDot}}
	case r == '\'' || r == '`' || r == 0xb4 || r == 0x2bc:
		return folded{class: classQuote}
	case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '-' || r == '_' || r == 0xa0:
		return folded{class: classSpace, sym: [2]uint8{symSpace}}
	case r == 0xad || r == 0x34f:
		return folded{class: classInvisible}
	case r == 0xdf:
		return folded{class: classAccent, sym: [2]uint8{symbol('s'), symbol('s')}}
	case r == 0xe6 || r == 0xc6:
		return folded{class: classAccent, sym: [2]uint8{symbol('a'), symbol('e')}}
	case r == 0x153 || r == 0x152:
		return folded{class: classAccent, sym: [2]uint8{symbol('o'), symbol('e')}}
	case r < 0xc0:
		return folded{}
	case unicode.Is(unicode.Mn, r):
		return folded{class: classAccent}
	}
	return foldDecomposed(r, string(r))
}

// foldPunctuation folds a character of the block General Punctuation.
func foldPunctuation(r rune) folded {
	switch {
	case r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060:
		return folded{class: classInvisible}
	case r <= 0x200a || r >= 0x2010 && r <= 0x2015 || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f:
		return folded{class: classSpace, sym: [2]uint8{symSpace}}
	case r == 0x2018 || r == 0x2019 || r == 0x201b || r == 0x2032:
		return folded{class: classQuote}
	}
	return folded{}
}

// foldDecomposed folds a character to the ASCII letters of its compatibility
// decomposition (Unicode normalization form KD).
func foldDecomposed(r rune, text string) folded {
	if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Nd, r) && !unicode.Is(unicode.So, r) {
		return folded{}
	}
	if unicode.Is(unicode.Mn, r) {
		return folded{class: classAccent}
	}
	var e folded
	d := norm.NFKD.PropertiesString(text).Decomposition()
	if len(d) > 0 {
		e.sym[0] = symbol(d[0])
	}
	if len(d) == 2 {
		e.sym[1] = symbol(d[1])
	}
	switch {
	case e.sym[0] != 0 && (r < 0x250 || r >= 0x1e00 && r <= 0x1eff):
		e.class = classAccent
	case e.sym[0] != 0:
		e.class = classStyled
	case unicode.IsLetter(r) && r < tableSize:
		e.class = classForeign
	}
	return e
}

func styled(letter byte) folded {
	return folded{class: classStyled, sym: [2]uint8{symbol(letter)}}
}

// symbol is an ASCII letter or digit in the alphabet of the trie, 0 for
// anything else.
func symbol(b byte) uint8 {
	switch {
	case b >= 'a' && b <= 'z':
		return symLetter + b - 'a'
	case b >= 'A' && b <= 'Z':
		return symLetter + b - 'A'
	case b >= '0' && b <= '9':
		return symDigit + b - '0'
	}
	return 0
}

// leet gives the letters for which a digit or sign is written.
func leet(b byte) (first, second uint8) {
	switch b {
	case '0':
		return symbol('o'), 0
	case '1', '|', '!':
		return symbol('l'), symbol('i')
	case '3':
		return symbol('e'), 0
	case '4', '@':
		return symbol('a'), 0
	case '5', '$':
		return symbol('s'), 0
	case '7':
		return symbol('t'), 0
	case '8':
		return symbol('b'), 0
	}
	return 0, 0
}
