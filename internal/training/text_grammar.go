package training

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
)

//go:embed corpus/*.txt
var corpusFiles embed.FS

// grammar is one language's sentences, from which texts are made. The files of
// the folder corpus, LANGUAGE.txt and LANGUAGE-PART.txt, are read line by line: "#" begins a comment and "[section]" a
// section. In the sections greeting, closing and footer every line is a
// sentence of both kinds of sender, in "slot NAME" a value for {NAME}. In all
// others "- " begins what a scammer writes and "+ " what an honest sender
// writes; press and ask join any text of their kind, "lure CODE" and "genuine
// NAME" are subjects. "mail scam NAME" and "mail genuine NAME" hold whole
// messages, each after a line that begins with "Subject:" and tells its
// subject, if any; every further line is a paragraph, one after "? " is there
// every other time. "(a|b c|)" stands for one of its alternatives, which may
// hold others, and {brand}, {amount} and the like for made-up values.
type grammar struct {
	language                  string
	greeting, closing, footer []string
	press, ask                sentences
	slots                     map[string][]string
	subjects                  []subject
	templates                 []template
}

// template is a whole message: its subject line and its paragraphs.
type template struct {
	name    string
	scam    bool
	subject string
	lines   []string
}

// sentences are those of scams and of honest senders.
type sentences struct{ scam, genuine []string }

// of returns the sentences of one kind of sender.
func (s sentences) of(scam bool) []string {
	if scam {
		return s.scam
	}
	return s.genuine
}

// subject is a section about one thing.
type subject struct {
	name string
	sentences
}

// names fill {brand} and {person}; the words of masked stand for a name
// wherever they are.
type names struct{ brand, person, masked []string }

// grammars reads the embedded corpus.
func grammars() ([]*grammar, names, error) {
	files, err := corpusFiles.ReadDir("corpus")
	if err != nil {
		return nil, names{}, fmt.Errorf("read the embedded corpus: %w", err)
	}
	var out []*grammar
	var n names
	for _, f := range files {
		text, err := corpusFiles.ReadFile(path.Join("corpus", f.Name()))
		if err != nil {
			return nil, n, fmt.Errorf("read the embedded corpus: %w", err)
		}
		if f.Name() == "names.txt" {
			n, err = parseNames(text)
		} else {
			language, _, _ := strings.Cut(strings.TrimSuffix(f.Name(), ".txt"), "-")
			if len(out) == 0 || out[len(out)-1].language != language {
				out = append(out, newGrammar(language))
			}
			err = eachLine(text, out[len(out)-1].line)
		}
		if err != nil {
			return nil, n, fmt.Errorf("corpus %s: %w", f.Name(), err)
		}
	}
	for _, g := range out {
		if err := g.complete(); err != nil {
			return nil, n, fmt.Errorf("corpus of %s: %w", g.language, err)
		}
	}
	return out, n, nil
}

// eachLine calls do with every line and its section.
func eachLine(text []byte, do func(section, line string) error) error {
	section, number := "", 0
	for raw := range bytes.Lines(text) {
		number++
		line := strings.TrimSpace(string(raw))
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		default:
			if err := do(section, line); err != nil {
				return fmt.Errorf("line %d: %w", number, err)
			}
		}
	}
	return nil
}

func parseNames(text []byte) (n names, err error) {
	err = eachLine(text, func(section, line string) error {
		line, ordinary := strings.CutPrefix(line, "~")
		if !ordinary {
			n.masked = append(n.masked, line)
		}
		switch section {
		case "brand":
			n.brand = append(n.brand, line)
		case "person":
			n.person = append(n.person, line)
		default:
			return fmt.Errorf("section %q is neither brand nor person", section)
		}
		return nil
	})
	return n, err
}

// newGrammar is a grammar without sentences.
func newGrammar(language string) *grammar {
	return &grammar{language: language, slots: map[string][]string{}}
}

// complete tells what a grammar lacks.
func (g *grammar) complete() error {
	if len(g.greeting) == 0 || len(g.closing) == 0 || len(g.footer) == 0 || len(g.subjects) == 0 {
		return fmt.Errorf("it needs the sections greeting, closing, footer and a lure")
	}
	return nil
}

// line enters one line.
func (g *grammar) line(section, line string) error {
	if strings.Count(line, "(") != strings.Count(line, ")") {
		return fmt.Errorf("a bracket is not closed")
	}
	switch section {
	case "greeting":
		g.greeting = append(g.greeting, line)
		return nil
	case "closing":
		g.closing = append(g.closing, line)
		return nil
	case "footer":
		g.footer = append(g.footer, line)
		return nil
	}
	if name, ok := strings.CutPrefix(section, "slot "); ok {
		g.slots[name] = append(g.slots[name], line)
		return nil
	}
	if name, ok := strings.CutPrefix(section, "mail "); ok {
		return g.templateLine(name, line)
	}
	text, scam := strings.CutPrefix(line, "- ")
	if !scam {
		var genuine bool
		if text, genuine = strings.CutPrefix(line, "+ "); !genuine {
			return fmt.Errorf("%q begins neither with \"- \" nor with \"+ \"", line)
		}
	}
	to, err := g.section(section)
	if err != nil {
		return err
	}
	if scam {
		to.scam = append(to.scam, text)
	} else {
		to.genuine = append(to.genuine, text)
	}
	return nil
}

// templateLine enters a line of a section with whole messages.
func (g *grammar) templateLine(section, line string) error {
	kind, name, _ := strings.Cut(section, " ")
	if kind != "scam" && kind != "genuine" || name == "" {
		return fmt.Errorf("section %q: write mail scam NAME or mail genuine NAME", "mail "+section)
	}
	if subject, ok := strings.CutPrefix(line, "Subject:"); ok {
		g.templates = append(g.templates, template{name: name, scam: kind == "scam", subject: strings.TrimSpace(subject)})
		return nil
	}
	n := len(g.templates) - 1
	if n < 0 || g.templates[n].name != name || g.templates[n].scam != (kind == "scam") {
		return fmt.Errorf("begin a message of section %q with the line of its subject", "mail "+section)
	}
	g.templates[n].lines = append(g.templates[n].lines, line)
	return nil
}

// section is where the sentences of a section go.
func (g *grammar) section(name string) (*sentences, error) {
	switch name {
	case "press":
		return &g.press, nil
	case "ask":
		return &g.ask, nil
	}
	if !strings.HasPrefix(name, "lure ") && !strings.HasPrefix(name, "genuine ") {
		return nil, fmt.Errorf("section %q is unknown", name)
	}
	i := slices.IndexFunc(g.subjects, func(s subject) bool { return s.name == name })
	if i < 0 {
		i = len(g.subjects)
		g.subjects = append(g.subjects, subject{name: name})
	}
	return &g.subjects[i].sentences, nil
}
