package lookalike

import "strings"

// neighbors returns the keys around c on the QWERTY, QWERTZ and AZERTY
// layouts, letters and digits only.
func neighbors(c byte) string {
	switch c {
	case 'a':
		return "qwszx"
	case 'b':
		return "vghn"
	case 'c':
		return "xdfv"
	case 'd':
		return "serfcx"
	case 'e':
		return "wsdr34z"
	case 'f':
		return "drtgvc"
	case 'g':
		return "ftyhbvz"
	case 'h':
		return "gyujnbz"
	case 'i':
		return "ujko89"
	case 'j':
		return "huikmn"
	case 'k':
		return "jiolm"
	case 'l':
		return "kopm"
	case 'm':
		return "njkpl"
	case 'n':
		return "bhjm"
	case 'o':
		return "iklp90"
	case 'p':
		return "ol0m"
	case 'q':
		return "was12z"
	case 'r':
		return "edft45"
	case 's':
		return "awedxzq"
	case 't':
		return "rfgy56z"
	case 'u':
		return "yhji78z"
	case 'v':
		return "cfgb"
	case 'w':
		return "qase23x"
	case 'x':
		return "zsdcwy"
	case 'y':
		return "tghu67asx"
	case 'z':
		return "asxtghuer"
	case '0':
		return "9op"
	case '1':
		return "2q"
	case '2':
		return "13qw"
	case '3':
		return "24we"
	case '4':
		return "35er"
	case '5':
		return "46rt"
	case '6':
		return "57ty"
	case '7':
		return "68yu"
	case '8':
		return "79ui"
	case '9':
		return "80io"
	}
	return ""
}

func isNeighbor(a, b byte) bool {
	return strings.IndexByte(neighbors(a), b) >= 0 || strings.IndexByte(neighbors(b), a) >= 0
}
