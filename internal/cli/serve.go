package cli

import (
	"context"
	"log/slog"

	"bonafide/internal/app"
)

type serveCommand struct {
	judging
	Listen string `help:"Address to listen on, ${default} if not given; port 0 takes a free one." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Demo   bool   `help:"Offer example messages on the page."`
}

// Run serves until the process is told to stop.
func (c *serveCommand) Run(ctx context.Context, streams Streams) error {
	return app.New(app.Options{
		Listen: c.Listen, Demo: c.Demo, Offline: c.Offline, Zone: c.Zone,
		Brands: c.Profiles, TrustedReceivers: c.Receiver, Version: version(),
		Stdout: streams.Out, Log: slog.New(slog.NewTextHandler(streams.Err, nil)),
	}).Run(ctx)
}
