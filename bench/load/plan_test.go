package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestMeasure sends to a server that refuses every fourth message.
func TestMeasure(t *testing.T) {
	var received, wrong atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || r.URL.Path != "/v1/check" || !strings.HasPrefix(string(body), "Subject: ") {
			wrong.Add(1)
		}
		if received.Add(1)%4 == 0 {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer server.Close()
	folder := t.TempDir()
	for _, name := range []string{"a.eml", "b.eml"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("Subject: "+name+"\r\n\r\nhello\r\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	host := strings.TrimPrefix(server.URL, "http://")
	list, err := requests(host, []string{folder})
	if err != nil || len(list) != 2 {
		t.Fatalf("%d requests, error %v; want 2", len(list), err)
	}
	p := plan{requests: list, connections: 3, duration: 50 * time.Millisecond, rate: 400}
	var out strings.Builder
	if err := p.measure(t.Context(), &out, host, os.Getpid()); err != nil {
		t.Fatal(err)
	}
	if n := received.Load(); n != 20 || wrong.Load() != 0 {
		t.Errorf("the server got %d messages, %d of them wrong; want the 20 that were due and none wrong", n, wrong.Load())
	}
	for _, want := range []string{"3 connections, 400 a second due", "5 not answered with 200", "of processor time a request"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q: %s", want, out.String())
		}
	}
}

func TestRequestsNeedMessages(t *testing.T) {
	if _, err := requests("127.0.0.1:1", []string{t.TempDir()}); err == nil {
		t.Error("an empty folder is no error")
	}
}
