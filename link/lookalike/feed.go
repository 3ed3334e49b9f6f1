package lookalike

import (
	"errors"
	"fmt"
	"strings"

	"bonafide/link"
)

// ErrNoName means that a line of a feed names no domain.
var ErrNoName = errors.New("no domain name")

// Limits of RFC 1035 section 2.3.4, in bytes of the textual form.
const (
	maxName  = 253
	maxLabel = 63
)

// ReadName gives the domain that a line of a feed names, in lower-case ASCII
// and without a dot at its end: a domain in either case, in Unicode or with
// A-labels (RFC 5890), the wildcard of a certificate ("*.example.com", RFC 6125
// section 6.4.3), or a URL, whose host counts. It is "" for an empty line and
// for a comment, which "#" begins. The error wraps ErrNoName and says what is
// wrong.
func ReadName(line string) (string, error) {
	s := strings.TrimSpace(line)
	if s == "" || s[0] == '#' {
		return "", nil
	}
	for strings.HasPrefix(s, "*.") {
		s = s[2:]
	}
	name := strings.TrimSuffix(s, ".")
	if !nameBytes(name) {
		u, err := link.Parse(s)
		if err != nil && strings.IndexByte(s, ':') < 0 {
			u, err = link.Parse("http://" + s) // a name under a suffix that is not known
		}
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrNoName, err)
		}
		if name = strings.TrimSuffix(u.Host, "."); strings.HasPrefix(name, "[") {
			return name, nil // an IPv6 address: readable, and nobody's name
		}
	}
	name = strings.ToLower(name)
	return name, checkName(name)
}

// nameBytes tells whether s consists of letters, digits, hyphens, dots and
// underscores, the last of which service records bring.
func nameBytes(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && !isDigit(c) && c != '.' && c != '-' && c != '_' && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return s != ""
}

func checkName(name string) error {
	if name == "" || len(name) > maxName {
		return fmt.Errorf("%w: %d bytes, want 1 to %d", ErrNoName, len(name), maxName)
	}
	start := 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '.' {
			continue
		}
		if i == start || i-start > maxLabel {
			return fmt.Errorf("%w: a label has %d bytes, want 1 to %d", ErrNoName, i-start, maxLabel)
		}
		start = i + 1
	}
	if !nameBytes(name) {
		return fmt.Errorf("%w: it holds characters that no host name has", ErrNoName)
	}
	return nil
}
