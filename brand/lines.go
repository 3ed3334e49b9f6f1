package brand

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// places turns the key of a value into a place in a file.
type places interface {
	// at gives file and line of the value at a path of keys and indexes.
	at(path ...any) (file string, line int)
}

// noLines names the profile where there is no file.
type noLines string

func (n noLines) at(...any) (string, int) { return string(n), 0 }

// linesOf finds lines in a parsed YAML document.
type linesOf struct {
	file string
	root *yaml.Node
}

// at follows path as far as it leads and gives the line where it ended.
func (l linesOf) at(path ...any) (string, int) {
	n := l.root
	for _, step := range path {
		next := child(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return l.file, n.Line
}

func child(n *yaml.Node, step any) *yaml.Node {
	switch step := step.(type) {
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				return n.Content[i+1]
			}
		}
	case int:
		if n.Kind == yaml.SequenceNode && step >= 0 && step < len(n.Content) {
			return n.Content[step]
		}
	}
	return nil
}

// keyOf writes a path as a person reads it: domains[3].name.
func keyOf(path ...any) string {
	var b strings.Builder
	for _, step := range path {
		switch step := step.(type) {
		case string:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(step)
		case int:
			b.WriteString("[" + strconv.Itoa(step) + "]")
		}
	}
	return b.String()
}
