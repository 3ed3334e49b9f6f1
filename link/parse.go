package link

import (
	"fmt"
	"strconv"
	"strings"

	whatwg "github.com/nlnwa/whatwg-url/url"
	"golang.org/x/net/idna"
)

// Parse reads an address as a browser's address bar would: by the URL
// Standard, after forgiving what people and reports do to links (spaces around
// them, no scheme, hxxp, [.], full-width dots). What was forgiven is in
// URL.Odd. The error wraps ErrEmpty, ErrTooLong, ErrRelative or ErrInvalid;
// the URL then holds what could be told, at least Raw.
func Parse(raw string) (URL, error) {
	var u URL
	if parseFast(raw, &u) {
		u.PublicSuffix, u.Registrable, u.OrgDomain = splitHost(u.Host)
		return u, nil
	}
	return parseSlow(raw)
}

// parseSlow reads what parseFast leaves.
func parseSlow(raw string) (URL, error) {
	u := URL{Raw: raw}
	s := tidy(raw, &u.Odd)
	if s == "" {
		return u, ErrEmpty
	}
	if len(s) > MaxLength {
		if len(s) < 5 || !strings.EqualFold(s[:5], "data:") {
			return u, fmt.Errorf("%w: %d bytes, the limit is %d", ErrTooLong, len(s), MaxLength)
		}
		s = s[:MaxLength]
	}
	s = refang(s, &u.Odd)
	scheme, rest, err := splitScheme(s, &u)
	if err != nil {
		return u, err
	}
	if !isSpecial(scheme) {
		parseOpaque(&u, scheme, rest)
		return u, nil
	}
	if err := parseSpecial(&u, scheme, rest); err != nil {
		return u, err
	}
	return u, nil
}

// splitScheme finds the scheme, or supplies one where the text begins with a
// host or a mailbox.
func splitScheme(s string, u *URL) (scheme, rest string, err error) {
	if n := schemeLength(s); n > 0 {
		return strings.ToLower(s[:n]), s[n+1:], nil
	}
	if strings.HasPrefix(s, "//") || strings.HasPrefix(s, `\\`) {
		u.Odd |= OddNoScheme
		return "https", s, nil
	}
	end := strings.IndexAny(s, "/?#\\")
	if end < 0 {
		end = len(s)
	}
	authority := s[:end]
	if user, host, ok := strings.Cut(authority, "@"); ok && end == len(s) &&
		user != "" && !strings.ContainsAny(user, ": ") && plausibleHost(host) {
		return "mailto", s, nil
	}
	host := authority[strings.LastIndexByte(authority, '@')+1:]
	if i := strings.LastIndexByte(host, ':'); i >= 0 {
		host = host[:i]
	}
	if !plausibleHost(host) {
		return "", "", fmt.Errorf("%w: begins with %q", ErrRelative, clip(s, 40))
	}
	u.Odd |= OddNoScheme
	return "https", "//" + s, nil
}

// schemeLength is the number of bytes before the colon of a scheme, 0 if s
// begins with none. "example.com:8080" and "localhost:80" begin with a host.
func schemeLength(s string) int {
	dot := false
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		switch {
		case 'a' <= c && c <= 'z':
		case i > 0 && ('0' <= s[i] && s[i] <= '9' || s[i] == '+' || s[i] == '-'):
		case i > 0 && s[i] == '.':
			dot = true
		case i > 0 && s[i] == ':':
			after := s[i+1:]
			if dot && !strings.HasPrefix(after, "//") {
				return 0
			}
			if after != "" && digits(after) > 0 && (s[:i] == "localhost" || dot) {
				return 0
			}
			return i
		default:
			return 0
		}
	}
	return 0
}

// plausibleHost tells whether text without a scheme can be a host: it has a
// dot and ends in a known suffix, or it is four decimal numbers.
func plausibleHost(host string) bool {
	host = strings.NewReplacer("\u3002", ".", "\uff0e", ".", "\uff61", ".").Replace(host)
	host = trimDot(host)
	if len(host) > 255 || strings.ContainsAny(host, " \t<>\"'(),") {
		return false
	}
	i := strings.LastIndexByte(host, '.')
	if i <= 0 || i == len(host)-1 || strings.Contains(host, "..") {
		return false
	}
	if digits(host[i+1:]) == len(host)-i-1 {
		return strings.Count(host, ".") == 3
	}
	ascii := strings.ToLower(host)
	if !isASCII(ascii) {
		a, err := idna.Lookup.ToASCII(ascii)
		if err != nil {
			return false
		}
		ascii = a
	}
	return KnownSuffix(ascii)
}

// isSpecial tells whether browsers load the scheme from a host (URL Standard
// section 3.1, special schemes).
func isSpecial(scheme string) bool {
	switch scheme {
	case "http", "https", "ftp", "ws", "wss", "file":
		return true
	}
	return false
}

// parseSpecial reads an address by the URL Standard.
func parseSpecial(u *URL, scheme, rest string) error {
	u.Scheme = scheme
	noteAuthority(rest, &u.Odd)
	if scheme != "file" {
		without, user, ok := splitUserinfo(rest)
		if !ok {
			return fmt.Errorf("%w: no host after user information", ErrInvalid)
		}
		if len(without) != len(rest) {
			u.Odd |= OddUserinfo
		}
		rest, u.User = without, encodeUser(user)
	}
	p, err := whatwg.Parse(scheme + ":" + rest)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	u.Host = p.Hostname()
	u.IsIP = p.IsIPv4() || p.IsIPv6()
	if p.IsIPv4() && !strings.Contains(rest, u.Host) {
		u.Odd |= OddNumericHost
	}
	if p.Port() != "" {
		u.Port, _ = strconv.Atoi(p.Port()) // digits, at most 65535
		u.Odd |= OddPort
	}
	u.Path, u.Query, u.Fragment = p.Pathname(), p.Query(), p.Fragment()
	u.HostUnicode = u.Host
	if !u.IsIP && strings.Contains(u.Host, "xn--") {
		if h, err := idna.Punycode.ToUnicode(u.Host); err == nil {
			u.HostUnicode = h
		}
	}
	if u.IsIP {
		u.Registrable, u.OrgDomain = u.Host, u.Host
	} else {
		u.PublicSuffix, u.Registrable, u.OrgDomain = splitHost(u.Host)
	}
	return nil
}

// parseOpaque reads an address whose scheme names no host that is loaded. A
// host after "//" (intent://, whatsapp://) is kept all the same.
func parseOpaque(u *URL, scheme, rest string) {
	u.Scheme, u.Opaque = scheme, true
	if scheme == "data" {
		if i := strings.IndexByte(rest, ','); i >= 0 {
			rest = rest[:i]
		}
		u.Path = clip(rest, 200)
		return
	}
	if scheme != "javascript" && scheme != "vbscript" {
		rest, u.Fragment, _ = strings.Cut(rest, "#")
		rest, u.Query, _ = strings.Cut(rest, "?")
	}
	if after, ok := strings.CutPrefix(rest, "//"); ok {
		host := after
		if i := strings.IndexByte(after, '/'); i >= 0 {
			host, rest = after[:i], after[i:]
		} else {
			rest = ""
		}
		if isLDH(host) {
			u.Host = strings.ToLower(host)
			u.HostUnicode = u.Host
			u.PublicSuffix, u.Registrable, u.OrgDomain = splitHost(u.Host)
		} else {
			rest = "//" + after
		}
	}
	u.Path = rest
}
