package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
)

// FuzzCheck sends bodies of any media type: each is answered with a verdict or
// with a problem that has a known code.
func FuzzCheck(f *testing.F) {
	formType, formBody := multi("language", "it", "file", "Subject: x\r\n\r\ny", "brand", "amazon")
	f.Add("application/json", []byte(`{"source":"x","language":"it"}`))
	f.Add("application/json; charset=utf-8", []byte(`{"source":{"a":[1]}}`))
	f.Add(formType, []byte(formBody))
	f.Add("multipart/form-data; boundary=\"\"", []byte("--\r\n\r\n----"))
	f.Add("application/json", []byte(`{"answers":{"caller":"x","wanted":["code"]},"data":"YQ=="}`))
	f.Add("message/rfc822", []byte("Subject: x\r\n\r\ny"))
	f.Add("", []byte{})
	f.Add("a/b;c=\xff", []byte{0})
	handler := server(f, &stubJudge{v: verdictOfScam()})
	known := map[Code]bool{}
	for _, e := range Explanations() {
		known[e.Code] = true
	}
	f.Fuzz(func(t *testing.T, contentType string, body []byte) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/check", bytes.NewReader(body))
		r.Header["Content-Type"] = []string{contentType}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code == http.StatusOK {
			return
		}
		var p Problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || !known[p.Code] || w.Code >= 500 {
			t.Fatalf("%q: status %d, %s (%v)", contentType, w.Code, w.Body, err)
		}
	})
}
