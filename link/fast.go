package link

import (
	"strings"
	"unicode/utf8"
)

// parseFast reads the plain common case: http or https, a host of LDH labels in
// ASCII, no user information, no dot segments. It allocates only where something
// is to be encoded or lowered. It answers false, with u in no defined state,
// for everything else; what it reads it reads exactly as parseSlow does.
func parseFast(raw string, u *URL) bool {
	n := 0
	switch {
	case strings.HasPrefix(raw, "https://"):
		n = 8
	case strings.HasPrefix(raw, "http://"):
		n = 7
	default:
		return false
	}
	if len(raw) > MaxLength {
		return false
	}
	hostEnd, ok := fastHost(raw, n)
	if !ok {
		return false
	}
	host := strings.ToLower(raw[n:hostEnd]) // no copy where there is no capital
	rest := raw[hostEnd:]
	port := 0
	if rest != "" && rest[0] == ':' {
		d := digits(rest[1:])
		if d == 0 || d > 5 || rest[1] == '0' {
			return false
		}
		for _, c := range []byte(rest[1 : 1+d]) {
			port = port*10 + int(c-'0')
		}
		rest = rest[1+d:]
		if port > 65535 {
			return false
		}
	}
	if rest != "" && rest[0] != '/' && rest[0] != '?' && rest[0] != '#' {
		return false
	}
	path, query, fragment, ok := fastRest(rest)
	if !ok {
		return false
	}
	u.Raw, u.Scheme, u.Host = raw, raw[:n-3], host
	if port != 0 && (port != 80 || n != 7) && (port != 443 || n != 8) {
		u.Port = port
		u.Odd = OddPort
	}
	u.HostUnicode = u.Host
	u.Path, u.Query, u.Fragment = path, query, fragment
	return true
}

// fastHost finds the end of a host of LDH labels that are neither punycode nor, in the last place, a number. It answers false for others.
func fastHost(raw string, start int) (end int, ok bool) {
	label, letter := start, false
	i := start
	for ; i < len(raw); i++ {
		c := raw[i]
		if 'a' <= c|0x20 && c|0x20 <= 'z' {
			letter = true
			continue
		}
		if '0' <= c && c <= '9' {
			continue
		}
		if c == '-' {
			// Hyphens in places three and four mark encoded labels.
			if i == label || i == label+3 && raw[i-1] == '-' {
				return 0, false
			}
			continue
		}
		if c != '.' {
			break
		}
		if i == label || raw[i-1] == '-' || i-label > 63 {
			return 0, false
		}
		label, letter = i+1, false
	}
	// A last label without a letter may be an IPv4 address, and so may 0x7f.
	if i == label || raw[i-1] == '-' || i-label > 63 || i-start > 253 || !letter ||
		raw[label] >= '0' && raw[label] <= '9' {
		return 0, false
	}
	return i, true
}

// fastRest splits path, query and fragment and percent-encodes what the URL
// Standard encodes there. It answers false for dot segments, backslashes in the
// path, control characters and invalid UTF-8.
func fastRest(s string) (path, query, fragment string, ok bool) {
	if s != "" && s[len(s)-1] <= ' ' {
		return "", "", "", false // to be trimmed
	}
	i, encode, wide := 0, false, false
	for ; i < len(s) && s[i] != '?' && s[i] != '#'; i++ {
		c := s[i]
		switch encoding[c] & (bail | inPath) {
		case 0:
		case inPath:
			encode = true
			wide = wide || c >= utf8.RuneSelf
		default:
			return "", "", "", false
		}
		if c == '.' && s[i-1] == '/' && dotSegment(s[i:]) || c == '\\' {
			return "", "", "", false
		}
		if c == '%' && s[i-1] == '/' && i+2 < len(s) && s[i+1] == '2' && s[i+2]|0x20 == 'e' {
			return "", "", "", false // an encoded dot segment
		}
	}
	if wide && !utf8.ValidString(s[:i]) {
		return "", "", "", false
	}
	path = "/"
	if i > 0 {
		path = encoded(s[:i], inPath, encode)
	}
	s = s[i:]
	if s != "" && s[0] == '?' {
		end := strings.IndexByte(s, '#')
		if end < 0 {
			end = len(s)
		}
		if query, ok = fastPart(s[1:end], inQuery); !ok {
			return "", "", "", false
		}
		s = s[end:]
	}
	if s != "" {
		if fragment, ok = fastPart(s[1:], inFragment); !ok {
			return "", "", "", false
		}
	}
	return path, query, fragment, true
}

// dotSegment tells whether s begins with a segment "." or "..", which may be
// percent-encoded in part.
func dotSegment(s string) bool {
	n := 0
	for n < len(s) && n < 2 && s[n] == '.' {
		n++
	}
	return n == len(s) || strings.IndexByte("/?#%\\", s[n]) >= 0
}

// fastPart encodes a query or fragment.
func fastPart(s string, set uint8) (string, bool) {
	encode, wide := false, false
	for i := 0; i < len(s); i++ {
		e := encoding[s[i]]
		if e&bail != 0 {
			return "", false
		}
		encode = encode || e&set != 0
		wide = wide || s[i] >= utf8.RuneSelf
	}
	if wide && !utf8.ValidString(s) {
		return "", false
	}
	return encoded(s, set, encode), true
}

// encoded percent-encodes the bytes of s that are in the set, if there are any.
func encoded(s string, set uint8, any bool) string {
	if !any {
		return s
	}
	const hex = "0123456789ABCDEF"
	b := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); i++ {
		if c := s[i]; encoding[c]&set != 0 {
			b = append(b, '%', hex[c>>4], hex[c&15])
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}

// The percent-encode sets of the URL Standard, section 1.3, for special schemes,
// and the bytes that the fast path leaves to the parser.
const (
	inPath uint8 = 1 << iota
	inQuery
	inFragment
	bail
)

// encoding tells for each byte in which sets it is.
var encoding = func() (t [256]uint8) {
	for c := range 0x20 {
		t[c] = bail
	}
	for c := 0x7f; c < 0x100; c++ {
		t[c] = inPath | inQuery | inFragment
	}
	for _, c := range " \"<>" {
		t[c] = inPath | inQuery | inFragment
	}
	for _, c := range "`{}" {
		t[c] = inPath
	}
	t['`'] |= inFragment
	t['\''] = inQuery
	return t
}()
