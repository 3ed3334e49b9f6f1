package lexicon

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// manner tells what folding did to a character.
type manner uint8

const (
	plainLetter   manner = iota // a letter, or what it was without its accents
	styledLetter                // another form of a plain letter
	foreignLetter               // a letter of another script that looks like a Latin one
	otherLetter                 // a letter that is not Latin
	separator                   // no letter
	ignored                     // no width: nothing to see
	currencySign
)

// folder maps characters to the plain lower-case letters that they show.
// It is read-only after newFolder.
type folder struct {
	latin      [0x250]string // U+0000–U+024F
	additional [0x100]string // U+1E00–U+1EFF
	alike      map[rune]byte // letters of other scripts
	small      map[rune]byte // phonetic letters and small capitals
}

// newFolder builds the tables.
func newFolder() *folder {
	f := &folder{alike: lookAlikes(), small: smallCapitals()}
	for r := rune(0xA0); r < 0x250; r++ {
		f.latin[r] = stripMarks(r)
	}
	for r := rune(0x1E00); r < 0x1F00; r++ {
		f.additional[r-0x1E00] = stripMarks(r)
	}
	for r, s := range map[rune]string{
		'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o",
		'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th",
		'ı': "i", 'ħ': "h", 'Ħ': "h", 'ŧ': "t", 'Ŧ': "t", 'ĸ': "k", 'ŋ': "n", 'Ŋ': "n",
		'ſ': "s", 'ƒ': "f", 'ƶ': "z", 'ƀ': "b",
	} {
		f.latin[r] = s
	}
	f.additional[0x9E] = "ss"
	return f
}

// stripMarks is the lower-case base letters of r, "" if r is no Latin letter.
func stripMarks(r rune) string {
	if !unicode.IsLetter(r) {
		return ""
	}
	out := make([]byte, 0, 4)
	for _, d := range norm.NFKD.String(string(unicode.ToLower(r))) {
		if d >= 'a' && d <= 'z' {
			out = append(out, byte(d))
		}
	}
	return string(out)
}

// fold appends to dst what r, which is not ASCII, shows.
func (f *folder) fold(dst []byte, r rune) ([]byte, manner) {
	switch {
	case r < 0xA0:
		return dst, separator
	case r == 0xAD:
		return dst, ignored
	case r < 0xC0:
		return f.sign(dst, r)
	case r < 0x250:
		if s := f.latin[r]; s != "" {
			return append(dst, s...), plainLetter
		}
		return f.foreign(dst, r)
	case r >= 0x1E00 && r < 0x1F00:
		if s := f.additional[r-0x1E00]; s != "" {
			return append(dst, s...), plainLetter
		}
		return f.foreign(dst, r)
	case invisible(r):
		return dst, ignored
	case r >= 0x20A0 && r <= 0x20CF:
		return dst, currencySign
	case r < 0x2000 || r >= 0x2C00 && r < 0xA640 || r >= 0xAB00 && r < 0xFB00:
		return f.foreign(dst, r)
	}
	if b, ok := styled(r); ok {
		return append(dst, b), styledLetter
	}
	if r >= 0x2070 && r < 0x2190 || r >= 0xA720 && r < 0xAB70 || r >= 0xFB00 && r < 0xFB07 {
		return f.compatible(dst, r)
	}
	return f.foreign(dst, r)
}

// sign folds U+00A0–U+00BF.
func (f *folder) sign(dst []byte, r rune) ([]byte, manner) {
	switch r {
	case 0xA2, 0xA3, 0xA4, 0xA5:
		return dst, currencySign
	case 0xAA:
		return append(dst, 'a'), plainLetter
	case 0xBA:
		return append(dst, 'o'), plainLetter
	}
	return dst, separator
}

// compatible folds letter-like symbols, superscripts and ligatures.
func (f *folder) compatible(dst []byte, r rune) ([]byte, manner) {
	if b, ok := f.small[r]; ok {
		return append(dst, b), styledLetter
	}
	var in [utf8.UTFMax]byte
	n := len(dst)
	for _, d := range norm.NFKD.Properties(in[:utf8.EncodeRune(in[:], r)]).Decomposition() {
		switch {
		case d >= 'a' && d <= 'z':
			dst = append(dst, d)
		case d >= 'A' && d <= 'Z':
			dst = append(dst, d|0x20)
		}
	}
	if len(dst) == n {
		return dst, separator
	}
	return dst, styledLetter
}

// foreign folds the letters of other scripts.
func (f *folder) foreign(dst []byte, r rune) ([]byte, manner) {
	if b, ok := f.alike[r]; ok {
		return append(dst, b), foreignLetter
	}
	if b, ok := f.small[r]; ok {
		return append(dst, b), styledLetter
	}
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
		return dst, ignored
	}
	if unicode.IsLetter(r) {
		return utf8.AppendRune(dst, unicode.ToLower(r)), otherLetter
	}
	return dst, separator
}

// invisible tells whether r takes no width (Unicode's Default_Ignorable).
func invisible(r rune) bool {
	switch {
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F, r >= 0xFE00 && r <= 0xFE0F,
		r == 0xFEFF, r == 0x034F, r == 0x061C, r == 0x115F, r == 0x1160,
		r >= 0x180B && r <= 0x180F, r == 0x3164, r == 0xFFA0,
		r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// styled gives the plain letter of mathematical, full-width and enclosed ones.
func styled(r rune) (byte, bool) {
	switch {
	case r >= 0x1D400 && r < 0x1D6A4:
		return 'a' + byte((r-0x1D400)%52%26), true
	case r >= 0xFF21 && r <= 0xFF3A:
		return 'a' + byte(r-0xFF21), true
	case r >= 0xFF41 && r <= 0xFF5A:
		return 'a' + byte(r-0xFF41), true
	case r >= 0x249C && r <= 0x24B5:
		return 'a' + byte(r-0x249C), true
	case r >= 0x24B6 && r <= 0x24E9:
		return 'a' + byte((r-0x24B6)%26), true
	case r >= 0x1F110 && r <= 0x1F129:
		return 'a' + byte(r-0x1F110), true
	case r >= 0x1F130 && r <= 0x1F149:
		return 'a' + byte(r-0x1F130), true
	case r >= 0x1F150 && r <= 0x1F169:
		return 'a' + byte(r-0x1F150), true
	case r >= 0x1F170 && r <= 0x1F189:
		return 'a' + byte(r-0x1F170), true
	}
	return 0, false
}
