package brand

import (
	"errors"
	"fmt"
	"strings"
)

// ErrInvalid is wrapped by every error that a profile's content causes, so
// that a caller can tell a wrong profile from a file that cannot be read.
var ErrInvalid = errors.New("invalid brand profile")

// Problem is one thing that is wrong with a profile. The codes are stable and
// listed in docs/brands.md.
type Problem struct { //nolint:errname // a list of problems is what a person reads
	Code    string // "brand.domain-public-suffix"
	File    string // name of the file, "" if the profile has none
	Line    int    // from 1; 0 unknown
	Key     string // "domains[3].name"; "" for the whole file
	Message string // what is wrong
	Fix     string // what to do
}

// Error gives the place, the key, what is wrong and what to do, in one line.
func (p Problem) Error() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File)
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d", p.Line)
		}
		b.WriteString(": ")
	}
	if p.Key != "" {
		b.WriteString(p.Key + ": ")
	}
	b.WriteString(p.Message)
	if p.Fix != "" {
		b.WriteString("; " + p.Fix)
	}
	b.WriteString(" [" + p.Code + "]")
	return b.String()
}

// Unwrap returns ErrInvalid.
func (p Problem) Unwrap() error { return ErrInvalid }

// Problems is everything that is wrong with a profile or a set, in the order
// of the file. It is never empty where it is returned as an error.
type Problems []Problem //nolint:errname // see Problem

// Error gives one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns ErrInvalid.
func (ps Problems) Unwrap() error { return ErrInvalid }

// orNil is ps as an error, nil when there is none.
func (ps Problems) orNil() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}
