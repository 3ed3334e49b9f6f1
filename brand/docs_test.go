package brand_test

import (
	"os"
	"strings"
	"testing"

	"bonafide/brand"
)

// TestDocumentedExample holds the worked example of docs/brands.md valid.
func TestDocumentedExample(t *testing.T) {
	doc, err := os.ReadFile("../docs/brands.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(doc), "```yaml\n")
	example, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("docs/brands.md has no YAML example")
	}
	p, err := brand.Parse("docs/brands.md", strings.NewReader(example))
	if err != nil {
		t.Fatal(err)
	}
	set, err := brand.NewSet(p)
	if err != nil {
		t.Fatal(err)
	}
	if got := describe(brand.NewNamer(set).Find("your Fern & Oak Club points")); got != "fern-and-oak:Fern & Oak Club:strong" {
		t.Errorf("found %s", got)
	}
}

// TestDocumentedCodes holds every code of the validator documented.
func TestDocumentedCodes(t *testing.T) {
	doc, err := os.ReadFile("../docs/brands.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"parse.go", "schema.go", "validate.go", "hosts.go", "set.go"} {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(source), `"brand.`)[1:] {
			if code, _, ok := strings.Cut(part, `"`); ok && code != "" && !strings.Contains(string(doc), "`brand."+code+"`") {
				t.Errorf("%s: brand.%s is not in docs/brands.md", file, code)
			}
		}
		for _, part := range strings.Split(string(source), `v.add("`)[1:] {
			if code, _, ok := strings.Cut(part, `"`); ok && !strings.Contains(string(doc), "`brand."+code+"`") {
				t.Errorf("%s: brand.%s is not in docs/brands.md", file, code)
			}
		}
	}
}
