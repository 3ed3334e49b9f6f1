package link

import "strings"

// splitUserinfo takes the user information out of the authority: all up to its
// last "@" (URL Standard section 4.4). The parser would take time quadratic in
// its length. It answers false if no host follows.
func splitUserinfo(rest string) (without, user string, ok bool) {
	start := 0
	for start < len(rest) && (rest[start] == '/' || rest[start] == '\\') {
		start++
	}
	end := len(rest)
	if i := strings.IndexAny(rest[start:], "/\\?#"); i >= 0 {
		end = start + i
	}
	at := strings.LastIndexByte(rest[start:end], '@')
	if at < 0 {
		return rest, "", true
	}
	at += start
	return rest[:start] + rest[at+1:], rest[start:at], at+1 < end
}

// encodeUser percent-encodes user information, of which it keeps the first 1,024
// bytes.
func encodeUser(s string) string {
	s = clip(s, 1024)
	const hex = "0123456789ABCDEF"
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"#<>?`{}/;=@[\\]^|", c) >= 0 {
			b = append(b, '%', hex[c>>4], hex[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}

// noteAuthority records how the part between scheme and path was written.
func noteAuthority(rest string, odd *Odd) {
	n := 0
	for n < len(rest) && (rest[n] == '/' || rest[n] == '\\') {
		if rest[n] == '\\' {
			*odd |= OddBackslash
		}
		n++
	}
	if n != 2 {
		*odd |= OddSlashes
	}
	rest = rest[n:]
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if strings.IndexByte(rest, '\\') >= 0 {
		*odd |= OddBackslash
		rest = rest[:strings.IndexByte(rest, '\\')]
	}
	host := rest[strings.LastIndexByte(rest, '@')+1:]
	if strings.IndexByte(host, '%') >= 0 {
		*odd |= OddEncodedHost
	}
	if !isASCII(host) {
		*odd |= OddUnicodeHost
		if hasInvisible(host) {
			*odd |= OddInvisible
		}
	}
}
