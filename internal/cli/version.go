package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

type versionCommand struct{}

// Run prints the module's version, its revision and the Go release.
func (versionCommand) Run(streams Streams) error {
	if _, err := fmt.Fprintln(streams.Out, versionLine()); err != nil {
		return fmt.Errorf("version: %w", err)
	}
	return nil
}

// versionLine is what --version prints as well.
func versionLine() string { return fmt.Sprintf("bonafide %s (%s)", version(), runtime.Version()) }

// version is what the toolchain recorded in the program.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			v += " " + s.Value[:12]
		}
	}
	return v
}
