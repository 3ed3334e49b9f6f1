package web

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// FuzzForm holds that no form stops the pages, and that none is their own
// failure.
func FuzzForm(f *testing.F) {
	for _, body := range []func() (string, []byte){
		func() (string, []byte) { return drained(form("kind", "call", "about", "order", "wanted", "code")) },
		func() (string, []byte) { return drained(form("kind", "text", "source", "x", "sender", "\xff")) },
		func() (string, []byte) { return drained(upload("typed", "a.png", "\x89PNG")) },
		func() (string, []byte) { return drained(shares("", "", "title", "t", "url", "https://a.example")) },
	} {
		contentType, content := body()
		f.Add(contentType, content)
	}
	f.Add("multipart/form-data; boundary=\"\"", []byte("--\r\n\r\n----"))
	handler := site(f, &stubJudge{msg: scamMessage(), v: scamVerdict()})
	f.Fuzz(func(t *testing.T, contentType string, body []byte) {
		for _, path := range []string{"/check", "/share", "/", "/result"} {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, bytes.NewReader(body))
			r.Header["Content-Type"] = []string{contentType}
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code >= 500 {
				t.Fatalf("%s: status %d", path, w.Code)
			}
		}
	})
}

// drained is a form as bytes.
func drained(body func() (string, io.Reader)) (string, []byte) {
	contentType, r := body()
	content, _ := io.ReadAll(r)
	return contentType, content
}
