package cli

import (
	"context"
	"io"
	"slices"

	"bonafide/message/mailbox"
)

// standardInput is what "-" reads, nil if no path asks for it.
func standardInput(ctx context.Context, streams Streams, paths []string) io.Reader {
	if streams.In == nil || !slices.Contains(paths, mailbox.Stdin) {
		return nil
	}
	return interruptible(ctx, streams, "a message")
}

// interruptible is standard input, from which what is read. A read of it ends
// with ctx, which a read of a terminal or a pipe would not.
func interruptible(ctx context.Context, streams Streams, what string) io.Reader {
	if isTerminal(streams.In) {
		streams.note("reading " + what + " from the terminal; end it with Ctrl-D")
	}
	out, in := io.Pipe()
	go func() {
		_, err := io.Copy(in, streams.In)
		in.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { in.CloseWithError(ctx.Err()) })
	return out
}
