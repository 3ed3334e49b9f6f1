package brand

import "strings"

// Strength says how far a mention by itself claims a brand.
type Strength uint8

// The strengths, from least to most.
const (
	// Faint is an everyday word in lower case or where any word has a capital
	// ("Target audience"), or a product's name. It means something only
	// beside other marks, such as a look-alike domain.
	Faint Strength = iota + 1
	// Weak is an everyday word that is written as a name ("your Apple
	// account", a display name "Chase"), or a name that the profile calls weak.
	Weak
	// Strong is a name that means the brand and nothing else.
	Strong
)

// String gives the strength as a word.
func (s Strength) String() string {
	switch s {
	case Faint:
		return "faint"
	case Weak:
		return "weak"
	case Strong:
		return "strong"
	}
	return "none"
}

// Mention is a place where a text names a brand.
type Mention struct {
	Brand      string // ID of the profile
	Name       string // the name as the profile writes it
	Text       string // the name as the text writes it
	Start, End int    // offsets in the text, in bytes
	Strength   Strength
	// Disguised tells that letters were not plain: look-alikes of another
	// script, digits for letters, styled letters, invisible characters inside,
	// or s p a c e s.
	Disguised bool
	// InAddress tells that it stands inside a host name, web address or mail
	// address that is not the brand's own home, such as amazon.evil.top.
	InAddress bool
	// Product tells that it is a product's name, not the brand's.
	Product bool
}

// maxMentions bounds the mentions of one text.
const maxMentions = 256

// Namer finds the names of all brands of a set in a text. It never changes
// once made and may be used by many goroutines at once.
type Namer struct {
	set      *Set
	fold     *folder
	trie     *trie
	prefixes prefixes
}

// NewNamer indexes the names of set.
func NewNamer(set *Set) *Namer {
	n := &Namer{set: set, fold: newFolder(), trie: newTrie()}
	for i, p := range set.profiles {
		n.enter(int32(i), p)
	}
	n.prefixes.fill(n.trie)
	return n
}

// enter adds the names of one profile, the strongest kinds first.
func (n *Namer) enter(brand int32, p *Profile) {
	kind := kindName
	if p.Common {
		kind = kindCommon
	}
	add := func(text string, kind patternKind) {
		n.trie.add(n.fold, pattern{brand: brand, text: text, kind: kind})
	}
	add(p.Name, kind)
	for _, a := range p.Names {
		if a.Weak {
			add(a.Text, kindWeak)
		} else {
			add(a.Text, kindName)
		}
	}
	for _, t := range p.NotNames {
		add(t, kindNot)
	}
	for _, t := range p.Products {
		add(t, kindProduct)
	}
}

// Find returns where text names a brand, in the order of the text: of names
// of one brand that overlap only the longest, of different brands all. It
// takes time in proportion to the length of text and returns at most 256
// mentions, the first ones. text should be UTF-8; other bytes end a word.
func (n *Namer) Find(text string) []Mention {
	s := scan{namer: n, text: text}
	s.run()
	return s.result()
}

// Claims returns the ID of the brand that text names most strongly, the first
// of equals; "" if it names none more than faintly. Names inside addresses do
// not count.
func (n *Namer) Claims(text string) (id string, strength Strength) {
	for _, m := range n.Find(text) {
		if m.Strength > max(strength, Faint) && !m.InAddress {
			id, strength = m.Brand, m.Strength
		}
	}
	return id, strength
}

// trimName is text without what people put around a display name.
func trimName(text string) string { return strings.Trim(text, " \t\r\n\"'<>()[]!?.,:;*") }
