package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bonafide/link"
)

// find calls visit with the offsets of every address in s, in order, until it
// answers false.
func find(s string, visit func(start, end int) bool) {
	for i := 0; i < len(s); {
		for i < len(s) && s[i] <= ' ' {
			i++
		}
		start, dots := i, 0
		for i < len(s) && s[i] > ' ' {
			if s[i] == '.' {
				dots++
			}
			i++
		}
		if i-start < 4 || dots == 0 && !strings.Contains(s[start:i], "://") {
			continue
		}
		if !findInWord(s[start:i], func(from, to int) bool { return visit(start+from, start+to) }) {
			return
		}
	}
}

// findInWord finds the addresses in a run of characters without spaces.
func findInWord(word string, visit func(from, to int) bool) bool {
	for i := 0; i < len(word); {
		start, host := nextScheme(word, i)
		if bare, end := nextHost(word, i, start); bare >= 0 {
			if !visit(bare, end) {
				return false
			}
			i = end
			continue
		}
		if start < 0 {
			return true
		}
		end := addressEnd(word, host)
		if end > host+2 && strings.IndexByte(word[host:end], '.') > 0 {
			if !visit(start, end) {
				return false
			}
		}
		i = max(end, host)
	}
	return true
}

// nextScheme finds "http://", "https://" or a disguised form of them; start is
// -1 if there is none. host is where it ends.
func nextScheme(word string, from int) (start, host int) {
	for i := from; ; {
		n := strings.Index(word[i:], "://")
		if n < 0 {
			return -1, -1
		}
		colon := i + n
		for _, length := range [...]int{5, 4} {
			if at := colon - length; at >= from && webScheme(word[at:colon]) {
				return at, colon + 3
			}
		}
		i = colon + 3
	}
}

// webScheme tells the schemes of web addresses and the ways in which reports
// break them.
func webScheme(s string) bool {
	s = strings.ToLower(s)
	if len(s) == 5 && s[4] != 's' {
		return false
	}
	switch s[:4] {
	case "http", "hxxp", "h**p", "http\u0455", "htxp", "hxtp":
		return true
	}
	return false
}

// nextHost finds an address without a scheme between from and until (-1: the
// end of the word); start is -1 if there is none.
func nextHost(word string, from, until int) (start, end int) {
	limit := len(word)
	if until >= 0 {
		limit = until
	}
	for i := from; i < limit; {
		r, size := decode(word, i)
		if !hostRune(r) || r == '-' || r == '.' {
			i += size
			continue
		}
		begin := i
		for i < limit {
			if r, size = decode(word, i); !hostRune(r) {
				break
			}
			// Text in scripts without spaces runs into an address.
			if wide(r) && i > begin && word[i-1] < utf8.RuneSelf || i > begin && r < utf8.RuneSelf && wideBefore(word, i) {
				if r < utf8.RuneSelf {
					begin = i
				} else {
					break
				}
			}
			i += size
		}
		if i < len(word) && word[i] == '@' || begin > 0 && word[begin-1] == '@' {
			// A mailbox: its domain is no link.
			for i < limit {
				if r, size = decode(word, i); !hostRune(r) && r != '@' {
					break
				}
				i += size
			}
			continue
		}
		if end := hostEnd(word, begin, i); end > begin {
			return begin, end
		}
	}
	return -1, -1
}

// hostEnd tells whether word[begin:i] is a host, and where the address ends.
func hostEnd(word string, begin, i int) int {
	host := strings.TrimRight(word[begin:i], ".-")
	if len(host) > 253 || strings.IndexByte(host, '.') < 1 {
		return 0
	}
	stop := begin + len(host)
	path := stop < len(word) && (word[stop] == '/' || word[stop] == '?' || word[stop] == '#') && stop+1 < len(word) ||
		stop+1 < len(word) && word[stop] == ':' && word[stop+1] >= '0' && word[stop+1] <= '9'
	if !plausible(host, path) {
		return 0
	}
	if !path {
		return stop
	}
	return addressEnd(word, begin)
}

// plausible tells whether a host without a scheme is one, and not two words
// with a full stop between them.
func plausible(host string, path bool) bool {
	last := strings.LastIndexByte(host, '.')
	ending := host[last+1:]
	if !link.KnownSuffix(strings.ToLower(host)) || strings.Contains(host, "..") || len(ending) < 2 {
		return false
	}
	name := host[:last]
	if len(host) > 4 && strings.EqualFold(host[:4], "www.") {
		return true
	}
	if strings.Trim(name, "0123456789.") == "" {
		return path && strings.ContainsAny(ending, "abcdefghijklmnopqrstuvwxyz") // 10.30 is a time
	}
	if path {
		return true
	}
	// "Call me.Today I …": a sentence goes on with a capital.
	if first, _ := utf8.DecodeRuneInString(ending); unicode.IsUpper(first) && ending != strings.ToUpper(ending) {
		return false
	}
	switch strings.ToLower(ending) {
	case "com", "net", "org", "info", "biz", "edu", "gov", "io", "co", "xyz", "top", "icu", "vip", "cc", "club", "shop", "online", "site", "store", "website",
		"app", "dev", "buzz", "cyou", "bond", "cfd", "sbs", "lol", "monster", "quest", "digital", "support", "uk", "de", "fr", "es", "eu", "nl", "br", "ru", "cn",
		"pl", "ca", "au", "jp", "kr", "tk", "ml", "ga", "cf", "gq", "pw", "ws", "su", "cz", "ro", "hu", "gr", "pt", "ie", "se", "dk", "fi", "mx", "za":
		return len(name) > 1
	}
	// Other endings are words of some language: the name must look like one.
	return strings.Contains(name, "-") && len(name) > 3 || strings.ContainsAny(name, "0123456789") && len(name) > 5
}

// addressEnd is where an address ends whose host begins at host.
func addressEnd(word string, host int) int {
	end := host
	for end < len(word) {
		r, size := decode(word, end)
		if r == '<' || r == '>' || r == '"' || r == '`' || r == '|' || r == '^' || r == utf8.RuneError || r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += size
	}
	open := strings.Count(word[host:end], "(") - strings.Count(word[host:end], ")")
	for end > host {
		c := word[end-1]
		switch {
		case strings.IndexByte(".,;:!?'*]}", c) >= 0:
		case c == ')' && open < 0:
			open++
		default:
			return end
		}
		end--
	}
	return end
}

func decode(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// hostRune tells the characters of host names, internationalized ones
// included.
func hostRune(r rune) bool {
	switch {
	case r >= '0' && r <= '9', r|0x20 >= 'a' && r|0x20 <= 'z', r == '-', r == '.', r == '_':
		return true
	case r < utf8.RuneSelf:
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// wide tells the letters of scripts that put no spaces between words.
func wide(r rune) bool {
	return r >= 0x0e00 && r <= 0x0eff || r >= 0x1000 && r <= 0x109f || r >= 0x1780 && r <= 0x17ff || r >= 0x2e80 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7af
}

func wideBefore(word string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(word[:i])
	return wide(r)
}
