package cli

import (
	"os"
	"runtime/debug"
)

// garbageShare is how much may be allocated, in percent of what is in use,
// before memory is collected again. Most of what is in use are the indexes of
// brands and words, about 20 MB that never change; with Go's default of 100
// memory is collected so often that it takes a tenth of the processor time of
// checking.
const garbageShare = 200

// collectLess sets garbageShare, unless whoever runs the program chose a share
// by the variable GOGC.
func collectLess() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbageShare)
	}
}
