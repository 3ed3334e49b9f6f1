package app

import (
	"context"
	"io"
	"net/http"
	"sync/atomic"
	"time"
)

// maxWait is how long a message waits for its turn.
const maxWait = 3 * time.Second

// busyError tells that the server has as much to do as it was set up for.
type busyError struct{ what string }

// Error says what there is too much of.
func (e busyError) Error() string { return "app: too many " + e.what }

// Busy marks the error for pages and API.
func (busyError) Busy() bool { return true }

// turnstile lets only so many pass at a time.
type turnstile chan struct{}

// enter waits for a place. leave must be called if it returns nil.
func (t turnstile) enter(ctx context.Context) error {
	select {
	case t <- struct{}{}:
		return nil
	default:
	}
	ctx, cancel := context.WithTimeout(ctx, maxWait)
	defer cancel()
	select {
	case t <- struct{}{}:
		return nil
	case <-ctx.Done():
		return busyError{"checks at the same time"}
	}
}

func (t turnstile) leave() { <-t }

// limitMemory bounds the sum of all request bodies that are read and not yet
// answered to limit bytes. A body that goes beyond ends in a busyError.
func limitMemory(next http.Handler, limit int64) http.Handler {
	var used atomic.Int64
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Body == nil || r.Body == http.NoBody {
			next.ServeHTTP(w, r)
			return
		}
		body := &countedBody{ReadCloser: r.Body, used: &used, limit: limit}
		defer func() { used.Add(-body.own) }()
		r.Body = body
		next.ServeHTTP(w, r)
	})
}

// countedBody counts what is read of a body.
type countedBody struct {
	io.ReadCloser
	used  *atomic.Int64 // by all bodies
	own   int64
	limit int64
}

func (b *countedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.own += int64(n)
	if b.used.Add(int64(n)) > b.limit {
		return n, busyError{"bytes being checked"}
	}
	return n, err //nolint:wrapcheck // a reader passes io.EOF on as it is
}
