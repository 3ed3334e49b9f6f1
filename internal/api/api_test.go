package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"bonafide/verdict"
)

// stubJudge answers the same to everything.
type stubJudge struct {
	v     verdict.Verdict
	err   error
	got   []byte
	hints Hints
}

func (s *stubJudge) JudgeSource(_ context.Context, source []byte, hints Hints) (verdict.Verdict, error) {
	s.got, s.hints = source, hints
	return s.v, s.err
}

// stubExplainer words everything with the language.
type stubExplainer struct{}

func (stubExplainer) Match(prefs ...string) string {
	for _, p := range prefs {
		for _, known := range []string{"it", "en"} {
			if strings.HasPrefix(p, known) {
				return known
			}
		}
	}
	return "en"
}

func (stubExplainer) Fill(v *verdict.Verdict, lang string) {
	for i := range v.Evidence {
		v.Evidence[i].Text = "in " + lang
	}
	v.Advice = []string{"advice in " + lang}
}

func server(t testing.TB, judge *stubJudge, change ...func(*Options)) http.Handler {
	t.Helper()
	opts := Options{
		Judge: judge, Explainer: stubExplainer{}, Version: "1.2.3", MaxBytes: 1 << 20,
		KnownBrand: func(id string) bool { return id == "amazon" },
		Log:        slog.New(slog.DiscardHandler),
	}
	for _, c := range change {
		c(&opts)
	}
	mux := http.NewServeMux()
	if _, err := New(mux, opts); err != nil {
		t.Fatal(err)
	}
	return mux
}

func verdictOfScam() verdict.Verdict {
	return verdict.Verdict{
		Channel: "email", Outcome: verdict.Scam, Risk: 0.97, Brand: "amazon", Category: verdict.CategoryAccount,
		Lure: "account-suspended", Language: "en",
		Evidence: []verdict.Evidence{{Code: "sender.lookalike-domain", Direction: verdict.Against, Weight: 3.5, Subject: "arnazon[.]com <&>"}},
	}
}

type busy struct{}

func (busy) Error() string { return "busy" }
func (busy) Busy() bool    { return true }

func multi(fields ...string) (contentType, body string) {
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		if fields[i] == "file" {
			w, _ := m.CreateFormFile("file", "a.eml")
			_, _ = io.WriteString(w, fields[i+1])
			continue
		}
		_ = m.WriteField(fields[i], fields[i+1])
	}
	_ = m.Close()
	return m.FormDataContentType(), b.String()
}

func TestCheck(t *testing.T) {
	formType, formBody := multi("language", "it", "file", "From: a@b.c\r\n\r\nx", "recipient_name", "Anna")
	emptyType, emptyBody := multi("language", "it")
	for _, test := range []struct {
		name, contentType, query, body string
		header                         map[string]string
		err                            error

		code   Code // 0: a verdict is expected
		judged string
		hints  Hints
		lang   string
	}{
		{name: "source", contentType: "message/rfc822", body: "Subject: a\r\n\r\nb\xff", judged: "Subject: a\r\n\r\nb\xff"},
		{name: "no media type", body: "x", judged: "x"},
		{name: "octets", contentType: "application/octet-stream", body: "x", judged: "x"},
		{name: "text with a charset", contentType: "text/plain; charset=utf-8", body: "x", judged: "x"},
		{name: "Outlook", contentType: "application/vnd.ms-outlook", body: "\xd0\xcf", judged: "\xd0\xcf"},
		{name: "the query says the rest", contentType: "message/rfc822", query: "?language=it&recipient_name=Anna+R&brand=amazon&channel=email", body: "x", hints: Hints{"Anna R", "amazon"}, lang: "it"},
		{name: "Accept-Language", contentType: "message/rfc822", body: "x", header: map[string]string{"Accept-Language": "it"}, lang: "it"},
		{name: "JSON", contentType: "application/json", body: `{"source":"Subject: a\r\n\r\nb","channel":"email","language":"it","recipient_name":"Anna","brand":"amazon"}`, judged: "Subject: a\r\n\r\nb", hints: Hints{"Anna", "amazon"}, lang: "it"},
		{name: "a form", contentType: formType, body: formBody, judged: "From: a@b.c\r\n\r\nx", hints: Hints{RecipientName: "Anna"}, lang: "it"},

		{name: "nothing", contentType: "message/rfc822", body: " \r\n", code: CodeEmpty},
		{name: "empty JSON", contentType: "application/json", body: "", code: CodeEmpty},
		{name: "JSON without source", contentType: "application/json", body: "{}", code: CodeEmpty},
		{name: "broken JSON", contentType: "application/json", body: `{"source":`, code: CodeMalformedJSON},
		{name: "JSON of another kind", contentType: "application/json", body: `["a"]`, code: CodeMalformedJSON},
		{name: "wrong type of a field", contentType: "application/json", body: `{"source":7}`, code: CodeMalformedJSON},
		{name: "two objects", contentType: "application/json", body: `{"source":"a"}{"source":"b"}`, code: CodeMalformedJSON},
		{name: "unknown field", contentType: "application/json", body: `{"sorce":"a"}`, code: CodeUnknownField},
		{name: "unknown brand", contentType: "application/json", body: `{"source":"a","brand":"nobody"}`, code: CodeUnknownBrand},
		{name: "unknown channel", contentType: "message/rfc822", query: "?channel=fax", body: "x", code: CodeUnknownChannel},
		{name: "a form without a file", contentType: emptyType, body: emptyBody, code: CodeMalformedForm},
		{name: "a form without a boundary", contentType: "multipart/form-data", body: "x", code: CodeMalformedForm},
		{name: "a broken form", contentType: "multipart/form-data; boundary=x", body: "--x\r\nfoo", code: CodeMalformedForm},
		{name: "a form of a browser", contentType: "application/x-www-form-urlencoded", body: "source=x", code: CodeUnsupportedMedia},
		{name: "nonsense as media type", contentType: ";;;", body: "x", code: CodeUnsupportedMedia},
		{name: "too large", contentType: "message/rfc822", body: strings.Repeat("x", 1<<20+1), code: CodeTooLarge},
		{name: "a damaged file", contentType: "application/vnd.ms-outlook", body: "x", err: fmt.Errorf("x: %w", ErrUnreadable), code: CodeUnreadable},
		{name: "busy", contentType: "message/rfc822", body: "x", err: busy{}, code: CodeBusy},
		{name: "too slow", contentType: "message/rfc822", body: "x", err: context.DeadlineExceeded, code: CodeTimeout},
		{name: "our fault", contentType: "message/rfc822", body: "x", err: errors.New("secret"), code: CodeInternal},
	} {
		t.Run(test.name, func(t *testing.T) {
			judge := &stubJudge{v: verdictOfScam(), err: test.err}
			r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/check"+test.query, strings.NewReader(test.body))
			if test.contentType != "" {
				r.Header.Set("Content-Type", test.contentType)
			}
			for k, v := range test.header {
				r.Header.Set(k, v)
			}
			w := httptest.NewRecorder()
			server(t, judge).ServeHTTP(w, r)
			if test.code != 0 {
				wantProblem(t, w, test.code)
				return
			}
			if w.Code != 200 || w.Header().Get("Content-Type") != "application/json" || w.Header().Get("Cache-Control") != "no-store" {
				t.Fatalf("status %d, %v\n%s", w.Code, w.Header(), w.Body)
			}
			if test.judged != "" && string(judge.got) != test.judged {
				t.Errorf("judged %q, want %q", judge.got, test.judged)
			}
			if judge.hints != test.hints {
				t.Errorf("hints %+v, want %+v", judge.hints, test.hints)
			}
			lang := test.lang
			if lang == "" {
				lang = "en"
			}
			var v verdict.Verdict
			if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
				t.Fatal(err)
			}
			if v.Outcome != verdict.Scam || v.Evidence[0].Text != "in "+lang || v.Advice[0] != "advice in "+lang || w.Header().Get("Content-Language") != lang {
				t.Errorf("got %+v in %q, want it in %q", v, w.Header().Get("Content-Language"), lang)
			}
		})
	}
}

func wantProblem(t *testing.T, w *httptest.ResponseRecorder, code Code) {
	t.Helper()
	var p Problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
		t.Fatalf("%v\n%s", err, w.Body)
	}
	if w.Code != code.Status() || p.Code != code || p.Status != w.Code || p.Title == "" || p.Detail == "" || p.Type != code.Link() {
		t.Errorf("status %d, problem %+v, want code %d", w.Code, p, code)
	}
	if w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("Content-Type %q", w.Header().Get("Content-Type"))
	}
	if strings.Contains(w.Body.String(), "secret") {
		t.Errorf("the answer tells the cause: %s", w.Body)
	}
}

// TestVerdictIsTheContract holds the names of the fields, which may be added
// to and never renamed.
func TestVerdictIsTheContract(t *testing.T) {
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/check", strings.NewReader("x"))
	server(t, &stubJudge{v: verdictOfScam()}).ServeHTTP(w, r)
	want := `{"channel":"email","verdict":"scam","risk":0.97,"brand":"amazon","category":"account","lure":"account-suspended",` +
		`"language":"en","evidence":[{"code":"sender.lookalike-domain","direction":"against","weight":3.5,` +
		`"subject":"arnazon[.]com <&>","text":"in en"}],"advice":["advice in en"]}` + "\n"
	if w.Body.String() != want {
		t.Errorf("got  %s\nwant %s", w.Body, want)
	}
	w = httptest.NewRecorder()
	r = httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/check", strings.NewReader("x"))
	server(t, &stubJudge{v: verdict.Verdict{}}).ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), `"evidence":[]`) {
		t.Errorf("without evidence: %s, want an empty list", w.Body)
	}
}

func TestOtherPaths(t *testing.T) {
	ready := false
	handler := server(t, &stubJudge{}, func(o *Options) { o.Ready = func() bool { return ready } })
	get := func(method, path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), method, path, nil))
		return w
	}
	wantProblem(t, get("GET", "/v1/nothing"), CodeNotFound)
	wrong := get("GET", "/v1/check")
	wantProblem(t, wrong, CodeMethodNotAllowed)
	if wrong.Header().Get("Allow") != "POST" {
		t.Errorf("Allow %q", wrong.Header().Get("Allow"))
	}
	if w := get("GET", "/healthz"); w.Code != 200 {
		t.Errorf("/healthz: %d", w.Code)
	}
	if w := get("GET", "/readyz"); w.Code != 503 {
		t.Errorf("/readyz before the start: %d, want 503", w.Code)
	}
	ready = true
	if w := get("GET", "/readyz"); w.Code != 200 {
		t.Errorf("/readyz: %d", w.Code)
	}
}

func BenchmarkCheck(b *testing.B) {
	handler := server(b, &stubJudge{v: verdictOfScam()})
	body := bytes.Repeat([]byte("x"), 40<<10)
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequestWithContext(b.Context(), http.MethodPost, "/v1/check", bytes.NewReader(body))
		r.Header.Set("Content-Type", "message/rfc822")
		handler.ServeHTTP(httptest.NewRecorder(), r)
	}
}
