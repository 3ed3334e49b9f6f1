package lookalike

import (
	"strings"

	"bonafide/link"
)

// view is one host while it is compared.
type view struct {
	m     *Matcher
	ascii string // the host for the Public Suffix List
	host  string // the host as compared: lower case, folded to ASCII

	// known after settle:
	settled  bool
	skip     bool // official or an address
	regStart int  // where the registrable domain begins in host
	regEnd   int  // where its first label ends; the suffix follows
	class    link.Class
	ownLabel string // the brand that has the same label under another suffix, "" for none

	best    found
	waiting found // a name among other text, see second
}

// found is the strongest imitation so far.
type found struct {
	name       int32
	kind       Kind
	score      float64
	start, end int
}

// match looks for names inside the words of the host, then for words that are
// near a name.
func (v *view) match() (Match, bool) {
	v.scan()
	if !v.skip {
		v.compareWords()
	}
	if v.skip || v.best.score == 0 {
		return Match{}, false
	}
	return v.report(), true
}

// scan runs the automaton over the host.
func (v *view) scan() {
	a := v.m.machine
	state := int32(0)
	for i := 0; i < len(v.host); i++ {
		state = a.next[state*stride+int32(symbols[v.host[i]])]
		for h := a.out[state]; h >= 0; h = a.hits[h].then {
			hit := &a.hits[h]
			v.weigh(hit.name, i+1-int(hit.length), i+1, hit.kind)
			if v.skip {
				return
			}
		}
	}
}

// compareWords looks up each word of the host, and pairs of words that a
// hyphen parts, among the names.
func (v *view) compareWords() {
	start := 0
	for i := 0; i <= len(v.host); i++ {
		if i < len(v.host) && symbols[v.host[i]] != symSeparator {
			continue
		}
		if i-start >= 4 {
			v.compareWord(start, i)
		}
		if i < len(v.host) && v.host[i] == '-' {
			v.joinWords(start, i)
			if i-start == 1 {
				v.joinLetters(start)
			}
		}
		if v.skip {
			return
		}
		start = i + 1
	}
}

func (v *view) compareWord(start, end int) {
	w := v.host[start:end]
	if len(w) > maxWord || !v.m.near.one[len(w)] {
		return
	}
	if _, exact := v.m.exact[w]; exact {
		return // the automaton has found it
	}
	v.m.near.find(w, func(id int32) bool {
		n := &v.m.names[id]
		kind, edits := change(w, n.text)
		if edits == 0 || edits > n.reach {
			return false
		}
		if !v.plausibleSlip(w, n.text, kind, edits) {
			return false
		}
		v.weigh(id, start, end, kind)
		return v.skip
	})
}

// looksExposed settles the host first.
func (v *view) looksExposed() bool {
	v.settle()
	return v.exposed()
}

// joinWords looks up the word that ends at a hyphen together with the next.
func (v *view) joinWords(start, hyphen int) {
	end := hyphen + 1
	for end < len(v.host) && symbols[v.host[end]] != symSeparator {
		end++
	}
	if end-start-1 > maxWord || end-start-1 < 5 {
		return
	}
	var buf [maxWord]byte
	joined := append(append(buf[:0], v.host[start:hyphen]...), v.host[hyphen+1:end]...)
	if id, ok := v.m.exact[string(joined)]; ok && !v.m.names[id].weak {
		v.weigh(id, start, end, Hyphen)
	}
}

// joinLetters looks up a label that is spelled with hyphens from start on.
func (v *view) joinLetters(start int) {
	if start > 0 && v.host[start-1] != '.' {
		return
	}
	label := v.host[start : start+labelLength(v.host[start:])]
	if len(label) > 2*maxWord {
		return
	}
	var buf [2 * maxWord]byte
	joined := buf[:0]
	for i := range len(label) {
		if label[i] != '-' {
			joined = append(joined, label[i])
		}
	}
	if id, ok := v.m.exact[string(joined)]; ok && !v.m.names[id].weak {
		v.weigh(id, start, start+len(label), Hyphen)
	}
}

// settle finds out, once, whose host it is and where its parts lie.
func (v *view) settle() {
	if v.settled {
		return
	}
	v.settled = true
	if _, ok := v.m.Official(v.ascii); ok {
		v.skip = true
		return
	}
	registrable := link.Registrable(v.ascii)
	if registrable == v.ascii && strings.IndexByte(v.ascii, '.') < 0 {
		registrable = ""
	}
	// Labels, not bytes, are counted: folding keeps them.
	labels := strings.Count(v.ascii, ".") + 1
	under := 0
	if registrable != "" {
		under = strings.Count(registrable, ".") + 1
		if suffix := link.PublicSuffix(v.ascii); suffix == registrable {
			under++ // the host is a private suffix: all of it is suffix
		}
	}
	v.regStart = labelStart(v.host, labels-under)
	v.regEnd = v.regStart
	if under > 0 && under <= labels {
		v.regEnd = v.regStart + labelLength(v.host[v.regStart:])
	}
	if v.regEnd == v.regStart {
		v.skip = true // a suffix or a single label: nobody registered it
		return
	}
	v.class = link.Classify(v.ascii)
	v.ownLabel = v.m.labels[v.host[v.regStart:v.regEnd]]
	if last := v.ascii[strings.LastIndexByte(v.ascii, '.')+1:]; last == "" || isDigit(last[0]) {
		v.skip = true
	}
}

// labelStart is the offset of the n-th label.
func labelStart(host string, n int) int {
	at := 0
	for ; n > 0; n-- {
		i := strings.IndexByte(host[at:], '.')
		if i < 0 {
			return at
		}
		at += i + 1
	}
	return at
}

func labelLength(s string) int {
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return i
	}
	return len(s)
}
