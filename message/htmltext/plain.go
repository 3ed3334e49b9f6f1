package htmltext

import "strings"

// Plain folds plain text as Scan folds that of a page: lines are separated by
// one \n, runs of space become one, characters without a glyph are left out.
// invisible counts those that stood inside words. At most limit octets are
// kept.
func Plain(s string, limit int) (text string, invisible int) {
	k := sink{max: limit}
	k.grow(min(len(s), limit) + 16)
	for s != "" {
		line := s
		if i := strings.IndexByte(s, '\n'); i >= 0 {
			line, s = s[:i], s[i+1:]
		} else {
			s = ""
		}
		k.runes(line)
		k.separate(lineSeparator)
	}
	text = k.text()
	return text, k.invisible
}
