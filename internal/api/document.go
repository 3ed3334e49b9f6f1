package api

import (
	"maps"
	"slices"
	"strings"
)

// document is as much of an OpenAPI 3.1 document as the reference page shows.
type document struct {
	Info struct {
		Title, Version, Description string
	} `json:"info"`
	Paths      map[string]map[string]operation `json:"paths"`
	Components struct {
		Schemas map[string]schema `json:"schemas"`
	} `json:"components"`
}

type operation struct {
	Summary, Description string
	Parameters           []struct {
		Name, In, Description string
		Schema                schema
	}
	RequestBody struct {
		Content map[string]struct{ Schema schema }
	} `json:"requestBody"`
	Responses map[string]struct {
		Description string
		Content     map[string]struct{ Schema schema }
	}
}

type schema struct {
	Ref         string `json:"$ref"`
	Type        any    // a name or a list of names
	Description string
	Enum        []any
	Examples    []any
	Properties  map[string]schema
	Required    []string
	Items       *schema
}

// The reference page, in the order in which it is read.
type (
	reference struct {
		Title, Version, Description string
		Operations                  []referenceOperation
		Schemas                     []referenceSchema
	}
	referenceOperation struct {
		Anchor, Method, Path, Summary, Description string
		Parameters                                 []referenceField
		Bodies, Answers                            []referenceBody
	}
	referenceBody struct {
		Name, Description, Schema string
	}
	referenceSchema struct {
		Name   string
		Fields []referenceField
	}
	referenceField struct {
		Name, Type, Schema, Description, Example string
		Values                                   []string
		Required                                 bool
	}
)

// reference orders the document for reading.
func (d document) reference() reference {
	r := reference{Title: d.Info.Title, Version: d.Info.Version, Description: d.Info.Description}
	for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
		for _, method := range slices.Sorted(maps.Keys(d.Paths[path])) {
			r.Operations = append(r.Operations, d.Paths[path][method].reference(method, path))
		}
	}
	// The check comes before the probes.
	slices.SortStableFunc(r.Operations, func(a, b referenceOperation) int {
		return strings.Compare(b.Path, a.Path)
	})
	for _, name := range slices.Sorted(maps.Keys(d.Components.Schemas)) {
		s := d.Components.Schemas[name]
		r.Schemas = append(r.Schemas, referenceSchema{Name: name, Fields: s.fields()})
	}
	return r
}

func (o operation) reference(method, path string) referenceOperation {
	r := referenceOperation{
		Anchor: strings.Trim(strings.ReplaceAll(path, "/", "-"), "-"),
		Method: strings.ToUpper(method), Path: path, Summary: o.Summary, Description: o.Description,
	}
	for _, p := range o.Parameters {
		f := p.Schema.field(p.Name)
		f.Description = p.Description
		r.Parameters = append(r.Parameters, f)
	}
	for _, name := range slices.Sorted(maps.Keys(o.RequestBody.Content)) {
		s := o.RequestBody.Content[name].Schema
		r.Bodies = append(r.Bodies, referenceBody{Name: name, Description: s.summary(), Schema: s.name()})
	}
	for _, status := range slices.Sorted(maps.Keys(o.Responses)) {
		answer := referenceBody{Name: status, Description: o.Responses[status].Description}
		for _, c := range o.Responses[status].Content {
			answer.Schema = c.Schema.name()
		}
		r.Answers = append(r.Answers, answer)
	}
	return r
}

// summary describes the schema of a body in one line.
func (s schema) summary() string {
	if s.Description != "" || len(s.Properties) == 0 {
		return s.Description
	}
	return "Fields: " + strings.Join(slices.Sorted(maps.Keys(s.Properties)), ", ")
}

// name is the name of the schema that s refers to, "" for others.
func (s schema) name() string {
	return strings.TrimPrefix(s.Ref, "#/components/schemas/")
}

func (s schema) fields() []referenceField {
	var fields []referenceField
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		if name == "$schema" {
			continue
		}
		f := s.Properties[name].field(name)
		f.Required = slices.Contains(s.Required, name)
		fields = append(fields, f)
	}
	return fields
}

func (s schema) field(name string) referenceField {
	f := referenceField{Name: name, Type: s.typeName(), Description: s.Description, Schema: s.name()}
	if s.Items != nil && s.Items.Ref != "" {
		f.Schema = s.Items.name()
	}
	values := s.Enum
	if s.Items != nil {
		values = append(values, s.Items.Enum...)
	}
	for _, v := range values {
		if text, ok := v.(string); ok {
			f.Values = append(f.Values, text)
		}
	}
	if len(s.Examples) > 0 {
		if text, ok := s.Examples[0].(string); ok {
			f.Example = text
		}
	}
	return f
}

// typeName is the JSON type in one word; a type that may also be null is named
// by its other type.
func (s schema) typeName() string {
	switch t := s.Type.(type) {
	case string:
		return t
	case []any:
		for _, one := range t {
			if text, ok := one.(string); ok && text != "null" {
				return text
			}
		}
	}
	return "object"
}
