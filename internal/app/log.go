package app

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"log"
	"log/slog"
	"net/http"
	"runtime/debug"

	"bonafide/internal/clock"
)

// requestID makes the number by which a request is found in the log.
func requestID() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails, see its documentation
	return hex.EncodeToString(b[:])
}

// logged gives each request a number, which the field X-Request-ID of the
// answer tells, and writes one record of it. The record names the route, not
// the address that was asked for, and nothing of the person or the message.
func logged(next http.Handler, logger *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := clock.Now()
		id := requestID()
		w.Header().Set("X-Request-ID", id)
		answer := &recorder{ResponseWriter: w}
		next.ServeHTTP(answer, r)
		if !logger.Enabled(r.Context(), slog.LevelInfo) {
			return
		}
		logger.LogAttrs(r.Context(), slog.LevelInfo, "request",
			slog.String("request_id", id),
			slog.String("method", method(r.Method)),
			slog.String("route", r.Pattern),
			slog.Int("status", answer.status()),
			slog.Int64("bytes", answer.bytes),
			slog.Duration("took", clock.Since(start)))
	})
}

// method keeps what a client made up out of the log.
func method(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch,
		http.MethodDelete, http.MethodOptions:
		return m
	}
	return "other"
}

// recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	code  int
	bytes int64
}

func (r *recorder) WriteHeader(code int) {
	if r.code == 0 {
		r.code = code
	}
	r.ResponseWriter.WriteHeader(code)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.code == 0 {
		r.code = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err //nolint:wrapcheck // a writer passes errors on as they are
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

func (r *recorder) status() int {
	if r.code == 0 {
		return http.StatusOK
	}
	return r.code
}

// recovered turns a panic in a handler into an answer, so that one message
// that meets a mistake of ours ends neither the server nor in silence.
func recovered(next http.Handler, logger *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			caught := recover()
			if caught == nil {
				return
			}
			if caught == http.ErrAbortHandler { //nolint:errorlint,err113 // net/http compares it so
				panic(caught)
			}
			id := w.Header().Get("X-Request-ID")
			logger.LogAttrs(r.Context(), slog.LevelError, "panic",
				slog.String("request_id", id), slog.String("stack", string(debug.Stack())))
			http.Error(w, "The server failed. Number of the request: "+id, http.StatusInternalServerError)
		}()
		next.ServeHTTP(w, r)
	})
}

// errorLog writes what net/http complains about at debug level: these are
// mostly connections that broke off, with the address of the client.
func errorLog(logger *slog.Logger) *log.Logger {
	return slog.NewLogLogger(withoutText{logger.Handler()}, slog.LevelDebug)
}

// withoutText keeps the text of net/http's complaints, which names addresses,
// out of the log.
type withoutText struct{ slog.Handler }

// Handle writes the record without its text.
func (h withoutText) Handle(ctx context.Context, r slog.Record) error {
	r.Message = "connection failed"
	return h.Handler.Handle(ctx, r) //nolint:wrapcheck // a handler passes errors on as they are
}
