package lookalike

import (
	"strings"

	"bonafide/link"
)

// Matcher compares hosts with the names of all targets. It is made once and may
// be used by several goroutines.
type Matcher struct {
	names    []name
	official map[string]string // domain -> brand
	exact    map[string]int32  // name -> index
	labels   map[string]string // registered label of an official domain -> brand
	machine  *automaton
	near     *neighborhood
	words    *vocabulary
}

// name is one name of one target, prepared.
type name struct {
	text     string
	brand    string
	official []string
	own      map[string]bool // the target's own service words
	not      []string        // words that hold or resemble the name
	weak     bool            // an everyday word, or too short to stand for itself
	word     bool            // an everyday word, though the brand's alone in a host
	members  bool            // see Target.Federated
	other    bool            // weak, and says nothing of the brand's own name
	reach    int             // edits forgiven in a whole word
	stem     [2]int          // the part of text that no other name has, see vocabulary.stem
}

// maxHost is the greatest length of a host that is compared (RFC 1035 section
// 2.3.4): longer ones lead nowhere.
const maxHost = 255

// New prepares a Matcher. Targets whose name holds nothing but other
// characters than ASCII letters and digits are left out, and so are names of
// less than three characters and service words (mobile, cash). A name that
// shares nothing with Target.Brand is treated as Common. Of equal names the
// first counts.
func New(targets []Target) *Matcher {
	m := &Matcher{
		official: make(map[string]string),
		exact:    make(map[string]int32),
		labels:   make(map[string]string),
		words:    newVocabulary(),
	}
	for _, t := range targets {
		for _, d := range t.Official {
			m.official[normalDomain(d)] = t.Brand
			m.labels[link.Label(normalDomain(d))] = t.Brand
		}
		for _, d := range t.Exempt {
			m.official[normalDomain(d)] = t.Brand
		}
		m.addName(t)
	}
	var patterns []pattern
	for id := range m.names {
		patterns = append(patterns, pattern{m.names[id].text, id, ""})
	}
	for id := range m.names {
		patterns = append(patterns, m.variants(id)...)
	}
	m.machine = newAutomaton(patterns)
	m.near = newNeighborhood(m.names)
	return m
}

func (m *Matcher) addName(t Target) {
	text := normalName(t.Name)
	if len(text) < 3 || len(text)+2 > maxWord {
		return
	}
	if id, ok := m.exact[text]; ok {
		if n := &m.names[id]; n.brand == t.Brand {
			n.official = append(n.official, t.Official...)
		}
		return
	}
	if m.words.service[text] {
		return // "mobile", "cash": it says nothing without the rest
	}
	n := name{
		text: text, brand: t.Brand, own: make(map[string]bool),
		weak:  t.Common || len(text) <= 3,
		other: !namesBrand(text, normalName(t.Brand)), members: t.Federated, word: m.words.compound[text],
	}
	n.weak = n.weak || n.other
	n.official = append(n.official, t.Official...)
	for _, w := range t.Words {
		n.own[normalName(w)] = true
	}
	for _, w := range t.Not {
		n.not = append(n.not, normalName(w))
	}
	switch {
	case n.weak || len(text) < 5:
		n.reach = 0
	case len(text) < 8:
		n.reach = 1
	default:
		n.reach = 2
	}
	n.stem[0], n.stem[1] = m.words.stem(text)
	n.not = append(n.not, m.words.resembling(text, n.reach > 0)...)
	m.exact[text] = int32(len(m.names))
	m.names = append(m.names, n)
}

// namesBrand tells whether a name speaks of the brand: one holds the other, the
// name shortens the brand (amzn), or both begin alike. Names of other products
// (windows, android) are also everyday words to most people.
func namesBrand(name, brand string) bool {
	if brand == "" || strings.Contains(name, brand) || len(name) >= 4 && strings.HasPrefix(brand, name) ||
		len(name) >= 5 && strings.Contains(brand, name) {
		return true
	}
	if len(name) >= 5 && len(brand) >= 5 && name[:5] == brand[:5] {
		return true
	}
	if len(name) < 4 || name[0] != brand[0] || name[len(name)-1] != brand[len(brand)-1] {
		return false
	}
	i := 0
	for j := 0; i < len(name) && j < len(brand); j++ {
		if name[i] == brand[j] {
			i++
		}
	}
	return i == len(name)
}

// variants are the close misspellings of a name that are also looked for
// inside longer words.
func (m *Matcher) variants(id int) []pattern {
	n := &m.names[id]
	if n.weak || len(n.text) < 5 {
		return nil
	}
	var ps []pattern
	for text, kind := range misspellings(n.text) {
		if kind != Homoglyph && kind != Digit && len(n.text) < 6 {
			continue
		}
		if len(text) < 4 || m.words.ordinary[text] {
			continue
		}
		if kind == Homoglyph && len(n.text) < 6 && len(text) == len(n.text) {
			continue // one letter that only resembles is too little in a short name
		}
		if _, taken := m.exact[text]; !taken {
			ps = append(ps, pattern{text, id, kind})
		}
	}
	return ps
}

// Match tells whom host imitates. host may be in ASCII or in Unicode, in
// either case. It answers false for official and exempt domains, for IP
// addresses and for hosts that imitate nobody.
func (m *Matcher) Match(host string) (Match, bool) {
	host = strings.TrimSuffix(host, ".")
	if len(host) < 3 || len(host) > maxHost {
		return Match{}, false
	}
	if plainHost(host) {
		v := view{m: m, ascii: host, host: host}
		return v.match()
	}
	return m.matchOther(host)
}

// Official tells whether host is an official or exempt domain of a target or
// lies below one, and whose.
func (m *Matcher) Official(host string) (brand string, ok bool) {
	host = strings.TrimSuffix(host, ".")
	for {
		if brand, ok = m.official[host]; ok {
			return brand, true
		}
		i := strings.IndexByte(host, '.')
		if i < 0 {
			return "", false
		}
		host = host[i+1:]
	}
}

// plainHost tells whether host is in lower-case ASCII without A-labels.
func plainHost(host string) bool {
	for i := 0; i < len(host); i++ {
		c := host[i]
		if c >= 0x80 || 'A' <= c && c <= 'Z' {
			return false
		}
		if c == 'x' && i+3 < len(host) && host[i+1] == 'n' && host[i+2] == '-' && host[i+3] == '-' {
			return false
		}
	}
	return true
}

// normalName keeps the ASCII letters and digits of s, in lower case.
func normalName(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', isDigit(c):
			b = append(b, c)
		case 'A' <= c && c <= 'Z':
			b = append(b, c+'a'-'A')
		}
	}
	return string(b)
}

func normalDomain(s string) string {
	return strings.Trim(strings.ToLower(strings.TrimSpace(s)), ".")
}
