package confusable

// extra holds look-alikes that impostors use and that UTS 39 leaves apart
// because the shapes differ a little.
func extra(r rune) (string, bool) {
	switch r {
	case '\u00f0', '\u0111', '\u0257', '\u0256': // eth, d with stroke, with hook
		return "d", true
	case '\u00fe', '\u0253', '\u0180': // thorn, b with hook, with stroke
		return "b", true
	case '\u00df', '\u03b2': // sharp s, beta
		return "b", true
	case '\u0142', '\u01c0', '\u04cf': // l with stroke, dental click, palochka
		return "l", true
	case '\u0268', '\u0269', '\u03b9', '\u0131': // i with stroke, iotas, dotless i
		return "i", true
	case '\u00f8', '\u0275', '\u03b8', '\u0473': // o with stroke, barred o, theta, fita
		return "o", true
	case '\u0127', '\u0266', '\u045b', '\u04bb': // h with stroke, with hook, tshe, shha
		return "h", true
	case '\u0167', '\u01ab', '\u0442', '\u03c4': // t with stroke, te, tau
		return "t", true
	case '\u03b1', '\u0251', '\u0430': // alpha, Latin alpha, Cyrillic a
		return "a", true
	case '\u03b5', '\u025b', '\u0454', '\u0511': // epsilon, open e, Ukrainian ie
		return "e", true
	case '\u03ba', '\u043a', '\u0138': // kappa, ka, kra
		return "k", true
	case '\u03b7', '\u014b', '\u0273', '\u043f', '\u0578', '\u057c': // eta, eng, n with hook, pe, vo, ra
		return "n", true
	case '\u03c5', '\u03bc', '\u00b5', '\u057d': // upsilon, mu, seh
		return "u", true
	case '\u03c9', '\u0461', '\u051d': // omega
		return "w", true
	case '\u03c7', '\u0445': // chi, ha
		return "x", true
	case '\u03b3', '\u0443', '\u04af': // gamma, u, straight u
		return "y", true
	case '\u043c', '\u0271': // em, m with hook
		return "m", true
	case '\u043d', '\u029c': // en, small capital h
		return "h", true
	case '\u0432', '\u0299', '\u044c': // ve, small capital b, soft sign
		return "b", true
	case '\u0433', '\u0280': // ghe, small capital r
		return "r", true
	case '\u0437': // ze
		return "3", true
	case '\u00e6':
		return "ae", true
	case '\u0153':
		return "oe", true
	}
	return "", false
}
