package cli

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"bonafide/internal/api"
)

func readDocs(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// docs/operations.md tells every flag of the commands that it explains.
func TestOperationsTellsEveryFlag(t *testing.T) {
	docs := readDocs(t, "operations.md")
	for _, command := range []string{"check", "serve"} {
		var help bytes.Buffer
		if got := Run([]string{command, "--help"}, Streams{Out: &help, Err: &help}); got != exitOK {
			t.Fatalf("%s --help ends with %d", command, got)
		}
		flags := regexp.MustCompile(`--[a-z-]+`).FindAllString(help.String(), -1)
		if len(flags) < 5 {
			t.Fatalf("%s --help names %v only", command, flags)
		}
		for _, flag := range flags {
			if flag != "--help" && flag != "--version" && !strings.Contains(docs, "`"+flag) {
				t.Errorf("docs/operations.md doesn't tell %s of %s", flag, command)
			}
		}
	}
}

// docs/api.md lists every error with its present words.
func TestAPIDocumentListsEveryError(t *testing.T) {
	docs := readDocs(t, "api.md")
	for _, e := range api.Explanations() {
		if row := fmt.Sprintf("| %d | %s | %s |", e.Code, e.Title, e.Fix); !strings.Contains(docs, row) {
			t.Errorf("docs/api.md lacks the row\n%s", row)
		}
	}
}
