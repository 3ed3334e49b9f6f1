package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each kind of bad profile that package brand knows is told by the command in
// the same words, and refused.
func TestBrandValidateRefusesEachKindOfBadFile(t *testing.T) {
	files, err := filepath.Glob("../../brand/testdata/invalid/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no bad profiles found: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			want, err := os.ReadFile(strings.TrimSuffix(name, ".yaml") + ".golden")
			if err != nil {
				t.Fatal(err)
			}
			var out, errOut bytes.Buffer
			if got := Run([]string{"brand", "validate", name}, Streams{Out: &out, Err: &errOut}); got != exitFailed {
				t.Errorf("exit status %d, want %d", got, exitFailed)
			}
			told := strings.ReplaceAll(errOut.String(), name, filepath.Base(name))
			if told != string(want) || out.Len() > 0 {
				t.Errorf("told\n%s%s\nwant\n%s", out.String(), told, want)
			}
		})
	}
}
