package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bonafide/link/confusable"
)

// MaxDefanged is the greatest number of characters that Defang writes.
const MaxDefanged = 96

// Defang writes an address so that no program makes a link of it and nobody
// follows it by accident: hxxps://arnazon[.]com/…. It takes URLs, hosts and
// mail addresses. Characters that cannot be seen or that turn the direction of
// text are shown as their code points, and what exceeds MaxDefanged characters
// is cut out of the middle, never out of the host unless the host alone is
// longer.
func Defang(s string) string {
	s = visible(s)
	scheme, rest := "", s
	if n := schemeLength(s); n > 0 && n < 20 {
		scheme, rest = strings.ToLower(s[:n]), s[n+1:]
	}
	var b strings.Builder
	switch scheme {
	case "":
	case "http", "https":
		b.WriteString("hxxp" + scheme[4:] + ":")
	case "ftp":
		b.WriteString("fxp:")
	case "mailto", "tel", "sms":
		b.WriteString(scheme + ":")
	default:
		b.WriteString(scheme + "[:]")
	}
	slashes := 0
	for slashes < len(rest) && slashes < 2 && (rest[slashes] == '/' || rest[slashes] == '\\') {
		slashes++
	}
	b.WriteString(rest[:slashes])
	rest = rest[slashes:]
	end := strings.IndexAny(rest, "/?#\\")
	if end < 0 {
		end = len(rest)
	}
	b.WriteString(breakDots(rest[:end]))
	return shorten(b.String(), rest[end:])
}

// breakDots puts every dot of a host into brackets, once.
func breakDots(host string) string {
	if strings.Contains(host, "[.]") {
		return host
	}
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		return host[:at+1] + strings.ReplaceAll(host[at+1:], ".", "[.]")
	}
	return strings.ReplaceAll(host, ".", "[.]")
}

// shorten joins head and tail, and cuts the middle out of what is too long.
func shorten(head, tail string) string {
	h, t := utf8.RuneCountInString(head), utf8.RuneCountInString(tail)
	if h+t <= MaxDefanged {
		return head + tail
	}
	if h > MaxDefanged-12 {
		r := []rune(head + tail)
		keep := (MaxDefanged - 1) / 2
		// The end of a host says whose it is.
		return string(r[:keep]) + "\u2026" + string([]rune(head)[max(keep, h-keep):])
	}
	room := MaxDefanged - h - 1
	if len(tail) == t { // ASCII
		return head + tail[:room-room/3] + "\u2026" + tail[t-room/3:]
	}
	r := []rune(tail)
	return head + string(r[:room-room/3]) + "\u2026" + string(r[t-room/3:])
}

// printableASCII tells whether s is nothing else, as most addresses are.
func printableASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// visible trims s, bounds it and replaces what cannot be seen.
func visible(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 4096 {
		s = clip(s, 2048) + "\u2026" + strings.ToValidUTF8(s[len(s)-1024:], "")
	}
	if printableASCII(s) {
		return s
	}
	odd := func(r rune) bool {
		return r == utf8.RuneError || confusable.IsInvisible(r) || !unicode.IsPrint(r)
	}
	if strings.IndexFunc(s, odd) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == utf8.RuneError:
			b.WriteRune('\ufffd')
		case odd(r):
			b.WriteString("<U+")
			const hex = "0123456789ABCDEF"
			for shift := 20; shift >= 0; shift -= 4 {
				if shift < 16 || r>>shift != 0 {
					b.WriteByte(hex[r>>shift&15])
				}
			}
			b.WriteByte('>')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
