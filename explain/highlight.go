package explain

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// maxHighlight bounds the characters that are compared; a domain name has at
// most 253 (RFC 1035 section 2.3.4).
const maxHighlight = 256

// Span is a piece of a domain. The pieces in order are the whole domain.
type Span struct {
	Text    string
	Differs bool // this piece is not as in the official domain
}

// Highlight cuts domain into pieces and marks what differs from official:
// "a" "rn" "azon.com" for amazon.com. A domain may be defanged (arnazon[.]com);
// punycode (RFC 3492) is shown as the letters that it stands for. Where a
// letter is missing, its neighbors are marked; where the top-level domain
// differs, all of it is. What is longer than any domain is not compared.
func Highlight(domain, official string) []Span {
	if domain == "" {
		return nil
	}
	a, b := letters(domain), letters(official)
	if len(a) > maxHighlight || len(b) > maxHighlight || len(b) == 0 {
		return []Span{{Text: domain}}
	}
	// A host below a look-alike domain: its own labels are no imitation.
	start, marks := 0, align(a, b)
	if from := lastLabels(a, labels(b)); from > 0 {
		if inner := align(a[from:], b); inner.cost <= marks.cost {
			start, marks = from, inner
		}
	}
	differs := make([]bool, len(a))
	copy(differs[start:], marks.differs)
	markLastLabel(a, differs)
	settleDots(a, differs)
	return spans(a, differs)
}

// letter is one character of a domain as it is shown and as it is compared.
type letter struct {
	shown string
	r     rune
}

// letters reads a domain: "[.]" is one dot, case is folded.
func letters(domain string) []letter {
	domain = unicodeForm(domain)
	list := make([]letter, 0, len(domain))
	for i := 0; i < len(domain); {
		if strings.HasPrefix(domain[i:], "[.]") {
			list = append(list, letter{"[.]", '.'})
			i += len("[.]")
			continue
		}
		r, n := utf8.DecodeRuneInString(domain[i:])
		shown := domain[i : i+n]
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		list = append(list, letter{shown, r})
		i += n
	}
	return list
}

// unicodeForm shows punycode labels as letters, as far as they can be read
// and seen.
func unicodeForm(domain string) string {
	if !strings.Contains(domain, "xn--") || len(domain) > 4*maxHighlight {
		return domain
	}
	plain := strings.ReplaceAll(domain, "[.]", ".")
	u, err := idna.Punycode.ToUnicode(plain)
	if err != nil || clean(u, maxHighlight) != u {
		return domain
	}
	if plain != domain {
		u = strings.ReplaceAll(u, ".", "[.]")
	}
	return u
}

// labels counts the labels of a domain.
func labels(l []letter) int {
	n := 1
	for i := range l {
		if l[i].r == '.' {
			n++
		}
	}
	return n
}

// lastLabels is where the last n labels begin.
func lastLabels(l []letter, n int) int {
	for i, v := range slices.Backward(l) {
		if v.r == '.' {
			if n--; n == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// markLastLabel marks the whole top-level domain if a part of it is.
func markLastLabel(l []letter, differs []bool) {
	from := lastLabels(l, 1)
	for i := from; i < len(l); i++ {
		if differs[i] {
			for j := from; j < len(l); j++ {
				differs[j] = true
			}
			return
		}
	}
}

// settleDots lets a dot go with its neighbors: marked between two marked
// letters, unmarked at the edge of a marked piece.
func settleDots(l []letter, differs []bool) {
	for i := 1; i < len(l)-1; i++ {
		if l[i].r != '.' {
			continue
		}
		if before, after := differs[i-1], differs[i+1]; before || after {
			differs[i] = before && after
		}
	}
}

func spans(l []letter, differs []bool) []Span {
	var out []Span
	for i, from := 1, 0; i <= len(l); i++ {
		if i < len(l) && differs[i] == differs[from] {
			continue
		}
		var b strings.Builder
		for _, x := range l[from:i] {
			b.WriteString(x.shown)
		}
		out = append(out, Span{b.String(), differs[from]})
		from = i
	}
	return out
}
