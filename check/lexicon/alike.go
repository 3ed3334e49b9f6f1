package lexicon

// lookAlikes returns letters of other scripts that show a Latin letter, from
// the confusables of Unicode Technical Standard 39.
func lookAlikes() map[rune]byte {
	return letterMap(
		// Cyrillic
		"a\u0430\u0410", "b\u0412\u042c\u0432", "c\u0441\u0421", "d\u0501\u0500", "e\u0435\u0415\u0451\u0401\u0454",
		"g\u050d\u050c", "h\u043d\u041d\u04bb\u04ba", "i\u0456\u0406\u0457\u0407", "j\u0458\u0408",
		"k\u043a\u041a", "l\u04cf\u04c0", "m\u043c\u041c", "n\u0578", "o\u043e\u041e", "p\u0440\u0420",
		"q\u051b\u051a", "r\u0433", "s\u0455\u0405", "t\u0442\u0422", "u\u0446", "v\u0475\u0474",
		"w\u051d\u051c\u0461", "x\u0445\u0425", "y\u0443\u0423\u04af\u04ae",
		// Greek
		"a\u03b1\u0391\u03ac", "b\u0392", "e\u0395\u03ad\u03b5", "h\u0397", "i\u03b9\u0399\u03af", "k\u03ba\u039a",
		"m\u039c", "n\u039d\u03b7", "o\u03bf\u039f\u03cc\u03c3", "p\u03c1\u03a1", "t\u03a4\u03c4", "u\u03c5\u03cd",
		"v\u03bd", "w\u03c9", "x\u03a7\u03c7", "y\u03a5\u03b3", "z\u0396",
		// Armenian
		"h\u0570", "o\u0585\u0555", "u\u057d", "g\u0581", "q\u0566", "l\u056c",
		// Cherokee
		"a\u13aa", "b\u13f4", "c\u13df", "d\u13a0", "e\u13ac", "g\u13c0", "h\u13bb", "i\u13a5", "j\u13ab",
		"k\u13e6", "l\u13de", "m\u13b7", "p\u13e2", "r\u13a1", "s\u13da", "t\u13a2", "v\u13d9", "w\u13b3", "y\u13a9", "z\u13c3",
	)
}

// smallCapitals returns phonetic letters, small capitals and letters with
// strokes that show a plain letter.
func smallCapitals() map[rune]byte {
	return letterMap(
		"a\u0251\u1d00\u0250", "b\u0299\u1d03\u0253\u0181", "c\u1d04\u0188", "d\u1d05\u0257\u0256", "e\u1d07\u025b\u0259\u018f",
		"f\ua730", "g\u0262\u0261\u0260", "h\u029c\u0266", "i\u026a\u0269\u0268", "j\u1d0a\u029d",
		"k\u1d0b", "l\u029f\u026b\u026d", "m\u1d0d\u0271", "n\u0274\u0273\u0272", "o\u1d0f\u0254",
		"p\u1d18", "q\ua7af", "r\u0280\u027e\u027d", "s\ua731\u0282", "t\u1d1b\u0288", "u\u1d1c\u028b",
		"v\u1d20", "w\u1d21", "y\u028f", "z\u1d22\u0290",
	)
}

// letterMap reads entries of a plain letter followed by all that look like it.
func letterMap(entries ...string) map[rune]byte {
	m := make(map[rune]byte, 200)
	for _, e := range entries {
		for _, r := range e[1:] {
			m[r] = e[0]
		}
	}
	return m
}
