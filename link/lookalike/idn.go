package lookalike

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"bonafide/link/confusable"
)

// matchOther compares hosts with capitals, A-labels (RFC 5890) or characters
// beyond ASCII, by the looks of their characters.
func (m *Matcher) matchOther(host string) (Match, bool) {
	host = strings.ToLower(host)
	shown := host
	if strings.Contains(host, "xn--") {
		if u, err := idna.Punycode.ToUnicode(host); err == nil {
			shown = strings.ToLower(u)
		}
	}
	ascii := host
	if !plainHost(host) && shown == host {
		if a, err := idna.Punycode.ToASCII(host); err == nil {
			ascii = a
		}
	}
	folded, origin := foldHost(shown)
	if strings.Count(folded, ".") != strings.Count(ascii, ".") || folded == "" {
		return Match{}, false
	}
	v := view{m: m, ascii: ascii, host: folded}
	match, ok := v.match()
	if !ok {
		return Match{}, false
	}
	return unfold(match, shown, origin, v.best), true
}

// foldHost folds a host to ASCII letters character by character and tells for
// each byte of the result where its character began; origin has one entry more
// for the end.
func foldHost(host string) (folded string, origin []int) {
	var b strings.Builder
	for i, r := range host {
		f := string(r)
		if r >= utf8.RuneSelf {
			switch r {
			case 0x3002, 0xff0e, 0xff61: // dots of UTS 46
				f = "."
			default:
				f = strings.ReplaceAll(confusable.Fold(f), ".", "")
			}
		}
		for range len(f) {
			origin = append(origin, i)
		}
		b.WriteString(f)
	}
	return b.String(), append(origin, len(host))
}

// unfold turns the places of a match on the folded host into places of the
// host as shown.
func unfold(match Match, shown string, origin []int, best found) Match {
	start, end := origin[best.start], origin[best.end]
	match.Host, match.Part = shown, shown[start:end]
	foreign := false
	var spans []Span
	for i, r := range match.Part {
		if r >= utf8.RuneSelf {
			foreign = true
			spans = append(spans, Span{start + i, start + i + utf8.RuneLen(r)})
		}
	}
	if foreign {
		match.Kind, match.Highlight = Homoglyph, spans
		match.Score = max(match.Score, strength(Homoglyph))
		return match
	}
	for i, s := range match.Highlight {
		match.Highlight[i] = Span{origin[s.Start], origin[s.End]}
	}
	return match
}
