package explain

import (
	"fmt"
	"strings"
)

// catalog holds the texts of one language by address.
type catalog struct {
	file  string
	texts map[address][]text
}

// address names one text: the group and name of its section and its key.
type address struct{ group, name, key string }

// String gives the form in which errors and Missing name a text.
func (a address) String() string {
	return strings.TrimSuffix(strings.TrimSuffix(a.group+" "+a.name, " ")+": "+a.key, ": ")
}

// SyntaxError tells which line of a catalog cannot be used and why.
type SyntaxError struct {
	File   string // name of the catalog
	Line   int    // from 1
	Key    string // section and key, "" outside any
	Reason string // what is wrong and what to write instead
}

// Error implements error.
func (e *SyntaxError) Error() string {
	if e.Key == "" {
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason)
	}
	return fmt.Sprintf("%s:%d: %s: %s", e.File, e.Line, e.Key, e.Reason)
}

// parseCatalog reads the line form that the head of locale/en.txt explains.
func parseCatalog(file, src string) (*catalog, error) {
	p := catalogParser{c: &catalog{file: file, texts: make(map[address][]text, 1024)}}
	for line := range strings.Lines(strings.TrimPrefix(src, "\ufeff")) {
		p.line++
		if err := p.read(strings.TrimRight(line, " \t\r\n")); err != nil {
			return nil, err
		}
	}
	if err := p.flush(); err != nil {
		return nil, err
	}
	return p.c, p.c.resolve()
}

type catalogParser struct {
	c    *catalog
	line int

	group, name string
	key         string // of the text being collected, "" if none
	start       int    // its line
	alts        []string
}

func (p *catalogParser) fail(line int, key, format string, args ...any) error {
	if p.group != "" {
		key = address{p.group, p.name, key}.String()
	}
	return &SyntaxError{File: p.c.file, Line: line, Key: key, Reason: fmt.Sprintf(format, args...)}
}

func (p *catalogParser) read(line string) error {
	body := strings.TrimLeft(line, " \t")
	switch {
	case body == "" || body[0] == '#':
		return nil
	case len(body) < len(line):
		return p.goOn(body)
	case body[0] == '[':
		return p.section(body)
	default:
		return p.entry(body)
	}
}

// goOn takes an indented line: a further alternative or more of the same text.
func (p *catalogParser) goOn(body string) error {
	if p.key == "" {
		return p.fail(p.line, "", "an indented line goes on with the text above, but there is none: remove the indentation")
	}
	if alt, ok := strings.CutPrefix(body, "|"); ok {
		p.alts = append(p.alts, strings.TrimSpace(alt))
		return nil
	}
	p.alts[len(p.alts)-1] += " " + body
	return nil
}

func (p *catalogParser) section(body string) error {
	if err := p.flush(); err != nil {
		return err
	}
	inner, ok := strings.CutSuffix(body[1:], "]")
	group, name, _ := strings.Cut(inner, " ")
	p.group, p.name = "", ""
	if !ok || keysOf(group) == nil {
		return p.fail(p.line, "", "%q is no section: write one of %s", body, strings.Join(groups(), ", "))
	}
	p.group, p.name = group, name
	return nil
}

func (p *catalogParser) entry(body string) error {
	if err := p.flush(); err != nil {
		return err
	}
	key, value, ok := strings.Cut(body, "=")
	key = strings.TrimSpace(key)
	if !ok || key == "" || p.group == "" {
		return p.fail(p.line, "", "%q is neither a section nor \"key = text\" inside one", clean(body, 40))
	}
	if !allowed(p.group, key) {
		return p.fail(p.line, key, "unknown key: write one of %s", strings.Join(keysOf(p.group), ", "))
	}
	p.key, p.start = key, p.line
	p.alts = append(p.alts[:0], strings.TrimSpace(value))
	return nil
}

// flush stores the text that was collected.
func (p *catalogParser) flush() error {
	if p.key == "" {
		return nil
	}
	t, err := parseText(p.alts, isSteps(p.group, p.key))
	if err != nil {
		return p.fail(p.start, p.key, "%s", err)
	}
	t.line = p.start
	a := address{p.group, p.name, p.key}
	have := p.c.texts[a]
	switch {
	case len(have) > 0 && !isSteps(p.group, p.key):
		return p.fail(p.start, p.key, "given twice: remove one")
	case len(have) == maxSteps:
		return p.fail(p.start, p.key, "more than %d steps: nobody follows more", maxSteps)
	}
	p.c.texts[a] = append(have, t)
	p.key = ""
	return nil
}

// resolve replaces each step that only names a shared one by that step.
func (c *catalog) resolve() error {
	for a, list := range c.texts {
		for i, t := range list {
			if t.shared == "" {
				continue
			}
			shared := c.texts[address{"step", t.shared, "text"}]
			if len(shared) == 0 {
				return &SyntaxError{
					File: c.file, Line: t.line, Key: a.String(),
					Reason: fmt.Sprintf("@%s names no shared step: add a section [step %s]", t.shared, t.shared),
				}
			}
			list[i] = shared[0]
		}
	}
	return nil
}
