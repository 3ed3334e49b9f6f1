package cli

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"bonafide/check"
	"bonafide/internal/clock"
	"bonafide/internal/dnsx"
	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/message/mailbox"
	"bonafide/verdict"
)

// maxJobs bounds --jobs; more than a few for each processor only wait.
const maxJobs = 1024

// jobs is the number of goroutines for the flag --jobs.
func jobs(n int) (int, error) {
	switch {
	case n == 0:
		return runtime.GOMAXPROCS(0), nil
	case n < 0 || n > maxJobs:
		return 0, wrongUsage("--jobs must be between 1 and %d", maxJobs)
	}
	return n, nil
}

// judged is one message with its verdict, or the error that prevented one.
type judged struct {
	file    string
	line    []byte // of a .jsonl file, nil otherwise
	message *message.Message
	verdict verdict.Verdict
	took    time.Duration // parsing and checking
	err     error
}

// pipeline reads, parses and checks messages on several goroutines and hands
// them on in the order of the input. At most a few messages a goroutine are
// in memory.
type pipeline struct {
	checker *check.Checker
	hints   []check.Hint
	jobs    int
}

// job is one message on its way through the pipeline.
type job struct {
	item mailbox.Item
	err  error
	done chan judged // takes one, never blocks
}

// run calls emit for every item in order, from one goroutine. It ends early
// with emit's error or that of ctx.
func (p *pipeline) run(ctx context.Context, items iter.Seq2[mailbox.Item, error], emit func(judged) error) error {
	ctx, cancel := context.WithCancel(ctx)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer cancel()

	todo := make(chan job)
	ordered := make(chan job, 4*p.jobs)
	wait.Go(func() { distribute(ctx, items, ordered, todo) })
	for range p.jobs {
		wait.Go(func() {
			for j := range todo {
				j.done <- p.judge(ctx, j)
			}
		})
	}
	for j := range ordered {
		select {
		case result := <-j.done:
			if ctx.Err() != nil {
				return ctx.Err() // the error in result is only its echo
			}
			if err := emit(result); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// distribute hands every item to whoever waits for its result and to whoever
// works on it, and closes both channels.
func distribute(ctx context.Context, items iter.Seq2[mailbox.Item, error], ordered, todo chan<- job) {
	defer close(todo)
	defer close(ordered)
	for item, err := range items {
		j := job{item: item, err: err, done: make(chan judged, 1)}
		for _, to := range []chan<- job{ordered, todo} {
			select {
			case to <- j:
			case <-ctx.Done():
				return
			}
		}
	}
}

// judge reads and judges one message. A mistake of ours that one message meets
// is told as its error and doesn't end the others.
func (p *pipeline) judge(ctx context.Context, j job) (out judged) {
	out = judged{file: j.item.File, line: j.item.Line, err: j.err}
	if j.err != nil {
		return out
	}
	defer func() {
		if caught := recover(); caught != nil {
			out.err = fmt.Errorf("check %s: internal error, please report it: %v\n%s", out.file, caught, debug.Stack())
		}
	}()
	start := clock.Now()
	if out.message, out.err = parse(&j.item); out.err != nil {
		out.err = fmt.Errorf("read %s: %w", out.file, out.err)
		return out
	}
	out.verdict, out.err = p.checker.Check(dnsx.Until(ctx, clock.Now().Add(dnsx.Patience)), out.message, p.hints...)
	out.took = clock.Since(start)
	if out.err != nil {
		out.err = fmt.Errorf("check %s: %w", out.file, out.err)
	}
	out.verdict.File = j.item.File
	return out
}

// parse reads a message by the rules of its channel; a file that holds a
// picture is one, whatever its name.
func parse(item *mailbox.Item) (*message.Message, error) {
	channel := item.Channel
	if channel == "" {
		channel = message.Email
	}
	m, err := intake.Read(intake.Input{Channel: channel, Raw: item.Raw, Text: item.Text})
	if err == nil && item.Truncated {
		m.Defects = append(m.Defects, message.Defect{Code: "limit.size", Detail: "the rest was not read"})
	}
	return m, err //nolint:wrapcheck // the caller names the file
}
