package link

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// target reads value, as it stands in a URL, as an address: plain,
// percent-encoded up to three times, or in base64. Without a scheme it is
// accepted only if loose is set and it looks like a host.
func target(value string, loose bool) (URL, bool) {
	if len(value) < 4 || len(value) > MaxLength {
		return URL{}, false
	}
	for range 3 {
		if hasWebScheme(value) {
			return parsed(value)
		}
		if t, ok := fromBase64(value); ok {
			return parsed(t)
		}
		next := unescape(value)
		if next == value {
			break
		}
		value = next
	}
	if hasWebScheme(value) {
		return parsed(value)
	}
	if strings.HasPrefix(value, "//") && len(value) > 5 {
		return parsed("https:" + value)
	}
	if !loose || !startsLikeHost(value) {
		return URL{}, false
	}
	return parsed(value)
}

// parsed is Parse for web addresses only.
func parsed(s string) (URL, bool) {
	if len(s) > 10 && strings.IndexByte(s[:10], '%') >= 0 {
		s = unescape(s)
	}
	u, err := Parse(s)
	if err != nil || !u.IsWeb() || u.Host == "" {
		return URL{}, false
	}
	return u, true
}

// hasWebScheme tells whether s begins with http:// or https://, in either case
// and with slashes of either kind or encoded colon and slashes.
func hasWebScheme(s string) bool {
	rest, ok := cutPrefixFold(s, "http")
	if !ok {
		return false
	}
	if rest != "" && rest[0]|0x20 == 's' {
		rest = rest[1:]
	}
	if len(rest) < 4 {
		return false
	}
	if rest[0] != ':' {
		return false
	}
	return rest[1] == '/' || rest[1] == '\\'
}

// startsLikeHost tells whether s begins as a host name does: www., or labels
// and a known suffix before a slash or the end.
func startsLikeHost(s string) bool {
	end := strings.IndexAny(s, "/?#:")
	if end < 0 {
		end = len(s)
	}
	host := s[:end]
	return len(host) >= 4 && isLDH(host) && plausibleHost(strings.ToLower(host))
}

// fromBase64 decodes standard or URL-safe base64 that holds an address. Only
// text that begins as "http" does in base64 is decoded. A slash is a digit of
// the standard alphabet, or what follows in a path: both are tried.
func fromBase64(s string) (string, bool) {
	if len(s) < 12 || !strings.HasPrefix(s, "aHR0c") {
		return "", false
	}
	end, slash := 0, -1
	for end < len(s) && (isBase64(s[end]) || s[end] == '/') {
		if s[end] == '/' && slash < 0 {
			slash = end
		}
		end++
	}
	if slash >= 0 {
		if t, ok := decodeBase64(s[:end]); ok {
			return t, true
		}
		return decodeBase64(s[:slash])
	}
	if rest := s[end:]; rest != "" && rest[0] != '=' && rest[0] != '%' && rest[0] != '&' {
		return "", false
	}
	return decodeBase64(s[:end])
}

// decodeBase64 decodes what is an address in printable characters.
func decodeBase64(s string) (string, bool) {
	digits := strings.NewReplacer("-", "+", "_", "/").Replace(s[:len(s)-len(s)%4+remainder(len(s)%4)])
	b, err := base64.RawStdEncoding.DecodeString(digits)
	if err != nil {
		return "", false
	}
	t := strings.TrimRight(string(b), "\x00 \r\n")
	control := strings.IndexFunc(t, func(r rune) bool { return r < ' ' || r == 0x7f })
	if control >= 0 || !utf8.ValidString(t) || !hasWebScheme(t) {
		return "", false
	}
	return t, true
}

// remainder is the number of usable characters of an incomplete group.
func remainder(n int) int {
	if n == 1 {
		return 0
	}
	return n
}

func isBase64(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' ||
		c == '+' || c == '-' || c == '_'
}
