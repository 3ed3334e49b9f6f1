package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"bonafide/explain"
	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/verdict"
)

// serveCheck answers POST /v1/check.
func (a *API) serveCheck(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, a.opts.MaxBytes)
	in, err := read(r)
	if err == nil {
		err = a.validate(in)
	}
	if err != nil {
		a.fail(w, r, err)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), a.opts.Timeout)
	defer cancel()
	_, v, err := a.opts.Judge.Judge(ctx, in.forJudge())
	if err != nil {
		a.fail(w, r, err)
		return
	}
	lang := a.opts.Explainer.Match(in.Language, r.Header.Get("Accept-Language"))
	a.opts.Explainer.Fill(&v, lang)
	if done := explain.SituationsOf(in.Answers); len(done) > 0 {
		v.Advice = a.opts.Explainer.Steps(&v, lang, done[0])
	}
	writeVerdict(w, v, lang)
}

// validate looks at what the caller said beside the message.
func (a *API) validate(in input) error {
	if in.Channel != "" && !intake.Known(message.Channel(in.Channel)) {
		return problem(CodeUnknownChannel, "")
	}
	if in.Answers != nil && in.Channel != "" && in.Channel != string(message.Call) {
		return problem(CodeAnswers, "Answers are about calls: send the channel call with them.")
	}
	if err := in.Answers.Validate(); err != nil {
		return problem(CodeAnswers, "The field "+err.Error()+".")
	}
	switch {
	case in.Answers == nil && len(bytes.TrimSpace(in.source)) == 0:
		return problem(CodeEmpty, "")
	case in.Brand != "" && a.opts.KnownBrand != nil && !a.opts.KnownBrand(in.Brand):
		return problem(CodeUnknownBrand, "")
	}
	return nil
}

// fail answers err and logs what is the server's own fault.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	var p *Problem
	var busy interface{ Busy() bool }
	switch {
	case errors.As(err, &p):
	case errors.Is(err, intake.ErrOutlook):
		p = problem(CodeUnreadable, "")
	case errors.Is(err, intake.ErrPicture):
		p = problem(CodePicture, "")
	case errors.Is(err, intake.ErrChannel):
		p = problem(CodeUnknownChannel, "")
	case errors.As(err, &busy) && busy.Busy():
		p = problem(CodeBusy, "")
	case errors.Is(err, context.DeadlineExceeded):
		p = problem(CodeTimeout, "")
	default:
		a.opts.Log.LogAttrs(r.Context(), slog.LevelError, "check failed",
			slog.String("request_id", w.Header().Get("X-Request-ID")),
			slog.String("error", err.Error()))
		p = problem(CodeInternal, "")
	}
	if p.Status == http.StatusRequestEntityTooLarge || p.Code == CodeIncomplete {
		// The rest of the body is not wanted.
		w.Header().Set("Connection", "close")
	}
	writeProblem(w, p)
}

// writeVerdict answers v, whose lists are never null.
func writeVerdict(w http.ResponseWriter, v verdict.Verdict, lang string) {
	if v.Evidence == nil {
		v.Evidence = []verdict.Evidence{}
	}
	if v.Advice == nil {
		v.Advice = []string{}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		writeProblem(w, problem(CodeInternal, ""))
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Content-Language", lang)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept-Language")
	_, _ = w.Write(b.Bytes())
}
