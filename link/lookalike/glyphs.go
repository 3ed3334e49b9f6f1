package lookalike

// lookalikesOf returns letters that look like c and that registries let people
// register: with marks, from Cyrillic, Greek and Latin extensions.
func lookalikesOf(c byte) string {
	switch c {
	case 'a':
		return "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u0101\u0105\u0430\u0251\u03b1"
	case 'b':
		return "\u0253\u0180\u044c"
	case 'c':
		return "\u00e7\u0107\u010d\u0441"
	case 'd':
		return "\u010f\u0111\u0501\u0257"
	case 'e':
		return "\u00e8\u00e9\u00ea\u00eb\u0113\u0119\u0117\u0435\u0451\u04bd"
	case 'f':
		return "\u0192"
	case 'g':
		return "\u011f\u0123\u0121\u0261"
	case 'h':
		return "\u0127\u04bb\u0570"
	case 'i':
		return "\u00ec\u00ed\u00ee\u00ef\u0131\u012b\u0456\u0457\u03b9"
	case 'j':
		return "\u0458\u03f3"
	case 'k':
		return "\u0137\u043a\u03ba"
	case 'l':
		return "\u0142\u013a\u013c\u04cf"
	case 'm':
		return "\u043c\u1e43"
	case 'n':
		return "\u00f1\u0144\u0148\u0146\u0578\u057c"
	case 'o':
		return "\u00f2\u00f3\u00f4\u00f5\u00f6\u00f8\u014d\u0151\u043e\u03bf\u0585"
	case 'p':
		return "\u0440\u03c1"
	case 'q':
		return "\u051b\u0566"
	case 'r':
		return "\u0155\u0159\u0433"
	case 's':
		return "\u015b\u0161\u015f\u0219\u0455"
	case 't':
		return "\u0165\u0167\u021b\u0442"
	case 'u':
		return "\u00f9\u00fa\u00fb\u00fc\u016b\u0173\u03c5\u057d"
	case 'v':
		return "\u03bd\u0475"
	case 'w':
		return "\u0175\u051d\u0461"
	case 'x':
		return "\u0445\u03c7"
	case 'y':
		return "\u00fd\u00ff\u0443\u04af"
	case 'z':
		return "\u017a\u017c\u017e\u1d22"
	}
	return ""
}

// cyrillicOf is the Cyrillic letter with the same shape as c, 0 if there is
// none.
func cyrillicOf(c byte) rune {
	switch c {
	case 'a':
		return '\u0430'
	case 'c':
		return '\u0441'
	case 'd':
		return '\u0501'
	case 'e':
		return '\u0435'
	case 'h':
		return '\u04bb'
	case 'i':
		return '\u0456'
	case 'j':
		return '\u0458'
	case 'l':
		return '\u04cf'
	case 'o':
		return '\u043e'
	case 'p':
		return '\u0440'
	case 'q':
		return '\u051b'
	case 's':
		return '\u0455'
	case 'w':
		return '\u051d'
	case 'x':
		return '\u0445'
	case 'y':
		return '\u0443'
	}
	return 0
}

// digitsFor are the digits that stand for a letter.
func digitsFor(c byte) string {
	switch c {
	case 'o':
		return "0"
	case 'i', 'l':
		return "1"
	case 'e':
		return "3"
	case 'a':
		return "4"
	case 's':
		return "5"
	case 'g':
		return "69"
	case 't':
		return "7"
	case 'b':
		return "8"
	case 'z':
		return "2"
	}
	return ""
}
