package api

import (
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"bonafide/internal/intake"
	"bonafide/verdict"
)

// describe registers the operations and writes them into the OpenAPI document.
//
// The check is registered on the adapter itself rather than with
// huma.Register, because one operation takes bodies of several media types.
func (a *API) describe(described huma.API) {
	doc := described.OpenAPI()
	doc.Info.Description = "Finds out whether a message is really from the shop that it claims to come from. " +
		"Nothing of a message is kept."
	doc.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}

	check := a.checkOperation(doc)
	doc.AddOperation(check)
	described.Adapter().Handle(check, func(ctx huma.Context) {
		r, w := humago.Unwrap(ctx)
		a.serveCheck(w, r)
	})
	for _, probe := range []struct{ path, id, summary string }{
		{"/healthz", "health", "Tells that the server runs"},
		{"/readyz", "ready", "Tells whether the server takes requests"},
	} {
		op := probeOperation(probe.path, probe.id, probe.summary)
		doc.AddOperation(op)
		ready := probe.id == "ready"
		described.Adapter().Handle(op, func(ctx huma.Context) {
			_, w := humago.Unwrap(ctx)
			a.serveProbe(w, ready)
		})
	}
}

func (a *API) checkOperation(doc *huma.OpenAPI) *huma.Operation {
	schemas := doc.Components.Schemas
	message := func(what string) *huma.MediaType {
		return &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary", Description: what}}
	}
	request := schemas.Schema(reflect.TypeFor[Request](), true, "Request")
	form := &huma.Schema{
		Type: huma.TypeObject,
		Properties: map[string]*huma.Schema{
			"file":           {Type: huma.TypeString, Format: "binary", Description: "The saved message (.eml or .msg), a picture or a text; needed unless there are answers"},
			"channel":        {Type: huma.TypeString, Enum: channels()},
			"sender":         {Type: huma.TypeString},
			"country":        {Type: huma.TypeString},
			"answers":        {Type: huma.TypeString, Description: "The object Answers as JSON"},
			"language":       {Type: huma.TypeString},
			"recipient_name": {Type: huma.TypeString},
			"brand":          {Type: huma.TypeString},
		},
	}
	picture := message("A screenshot or a photo; other forms: image/jpeg, image/webp, image/gif, image/bmp, image/tiff")
	return &huma.Operation{
		OperationID: "check",
		Method:      http.MethodPost,
		Path:        "/v1/check",
		Summary:     "Checks one message",
		Description: "Takes an e-mail, a text or chat message, a call, a link or a picture and answers the verdict: " +
			"the outcome, the calibrated risk, the evidence in words and what to do now. " +
			"A body that is the message itself takes the other fields from the query.",
		Tags:       []string{"check"},
		Parameters: queryParameters(),
		RequestBody: &huma.RequestBody{
			Required: true,
			Content: map[string]*huma.MediaType{
				"message/rfc822":             message("The source of the e-mail as received, best for proofs of origin"),
				"application/octet-stream":   message("An .eml or .msg file, or a picture"),
				"text/plain":                 message("The source of an e-mail, a text, or a link"),
				"application/vnd.ms-outlook": message("An Outlook .msg file"),
				"image/png":                  picture,
				"multipart/form-data":        {Schema: form},
				"application/json":           {Schema: request},
			},
		},
		Responses: a.checkResponses(schemas),
	}
}

func queryParameters() []*huma.Param {
	text := &huma.Schema{Type: huma.TypeString}
	return []*huma.Param{
		{Name: "language", In: "query", Schema: text, Description: "Language of the answer (BCP 47); else that of Accept-Language", Example: "it"},
		{Name: "recipient_name", In: "query", Schema: text, Description: "How the shop addresses the reader"},
		{Name: "brand", In: "query", Schema: text, Description: "Profile that the reader takes the message to come from", Example: "amazon"},
		{Name: "channel", In: "query", Schema: &huma.Schema{Type: huma.TypeString, Enum: channels()}, Description: "How the message came; else evident signs tell"},
		{Name: "sender", In: "query", Schema: text, Description: "Who sent the text or called, as the device shows it", Example: "+1 888 555 0100"},
		{Name: "country", In: "query", Schema: text, Description: "The reader's country (ISO 3166-1 alpha-2)", Example: "IT"},
		{Name: "answers", In: "query", Schema: text, Description: "The object Answers as JSON: what is known about a call"},
	}
}

// channels lists the channels for a schema.
func channels() []any {
	var all []any
	for _, c := range intake.Channels() {
		all = append(all, string(c))
	}
	return all
}

func (a *API) checkResponses(schemas huma.Registry) map[string]*huma.Response {
	answers := map[string]*huma.Response{
		"200": {
			Description: "The verdict",
			Content: map[string]*huma.MediaType{
				"application/json": {Schema: schemas.Schema(reflect.TypeFor[verdict.Verdict](), true, "Verdict")},
			},
		},
	}
	trouble := schemas.Schema(reflect.TypeFor[Problem](), true, "Problem")
	for status, what := range map[string]string{
		"400": "The request is wrong", "413": "The message is too large", "415": "The media type is not supported",
		"500": "The server failed", "503": "The server is busy", "504": "The check took too long",
	} {
		answers[status] = &huma.Response{
			Description: what,
			Content:     map[string]*huma.MediaType{"application/problem+json": {Schema: trouble}},
		}
	}
	return answers
}

func probeOperation(path, id, summary string) *huma.Operation {
	text := map[string]*huma.MediaType{"text/plain": {Schema: &huma.Schema{Type: huma.TypeString}}}
	op := &huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: path, Summary: summary, Tags: []string{"operation"},
		Responses: map[string]*huma.Response{"200": {Description: "Yes", Content: text}},
	}
	if id == "ready" {
		op.Responses["503"] = &huma.Response{Description: "Not now: it starts or stops", Content: text}
	}
	return op
}

// serveProbe answers /healthz, or /readyz when ready is set.
func (a *API) serveProbe(w http.ResponseWriter, ready bool) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if ready && a.opts.Ready != nil && !a.opts.Ready() {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("not ready\n"))
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}
