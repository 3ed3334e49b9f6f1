package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"syscall"
)

// Exit statuses.
const (
	exitOK          = 0
	exitFailed      = 1 // some input could not be read, or the work failed
	exitUsage       = 2
	exitFailOn      = 3   // check --fail-on found such a verdict
	exitInterrupted = 130 // 128 + SIGINT, as shells report it
)

// errSome means that the command went on after errors that it has told.
var errSome = errors.New("some input could not be read")

// errFailOn means that --fail-on found what it looked for; the verdicts that
// were printed say which.
var errFailOn = errors.New("a verdict is as bad as --fail-on names")

// usageError marks arguments that contradict each other or name nothing.
type usageError struct{ text string }

// Error says what is wrong with the arguments.
func (e usageError) Error() string { return e.text }

// wrongUsage makes an usageError.
func wrongUsage(format string, args ...any) error {
	return usageError{fmt.Sprintf(format, args...)}
}

// status tells an error, unless it has been told, and gives its exit status.
func status(err error, streams Streams) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errSome):
		return exitFailed
	case errors.Is(err, errFailOn):
		return exitFailOn
	case errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return exitFailed // whoever read the output has enough of it
	case errors.Is(err, context.Canceled):
		streams.complain(errors.New("interrupted"))
		return exitInterrupted
	}
	streams.complain(err)
	if _, usage := errors.AsType[usageError](err); usage {
		return exitUsage
	}
	return exitFailed
}

// complain prints an error for a person.
func (s Streams) complain(err error) {
	// Nobody is left to be told when standard error fails.
	_, _ = fmt.Fprintf(s.Err, "bonafide: %s\n", printable(err.Error()))
}

// note prints something that a person should know and that is no error.
func (s Streams) note(text string) {
	_, _ = fmt.Fprintf(s.Err, "bonafide: %s\n", printable(text))
}
