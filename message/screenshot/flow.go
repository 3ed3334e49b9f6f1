package screenshot

import (
	"slices"
	"strings"

	"bonafide/link"
)

// flow joins lines into paragraphs: a line goes on with the next where the
// device broke it because the next word didn't fit. Words of addresses that
// were cut at the edge are joined, and where that isn't certain, also holds
// the other reading.
func (p *Page) flow(lines []Line) (text string, also []string) {
	var b strings.Builder
	for _, block := range blocks(lines) {
		edge := 0
		for i := range block {
			edge = max(edge, block[i].Right)
		}
		for i := range block {
			line := mendWords(block[i].Text())
			if i == 0 {
				if b.Len() > 0 {
					b.WriteByte('\n')
				}
				b.WriteString(line)
				continue
			}
			before := &block[i-1]
			if !full(before, &block[i], edge) {
				b.WriteByte('\n')
				b.WriteString(line)
				continue
			}
			written := b.String()
			last, first := lastWord(written), firstWord(line)
			atEdge := edge-before.Right < before.height()
			joint := jointOf(last, first, atEdge)
			if joint == apart && atEdge && len(before.Words) == 1 && hasHost(last) && lower(first[0]) {
				joint = perhapsCut // an address longer than a line
			}
			switch joint {
			case cut:
			case perhapsCut:
				also = append(also, last+first)
				b.WriteByte(' ')
			case apart:
				b.WriteByte(' ')
			}
			b.WriteString(line)
		}
	}
	return b.String(), slices.Compact(also)
}

// full tells whether the first word of the next line would not have fit into a
// line.
func full(line, next *Line, edge int) bool {
	word := next.Words[0].Right - next.Words[0].Left
	space := line.height() / 4
	return line.Right+space+word > edge-line.height()/2
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \n")+1:] }

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// joint is how two words at a line's end belong together.
type joint int

const (
	apart joint = iota
	cut
	perhapsCut
)

// jointOf tells whether an address goes on in the next line. atEdge tells that
// the line ends at the edge of the text.
func jointOf(last, first string, atEdge bool) joint {
	if last == "" || first == "" {
		return apart
	}
	scheme := strings.Contains(last, "://") || strings.HasSuffix(last, ":/")
	address := scheme || hasHost(last)
	switch {
	case strings.HasSuffix(last, "://"), strings.HasSuffix(last, ":/") && strings.HasPrefix(first, "/"):
		return cut
	case strings.HasSuffix(last, "-"):
		// Words are joined as well: "Gewinnspiel-Abonnement".
		return cut
	case address && strings.ContainsAny(last[len(last)-1:], "/=?&_%"):
		return cut
	case scheme && !hasHost(last):
		// The host itself is cut.
		return cut
	case strings.HasSuffix(last, ".") && (hasHost(last+first) && lower(first[0]) && strings.ContainsAny(first, "./")):
		return cut
	case strings.HasPrefix(first, ".") && len(first) > 2 && hasHost(last+first), strings.HasPrefix(first, "/") && address:
		return cut
	case address && atEdge && strings.ContainsAny(first, "0123456789/-_=."):
		return perhapsCut
	case atEdge && hasHost(first) && (strings.HasPrefix(strings.ToLower(last), "www.") || strings.Contains(last, "-")):
		return perhapsCut
	}
	return apart
}

func lower(c byte) bool { return c >= 'a' && c <= 'z' }

// hasHost tells whether a word begins with a host name, with or without a
// scheme.
func hasHost(word string) bool {
	if _, rest, ok := strings.Cut(word, "://"); ok {
		word = rest
	}
	if i := strings.IndexAny(word, "/?#:"); i >= 0 {
		word = word[:i]
	}
	word = strings.ToLower(strings.Trim(word, ".,;!()<>\"'"))
	dot := strings.LastIndexByte(word, '.')
	if dot < 1 || dot+2 >= len(word) || strings.ContainsAny(word, "@%€$£") || strings.Trim(word, "0123456789.,") == "" {
		return false
	}
	return link.KnownSuffix(word) && strings.Trim(word[dot+1:], "0123456789") != ""
}
