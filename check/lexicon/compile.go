package lexicon

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// compiler turns tables into a Lexicon.
type compiler struct {
	lex      *Lexicon
	trie     *trie
	language string            // of the table being read
	umlauts  bool              // also enter ä, ö, ü as ae, oe, ue
	classes  map[string]uint32 // labels, by name
	words    map[string]uint32 // labels of words and affixes, by folded form
	starts   map[string]*affix
	ends     map[string]*affix
	kind     kind
	code     string
	texts    bool // the table is for texts and calls only
	scratch  []byte
	form     [1]string // see forms
	found    []uint32  // see labelsOf
	heads    []headword
	wrong    []misspelled
	// spellings are the words of the vocabulary from the first on.
	spellings []string
}

// headword is a key word whose misspellings are looked for.
type headword struct {
	text     string
	language string
}

// newCompiler begins an empty lexicon.
func newCompiler() *compiler {
	lex := &Lexicon{folder: newFolder(), vocabulary: newVocabulary(12000)}
	lex.labels = labelsReserved
	for l := range uint32(labelsReserved) {
		lex.special = append(lex.special, l)
	}
	return &compiler{
		lex: lex, trie: newTrie(), words: map[string]uint32{},
		starts: map[string]*affix{}, ends: map[string]*affix{},
	}
}

// table reads the table of one language.
func (c *compiler) table(language string, text []byte) error {
	c.language, c.kind, c.code = language, kindNone, ""
	c.umlauts = language == "de"
	c.classes = map[string]uint32{}
	lines := bufio.NewScanner(bytes.NewReader(text))
	var faults []error
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := c.line(line); err != nil {
			faults = append(faults, fmt.Errorf("lexicon table %s, line %d (%.60q): %w", language, n, line, err))
		}
	}
	return errors.Join(append(faults, lines.Err())...)
}

// line reads one line that is not empty.
func (c *compiler) line(line string) error {
	switch {
	case line[0] == '[':
		return c.section(line)
	case line[0] == '@' && strings.Contains(line, "="):
		return c.class(line)
	}
	switch c.kind {
	case kindNone:
		return fmt.Errorf("it stands before the first [section]")
	case kindNegation:
		return c.roles(line, roleNegation)
	case kindCondition:
		return c.roles(line, roleCondition)
	case kindSalutation:
		return c.roles(line, roleSalutation)
	case kindAudience:
		return c.roles(line, roleAudience)
	case kindCurrency:
		return c.roles(line, roleCurrency)
	case kindMisspelling:
		return c.misspellings(line)
	default:
		return c.phrase(line)
	}
}

// section reads "[kind code]".
func (c *compiler) section(line string) error {
	name, ok := strings.CutSuffix(line[1:], "]")
	if !ok {
		return fmt.Errorf("the section is not closed with ]")
	}
	name, code, _ := strings.Cut(name, " ")
	k, ok := kindOf(name)
	if !ok {
		return fmt.Errorf("%q is no kind of section", name)
	}
	if !knownCode(k, code) {
		return fmt.Errorf("%q is no code of the kind %s", code, name)
	}
	c.kind, c.code = k, code
	return nil
}

// class reads "@name = word word".
func (c *compiler) class(line string) error {
	name, list, _ := strings.Cut(line[1:], "=")
	name = strings.TrimSpace(name)
	label, ok := c.classes[name]
	if !ok {
		label = c.newLabel()
		c.classes[name] = label
	}
	for _, w := range strings.Fields(list) {
		if inner, ok := strings.CutPrefix(w, "@"); ok {
			return fmt.Errorf("class %s holds class %s; list its words", name, inner)
		}
		if err := c.mark(w, label); err != nil {
			return err
		}
	}
	return nil
}

// phrase reads "strength element element".
func (c *compiler) phrase(line string) error {
	if len(line) < 3 || line[0] < '1' || line[0] > '3' || line[1] != ' ' {
		return fmt.Errorf("a phrase begins with its strength 1, 2 or 3 and a space")
	}
	elements, err := parseElements(line[2:])
	if err != nil {
		return err
	}
	c.lex.phrases = append(c.lex.phrases, phrase{
		kind: c.kind, strength: line[0] - '0', code: c.code, language: c.language, texts: c.texts,
	})
	ends, err := c.insert([]int32{0}, elements)
	if err != nil {
		return err
	}
	for _, n := range ends {
		if n == 0 {
			return fmt.Errorf("the phrase can be empty")
		}
		c.trie.end(n, int32(len(c.lex.phrases)-1))
	}
	return nil
}

// insert leads on from nodes with elements and returns where they end.
func (c *compiler) insert(nodes []int32, elements []element) ([]int32, error) {
	for _, e := range elements {
		next := make([]int32, 0, len(nodes))
		switch {
		case e.gap:
			for _, n := range nodes {
				if n == 0 {
					return nil, fmt.Errorf("a phrase can begin with a gap")
				}
				next = append(next, c.trie.skip(n))
			}
		case e.choices != nil:
			for _, choice := range e.choices {
				ends, err := c.insert(nodes, choice)
				if err != nil {
					return nil, err
				}
				next = append(next, ends...)
			}
			next = c.joined(next)
		default:
			labels, err := c.labelsOf(e)
			if err != nil {
				return nil, err
			}
			for _, l := range labels {
				for _, n := range nodes {
					next = append(next, c.trie.child(n, l))
				}
			}
		}
		nodes = next
	}
	return nodes, nil
}

// fewNodes is the number of places up to which a phrase goes on from each by
// itself, sharing its beginning with other phrases.
const fewNodes = 3

// joined makes many nodes one. The root is kept apart.
func (c *compiler) joined(nodes []int32) []int32 {
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	root := nodes[:0:0]
	if nodes[0] == 0 {
		root, nodes = nodes[:1], nodes[1:]
	}
	if len(nodes) > fewNodes {
		nodes = []int32{c.trie.meet(nodes)}
	}
	return append(slices.Clip(root), nodes...)
}

// labelsOf is the label of an element that is one word, or both where the word
// is also written without umlauts. The list is used again for the next.
func (c *compiler) labelsOf(e element) ([]uint32, error) {
	switch {
	case e.label != 0:
		c.found = append(c.found[:0], e.label)
		return c.found, nil
	case e.class != "":
		l, ok := c.classes[e.class]
		if !ok {
			return nil, fmt.Errorf("class @%s is not known (yet)", e.class)
		}
		c.found = append(c.found[:0], l)
		return c.found, nil
	}
	out := c.found[:0]
	for _, form := range c.forms(e.word) {
		l, err := c.label(form)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	c.found = out
	return out, nil
}

// newLabel returns a label that is not in use.
func (c *compiler) newLabel() uint32 {
	c.lex.labels++
	return c.lex.labels - 1
}
