package htmltext

import "unicode"

// Ignorable tells characters that leave no mark on the page: Unicode's
// Default_Ignorable_Code_Point (DerivedCoreProperties) and the interlinear
// annotation controls.
func Ignorable(r rune) bool {
	switch {
	case r < 0x034f:
		return r == 0x00ad
	case r < 0x2000:
		return r == 0x034f || r == 0x061c || r == 0x115f || r == 0x1160 ||
			r == 0x17b4 || r == 0x17b5 || r >= 0x180b && r <= 0x180f
	case r < 0x2070:
		return r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060
	case r < 0xe0000:
		return r == 0x3164 || r == 0xfeff || r == 0xffa0 ||
			r >= 0xfe00 && r <= 0xfe0f || r >= 0xfff0 && r <= 0xfffb ||
			r >= 0x1bca0 && r <= 0x1bca3 || r >= 0x1d173 && r <= 0x1d17a
	default:
		return r <= 0xe0fff
	}
}

// isSpace tells the characters beyond ASCII that show as a space.
func isSpace(r rune) bool {
	switch {
	case r == 0x85 || r == 0xa0 || r == 0x1680:
		return true
	case r >= 0x2000 && r <= 0x200a:
		return true
	case r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000:
		return true
	case r == 0x2800: // braille pattern blank
		return true
	}
	return false
}

// isAlphabetic tells letters of the scripts in which a joiner inside a word has
// no use. In Arabic, Indic scripts and emoji it has one.
func isAlphabetic(r rune) bool {
	switch {
	case r < 0x0530:
		return r >= 0xc0 && r != 0xd7 && r != 0xf7
	case r >= 0x1e00 && r < 0x2000:
		return true
	case r >= 0xff10 && r <= 0xff5a:
		return true
	case r >= 0x1d400 && r <= 0x1d7ff:
		return true
	}
	return unicode.Is(unicode.Armenian, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r)
}
