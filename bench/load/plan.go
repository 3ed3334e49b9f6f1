package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bonafide/bench/process"
	"bonafide/internal/clock"
)

// plan is one measurement.
type plan struct {
	requests    [][]byte
	connections int
	duration    time.Duration
	rate        float64 // a second, 0 for as fast as possible
}

// taken is what one connection saw.
type taken struct {
	times   []time.Duration
	refused int // answers other than 200
	err     error
}

// measure sends and prints what it took.
func (p *plan) measure(ctx context.Context, to io.Writer, host string, pid int) error {
	before := time.Duration(0)
	if pid != 0 {
		var err error
		if before, err = process.ProcessorTime(pid); err != nil {
			return err //nolint:wrapcheck // says what it did
		}
	}
	start := clock.Now()
	all, err := p.send(ctx, host, start)
	if err != nil {
		return err
	}
	wall := clock.Since(start)
	if len(all.times) == 0 {
		return errors.New("no answer came")
	}
	slices.Sort(all.times)
	n := len(all.times)
	at := func(share float64) time.Duration {
		return all.times[min(n-1, int(share*float64(n)))].Round(10 * time.Microsecond)
	}
	how := "as fast as answers come"
	if p.rate > 0 {
		how = fmt.Sprintf("%.0f a second due", p.rate)
	}
	line := &strings.Builder{}
	fmt.Fprintf(line, "%d connections, %s: %.0f requests/s over %v; p50 %v, p90 %v, p99 %v, longest %v; %d not answered with 200",
		p.connections, how, float64(n)/wall.Seconds(), wall.Round(time.Second), at(0.5), at(0.9), at(0.99), at(1), all.refused)
	if pid != 0 {
		after, err := process.ProcessorTime(pid)
		if err != nil {
			return err //nolint:wrapcheck // says what it did
		}
		fmt.Fprintf(line, "; server: %v of processor time a request", ((after - before) / time.Duration(n)).Round(time.Microsecond))
	}
	if _, err := fmt.Fprintln(to, line); err != nil {
		return fmt.Errorf("print the figures: %w", err)
	}
	return nil
}

// send works all connections until the time is over.
func (p *plan) send(ctx context.Context, host string, start time.Time) (taken, error) {
	var next atomic.Int64
	results := make([]taken, p.connections)
	var wait sync.WaitGroup
	for i := range results {
		wait.Go(func() { results[i] = p.connection(ctx, host, start, &next) })
	}
	wait.Wait()
	var all taken
	for _, r := range results {
		if r.err != nil {
			return all, r.err
		}
		all.times = append(all.times, r.times...)
		all.refused += r.refused
	}
	return all, nil
}

// connection sends one message after another.
func (p *plan) connection(ctx context.Context, host string, start time.Time, next *atomic.Int64) (out taken) {
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "tcp", host)
	if err != nil {
		return taken{err: fmt.Errorf("connect: %w", err)}
	}
	defer func() { _ = conn.Close() }()
	answers := bufio.NewReader(conn)
	for ctx.Err() == nil {
		i := next.Add(1) - 1
		due := clock.Now()
		if p.rate > 0 {
			due = start.Add(time.Duration(float64(i) / p.rate * float64(time.Second)))
			time.Sleep(-clock.Since(due))
		}
		if due.Sub(start) >= p.duration {
			return out
		}
		status, err := exchange(conn, answers, p.requests[i%int64(len(p.requests))])
		if err != nil {
			out.err = err
			return out
		}
		if status != http.StatusOK {
			out.refused++
		}
		out.times = append(out.times, clock.Since(due))
	}
	return out
}

// exchange sends one request and reads the answer.
func exchange(conn net.Conn, answers *bufio.Reader, request []byte) (int, error) {
	if _, err := conn.Write(request); err != nil {
		return 0, fmt.Errorf("send a message: %w", err)
	}
	resp, err := http.ReadResponse(answers, nil)
	if err != nil {
		return 0, fmt.Errorf("read an answer: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return 0, fmt.Errorf("read an answer: %w", err)
	}
	return resp.StatusCode, nil
}
