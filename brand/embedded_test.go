package brand_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"bonafide/brand"
)

var update = flag.Bool("update", false, "write profiles.json and the golden files")

// TestCompiledProfiles holds every profile of the folder against schema and
// rules, and profiles.json against the folder.
func TestCompiledProfiles(t *testing.T) {
	profiles, err := brand.Load(os.DirFS("."), "profiles")
	if err != nil {
		t.Fatalf("profiles:\n%v", err)
	}
	var want bytes.Buffer
	encoder := json.NewEncoder(&want)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(profiles); err != nil {
		t.Fatal(err)
	}
	golden(t, "profiles.json", want.Bytes())
	if *update {
		return // the embedded copy is the one of before
	}
	set, err := brand.Embedded()
	if err != nil {
		t.Fatalf("embedded set:\n%v", err)
	}
	if set.Len() != len(profiles) || set.Len() < 36 {
		t.Fatalf("embedded %d profiles, the folder has %d", set.Len(), len(profiles))
	}
}

// golden compares with a file, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is out of date: run go test ./brand -update and read the change\n got %.400s\nwant %.400s", name, got, want)
	}
}
