// Package architecture tests what no compiler checks: the direction of
// imports that docs/architecture.md draws, that every package says what it is
// for, and that no package is a drawer for odds and ends.
package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	module = "bonafide"
	root   = "../.."
)

// layers from the bottom to the top. A package may import packages of its own
// layer only where the layer says so, and of any layer below.
var layers = []struct {
	name     string
	packages []string // path prefixes within the module
	sideways bool
}{
	{"verdict", []string{"verdict"}, false},
	{"facts", []string{"message", "brand", "link", "mailauth", "explain"}, true},
	{"judges", []string{"check", "loginrisk", "sellerrisk"}, true},
	{"input and output", []string{"internal/clock", "internal/dnsx", "internal/intake", "internal/ocr", "internal/evaluate", "internal/training"}, false},
	{"pages and API", []string{"internal/web", "internal/api"}, true},
	{"app", []string{"internal/app"}, true},
	{"commands", []string{"internal/cli"}, true},
	{"main", []string{"cmd"}, false},
	{"measurements", []string{"bench"}, true},
}

// judgesMust not import these: they judge, they do not fetch or keep.
var forbiddenBelowServices = []string{"net/http", "database/sql", "os/exec"}

type source struct {
	dir     string // package path within the module
	imports []string
	doc     bool
	file    string
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || (strings.HasPrefix(d.Name(), ".") && name != root)) {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		s := source{dir: path.Dir(filepath.ToSlash(rel)), file: rel, doc: documented(file)}
		for _, imp := range file.Imports {
			s.imports = append(s.imports, strings.Trim(imp.Path.Value, `"`))
		}
		out = append(out, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatal("found no source files below " + root)
	}
	return out
}

func documented(f *ast.File) bool {
	return f.Doc != nil && (strings.HasPrefix(f.Doc.Text(), "Package ") || strings.HasPrefix(f.Doc.Text(), "Command "))
}

func layerOf(dir string) int {
	for i, l := range layers {
		for _, p := range l.packages {
			if dir == p || strings.HasPrefix(dir, p+"/") {
				return i
			}
		}
	}
	return -1
}

func TestImportsPointDownward(t *testing.T) {
	for _, s := range sources(t) {
		from := layerOf(s.dir)
		if from < 0 {
			t.Errorf("%s: package %s belongs to no layer; name it in this test and in docs/architecture.md", s.file, s.dir)
			continue
		}
		for _, imp := range s.imports {
			dir, ok := strings.CutPrefix(imp, module+"/")
			if !ok {
				continue
			}
			to := layerOf(dir)
			inside := dir == s.dir || strings.HasPrefix(dir, s.dir+"/") || strings.HasPrefix(s.dir, dir+"/")
			if to > from || (to == from && !layers[from].sideways && !inside) {
				t.Errorf("%s (%s) imports %s (%s): imports point downward", s.file, layers[from].name, imp, layers[to].name)
			}
		}
	}
}

func TestJudgesNeitherFetchNorKeep(t *testing.T) {
	for _, s := range sources(t) {
		if layerOf(s.dir) > 2 {
			continue
		}
		for _, imp := range s.imports {
			if slices.Contains(forbiddenBelowServices, imp) || strings.HasPrefix(imp, module+"/internal/") {
				t.Errorf("%s imports %s: judges and what they read stay pure", s.file, imp)
			}
			if s.dir == "verdict" && strings.Contains(imp, ".") {
				t.Errorf("%s imports %s: verdict uses the standard library only", s.file, imp)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	documented := map[string]bool{}
	for _, s := range sources(t) {
		documented[s.dir] = documented[s.dir] || s.doc
		switch base := path.Base(s.dir); base {
		case "util", "utils", "common", "model", "models", "helpers", "misc", "shared":
			t.Errorf("package %s: the name says nothing about its subject", s.dir)
		}
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("package %s has no package comment", dir)
		}
	}
}

func TestMainIsShort(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "cmd", "bonafide", "main.go"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), "\n"); n > 15 {
		t.Errorf("main.go has %d lines, at most 15: wiring belongs to internal/app", n)
	}
}
