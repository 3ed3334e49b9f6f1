package brand_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"bonafide/brand"
)

const valid = `id: shop
name: Shop
sector: retail
domains:
  - {name: shop.example, country: NO}
never_asks:
  - {request: password, source: 'https://shop.example/help', read: 2026-01-31}
`

func TestParse(t *testing.T) {
	p, err := brand.Parse("shop.yaml", strings.NewReader(valid))
	if err != nil {
		t.Fatal(err)
	}
	if p.ID != "shop" || p.Domains[0].Country != "NO" || p.NeverAsks[0].Read != "2026-01-31" {
		t.Errorf("read %+v", p)
	}
}

// TestProblems compares the problems of each invalid profile with a golden
// file: they name the place, the key, the fix and a stable code.
func TestProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/invalid/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d invalid profiles, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = brand.Parse(filepath.Base(file), bytes.NewReader(source))
			if !errors.Is(err, brand.ErrInvalid) {
				t.Fatalf("accepted, or failed otherwise: %v", err)
			}
			var problems brand.Problems
			if !errors.As(err, &problems) || problems[0].Code == "" || problems[0].Fix == "" {
				t.Errorf("no code or no fix: %#v", err)
			}
			golden(t, strings.TrimSuffix(file, ".yaml")+".golden", []byte(err.Error()+"\n"))
		})
	}
}

func TestParseReportsReadErrors(t *testing.T) {
	cause := errors.New("disk on fire")
	_, err := brand.Parse("shop.yaml", iotest.ErrReader(cause))
	if !errors.Is(err, cause) || errors.Is(err, brand.ErrInvalid) || !strings.Contains(err.Error(), "shop.yaml") {
		t.Errorf("got %v", err)
	}
	_, err = brand.Parse("big.yaml", bytes.NewReader(bytes.Repeat([]byte("#\n"), 1<<20)))
	if err == nil || !strings.Contains(err.Error(), "brand.too-large") {
		t.Errorf("a file of 2 MiB: %v", err)
	}
}

func TestLoad(t *testing.T) {
	fsys := fstest.MapFS{
		"own/b.yaml":    {Data: []byte(strings.ReplaceAll(valid, "shop", "b"))},
		"own/a.yml":     {Data: []byte(strings.ReplaceAll(valid, "shop", "a"))},
		"own/notes.txt": {Data: []byte("not a profile")},
		"bad/x.yaml":    {Data: []byte("id: x\n")},
		"bad/y.yaml":    {Data: []byte("- list\n")},
	}
	profiles, err := brand.Load(fsys, "own")
	if err != nil || len(profiles) != 2 || profiles[0].ID != "a" || profiles[1].ID != "b" {
		t.Errorf("Load = %v, %v", profiles, err)
	}
	_, err = brand.Load(fsys, "bad")
	if err == nil || !strings.Contains(err.Error(), "x.yaml") || !strings.Contains(err.Error(), "y.yaml") {
		t.Errorf("both files should be named: %v", err)
	}
	if _, err := brand.Load(fsys, "none"); err == nil || !strings.Contains(err.Error(), "none") {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// FuzzParse holds that no bytes make Parse panic, and that whatever it accepts
// NewSet accepts as well.
func FuzzParse(f *testing.F) {
	f.Add([]byte(valid))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("{id: x, name: [], domains: {}}"))
	f.Add([]byte("id: x\n---\nid: y"))
	f.Add([]byte("numbers: [{kind: order, pattern: '(a{9}){9}'}]"))
	for _, name := range []string{"profiles/amazon.yaml", "profiles/dhl.yaml"} {
		source, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		p, err := brand.Parse("fuzz.yaml", bytes.NewReader(source))
		if err != nil {
			_ = err.Error()
			return
		}
		set, err := brand.NewSet(p)
		if err != nil {
			t.Fatalf("Parse accepted what NewSet refuses: %v", err)
		}
		brand.NewNamer(set).Find(p.Name)
		set.Distinctive("702-1234567-1234567")
	})
}
