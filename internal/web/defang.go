package web

import (
	"strings"

	"golang.org/x/net/publicsuffix"
)

// maxTarget bounds the address of a link as it is shown, in bytes.
const maxTarget = 160

// defangURL breaks up the address of a link: hxxps://example[.]com/path.
func defangURL(target string) string {
	target = strings.TrimSpace(target)
	scheme, rest, ok := strings.Cut(target, "://")
	if !ok {
		// mailto:, tel:, javascript: and whatever else is no address of a page.
		return first(defangToken(target), maxTarget)
	}
	end := strings.IndexAny(rest, "/?#\\")
	if end < 0 {
		end = len(rest)
	}
	return first(defangScheme(scheme)+"://"+breakDots(rest[:end])+rest[end:], maxTarget)
}

func defangScheme(scheme string) string {
	switch strings.ToLower(scheme) {
	case "http":
		return "hxxp"
	case "https":
		return "hxxps"
	}
	return scheme
}

func breakDots(host string) string { return strings.ReplaceAll(host, ".", "[.]") }

// defangText breaks up every address in a text, so that neither a browser nor
// whoever copies it makes a link of it.
func defangText(text string) string {
	if !strings.Contains(text, ".") {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 32)
	for len(text) > 0 {
		space := strings.IndexFunc(text, isSpace)
		if space < 0 {
			space = len(text)
		}
		b.WriteString(defangToken(text[:space]))
		text = text[space:]
		word := strings.IndexFunc(text, func(r rune) bool { return !isSpace(r) })
		if word < 0 {
			word = len(text)
		}
		b.WriteString(text[:word])
		text = text[word:]
	}
	return b.String()
}

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == 0xa0 }

// defangToken breaks up a word that is or holds an address.
func defangToken(word string) string {
	if len(word) > 1<<12 {
		return breakDots(word)
	}
	if i := strings.Index(word, "://"); i >= 0 {
		start := i
		for start > 0 && isLetter(word[start-1]) {
			start--
		}
		return word[:start] + defangURL(word[start:])
	}
	host := strings.Trim(word, ".,;:!?()[]<>\"'")
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		host = host[at+1:]
	}
	if end := strings.IndexAny(host, "/?#:"); end >= 0 {
		host = host[:end]
	}
	if !looksLikeHost(host) {
		return word
	}
	return strings.Replace(word, host, breakDots(host), 1)
}

// looksLikeHost tells whether s ends in a public suffix that ICANN manages and
// has a label before it.
func looksLikeHost(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	if dot <= 0 || dot == len(s)-1 || len(s) > 253 {
		return false
	}
	suffix, icann := publicsuffix.PublicSuffix(strings.ToLower(s))
	return icann && len(suffix) < len(s) || strings.HasPrefix(s, "www.") || isNumeric(s)
}

// isNumeric tells whether s is an IPv4 address in its usual form.
func isNumeric(s string) bool {
	if strings.Count(s, ".") != 3 {
		return false
	}
	return strings.Trim(s, "0123456789.") == ""
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
