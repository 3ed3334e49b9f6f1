// Package web serves Bonafide's pages: the form into which a reader puts an
// e-mail, a text, a link or a picture, or answers five questions about a call;
// and the page that shows the verdict on it. A phone that has put the site on
// its home screen can share messages to it (Web Share Target).
//
// The pages judge nothing and keep nothing. They work without JavaScript, load
// nothing from elsewhere and never show a message other than as text: control
// and bidirectional characters are made visible (Unicode UAX #9, TR 36) and
// links are broken up. The whole page with its style and script is below
// 60 kB.
package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"bonafide/brand"
	"bonafide/explain"
	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/verdict"
)

// Judge reads and judges one message.
type Judge interface {
	// Judge reads and judges a message. An error that wraps one of package
	// intake blames what was handed in; any other is the server's own.
	Judge(ctx context.Context, in intake.Input) (*message.Message, verdict.Verdict, error)
}

// Example is a message that a reader can try the page with.
type Example struct {
	// ID stands in the address, kebab case.
	ID string
	// Titles are what the link says, by language; "en" is the fallback.
	Titles map[string]string
	// Input is the message.
	Input intake.Input
}

// Options are what the pages need of the rest of the program.
type Options struct {
	Judge     Judge
	Explainer *explain.Explainer
	// Brands are those that the form about a call suggests; nil suggests none.
	Brands *brand.Set
	// Examples are offered below the form, in this order.
	Examples []Example
	// LooksUp tells that judging asks the public DNS about the sender's
	// domain, which the page then says.
	LooksUp bool
	// ReadsPictures tells that the text in pictures can be read here; where it
	// can't, the page says so.
	ReadsPictures bool
	// Limits bound a form and the judging of it.
	intake.Limits
	// Key seals the results that a page carries for being shown in another
	// language. All nodes that serve one site need the same; nil stands for a
	// key made at random.
	Key []byte
	// Log gets one record for each failure that is the server's own; nil
	// stands for slog.Default. Nothing of a message is written to it.
	Log *slog.Logger
}

// Pages are the pages of one site. They are safe for concurrent use.
type Pages struct {
	opts   Options
	text   *catalogs
	assets *assets
	// manifest describes the site to phones.
	manifest []byte
	views    *views
	seal     *sealer
	guard    *http.CrossOriginProtection
}

// New registers the pages on mux. It fails only for a wrong set-up.
func New(mux *http.ServeMux, opts Options) (*Pages, error) {
	if opts.Judge == nil || opts.Explainer == nil {
		return nil, errors.New("web: Options need a Judge and an Explainer")
	}
	opts.Limits = opts.WithDefaults()
	opts.Log = cmp.Or(opts.Log, slog.Default())
	p := &Pages{opts: opts, guard: http.NewCrossOriginProtection()}
	var err error
	if p.text, err = loadCatalogs(opts.Explainer.Languages()); err != nil {
		return nil, err
	}
	if p.assets, err = loadAssets(); err != nil {
		return nil, err
	}
	if p.manifest, err = newManifest(p.assets); err != nil {
		return nil, err
	}
	if p.views, err = loadViews(); err != nil {
		return nil, err
	}
	if p.seal, err = newSealer(opts.Key); err != nil {
		return nil, err
	}
	p.guard.SetDenyHandler(http.HandlerFunc(p.serveCrossOrigin))
	p.routes(mux)
	return p, nil
}

func (p *Pages) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", p.serveForm)
	mux.Handle("POST /{$}", p.guard.Handler(http.HandlerFunc(p.serveFormAgain)))
	mux.Handle("POST /check", p.guard.Handler(http.HandlerFunc(p.serveCheck)))
	mux.Handle("POST "+sharePath, p.guard.Handler(http.HandlerFunc(p.serveShare)))
	mux.Handle("POST /result", p.guard.Handler(http.HandlerFunc(p.serveResultAgain)))
	// Who opens these without a form, from the history or a bookmark, begins anew.
	mux.Handle("GET /check", http.RedirectHandler("/", http.StatusSeeOther))
	mux.Handle("GET /result", http.RedirectHandler("/", http.StatusSeeOther))
	mux.Handle("GET "+sharePath, http.RedirectHandler("/", http.StatusSeeOther))
	mux.HandleFunc("GET "+manifestPath, p.serveManifest)
	if len(p.opts.Examples) > 0 {
		mux.HandleFunc("GET /examples/{id}", p.serveExample)
	}
	mux.HandleFunc("GET "+p.assets.prefix+"{name}", p.assets.serve)
	mux.HandleFunc("/", p.serveNotFound)
}

// logFailure records a failure that is the server's own.
func (p *Pages) logFailure(w http.ResponseWriter, r *http.Request, err error) {
	p.opts.Log.LogAttrs(r.Context(), slog.LevelError, "page failed",
		slog.String("request_id", w.Header().Get("X-Request-ID")),
		slog.String("error", fmt.Sprint(err)))
}
