package htmltext

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// URLs finds the addresses that mail clients turn into links: those with the
// scheme http, https or ftp, those that begin with "www.", and bare domains
// under a public suffix that are followed by a path. E-mail addresses, mailto:
// and tel: are none. visit gets their offsets in text, in order, until it
// returns false.
func URLs(text string, visit func(start, end int) bool) {
	// An address has a dot or a colon, and most words have neither.
	dot, colon := byteAfter(text, 0, '.'), byteAfter(text, 0, ':')
	for end := 0; min(dot, colon) < len(text); {
		start := min(dot, colon)
		from := end
		for end = start; end < len(text) && text[end] > ' '; end++ {
		}
		for start > from && text[start-1] > ' ' {
			start--
		}
		if end-start > 3 && !urlsOfWord(text[start:end], start, visit) {
			return
		}
		if dot < end {
			dot = byteAfter(text, end, '.')
		}
		if colon < end {
			colon = byteAfter(text, end, ':')
		}
	}
}

// byteAfter is where b stands in text from at on, the length of text where it
// doesn't.
func byteAfter(text string, at int, b byte) int {
	if i := strings.IndexByte(text[at:], b); i >= 0 {
		return at + i
	}
	return len(text)
}

// urlsOfWord finds the addresses in a word without spaces at offset at.
func urlsOfWord(word string, at int, visit func(start, end int) bool) bool {
	found := false
	for i := 0; i < len(word); {
		n := strings.Index(word[i:], "://")
		if n < 0 {
			break
		}
		colon := i + n
		start := schemeStart(word, i, colon)
		if start < 0 {
			i = colon + 3
			continue
		}
		end := urlEnd(word, start, colon+3)
		if end > colon+3 {
			found = true
			if !visit(at+start, at+end) {
				return false
			}
		}
		i = max(end, colon+3)
	}
	if found {
		return true
	}
	start, end := bareURL(word)
	if start == end {
		return true
	}
	return visit(at+start, at+end)
}

// schemeStart finds where a known scheme begins that ends at colon.
func schemeStart(word string, from, colon int) int {
	for _, scheme := range [...]string{"https", "http", "ftp"} {
		start := colon - len(scheme)
		if start >= from && strings.EqualFold(word[start:colon], scheme) {
			return start
		}
	}
	return -1
}

// urlEnd finds where an address ends that begins at start and whose host
// begins at host.
func urlEnd(word string, start, host int) int {
	end := host
loop:
	for end < len(word) {
		c := word[end]
		switch {
		case c == '<' || c == '>' || c == '"' || c == '`' || c == '|' || c == '^':
			break loop
		case c < utf8.RuneSelf:
			end++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[end:])
		if endsURL(r) {
			break
		}
		end += n
	}
	return trimURL(word, start, end, host)
}

// endsURL tells punctuation beyond ASCII that belongs to the sentence.
func endsURL(r rune) bool {
	switch {
	case r >= 0x2018 && r <= 0x201f, r == 0x2026, r == 0xab, r == 0xbb, r == 0x2039, r == 0x203a:
		return true
	case r >= 0x3001 && r <= 0x301f, r >= 0xff01 && r <= 0xff0f, r == 0xff1a, r == 0xff1b, r == 0xff1f:
		return true
	}
	return isSpace(r) || r == utf8.RuneError
}

// trimURL takes off the punctuation that ends a sentence, and closing
// parentheses that the address did not open.
func trimURL(word string, start, end, host int) int {
	unopened := strings.Count(word[start:end], ")") - strings.Count(word[start:end], "(")
	bracket := strings.IndexByte(word[start:end], '[') >= 0
	for end > host {
		switch c := word[end-1]; {
		case strings.IndexByte(".,;:!?'*", c) >= 0:
		case c == ')' && unopened > 0:
			unopened--
		case c == ']' && !bracket:
		default:
			return end
		}
		end--
	}
	return end
}

// maxHost is the longest name of a host (RFC 1035 section 3.1).
const maxHost = 253

// bareURL finds an address without a scheme that fills the word.
func bareURL(word string) (start, end int) {
	start = skipOpening(word)
	if start+4 > len(word) {
		return 0, 0
	}
	n := strings.IndexAny(word[start:min(len(word), start+maxHost+1)], "/?#@:<>\"")
	www := strings.EqualFold(word[start:start+4], "www.")
	if n < 0 && !www {
		return 0, 0
	}
	host := len(word)
	if n >= 0 {
		host = start + n
		switch word[host] {
		case '@':
			return 0, 0
		case '/', '?', '#', ':':
			end = urlEnd(word, start, host)
		default:
			end = host
		}
	} else {
		end = trimURL(word, start, host, start)
		host = end
	}
	if !www && (host+1 >= end || word[host] != '/') || !plausibleHost(word[start:host], www) {
		return 0, 0
	}
	return start, end
}

// skipOpening is where a word begins after quotation marks and brackets.
func skipOpening(word string) int {
	i := 0
	for i < len(word) {
		r, n := utf8.DecodeRuneInString(word[i:])
		if !strings.ContainsRune("(<[{\"'*_>:,;", r) && !endsURL(r) {
			break
		}
		i += n
	}
	return i
}

// plausibleHost tells names that can be hosts, under a public suffix unless
// they begin with "www.".
func plausibleHost(host string, www bool) bool {
	if len(host) > maxHost {
		return false
	}
	host = strings.TrimSuffix(host, ".")
	dots, label := 0, 0
	for i := 0; i < len(host); i++ {
		switch c := host[i]; {
		case c == '.':
			if label == 0 {
				return false
			}
			dots, label = dots+1, 0
		case c == '-' || c == '_' || isWordByte(c) || c >= utf8.RuneSelf:
			label++
		default:
			return false
		}
	}
	if dots == 0 || label < 2 && !www {
		return false
	}
	if www {
		return dots > 1 || label > 1
	}
	_, icann := publicsuffix.PublicSuffix(strings.ToLower(host))
	return icann
}
