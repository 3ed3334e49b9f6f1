package brand

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

//go:embed schema.json
var schemaJSON []byte

const schemaURL = "https://bonafide.invalid/schema/brand-profile.json"

// Schema returns the JSON Schema of a profile, for editors that check a file
// while it is written.
func Schema() []byte { return bytes.Clone(schemaJSON) }

func compileSchema() (*jsonschema.Schema, error) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaJSON))
	if err != nil {
		return nil, fmt.Errorf("read the schema of brand profiles: %w", err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(schemaURL, doc); err != nil {
		return nil, fmt.Errorf("add the schema of brand profiles: %w", err)
	}
	s, err := c.Compile(schemaURL)
	if err != nil {
		return nil, fmt.Errorf("compile the schema of brand profiles: %w", err)
	}
	return s, nil
}

// checkSchema compares a document with the schema.
func checkSchema(schema *jsonschema.Schema, root *yaml.Node, where linesOf) Problems {
	if twice, ok := repeatedKey(root); ok {
		return Problems{{
			Code: "brand.key-duplicate", File: where.file, Line: twice.Line, Key: twice.Value,
			Message: "the key stands twice in the same place", Fix: "keep one of them",
		}}
	}
	err := schema.Validate(plain(root))
	var invalid *jsonschema.ValidationError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &invalid):
		problems := schemaProblems(invalid, root, where)
		slices.SortFunc(problems, func(a, b Problem) int { // the library's order varies
			return cmp.Or(cmp.Compare(a.Line, b.Line), strings.Compare(a.Key, b.Key), strings.Compare(a.Code, b.Code))
		})
		return problems
	}
	return Problems{{Code: "brand.schema", File: where.file, Message: err.Error()}}
}

// schemaProblems turns the leaves of a validation error into problems.
func schemaProblems(e *jsonschema.ValidationError, root *yaml.Node, where linesOf) Problems {
	if len(e.Causes) > 0 {
		var problems Problems
		for _, c := range e.Causes {
			problems = append(problems, schemaProblems(c, root, where)...)
		}
		return problems
	}
	path := pathIn(root, e.InstanceLocation)
	file, line := where.at(path...)
	p := Problem{File: file, Line: line, Key: keyOf(path...)}
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		var problems Problems
		for _, name := range k.Properties {
			full := append(slices.Clip(path), any(name))
			_, line := where.at(full...)
			problems = append(problems, Problem{
				Code: "brand.unknown-key", File: file, Line: line, Key: keyOf(full...),
				Message: "there is no such key", Fix: "see docs/brands.md for the keys of a profile",
			})
		}
		return problems
	case *kind.Required:
		p.Code, p.Message, p.Fix = "brand.missing-key", "lacks "+strings.Join(k.Missing, ", "), "add it"
	case *kind.Enum:
		p.Code, p.Message, p.Fix = "brand.unknown-value", fmt.Sprintf("%q is not one of the values of this key", fmt.Sprint(k.Got)), "use one of "+join(k.Want)
	case *kind.Type:
		p.Code, p.Message, p.Fix = "brand.type", "is "+typeName(k.Got), "write "+typeNames(k.Want)+" (a text that looks like a number stands in quotes)"
	case *kind.Pattern:
		p.Code, p.Message, p.Fix = "brand.form", fmt.Sprintf("%q has not the form of this key", k.Got), "it has the form "+k.Want
	case *kind.MinItems:
		p.Code, p.Message, p.Fix = "brand.list-short", fmt.Sprintf("the list holds %d entries, at least %d are needed", k.Got, k.Want), "add to it"
	default:
		p.Code, p.Message, p.Fix = "brand.schema", e.ErrorKind.LocalizedString(message.NewPrinter(language.English)), "see docs/brands.md"
	}
	return Problems{p}
}

// typeName says what a JSON type is in YAML.
func typeName(json string) string {
	switch json {
	case "array":
		return "a list"
	case "object":
		return "a mapping"
	case "string":
		return "a text"
	case "null":
		return "empty"
	}
	return "a " + json
}

func typeNames(types []string) string {
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = typeName(t)
	}
	return strings.Join(names, " or ")
}

func join(values []any) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = fmt.Sprint(v)
	}
	return strings.Join(texts, ", ")
}

// pathIn turns the steps of a JSON pointer into keys and indexes.
func pathIn(n *yaml.Node, location []string) []any {
	path := make([]any, 0, len(location))
	for _, step := range location {
		var key any = step
		if n != nil && n.Kind == yaml.SequenceNode {
			if i, err := strconv.Atoi(step); err == nil {
				key = i
			}
		}
		path = append(path, key)
		if n != nil {
			n = child(n, key)
		}
	}
	return path
}

// plain turns a YAML node into the values that a JSON document has. A date is
// a string, as in JSON.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = plain(c)
		}
		return list
	case yaml.ScalarNode:
		return plainScalar(n)
	default: // documents hold no documents, and aliases are refused
		return nil
	}
}

func plainScalar(n *yaml.Node) any {
	switch n.ShortTag() {
	case "!!str", "!!timestamp":
		return n.Value
	case "!!null":
		return nil
	}
	var v any
	if n.Decode(&v) != nil {
		return n.Value
	}
	switch v := v.(type) {
	case bool, string, float64:
		return v
	case int:
		return float64(v)
	}
	return fmt.Sprint(v)
}

// repeatedKey finds a key that stands twice in one mapping.
func repeatedKey(n *yaml.Node) (*yaml.Node, bool) {
	if n.Kind == yaml.MappingNode {
		seen := make(map[string]bool, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			if seen[n.Content[i].Value] {
				return n.Content[i], true
			}
			seen[n.Content[i].Value] = true
		}
	}
	for _, c := range n.Content {
		if twice, ok := repeatedKey(c); ok {
			return twice, ok
		}
	}
	return nil, false
}
