// Command load measures how fast a running server answers POST /v1/check: it
// sends real messages over several connections for a while and tells the rate,
// the time to the answer and the server's processor time for each request.
// Start it by bench/http.sh.
//
// Without -rate each connection sends its next message when it has the answer
// to the last, which finds the highest rate. With -rate messages are due at
// even distances whether or not the server keeps up, and the time counts from
// when a message was due, so that a stall is not hidden by waiting for it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1) //nolint:gocritic // nothing is left to stop
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	server := flags.String("server", "http://127.0.0.1:8080", "address of the server")
	pid := flags.Int("pid", 0, "process of the server, to tell its processor time; 0 leaves it out")
	var p plan
	flags.IntVar(&p.connections, "connections", 8, "connections at the same time")
	flags.DurationVar(&p.duration, "duration", 10*time.Second, "how long to send")
	flags.Float64Var(&p.rate, "rate", 0, "requests a second; 0 sends as fast as answers come")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("read the flags: %w", err)
	}
	address, err := url.Parse(*server)
	if err != nil || address.Host == "" {
		return fmt.Errorf("%q is no address of a server", *server)
	}
	if p.requests, err = requests(address.Host, flags.Args()); err != nil {
		return err
	}
	return p.measure(ctx, os.Stdout, address.Host, *pid)
}

// requests reads the messages of the folders into requests that can be sent as
// they are.
func requests(host string, folders []string) ([][]byte, error) {
	var out [][]byte
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			source, err := os.ReadFile(name) //nolint:gosec // the user names the folder
			if err != nil {
				return err //nolint:wrapcheck // wrapped below
			}
			if len(source) == 0 {
				return nil // refused as empty
			}
			head := fmt.Sprintf("POST /v1/check HTTP/1.1\r\nHost: %s\r\nContent-Type: message/rfc822\r\nContent-Length: %d\r\n\r\n", host, len(source))
			out = append(out, append([]byte(head), source...))
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("read the messages: %w", err)
		}
	}
	if len(out) == 0 {
		return nil, errors.New("no messages: name folders that hold e-mails")
	}
	return out, nil
}
