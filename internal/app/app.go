// Package app puts Bonafide's server together: judges, pages and API behind
// one HTTP server with its limits. It is the only package that knows which
// concrete types play together.
//
// It decides nothing about messages. It keeps no state and nothing of a
// message, neither on disk nor in its log.
package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"bonafide/brand"
	"bonafide/explain"
	"bonafide/internal/api"
	"bonafide/internal/web"
)

// shutdownGrace is how long requests may go on after the server was told to
// stop.
const shutdownGrace = 10 * time.Second

// App is the server.
type App struct {
	opts  Options
	ready atomic.Bool
}

// New makes a server; nothing is read or opened before Run.
func New(opts Options) *App { return &App{opts: opts.withDefaults()} }

// Run serves until ctx ends, then lets the requests under way finish. It
// prints the server's address as a URL on one line when it is ready. It
// returns nil after an orderly end.
func (a *App) Run(ctx context.Context) error {
	handler, err := a.Handler()
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", a.opts.Listen)
	if err != nil {
		return fmt.Errorf("app: %w; choose another address to listen on", err)
	}
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       60 * time.Second,
		WriteTimeout:      90 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          errorLog(a.opts.Log),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	a.ready.Store(true)
	if _, err := fmt.Fprintln(a.opts.Stdout, address(listener.Addr())); err != nil {
		a.opts.Log.WarnContext(ctx, "the address could not be printed", "error", err)
	}
	select {
	case err := <-failed:
		return fmt.Errorf("app: serving: %w", err)
	case <-ctx.Done():
		return a.stop(ctx, server)
	}
}

// stop ends the server after the requests under way.
func (a *App) stop(ctx context.Context, server *http.Server) error {
	a.ready.Store(false)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownGrace)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("app: some requests did not end within %s: %w", shutdownGrace, err), server.Close())
	}
	return nil
}

// Handler puts everything together that answers requests.
func (a *App) Handler() (http.Handler, error) {
	brands, err := loadBrands(a.opts.Brands)
	if err != nil {
		return nil, err
	}
	explainer, err := explain.New(brands)
	if err != nil {
		return nil, fmt.Errorf("app: loading the texts of verdicts: %w", err)
	}
	judge, err := newPipeline(a.opts, brands)
	if err != nil {
		return nil, err
	}
	return a.handler(judge, explainer, brands)
}

// handler serves pages and API on one mux, behind the limits.
func (a *App) handler(judge *pipeline, explainer *explain.Explainer, brands *brand.Set) (http.Handler, error) {
	mux := http.NewServeMux()
	pages := web.Options{
		Judge: judge, Explainer: explainer, Brands: brands, LooksUp: judge.live, ReadsPictures: judge.reads,
		Limits: a.opts.Limits, Key: a.opts.Key, Log: a.opts.Log,
	}
	if a.opts.Demo {
		examples, err := demoExamples()
		if err != nil {
			return nil, err
		}
		pages.Examples = examples
	}
	if _, err := web.New(mux, pages); err != nil {
		return nil, fmt.Errorf("app: %w", err)
	}
	known := func(id string) bool { _, ok := brands.Get(id); return ok }
	_, err := api.New(mux, api.Options{
		Judge: judge, Explainer: explainer, KnownBrand: known, Ready: a.ready.Load,
		Limits: a.opts.Limits, Version: a.opts.Version, Log: a.opts.Log,
	})
	if err != nil {
		return nil, fmt.Errorf("app: %w", err)
	}
	var h http.Handler = mux
	h = limitMemory(h, a.opts.MaxMemory)
	h = secure(h)
	h = recovered(h, a.opts.Log)
	return logged(h, a.opts.Log), nil
}

// address is the URL at which a person on this machine reaches the server.
func address(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return "http://" + addr.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}
