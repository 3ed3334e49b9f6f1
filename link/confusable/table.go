package confusable

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed confusables.txt
var confusables string

// prototypes is the table of confusables.txt, read once when it is first
// needed. Nobody changes it.
var prototypes = sync.OnceValue(func() map[rune]string {
	table := make(map[rune]string, 6400)
	for line := range strings.Lines(confusables) {
		if line[0] == '#' {
			continue
		}
		source, target, _ := strings.Cut(strings.TrimSpace(line), ";")
		r, err := strconv.ParseUint(source, 16, 21)
		if err != nil {
			continue
		}
		var b strings.Builder
		for hex := range strings.FieldsSeq(target) {
			t, err := strconv.ParseUint(hex, 16, 21)
			if err == nil {
				b.WriteRune(rune(t))
			}
		}
		table[rune(r)] = b.String()
	}
	return table
})
