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
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"bonafide/explain"
	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/verdict"
)

// Judge reads and judges one message as it was handed in.
type Judge interface {
	// Judge reads and judges a message. An error that wraps one of package
	// intake blames what was handed in; any other is the server's own.
	Judge(ctx context.Context, in intake.Input) (*message.Message, verdict.Verdict, error)
}

// Explainer puts a verdict into words. *explain.Explainer is one.
type Explainer interface {
	// Match picks a language from preferences, the strongest first; each is a
	// language tag or an Accept-Language field.
	Match(prefs ...string) string
	// Fill sets the sentences and the advice of v in language lang.
	Fill(v *verdict.Verdict, lang string)
	// Steps says what to do now in a situation.
	Steps(v *verdict.Verdict, lang string, s explain.Situation) []string
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
	// Limits bound a request.
	intake.Limits
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
	opts.Limits = opts.WithDefaults()
	opts.Log = cmp.Or(opts.Log, slog.Default())
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
