// Package cli holds the commands of the program. Each command is a struct
// whose tags are its help; the work is done by the packages below.
//
// It decides what is read, in which order and form results are printed, and
// the exit status: 0 when all was done, 1 when some input could not be read or
// the work failed, 2 for wrong usage, 3 when check --fail-on found what it
// looked for, 130 after an interrupt. It judges nothing and never prints
// control characters of a message or a file name to a terminal.
package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// Streams are where a command reads and writes.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

// commands is the command line.
type commands struct {
	Check      checkCommand      `cmd:"" help:"Tell whether messages are genuine."`
	Serve      serveCommand      `cmd:"" help:"Serve the check page and the API."`
	Brand      brandCommand      `cmd:"" help:"List, show and validate brand profiles."`
	Eval       evalCommand       `cmd:"" help:"Measure the check on folders of scams and of genuine messages."`
	Train      trainCommand      `cmd:"" help:"Fit what the check weighs with."`
	Lookalikes lookalikesCommand `cmd:"" help:"Find domains that imitate a brand, in a feed or by permutation."`
	Version    versionCommand    `cmd:"" help:"Print the version."`

	ShowVersion kong.VersionFlag `name:"version" help:"Print the version and quit."`
}

// Run runs the command that args name and returns the exit status. The first
// interrupt (SIGINT, SIGTERM) ends it in good order, the second at once.
func Run(args []string, streams Streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	collectLess()

	exited := -1
	parser, err := kong.New(&commands{},
		kong.Name("bonafide"),
		kong.Description("Tells whether a message is really from the shop that it names."),
		kong.Vars{"version": versionLine()},
		kong.Writers(streams.Out, streams.Err),
		kong.Exit(func(code int) { exited = code }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(streams),
	)
	if err != nil {
		streams.complain(err)
		return exitFailed
	}
	k, err := parser.Parse(args)
	switch {
	case exited >= 0:
		return exited // --help or --version has been answered
	case err != nil:
		return status(wrongUsage("%v (see bonafide --help)", err), streams)
	}
	return status(k.Run(), streams)
}
