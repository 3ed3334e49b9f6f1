package cli

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"bonafide/internal/app"
	"bonafide/internal/intake"
)

type serveCommand struct {
	judging
	Listen    string        `help:"Address to listen on, ${default} if not given; port 0 takes a free one." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Demo      bool          `help:"Offer example messages on the page."`
	KeyFile   string        `help:"Seal results with the key in this file, so that several processes serve one site." type:"existingfile" placeholder:"FILE"`
	NoOCR     bool          `name:"no-ocr" help:"Read no text in pictures, even if Tesseract is installed."`
	MaxBody   int64         `help:"Largest request, in MiB." default:"32" placeholder:"MIB"`
	MaxMemory int64         `help:"Requests that are read or judged at the same time, in MiB together." default:"256" placeholder:"MIB"`
	MaxChecks int           `help:"Messages judged at the same time; default eight for each processor." placeholder:"N"`
	Timeout   time.Duration `help:"Longest time to judge one message." default:"20s" placeholder:"TIME"`
}

// Run serves until the process is told to stop.
func (c *serveCommand) Run(ctx context.Context, streams Streams) error {
	key, err := c.key()
	if err != nil {
		return err
	}
	if c.MaxBody < 1 || c.MaxMemory < c.MaxBody || c.MaxChecks < 0 || c.Timeout <= 0 {
		return wrongUsage("--max-body, --max-checks and --timeout must be positive, and --max-memory at least --max-body")
	}
	return app.New(app.Options{
		Listen: c.Listen, Demo: c.Demo, Offline: c.Offline, Zone: c.Zone, NoOCR: c.NoOCR, Key: key,
		Brands: c.Profiles, TrustedReceivers: c.Receiver, Version: version(),
		Limits:    intake.Limits{MaxBytes: c.MaxBody << 20, Timeout: c.Timeout},
		MaxMemory: c.MaxMemory << 20, MaxChecks: c.MaxChecks,
		Stdout: streams.Out, Log: slog.New(slog.NewTextHandler(streams.Err, nil)),
	}).Run(ctx)
}

// shortestKey is the least number of octets of a key.
const shortestKey = 16

// key reads the key for results; nil has one made at random.
func (c *serveCommand) key() ([]byte, error) {
	if c.KeyFile == "" {
		return nil, nil
	}
	content, err := os.ReadFile(c.KeyFile)
	if err != nil {
		return nil, fmt.Errorf("read the key: %w", err)
	}
	key := bytes.TrimSpace(content)
	if len(key) < shortestKey {
		return nil, wrongUsage("the key in %s is shorter than %d octets; make one with: openssl rand -hex 32 > %s", c.KeyFile, shortestKey, c.KeyFile)
	}
	return key, nil
}
