package evaluate

import (
	"errors"
	"strings"
	"testing"
)

// Whatever a labels file holds, it is a table of labels or a told error.
func FuzzReadLabels(f *testing.F) {
	const header = "file\tkind\tbrand\tlure\treason\n"
	for _, seed := range []string{
		"", "\n", header, "# a comment\n" + header + "a.eml\tscam\tamazon\trefund\twhy\n",
		header + "a.eml\tscam\n", header + "a.eml\tham\t\t\t\n", header + "\t\t\t\t\n", "\x00\xff",
		header + strings.Repeat("x", 70000) + "\t\t\t\t\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		labels, err := ReadLabels(strings.NewReader(text))
		if err != nil && labels != nil {
			t.Errorf("labels %v beside the error %v", labels, err)
		}
		for name, l := range labels {
			if strings.ContainsAny(name, "\t\n") || (l.Kind != "" && l.Kind != "scam" && l.Kind != "genuine") {
				t.Errorf("label %q: %+v", name, l)
			}
		}
		if !strings.Contains(text, "kind") && len(labels) > 0 && !errors.Is(err, ErrLabels) {
			t.Errorf("labels %v without a header", labels)
		}
	})
}
