package brand

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

// compiled holds the profiles of the folder profiles as one JSON array, which
// is read many times faster than YAML. `go test ./brand -run Compiled -update`
// writes it; the test fails when it is not what the folder holds.
//
//go:embed profiles.json
var compiled []byte

// Embedded returns the profiles that ship with Bonafide. The tests hold them
// against the schema, so only the rules of NewSet are checked here.
func Embedded() (*Set, error) {
	var profiles []Profile
	if err := json.Unmarshal(compiled, &profiles); err != nil {
		return nil, fmt.Errorf("read the embedded brand profiles: %w", err)
	}
	return NewSet(profiles...)
}
