package app

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/verdict"
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// TestRun starts the server as the command does, asks it and stops it.
func TestRun(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := New(Options{Listen: "127.0.0.1:0", Demo: true, Offline: true, Stdout: in, Log: quiet()}).Run(ctx)
		_ = in.CloseWithError(errors.Join(errors.New("the server ended"), err))
		ended <- err
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	site := strings.TrimSpace(line)
	if !strings.HasPrefix(site, "http://127.0.0.1:") {
		t.Fatalf("printed %q, want the address as a URL", line)
	}
	for path, want := range map[string]string{"/": "<textarea", "/readyz": "ok", "/openapi.json": `"openapi":"3.1`} {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, site+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		if answer.StatusCode != 200 || !strings.Contains(string(body), want) {
			t.Errorf("%s: status %d, lacks %q", path, answer.StatusCode, want)
		}
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("Run ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Error("Run did not end")
	}
}

func TestRunSaysThatAnAddressIsTaken(t *testing.T) {
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	err = New(Options{Listen: taken.Addr().String(), Offline: true, Log: quiet()}).Run(t.Context())
	if err == nil || !strings.Contains(err.Error(), taken.Addr().String()) {
		t.Errorf("error %v, want one that names the address", err)
	}
}

// whole is the whole application.
func whole(t testing.TB, change ...func(*Options)) http.Handler {
	t.Helper()
	opts := Options{Demo: true, Offline: true, Log: quiet()}
	for _, c := range change {
		c(&opts)
	}
	handler, err := New(opts).Handler()
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

func TestSecurityHeaders(t *testing.T) {
	handler := whole(t)
	for _, request := range []*http.Request{
		httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil),
		httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/examples/account-suspended", nil),
		httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/check", strings.NewReader("x")),
		httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/docs", nil),
		httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/nowhere", nil),
	} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, request)
		for field, want := range map[string]string{
			"Content-Security-Policy":      "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Strict-Transport-Security":    "", // not over plain HTTP
			"Access-Control-Allow-Origin":  "",
			"Set-Cookie":                   "",
		} {
			if got := w.Header().Get(field); got != want {
				t.Errorf("%s: %s is %q, want %q", request.URL, field, got, want)
			}
		}
		if !strings.Contains(w.Header().Get("Permissions-Policy"), "camera=()") || len(w.Header().Get("X-Request-ID")) != 16 {
			t.Errorf("%s: %v", request.URL, w.Header())
		}
	}
}

// post checks a message over the API.
func post(t testing.TB, handler http.Handler, source string) (verdict.Verdict, *httptest.ResponseRecorder) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/check", strings.NewReader(source))
	r.Header.Set("Content-Type", "message/rfc822")
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	var v verdict.Verdict
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%v\n%s", err, w.Body)
	}
	return v, w
}

// TestExamplesAreJudgedAsTheySay holds what a visitor of the demo sees.
func TestExamplesAreJudgedAsTheySay(t *testing.T) {
	handler := whole(t)
	for name, want := range map[string]struct {
		outcomes []verdict.Outcome
		brand    string
	}{
		"account-suspended":  {[]verdict.Outcome{verdict.Scam}, "amazon"},
		"consegna":           {[]verdict.Outcome{verdict.Scam, verdict.Suspicious}, "poste-italiane"},
		"order-confirmation": {[]verdict.Outcome{verdict.Unverified}, "amazon"},
		"newsletter":         {[]verdict.Outcome{verdict.Unverified}, ""},
	} {
		source, err := demoFiles.ReadFile("demo/" + name + ".eml")
		if err != nil {
			t.Fatal(err)
		}
		v, _ := post(t, handler, string(source))
		ok := false
		for _, o := range want.outcomes {
			ok = ok || v.Outcome == o
		}
		if !ok || v.Brand != want.brand {
			t.Errorf("%s: %s of %q (risk %.3f), want %v of %q", name, v.Outcome, v.Brand, v.Risk, want.outcomes, want.brand)
			for _, e := range v.Evidence {
				t.Logf("%s %s %.2f %q", e.Direction, e.Code, e.Weight, e.Subject)
			}
		}
		for _, e := range v.Evidence {
			if e.Text == "" {
				t.Errorf("%s: %s has no text", name, e.Code)
			}
		}
	}
}

// TestExamplesOfTextsAndCalls holds the same for those that are no e-mails.
func TestExamplesOfTextsAndCalls(t *testing.T) {
	handler := whole(t)
	want := map[string]string{"text-parcel": "scam", "text-code": "unverified", "call-order": "scam", "call-bank": "unverified"}
	for _, e := range demoTexts() {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/examples/"+e.ID+"?lang=en", nil))
		if w.Code != 200 || want[e.ID] == "" || !strings.Contains(w.Body.String(), `<article class="verdict `+want[e.ID]+`">`) {
			t.Errorf("%s: status %d, want %q\n%s", e.ID, w.Code, want[e.ID], w.Body)
		}
	}
}

func TestDamagedOutlookFile(t *testing.T) {
	damaged := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	_, w := post(t, whole(t), damaged)
	if w.Code == 500 {
		t.Errorf("status %d, %s: a damaged file is not the server's fault", w.Code, w.Body)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	handler := whole(t, func(o *Options) { o.MaxMemory = 1 << 10 })
	_, w := post(t, handler, strings.Repeat("x", 4<<10))
	if w.Code != 503 || w.Header().Get("Retry-After") == "" {
		t.Errorf("status %d, %v, want 503 with Retry-After", w.Code, w.Header())
	}
	if _, w := post(t, handler, "Subject: a\r\n\r\nb"); w.Code != 200 {
		t.Errorf("the memory was not given back: status %d", w.Code)
	}
}

func TestTurnstile(t *testing.T) {
	gate := make(turnstile, 1)
	if err := gate.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	var busy interface{ Busy() bool }
	if err := gate.enter(ctx); !errors.As(err, &busy) {
		t.Errorf("error %v, want busy", err)
	}
	gate.leave()
	if err := gate.enter(t.Context()); err != nil {
		t.Errorf("error %v after a place became free", err)
	}
}

// TestProcessesShareAKey shows that one process opens the result that another
// has sealed, and none with another key does.
func TestProcessesShareAKey(t *testing.T) {
	key := func(c string) func(*Options) { return func(o *Options) { o.Key = []byte(strings.Repeat(c, 32)) } }
	ask := func(handler http.Handler, path, field, value string) (int, string) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, path, strings.NewReader(url.Values{field: {value}}.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Code, w.Body.String()
	}
	_, page := ask(whole(t, key("a")), "/check?lang=en", "source", "Amazon: sign in at http://amazon-verify.top/login")
	sealed := regexp.MustCompile(`name="result" value="([^"]+)"`).FindStringSubmatch(page)
	if sealed == nil {
		t.Fatalf("no sealed result in\n%s", page)
	}
	if code, page := ask(whole(t, key("a")), "/result?lang=it", "result", sealed[1]); code != 200 || !strings.Contains(page, "amazon-verify") {
		t.Errorf("with the same key: status %d", code)
	}
	if code, _ := ask(whole(t, key("b")), "/result?lang=it", "result", sealed[1]); code != 422 {
		t.Errorf("with another key: status %d, want 422", code)
	}
}

// TestPicturesDontHoldUpTexts shows that texts are judged while all places for
// reading pictures are taken.
func TestPicturesDontHoldUpTexts(t *testing.T) {
	brands, err := loadBrands(nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPipeline(Options{Offline: true, NoOCR: true, MaxChecks: 1, Log: quiet()}.withDefaults(), brands)
	if err != nil {
		t.Fatal(err)
	}
	p.reads = true // what reads is not asked here
	for range maxPictures {
		if err := p.pictures.enter(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := p.Judge(t.Context(), intake.Input{Channel: message.SMS, Raw: []byte("See you at eight")}); err != nil {
		t.Errorf("a text: %v", err)
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 20, 20))); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	var busy interface{ Busy() bool }
	if _, _, err := p.Judge(ctx, intake.Input{Raw: picture.Bytes()}); !errors.As(err, &busy) {
		t.Errorf("a picture: error %v, want busy", err)
	}
	p.pictures.leave()
	if _, v, err := p.Judge(t.Context(), intake.Input{Raw: picture.Bytes()}); err != nil || v.Channel != "image" {
		t.Errorf("a picture when there is a place: %+v, error %v", v, err)
	}
}

func TestLogHoldsNothingPersonal(t *testing.T) {
	var b bytes.Buffer
	handler := whole(t, func(o *Options) { o.Log = slog.New(slog.NewJSONHandler(&b, nil)) })
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/check?recipient_name=Anna", strings.NewReader("From: secret@person.example\r\n\r\nsecret text"))
	r.Header.Set("User-Agent", "secret agent")
	r.Header.Set("Content-Type", "message/rfc822")
	r.RemoteAddr = "192.0.2.77:1234"
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	line := b.String()
	for _, not := range []string{"secret", "Anna", "192.0.2.77", "person"} {
		if strings.Contains(line, not) {
			t.Errorf("the log holds %q: %s", not, line)
		}
	}
	for _, want := range []string{w.Header().Get("X-Request-ID"), `"route":"POST /v1/check"`, `"status":200`} {
		if !strings.Contains(line, want) {
			t.Errorf("the log lacks %q: %s", want, line)
		}
	}
}

func TestPanicIsAnswered(t *testing.T) {
	var b bytes.Buffer
	handler := logged(recovered(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		panic("secret of a message")
	}), slog.New(slog.NewTextHandler(&b, nil))), quiet())
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	if w.Code != 500 || !strings.Contains(w.Body.String(), w.Header().Get("X-Request-ID")) {
		t.Errorf("status %d, %s", w.Code, w.Body)
	}
	if log := b.String(); !strings.Contains(log, "stack=") || strings.Contains(log, "secret of a message") {
		t.Errorf("logged %s", log)
	}
}

func TestAddress(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:80": "http://127.0.0.1:80", "0.0.0.0:8080": "http://127.0.0.1:8080",
		"[::]:8080": "http://127.0.0.1:8080", "[::1]:99": "http://[::1]:99",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := address(tcp); got != want {
			t.Errorf("address(%s) = %s, want %s", addr, got, want)
		}
	}
}

func BenchmarkAPI(b *testing.B) {
	handler := whole(b)
	source, err := demoFiles.ReadFile("demo/account-suspended.eml")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequestWithContext(b.Context(), http.MethodPost, "/v1/check", bytes.NewReader(source))
		r.Header.Set("Content-Type", "message/rfc822")
		handler.ServeHTTP(httptest.NewRecorder(), r)
	}
}
