package app

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bonafide/verdict"
)

var update = flag.Bool("update", false, "write the golden files in testdata/api anew")

// TestAPIGolden sends each testdata/api/NAME.request.json and compares the
// answer with NAME.answer.json: errors whole, verdicts without figures and
// findings, which move when the weights are fitted anew.
func TestAPIGolden(t *testing.T) {
	handler := whole(t, func(o *Options) { o.NoOCR = true })
	requests, err := filepath.Glob("testdata/api/*.request.json")
	if err != nil || len(requests) < 10 {
		t.Fatalf("%d requests, error %v", len(requests), err)
	}
	for _, name := range requests {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".request.json"), func(t *testing.T) {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/check", bytes.NewReader(body))
			r.Header.Set("Content-Type", "application/json")
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			got := stable(t, w)
			golden := strings.Replace(name, ".request.", ".answer.", 1)
			if *update {
				if err := os.WriteFile(golden, got, 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got %s\nwant %s", got, want)
			}
		})
	}
}

// stable is what of an answer stays the same from one fitting of the weights
// to the next.
func stable(t *testing.T, w *httptest.ResponseRecorder) []byte {
	t.Helper()
	var answer any
	if w.Code == http.StatusOK {
		var v verdict.Verdict
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		answer = struct {
			Channel string          `json:"channel"`
			Outcome verdict.Outcome `json:"verdict"`
			Brand   string          `json:"brand"`
			Advice  []string        `json:"advice"`
		}{v.Channel, v.Outcome, v.Brand, v.Advice}
	} else {
		var problem map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil {
			t.Fatal(err)
		}
		delete(problem, "request_id")
		answer = problem
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(answer); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
