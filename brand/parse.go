package brand

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

// maxFile is the largest profile in bytes; Amazon's has about 20 kB.
const maxFile = 1 << 20

// Parse reads one profile from YAML and checks it against the JSON Schema and
// the rules that a schema cannot express. name is the name of the file, for
// errors. An error that the content causes is a Problems and wraps ErrInvalid.
func Parse(name string, r io.Reader) (Profile, error) {
	schema, err := compileSchema()
	if err != nil {
		return Profile{}, err
	}
	return parse(name, r, schema)
}

func parse(name string, r io.Reader, schema *jsonschema.Schema) (Profile, error) {
	source, err := read(name, r)
	if err != nil {
		return Profile{}, err
	}
	root, problem := document(name, source)
	if problem != nil {
		return Profile{}, Problems{*problem}
	}
	lines := linesOf{file: name, root: root}
	if err := checkSchema(schema, root, lines).orNil(); err != nil {
		return Profile{}, err
	}
	var p Profile
	if err := root.Decode(&p); err != nil {
		return Profile{}, Problems{{Code: "brand.yaml", File: name, Message: err.Error(), Fix: "correct the value"}}
	}
	if err := validate(&p, lines).orNil(); err != nil {
		return Profile{}, err
	}
	return p, nil
}

// Load parses every .yaml and .yml file in dir of fsys, in name order, not
// below it. It reads all of them and reports the problems of all.
func Load(fsys fs.FS, dir string) ([]Profile, error) {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return nil, fmt.Errorf("read the brand profiles in %s: %w", dir, err)
	}
	schema, err := compileSchema()
	if err != nil {
		return nil, err
	}
	var profiles []Profile
	var problems Problems
	for _, e := range entries {
		if ext := path.Ext(e.Name()); e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		p, err := loadFile(fsys, path.Join(dir, e.Name()), schema)
		var found Problems
		switch {
		case errors.As(err, &found):
			problems = append(problems, found...)
		case err != nil:
			return nil, err
		default:
			profiles = append(profiles, p)
		}
	}
	return profiles, problems.orNil()
}

func loadFile(fsys fs.FS, name string, schema *jsonschema.Schema) (Profile, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return Profile{}, fmt.Errorf("open the brand profile %s: %w", name, err)
	}
	defer func() { _ = f.Close() }() // only read
	return parse(path.Base(name), f, schema)
}

// read takes in a file up to maxFile.
func read(name string, r io.Reader) ([]byte, error) {
	source, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the brand profile %s: %w", name, err)
	}
	if len(source) > maxFile {
		return nil, Problems{{
			Code: "brand.too-large", File: name,
			Message: "the profile is larger than 1 MiB",
			Fix:     "one file describes one brand: shorten its lists",
		}}
	}
	return source, nil
}

// document reads the one YAML document of a profile. Anchors are refused:
// a few of them could stand for a gigantic document.
func document(name string, source []byte) (*yaml.Node, *Problem) {
	decoder := yaml.NewDecoder(bytes.NewReader(source))
	var doc yaml.Node
	switch err := decoder.Decode(&doc); {
	case errors.Is(err, io.EOF) || err == nil && len(doc.Content) != 1:
		return nil, &Problem{Code: "brand.empty", File: name, Message: "the file holds no profile", Fix: "write at least id, name, sector and domains"}
	case err != nil:
		return nil, &Problem{Code: "brand.yaml", File: name, Message: strings.TrimPrefix(err.Error(), "yaml: "), Fix: "correct the YAML"}
	}
	if err := decoder.Decode(&yaml.Node{}); !errors.Is(err, io.EOF) {
		return nil, &Problem{Code: "brand.several", File: name, Message: "the file holds more than one document", Fix: "write one file for each brand"}
	}
	if n := anchored(doc.Content[0]); n != nil {
		return nil, &Problem{Code: "brand.anchor", File: name, Line: n.Line, Message: "anchors and aliases are not allowed", Fix: "write the value out"}
	}
	return doc.Content[0], nil
}

// anchored returns the first node that has or uses an anchor.
func anchored(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return n
	}
	for _, c := range n.Content {
		if found := anchored(c); found != nil {
			return found
		}
	}
	return nil
}
