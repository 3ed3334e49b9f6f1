package web

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"

	"bonafide/internal/intake"
)

// Bounds on a form.
const (
	maxFields = 64
	// maxKept is how much of what was typed is put back into the form; more
	// would not fit a slow line, and nobody types as much.
	maxKept = 256 << 10
)

// submission is what a reader handed in.
type submission struct {
	fields url.Values
	file   []byte // chosen or dropped
}

// readForm reads a form from memory; nothing of a message is written to disk.
// It returns the key of what is wrong, or "".
func (p *Pages) readForm(w http.ResponseWriter, r *http.Request) (submission, string) {
	r.Body = http.MaxBytesReader(w, r.Body, p.opts.MaxBytes)
	empty := submission{fields: url.Values{}}
	mediaType, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case err != nil:
		return empty, "error.form"
	case mediaType == "multipart/form-data":
		return readMultipart(multipart.NewReader(r.Body, params["boundary"]))
	case mediaType == "application/x-www-form-urlencoded":
		if err := r.ParseForm(); err != nil {
			return empty, bodyError(err)
		}
		return submission{fields: r.PostForm}, ""
	default:
		return empty, "error.form"
	}
}

// readMultipart reads multipart/form-data (RFC 7578).
func readMultipart(form *multipart.Reader) (submission, string) {
	s := submission{fields: url.Values{}}
	for range maxFields {
		part, err := form.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return s, bodyError(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return s, bodyError(err)
		}
		if name := part.FormName(); name != "file" {
			s.fields.Add(name, string(content))
		} else if len(content) > 0 {
			s.file = content
		}
	}
	return s, ""
}

// bodyError is the key of why a body could not be read.
func bodyError(err error) string {
	var large *http.MaxBytesError
	var busy interface{ Busy() bool }
	switch {
	case errors.As(err, &large):
		return "error.large"
	case errors.As(err, &busy) && busy.Busy():
		return "error.busy"
	default:
		return "error.form"
	}
}

// statusOf is the HTTP status that goes with the key of an error.
func statusOf(key string) int {
	switch key {
	case "error.large":
		return http.StatusRequestEntityTooLarge
	case "error.busy":
		return http.StatusServiceUnavailable
	case "error.timeout":
		return http.StatusGatewayTimeout
	case "error.server":
		return http.StatusInternalServerError
	default:
		return http.StatusUnprocessableEntity
	}
}

// serveCheck judges what was handed in and shows the verdict; what is wrong is
// said above the form, which keeps what was typed.
func (p *Pages) serveCheck(w http.ResponseWriter, r *http.Request) {
	in, key := p.readForm(w, r)
	p.check(w, r, in, key)
}

// check judges what was handed in, unless key says what is wrong with it.
func (p *Pages) check(w http.ResponseWriter, r *http.Request, in submission, key string) {
	if key == "" {
		key = in.missing()
	}
	if key != "" {
		p.refuse(w, r, in, key)
		return
	}
	result, key := p.judge(w, r, in.input(p.country(r)))
	if key != "" {
		p.refuse(w, r, in, key)
		return
	}
	p.showResult(w, r, result)
}

// refuse shows the form again with what is wrong.
func (p *Pages) refuse(w http.ResponseWriter, r *http.Request, in submission, key string) {
	if key == "error.busy" {
		w.Header().Set("Retry-After", "2")
	}
	p.showForm(w, r, statusOf(key), in, key)
}

// judge has a message judged; the key names what went wrong.
func (p *Pages) judge(w http.ResponseWriter, r *http.Request, in intake.Input) (result, string) {
	ctx, cancel := context.WithTimeout(r.Context(), p.opts.Timeout)
	defer cancel()
	msg, v, err := p.opts.Judge.Judge(ctx, in)
	var busy interface{ Busy() bool }
	switch {
	case err == nil:
		return newResult(v, msg), ""
	case errors.Is(err, intake.ErrOutlook):
		return result{}, "error.unreadable"
	case errors.Is(err, intake.ErrPicture):
		return result{}, "error.picture"
	case errors.As(err, &busy) && busy.Busy():
		return result{}, "error.busy"
	case errors.Is(err, context.DeadlineExceeded):
		return result{}, "error.timeout"
	default:
		p.logFailure(w, r, err)
		return result{}, "error.server"
	}
}
