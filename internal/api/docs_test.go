package api

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bonafide/verdict"
)

func fetch(t *testing.T, path string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	server(t, &stubJudge{v: verdict.Verdict{}}).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", path, w.Code)
	}
	return w
}

var update = flag.Bool("update", false, "write testdata/openapi.json anew")

// TestOpenAPIGolden holds the whole description: what changes for callers is
// seen when the file changes.
func TestOpenAPIGolden(t *testing.T) {
	var got bytes.Buffer
	if err := json.Indent(&got, fetch(t, "/openapi.json").Body.Bytes(), "", "  "); err != nil {
		t.Fatal(err)
	}
	const name = "testdata/openapi.json"
	if *update {
		if err := os.WriteFile(name, got.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the description has changed; write it anew with -update and read what changes for callers\n%s", got.Bytes())
	}
}

func TestOpenAPI(t *testing.T) {
	w := fetch(t, "/openapi.json")
	var doc struct {
		OpenAPI string
		Info    struct{ Version string }
		Paths   map[string]map[string]struct {
			RequestBody struct{ Content map[string]any } `json:"requestBody"`
			Responses   map[string]any
		}
		Components struct {
			Schemas map[string]struct {
				Properties map[string]any
			}
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(doc.OpenAPI, "3.1") || doc.Info.Version != "1.2.3" {
		t.Errorf("OpenAPI %q, version %q", doc.OpenAPI, doc.Info.Version)
	}
	check := doc.Paths["/v1/check"]["post"]
	for _, mediaType := range []string{"message/rfc822", "application/json", "multipart/form-data", "application/vnd.ms-outlook", "text/plain", "application/octet-stream", "image/png"} {
		if check.RequestBody.Content[mediaType] == nil {
			t.Errorf("the check does not say that it takes %s", mediaType)
		}
	}
	for _, e := range Explanations() {
		status := strconv.Itoa(e.Code.Status())
		if e.Code == CodeNotFound || e.Code == CodeMethodNotAllowed {
			continue
		}
		if check.Responses[status] == nil {
			t.Errorf("the check does not say that it answers %s", status)
		}
	}
	for _, field := range []string{"source", "data", "channel", "sender", "country", "answers", "language", "recipient_name", "brand"} {
		if doc.Components.Schemas["Request"].Properties[field] == nil || !strings.Contains(knownFields, field) {
			t.Errorf("the schema of the request, or the words about it, lack %s", field)
		}
	}
	for _, field := range []string{"caller", "number", "about", "wanted", "done"} {
		if doc.Components.Schemas["Answers"].Properties[field] == nil {
			t.Errorf("the schema of the answers lacks %s", field)
		}
	}
	for _, field := range []string{"channel", "verdict", "risk", "brand", "category", "lure", "language", "evidence", "advice"} {
		if doc.Components.Schemas["Verdict"].Properties[field] == nil {
			t.Errorf("the schema of the verdict lacks %s", field)
		}
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if doc.Paths[path] == nil {
			t.Errorf("%s is not described", path)
		}
	}
}

func TestDocsLoadNothingFromElsewhere(t *testing.T) {
	elsewhere := regexp.MustCompile(`(src|href|action)="(https?:)?//`)
	for _, path := range []string{"/docs", "/docs/errors"} {
		page := fetch(t, path).Body.String()
		if found := elsewhere.FindString(page); found != "" || strings.Contains(page, "<script") || strings.Contains(page, "style=") {
			t.Errorf("%s holds %q, a script or an inline style", path, found)
		}
		style := regexp.MustCompile(`href="(/docs/[0-9a-f]{16}/docs\.css)"`).FindStringSubmatch(page)
		if style == nil {
			t.Fatalf("%s has no style sheet", path)
		}
		if w := fetch(t, style[1]); !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("style: %v", w.Header())
		}
	}
}

func TestDocsShowTheWholeAPI(t *testing.T) {
	page := fetch(t, "/docs").Body.String()
	for _, want := range []string{
		"/v1/check", "/readyz", "message/rfc822", "recipient_name",
		`id="schema-Verdict"`, `href="#schema-Evidence"`, `id="schema-Answers"`, "gift-card", "genuine", "Calibrated probability",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("/docs lacks %q", want)
		}
	}
}

func TestEveryCodeIsExplained(t *testing.T) {
	page := fetch(t, "/docs/errors").Body.String()
	last := Code(0)
	for _, e := range Explanations() {
		if !strings.Contains(page, `id="`+strconv.Itoa(int(e.Code))+`"`) {
			t.Errorf("/docs/errors lacks %d", e.Code)
		}
		if e.Title == "" || e.Why == "" || e.Fix == "" || http.StatusText(e.Code.Status()) == "" {
			t.Errorf("%d is not explained: %+v", e.Code, e)
		}
		if e.Code == last {
			t.Errorf("%d is explained twice", e.Code)
		}
		last = e.Code
	}
}
