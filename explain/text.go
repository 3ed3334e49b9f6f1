package explain

import (
	"errors"
	"fmt"
	"strings"
)

// text is one sentence with its alternatives, the fullest first. The first
// alternative whose placeholders all have a value is used, so that a sentence
// reads well whatever is known; the last one has no placeholder.
type text struct {
	alts   []template
	shared string // name of the shared step that stands here instead
	line   int    // where it stands in its catalog, from 1
}

// template is a text cut at its placeholders: words[0] args[0] words[1] …
type template struct {
	words []string
	args  []string
}

// parseText reads the alternatives of one text. A step may be "@name" instead.
func parseText(alts []string, step bool) (text, error) {
	if name, ok := strings.CutPrefix(alts[0], "@"); ok && step {
		if name == "" || len(alts) > 1 {
			return text{}, errors.New("@ takes the name of one shared step and no alternative")
		}
		return text{shared: name}, nil
	}
	t := text{alts: make([]template, len(alts))}
	for i, s := range alts {
		var err error
		if t.alts[i], err = parseTemplate(s); err != nil {
			return text{}, err
		}
	}
	if last := t.alts[len(alts)-1]; len(last.args) > 0 {
		return text{}, fmt.Errorf("needs a last alternative without {%s}, for when it is empty: add a line \"  | …\"", last.args[0])
	}
	return t, nil
}

func parseTemplate(s string) (template, error) {
	if s == "" {
		return template{}, errors.New("empty text: write it or remove the line")
	}
	var t template
	for {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			t.words = append(t.words, s)
			return t, nil
		}
		end := strings.IndexByte(s[i:], '}')
		if s[i] == '}' || end < 0 {
			return template{}, errors.New("a brace without its pair: write {name}")
		}
		name := s[i+1 : i+end]
		if !placeholder(name) {
			return template{}, fmt.Errorf("unknown placeholder {%s}", name)
		}
		t.words = append(t.words, s[:i])
		t.args = append(t.args, name)
		s = s[i+end+1:]
	}
}

// render words t with the values that arg returns; "" means unknown.
func (t *text) render(arg func(name string) string) string {
	for i := range t.alts {
		if s, ok := t.alts[i].render(arg); ok {
			return s
		}
	}
	return ""
}

// render returns false when a placeholder has no value.
func (t *template) render(arg func(name string) string) (string, bool) {
	if len(t.args) == 0 {
		return t.words[0], true
	}
	var b strings.Builder
	for i, name := range t.args {
		v := arg(name)
		if v == "" {
			return "", false
		}
		b.WriteString(t.words[i])
		b.WriteString(v)
	}
	b.WriteString(t.words[len(t.args)])
	return b.String(), true
}
