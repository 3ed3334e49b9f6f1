// Package api is Bonafide's JSON interface over HTTP: it takes a message,
// hands it to a judge and answers the verdict.
//
// It decides nothing about messages, keeps nothing of them and writes nothing
// of them to the log. It describes itself in OpenAPI 3.1 at /openapi.json and,
// for people, at /docs; errors are problem details (RFC 9457) with stable
// numbers that /docs/errors explains. No page of it loads anything from
// elsewhere.
package api

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"bonafide/verdict"
)

// DefaultMaxBytes is the size of the largest request body that is read when
// Options name no other: 32 MiB, more than mail servers carry.
const DefaultMaxBytes = 32 << 20

// Judge reads and judges one message as it was received.
type Judge interface {
	// JudgeSource judges the source of an e-mail, an Outlook .msg file or the
	// plain text of a message. An error that wraps ErrUnreadable blames the
	// source; any other is the server's own.
	JudgeSource(ctx context.Context, source []byte, hints Hints) (verdict.Verdict, error)
}

// Explainer puts a verdict into words. *explain.Explainer is one.
type Explainer interface {
	// Match picks a language from preferences, the strongest first; each is a
	// language tag or an Accept-Language field.
	Match(prefs ...string) string
	// Fill sets the sentences and the advice of v in language lang.
	Fill(v *verdict.Verdict, lang string)
}

// Hints is what the caller knows beside the message.
type Hints struct {
	// RecipientName is how the shop addresses the reader; "" if unknown.
	RecipientName string
	// Brand is the profile that the reader takes the message to come from; ""
	// if they did not say.
	Brand string
}

// Options are what the API needs of the rest of the program.
type Options struct {
	Judge     Judge
	Explainer Explainer
	// KnownBrand tells whether there is a profile with this identifier; nil
	// lets every identifier pass.
	KnownBrand func(id string) bool
	// Ready tells whether the server takes requests; nil stands for always.
	Ready func() bool
	// MaxBytes bounds a request body; 0 stands for DefaultMaxBytes.
	MaxBytes int64
	// Timeout bounds the judging of one message; 0 stands for 10 seconds.
	Timeout time.Duration
	// Version is shown in the OpenAPI document.
	Version string
	// Log gets one record for each failure that is the server's own; nil
	// stands for slog.Default. Nothing of a message is written to it.
	Log *slog.Logger
}

// API answers the requests of programs.
type API struct {
	opts Options
	spec []byte // the OpenAPI document, written once
	docs *docs
}

// New registers the API on mux. It fails only for a wrong set-up.
func New(mux *http.ServeMux, opts Options) (*API, error) {
	if opts.Judge == nil || opts.Explainer == nil {
		return nil, fmt.Errorf("api: Options need a Judge and an Explainer")
	}
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	if opts.Timeout <= 0 {
		opts.Timeout = 10 * time.Second
	}
	if opts.Log == nil {
		opts.Log = slog.Default()
	}
	a := &API{opts: opts}

	// Only the description is huma's to serve by hand: its own pages load
	// scripts from elsewhere.
	config := huma.DefaultConfig("Bonafide", opts.Version)
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "", "", ""
	config.CreateHooks = nil
	described := humago.New(mux, config)
	a.describe(described)

	var err error
	if a.spec, err = json.Marshal(described.OpenAPI()); err != nil {
		return nil, fmt.Errorf("api: writing the OpenAPI document: %w", err)
	}
	if a.docs, err = newDocs(a.spec); err != nil {
		return nil, err
	}
	mux.HandleFunc("GET /openapi.json", a.serveSpec)
	mux.HandleFunc("GET /docs", a.docs.serveReference)
	mux.HandleFunc("GET /docs/errors", a.docs.serveErrors)
	mux.HandleFunc("GET "+a.docs.stylePath, a.docs.serveStyle)
	mux.HandleFunc("/v1/", a.notFound)
	mux.HandleFunc("/v1/check", a.methodNotAllowed)
	return a, nil
}

func (a *API) serveSpec(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/vnd.oai.openapi+json;version=3.1")
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(a.spec)
}

func (a *API) notFound(w http.ResponseWriter, r *http.Request) {
	writeProblem(w, problem(CodeNotFound, "Nothing is served at "+r.URL.Path+". The endpoints are listed at /docs."))
}

func (a *API) methodNotAllowed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", http.MethodPost)
	writeProblem(w, problem(CodeMethodNotAllowed, "Send the message with POST; "+r.Method+" is not offered here."))
}
