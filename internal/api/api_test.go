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
	"net/url"
	"reflect"
	"strings"
	"testing"

	"bonafide/explain"
	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/message/text"
	"bonafide/verdict"
)

// stubJudge answers the same to everything.
type stubJudge struct {
	v   verdict.Verdict
	err error
	got intake.Input
}

func (s *stubJudge) Judge(_ context.Context, in intake.Input) (*message.Message, verdict.Verdict, error) {
	s.got = in
	return nil, s.v, s.err
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

func (stubExplainer) Steps(_ *verdict.Verdict, lang string, s explain.Situation) []string {
	return []string{"steps after " + string(s) + " in " + lang}
}

func server(t testing.TB, judge *stubJudge, change ...func(*Options)) http.Handler {
	t.Helper()
	opts := Options{
		Judge: judge, Explainer: stubExplainer{}, Version: "1.2.3", Limits: intake.Limits{MaxBytes: 1 << 20},
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
	const answersJSON = `{"caller":"Amazon","number":"withheld","about":"order","wanted":["code"],"done":["nothing"]}`
	answers := &message.Answers{
		Caller: "Amazon", Number: message.NumberWithheld, About: message.AboutOrder,
		Wanted: []message.CallWish{message.WantsCode}, Done: []message.CallDeed{message.DidNothing},
	}
	answersType, answersBody := multi("channel", "call", "answers", answersJSON)
	brokenType, brokenBody := multi("channel", "call", "answers", "{")
	pictureType, pictureBody := multi("channel", "image", "file", "\x89PNG")
	for _, test := range []struct {
		name, contentType, query, body string
		header                         map[string]string
		err                            error

		code   Code // 0: a verdict is expected
		says   string
		judged string
		input  *intake.Input // what is known beside the message
		lang   string
	}{
		{name: "source", contentType: "message/rfc822", body: "Subject: a\r\n\r\nb\xff", judged: "Subject: a\r\n\r\nb\xff"},
		{name: "no media type", body: "x", judged: "x"},
		{name: "octets", contentType: "application/octet-stream", body: "x", judged: "x"},
		{name: "text with a charset", contentType: "text/plain; charset=utf-8", body: "x", judged: "x"},
		{name: "Outlook", contentType: "application/vnd.ms-outlook", body: "\xd0\xcf", judged: "\xd0\xcf"},
		{name: "the query says the rest", contentType: "message/rfc822", query: "?language=it&recipient_name=Anna+R&brand=amazon&channel=email", body: "x", input: &intake.Input{Channel: message.Email, RecipientName: "Anna R", Brand: "amazon"}, lang: "it"},
		{name: "Accept-Language", contentType: "message/rfc822", body: "x", header: map[string]string{"Accept-Language": "it"}, lang: "it"},
		{name: "JSON", contentType: "application/json", body: `{"source":"Subject: a\r\n\r\nb","channel":"email","language":"it","recipient_name":"Anna","brand":"amazon"}`, judged: "Subject: a\r\n\r\nb", input: &intake.Input{Channel: message.Email, RecipientName: "Anna", Brand: "amazon"}, lang: "it"},
		{name: "a form", contentType: formType, body: formBody, judged: "From: a@b.c\r\n\r\nx", input: &intake.Input{RecipientName: "Anna"}, lang: "it"},

		{name: "a text", contentType: "application/json", body: `{"channel":"sms","sender":"+39 333 1234567","country":"it","source":"Ciao"}`, judged: "Ciao", input: &intake.Input{Channel: message.SMS, Text: text.Input{Sender: "+39 333 1234567", Country: "IT"}}},
		{name: "a link", contentType: "text/plain", query: "?channel=link", body: "https://a.example", judged: "https://a.example", input: &intake.Input{Channel: message.Link}},
		{name: "a picture", contentType: "image/png", body: "\x89PNG", judged: "\x89PNG", input: &intake.Input{}},
		{name: "a picture in JSON", contentType: "application/json", body: `{"channel":"image","data":"iVBORw=="}`, judged: "\x89PNG", input: &intake.Input{Channel: message.Image}},
		{name: "a picture in a form", contentType: pictureType, body: pictureBody, judged: "\x89PNG", input: &intake.Input{Channel: message.Image}},
		{name: "a call in notes", contentType: "application/json", body: `{"channel":"call","source":"he wanted my code"}`, judged: "he wanted my code", input: &intake.Input{Channel: message.Call}},
		{name: "answers about a call", contentType: "application/json", body: `{"answers":{"caller":"Amazon","number":"withheld","about":"order","wanted":["code"],"done":["nothing"]}}`, input: &intake.Input{Text: text.Input{Answers: answers}}},
		{name: "answers in a form", contentType: answersType, body: answersBody, input: &intake.Input{Channel: message.Call, Text: text.Input{Answers: answers}}},
		{name: "answers in the query", contentType: "text/plain", query: "?channel=call&answers=" + url.QueryEscape(answersJSON), input: &intake.Input{Channel: message.Call, Text: text.Input{Answers: answers}}},
		{name: "no answer is known", contentType: "application/json", body: `{"channel":"call","answers":{}}`, input: &intake.Input{Channel: message.Call, Text: text.Input{Answers: &message.Answers{}}}},

		{name: "source and data", contentType: "application/json", body: `{"source":"a","data":"YQ=="}`, code: CodeMalformedJSON},
		{name: "data that is no Base64", contentType: "application/json", body: `{"data":"?"}`, code: CodeMalformedJSON},
		{name: "an answer that is not offered", contentType: "application/json", body: `{"answers":{"wanted":["tea"]}}`, code: CodeAnswers, says: "answers.wanted holds what is none of press-key, code"},
		{name: "a question that is not asked", contentType: "application/json", body: `{"answers":{"weather":"fine"}}`, code: CodeUnknownField, says: "weather"},
		{name: "an answer of the wrong type", contentType: "application/json", body: `{"answers":{"wanted":"code"}}`, code: CodeMalformedJSON, says: "answers.wanted"},
		{name: "answers about a text", contentType: "application/json", body: `{"channel":"sms","source":"x","answers":{}}`, code: CodeAnswers, says: "send the channel call"},
		{name: "broken answers in a form", contentType: brokenType, body: brokenBody, code: CodeMalformedJSON},
		{name: "a form of a picture that is not read", contentType: "image/heic", body: "x", code: CodeUnsupportedMedia},
		{name: "no picture", contentType: "image/png", body: "x", err: fmt.Errorf("x: %w", intake.ErrPicture), code: CodePicture},
		{name: "a picture without octets", contentType: "application/json", body: `{"channel":"image"}`, code: CodeEmpty},

		{name: "nothing", contentType: "message/rfc822", body: " \r\n", code: CodeEmpty},
		{name: "empty JSON", contentType: "application/json", body: "", code: CodeEmpty},
		{name: "JSON without source", contentType: "application/json", body: "{}", code: CodeEmpty},
		{name: "broken JSON", contentType: "application/json", body: `{"source":`, code: CodeMalformedJSON},
		{name: "JSON of another kind", contentType: "application/json", body: `["a"]`, code: CodeMalformedJSON},
		{name: "wrong type of a field", contentType: "application/json", body: `{"source":7}`, code: CodeMalformedJSON},
		{name: "two objects", contentType: "application/json", body: `{"source":"a"}{"source":"b"}`, code: CodeMalformedJSON},
		{name: "unknown field", contentType: "application/json", body: `{"sorce":"a"}`, code: CodeUnknownField},
		{name: "unknown brand", contentType: "application/json", body: `{"source":"a","brand":"nobody"}`, code: CodeUnknownBrand},
		{name: "unknown channel", contentType: "message/rfc822", query: "?channel=fax", body: "x", code: CodeUnknownChannel, says: "email, sms, chat, call, link and image"},
		{name: "a form without a file", contentType: emptyType, body: emptyBody, code: CodeMalformedForm},
		{name: "a form without a boundary", contentType: "multipart/form-data", body: "x", code: CodeMalformedForm},
		{name: "a broken form", contentType: "multipart/form-data; boundary=x", body: "--x\r\nfoo", code: CodeMalformedForm},
		{name: "a form of a browser", contentType: "application/x-www-form-urlencoded", body: "source=x", code: CodeUnsupportedMedia},
		{name: "nonsense as media type", contentType: ";;;", body: "x", code: CodeUnsupportedMedia},
		{name: "too large", contentType: "message/rfc822", body: strings.Repeat("x", 1<<20+1), code: CodeTooLarge},
		{name: "a damaged file", contentType: "application/vnd.ms-outlook", body: "x", err: fmt.Errorf("x: %w", intake.ErrOutlook), code: CodeUnreadable},
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
				if !strings.Contains(w.Body.String(), test.says) {
					t.Errorf("says %s, want %q", w.Body, test.says)
				}
				return
			}
			if w.Code != 200 || w.Header().Get("Content-Type") != "application/json" || w.Header().Get("Cache-Control") != "no-store" {
				t.Fatalf("status %d, %v\n%s", w.Code, w.Header(), w.Body)
			}
			if test.judged != "" && string(judge.got.Raw) != test.judged {
				t.Errorf("judged %q, want %q", judge.got.Raw, test.judged)
			}
			judge.got.Raw = nil
			if test.input != nil && !reflect.DeepEqual(judge.got, *test.input) {
				t.Errorf("input %+v, want %+v", judge.got, *test.input)
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

// TestAdviceFollowsWhatWasDone shows that only the advice depends on what the
// reader has done.
func TestAdviceFollowsWhatWasDone(t *testing.T) {
	for done, want := range map[string]string{
		`[]`: "advice in en", `["nothing"]`: "advice in en",
		`["gave-code"]`: "steps after gave-code in en", `["gave-code","remote-access"]`: "steps after remote-access in en",
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/v1/check", strings.NewReader(`{"channel":"call","answers":{"done":`+done+`}}`))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		server(t, &stubJudge{v: verdictOfScam()}).ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), `"advice":["`+want+`"]`) {
			t.Errorf("%s: %s, want %q", done, w.Body, want)
		}
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
