package confusable

import "unicode"

// IsInvisible tells whether a reader cannot see r: the characters with the
// property Default_Ignorable_Code_Point (zero-width space and joiners, soft
// hyphen, variation selectors, tags, bidirectional controls, Hangul fillers)
// and the blank Braille pattern.
func IsInvisible(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0xad, r == 0x34f, r == 0x61c,
		r == 0x115f, r == 0x1160, r == 0x17b4, r == 0x17b5,
		0x180b <= r && r <= 0x180f,
		0x200b <= r && r <= 0x200f,
		0x202a <= r && r <= 0x202e,
		0x2060 <= r && r <= 0x206f,
		r == 0x2800, r == 0x3164,
		0xfe00 <= r && r <= 0xfe0f,
		r == 0xfeff, r == 0xffa0,
		0xfff0 <= r && r <= 0xfff8,
		0x1bca0 <= r && r <= 0x1bca3,
		0x1d173 <= r && r <= 0x1d17a,
		0xe0000 <= r && r <= 0xe0fff:
		return true
	}
	return false
}

// IsBidi tells whether r changes the direction in which text is shown, so that
// what is read is not what is there (UAX 9, explicit formatting characters).
func IsBidi(r rune) bool {
	return 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 ||
		r == 0x200e || r == 0x200f || r == 0x61c
}

// IsStyled tells whether r is a letter or digit in a decorative form that mail
// filters do not compare with the plain one: mathematical, full-width,
// enclosed, squared, superscript and regional-indicator characters.
func IsStyled(r rune) bool {
	switch {
	case 0x1d400 <= r && r <= 0x1d7ff, // mathematical alphanumerics
		0xff10 <= r && r <= 0xff19, 0xff21 <= r && r <= 0xff3a, 0xff41 <= r && r <= 0xff5a, // full-width
		0x249c <= r && r <= 0x24e9,   // parenthesized and circled letters
		0x1f110 <= r && r <= 0x1f189, // squared and negative letters
		0x1f1e6 <= r && r <= 0x1f1ff, // regional indicators
		0x1ccd6 <= r && r <= 0x1ccf9, // outlined
		0x2100 <= r && r <= 0x214f && unicode.IsLetter(r) && r != 0x212a && r != 0x212b:
		return true
	}
	return false
}
