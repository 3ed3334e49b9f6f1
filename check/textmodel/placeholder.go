package textmodel

import "strings"

// placeholder is the word that stands for a chunk which is an address, a link
// or a telephone number, "" if it is none of them.
func placeholder(chunk string) string {
	if len(chunk) < 4 {
		return ""
	}
	digits, dots, ats, colons, signs, slashes, letters, others := 0, 0, 0, 0, 0, 0, 0, 0
	for i := range len(chunk) {
		switch c := chunk[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			letters++
		case c == '.':
			dots++
		case c == '@':
			ats++
		case c == ':':
			colons++
		case c == '/':
			slashes++
		case c == '-' || c == '+' || c == '(' || c == ')':
			signs++
		default:
			others++
		}
	}
	switch {
	case colons > 0 && strings.Contains(chunk, "://"), letters >= 3 && dots > 0 && (slashes > 0 || strings.HasPrefix(chunk, "www.")) && host(chunk):
		return wordLink
	case ats == 1 && dots > 0 && letters > 2:
		return wordAddress
	case letters == 0 && others == 0 && slashes == 0 && digits >= 7 && digits <= 15 && dots < 2 && (signs > 0 || digits >= 9):
		return wordPhone
	case dots > 0 && letters >= 4 && others == 0 && host(chunk):
		return wordLink
	}
	return ""
}

// host tells whether a chunk begins with a host name: labels of at least two
// characters, the last before a slash of two to ten lower-case letters.
func host(chunk string) bool {
	h, path, _ := strings.Cut(chunk, "/")
	if path == "" {
		h = strings.TrimRight(h, ".:")
	}
	dot := strings.LastIndexByte(h, '.')
	if dot < 2 || len(h)-dot-1 < 2 || len(h)-dot-1 > 10 || strings.Contains(h, "..") {
		return false
	}
	for i := dot + 1; i < len(h); i++ {
		if h[i] < 'a' || h[i] > 'z' {
			return false
		}
	}
	return true
}
