package link

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readData reads a file of one domain a line from the folder of the variable
// BONAFIDE_DATA.
func readData(t testing.TB, name string) []string {
	t.Helper()
	dir := os.Getenv("BONAFIDE_DATA")
	if dir == "" {
		t.Skip("BONAFIDE_DATA is not set to the folder of the data sets")
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Skipf("data set is not there: %v", err)
	}
	return strings.Fields(string(b))
}
