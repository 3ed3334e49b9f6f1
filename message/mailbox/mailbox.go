// Package mailbox reads messages from what people have: files, mbox files,
// Maildir folders, files with one text message a line (.jsonl), directories and
// standard input, also compressed with gzip.
//
// It decides where one message ends and the next begins, and nothing about
// what is in them. It keeps one message in memory at a time, follows no links
// to directories, and never stops at a file that can't be read: the error is
// given for that file and the walk goes on.
//
// Implemented: the mbox family (mboxo, mboxrd, mboxcl and mboxcl2, RFC 4155),
// Maildir and Maildir++, RFC 1952 (gzip), and Outlook's .msg by
// message/outlook.
package mailbox

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"bonafide/message"
	"bonafide/message/text"
)

// DefaultMaxMessage is the largest message, in octets, unless Options say
// otherwise.
const DefaultMaxMessage = 32 << 20

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Errors that a caller may want to tell apart.
var (
	// ErrRatio says that a gzip file grows beyond all measure.
	ErrRatio = errors.New("the compressed file unpacks to far more than its size")
)

// Options bound the reading. The zero value is ready to use.
type Options struct {
	// MaxMessage is the largest message in octets; the rest of a larger one is
	// left out. 0 means DefaultMaxMessage.
	MaxMessage int
	// Channel is how the messages of plain files and of standard input came.
	// Unless it is message.Email or "", a file that is no e-mail by its name or
	// form is one text message. Lines of .jsonl name their own channel;
	// without one it is this, or message.SMS for e-mail.
	Channel message.Channel
}

func (o Options) maxMessage() int {
	if o.MaxMessage <= 0 {
		return DefaultMaxMessage
	}
	return o.MaxMessage
}

// Item is one message: an e-mail or a picture in Raw, or a text in Text.
type Item struct {
	// Channel is how it came; message.Email or message.Image for what stands in
	// Raw.
	Channel message.Channel
	// Text is the message of every other channel.
	Text text.Input
	// Line is the line of a .jsonl file, with whatever further fields it has.
	// It belongs to the receiver.
	Line []byte
	// File tells where it was read: the path as given or, below a directory,
	// joined to it with a slash. The messages of an mbox are PATH#1, PATH#2, …;
	// a file of another name than .mbox that holds a single message after
	// a From_ line is just PATH. Those of a .jsonl file are PATH#ID, with the
	// number of the line in place of a missing ID.
	File string
	// Raw is the message without the From_ line of an mbox. It belongs to the
	// receiver.
	Raw []byte
	// Truncated tells that it was longer than Options.MaxMessage.
	Truncated bool
}

// Read gives the messages of all paths in turn, those of a directory in the
// order of their names. "-" is stdin, which holds one message, an mbox, or text
// messages one a line.
//
// An error comes with the Item's File and an empty Raw, names the path and
// says what to do, and wraps the cause; the walk goes on after it. When ctx is
// done, its error is given once and the walk ends.
func Read(ctx context.Context, paths []string, stdin io.Reader, opt Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		r := reader{ctx: ctx, max: opt.maxMessage(), channel: opt.Channel, yield: yield}
		for _, path := range paths {
			if path == Stdin {
				r.standardInput(stdin)
			} else {
				walk(path, r.visit)
			}
			if r.done {
				return
			}
		}
	}
}

// reader passes messages on.
type reader struct {
	ctx context.Context //nolint:containedctx // lives as long as one call of Read
	max int
	// channel is that of Options.
	channel message.Channel
	yield   func(Item, error) bool
	done    bool

	buffer  *bufio.Reader // used again for each file
	scratch []byte        // used again for each message
}

// give passes one message on and tells whether more are wanted.
func (r *reader) give(i Item, err error) bool {
	if r.done {
		return false
	}
	if cause := r.ctx.Err(); cause != nil {
		r.done = true
		r.yield(Item{File: i.File}, fmt.Errorf("reading messages stopped before %s: %w", i.File, cause))
		return false
	}
	if i.Channel == "" {
		i.Channel = message.Email
	}
	r.done = !r.yield(i, err)
	return !r.done
}

// fail passes an error on.
func (r *reader) fail(path string, err error) bool {
	return r.give(Item{File: path}, fmt.Errorf("read %s: %w: %s", path, err, remedy(err)))
}

// standardInput reads standard input; none is the same as an empty one.
func (r *reader) standardInput(stdin io.Reader) {
	if stdin == nil {
		stdin = bytes.NewReader(nil)
	}
	r.stream(Stdin, stdin, false)
}

// visit reads one file of a walk and tells whether to go on.
func (r *reader) visit(f found) bool {
	if f.err != nil {
		return r.fail(f.path, f.err)
	}
	file, err := os.Open(f.path)
	if err != nil {
		return r.fail(f.path, withoutPath(err))
	}
	defer func() { _ = file.Close() }() // only read from
	return r.stream(f.path, file, f.single)
}

// stream reads what a file or standard input holds. single tells that it is
// one message whatever it looks like.
func (r *reader) stream(path string, src io.Reader, single bool) bool {
	if r.buffer == nil {
		r.buffer = bufio.NewReaderSize(nil, bufferSize)
	}
	r.buffer.Reset(src)
	b, name := r.buffer, path
	if isGzip(b) {
		inner, err := gunzip(b)
		if err != nil {
			return r.fail(path, err)
		}
		b, name = bufio.NewReaderSize(inner, bufferSize), withoutGzip(path)
	}
	switch {
	case hasExtension(name, ".jsonl"), path == Stdin && startsLines(b):
		return r.lines(path, b)
	case isCompound(b):
		return r.outlook(path, b)
	case isPicture(b):
		return r.message(path, b)
	case r.texting() && !single && !hasExtension(name, ".eml") && !hasExtension(name, ".mbox"):
		return r.plain(path, b)
	case !single && !hasExtension(name, ".eml") && startsMbox(b):
		return r.mbox(path, b, hasExtension(name, ".mbox") || hasExtension(name, ".mbx"))
	}
	return r.message(path, b)
}

// texting tells whether plain files are text messages.
func (r *reader) texting() bool {
	return r.channel != "" && r.channel != message.Email && r.channel != message.Image
}

// remedy says what a person can do about an error.
func remedy(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "check the spelling of the path"
	case errors.Is(err, fs.ErrPermission):
		return "ask for permission to read it, or run as its owner"
	case errors.Is(err, ErrRatio):
		return "unpack it yourself if you trust it"
	}
	return "check that it is a message or a mailbox and not damaged, or save it again"
}

// withoutPath drops the path that os puts into its errors: it is named already.
func withoutPath(err error) error {
	if pathError := (*fs.PathError)(nil); errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
