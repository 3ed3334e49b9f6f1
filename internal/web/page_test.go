package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"bonafide/message"
	"bonafide/verdict"
)

// scenario is one request and what its answer must and must not hold.
type scenario struct {
	name    string
	judge   stubJudge
	method  string
	target  string
	body    func() (contentType string, body io.Reader)
	header  map[string]string
	options func(*Options)

	status  int
	want    []string
	wantNot []string
	judged  string // what the judge must have got
}

func form(pairs ...string) func() (string, io.Reader) {
	return func() (string, io.Reader) {
		v := url.Values{}
		for i := 0; i+1 < len(pairs); i += 2 {
			v.Set(pairs[i], pairs[i+1])
		}
		return "application/x-www-form-urlencoded", strings.NewReader(v.Encode())
	}
}

func upload(source, fileName, file string) func() (string, io.Reader) {
	return func() (string, io.Reader) {
		var b bytes.Buffer
		m := multipart.NewWriter(&b)
		_ = m.WriteField("source", source)
		w, _ := m.CreateFormFile("file", fileName)
		_, _ = io.WriteString(w, file)
		_ = m.Close()
		return m.FormDataContentType(), &b
	}
}

func (s scenario) run(t *testing.T) {
	judge := s.judge
	if judge.msg == nil {
		judge.msg, judge.v = scamMessage(), scamVerdict()
	}
	var change []func(*Options)
	if s.options != nil {
		change = append(change, s.options)
	}
	method, body, contentType := s.method, io.Reader(nil), ""
	if s.body != nil {
		contentType, body = s.body()
		method = http.MethodPost
	}
	if method == "" {
		method = http.MethodGet
	}
	r := httptest.NewRequestWithContext(t.Context(), method, s.target, body)
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	for k, v := range s.header {
		r.Header.Set(k, v)
	}
	w := httptest.NewRecorder()
	site(t, &judge, change...).ServeHTTP(w, r)
	page := w.Body.String()
	if w.Code != s.status {
		t.Fatalf("status %d, want %d\n%s", w.Code, s.status, page)
	}
	for _, text := range s.want {
		if !strings.Contains(page, text) {
			t.Errorf("the page lacks %q\n%s", text, page)
		}
	}
	for _, text := range s.wantNot {
		if strings.Contains(page, text) {
			t.Errorf("the page holds %q\n%s", text, page)
		}
	}
	if s.judged != "" && string(judge.got) != s.judged {
		t.Errorf("judged %q, want %q", judge.got, s.judged)
	}
	if w.Code != http.StatusSeeOther && w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("Cache-Control %q, want no-store", w.Header().Get("Cache-Control"))
	}
}

func TestPages(t *testing.T) {
	for _, s := range []scenario{
		{
			name: "the form", target: "/", status: 200,
			want:    []string{`<html lang="en">`, `<textarea id="source" name="source"`, `type="file"`, "Checked, then forgotten", "/examples/one?lang=en", `class="skip"`},
			wantNot: []string{"<script>", "style=", `class="error"`},
		},
		{
			name: "the form in the browser's language", target: "/", status: 200,
			header: map[string]string{"Accept-Language": "it-IT,it;q=0.9,en;q=0.5"},
			want:   []string{`<html lang="it">`, "Controlla l’e-mail"},
		},
		{
			name: "a chosen language goes before the browser's", target: "/?lang=en", status: 200,
			header: map[string]string{"Accept-Language": "it"},
			want:   []string{`<html lang="en">`},
		},
		{
			name: "an unknown language", target: "/?lang=tlh", status: 200,
			want: []string{`<html lang="en">`},
		},
		{
			name: "pasted text", target: "/check?lang=en", body: form("source", "Dear customer"), status: 200,
			want: []string{
				`<article class="verdict scam">`, "<h1>Scam</h1>", "Do this now", "Why", "All findings",
				"a<mark>rn</mark>azon[.]com", "<bdi class=\"domain\">amazon.com</bdi>",
				`name="result" value="`, `formaction="/result?lang=it"`, "sender.lookalike-domain",
				"hxxp://amazon[.]com[.]account-restore[.]top/signin",
			},
			wantNot: []string{`href="http`, "https://www.amazon.com/account/restore", "<img"},
			judged:  "Dear customer",
		},
		{
			name: "pasted text, in Italian", target: "/check?lang=it", body: form("source", "x"), status: 200,
			want: []string{`<html lang="it">`, "Il messaggio, in forma sicura", "Controlla un altro messaggio"},
		},
		{
			name: "a file", target: "/check", body: upload("", "a.eml", "Subject: a\r\n\r\nb"), status: 200,
			want: []string{"<h1>Scam</h1>"}, judged: "Subject: a\r\n\r\nb",
		},
		{
			name: "a file goes before text", target: "/check", body: upload("typed", "a.eml", "from the file"), status: 200,
			judged: "from the file",
		},
		{
			name: "text beside an empty file field", target: "/check", body: upload("typed", "", ""), status: 200,
			judged: "typed",
		},
		{
			name: "only the text", target: "/check", body: form("source", "x"), status: 200,
			judge: stubJudge{msg: &message.Message{Text: "x"}, v: verdict.Verdict{Outcome: verdict.Suspicious, Channel: "email"}},
			want:  []string{`<article class="verdict suspicious">`, "Only the text was checked"},
		},
		{
			name: "nothing", target: "/check", body: form("source", " \r\n "), status: 422,
			want: []string{"The field “The e-mail” is empty.", `role="alert"`, `aria-invalid="true"`, "<title>Error:"},
		},
		{
			name: "what was typed is kept", target: "/check", body: form("source", "typed <b>words</b>"), status: 500,
			judge: stubJudge{msg: &message.Message{}, err: errors.New("broken")},
			want:  []string{"typed &lt;b&gt;words&lt;/b&gt;</textarea>", "That is our fault"},
		},
		{
			name: "a file that cannot be read", target: "/check", body: upload("", "a.msg", "x"), status: 422,
			judge: stubJudge{msg: &message.Message{}, err: ErrUnreadable},
			want:  []string{"cannot be read", "best as .eml"},
		},
		{
			name: "too slow", target: "/check", body: form("source", "x"), status: 504,
			judge: stubJudge{msg: &message.Message{}, err: context.DeadlineExceeded},
			want:  []string{"took too long"},
		},
		{
			name: "too large", target: "/check", body: form("source", strings.Repeat("x", 4<<20)), status: 413,
			options: func(o *Options) { o.MaxBytes = 2 << 20 },
			want:    []string{"The file is too large.", "At most 2 MB"},
		},
		{
			name: "a broken form", target: "/check", status: 422,
			body: func() (string, io.Reader) {
				return "multipart/form-data; boundary=b", strings.NewReader("--b\r\nContent-Dispo")
			},
			want: []string{"did not arrive whole"},
		},
		{
			name: "another media type", target: "/check", status: 422,
			body: func() (string, io.Reader) { return "text/plain", strings.NewReader("x") },
			want: []string{"did not arrive whole"},
		},
		{
			name: "changing the language of the form keeps what was typed", target: "/?lang=it", body: form("source", "già scritto"), status: 200,
			want: []string{`<html lang="it">`, "già scritto</textarea>"},
		},
		{
			name: "a forged result", target: "/result?lang=en", body: form("result", "AAAA"), status: 422,
			want: []string{"can no longer be shown"},
		},
		{
			name: "an example", target: "/examples/one?lang=it", status: 200,
			want: []string{`<article class="verdict scam">`, `href="/examples/one?lang=en"`}, wantNot: []string{`name="result"`},
			judged: "Subject: x\n\ny",
		},
		{name: "an unknown example", target: "/examples/none", status: 404, want: []string{"There is no such page"}},
		{name: "an unknown page", target: "/nowhere", status: 404, want: []string{"There is no such page"}},
		{name: "the address of a result begins anew", target: "/check", status: 303},
		{
			name: "a form on another site", target: "/check", body: form("source", "x"), status: 403,
			header: map[string]string{"Sec-Fetch-Site": "cross-site"},
			want:   []string{"This came from another site"},
		},
		{
			name: "a form on another site, older browser", target: "/check", body: form("source", "x"), status: 403,
			header: map[string]string{"Origin": "https://evil.example"},
		},
	} {
		t.Run(s.name, s.run)
	}
}

func TestResultInAnotherLanguage(t *testing.T) {
	handler := site(t, &stubJudge{msg: scamMessage(), v: scamVerdict()})
	contentType, body := form("source", "x")()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/check?lang=en", body)
	r.Header.Set("Content-Type", contentType)
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	sealed := regexp.MustCompile(`name="result" value="([^"]+)"`).FindStringSubmatch(w.Body.String())
	if sealed == nil {
		t.Fatalf("no sealed result in\n%s", w.Body)
	}
	contentType, body = form("result", sealed[1])()
	r = httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/result?lang=it", body)
	r.Header.Set("Content-Type", contentType)
	again := httptest.NewRecorder()
	handler.ServeHTTP(again, r)
	for _, want := range []string{`<html lang="it">`, `<article class="verdict scam">`, "a<mark>rn</mark>azon[.]com", "Dear Customer"} {
		if !strings.Contains(again.Body.String(), want) {
			t.Errorf("the page lacks %q\n%s", want, again.Body)
		}
	}
}

func TestHostileMessageStaysText(t *testing.T) {
	evil := `"><script>alert(1)</script><style>*{display:none}</style><img src=x onerror=alert(1)>` + "\u202e\u2066 {{.}} ${x}"
	msg := &message.Message{
		Header:  message.Header{{Name: "From", Key: "from"}},
		From:    []message.Address{{Name: evil, Addr: evil}},
		ReplyTo: []message.Address{{Name: evil, Addr: "x" + evil}},
		Subject: evil, Text: strings.Repeat("W", 100_000) + evil,
		Links:       []message.Hyperlink{{Target: "javascript:alert(1)//" + evil, Text: evil, Place: message.InHTML}},
		Attachments: []message.Attachment{{Name: evil}},
	}
	v := scamVerdict()
	v.Language = evil
	v.Lure = evil
	v.Brand = evil
	for i := range v.Evidence {
		v.Evidence[i].Subject = evil
		v.Evidence[i].Args = map[string]string{"domain": evil, "official": evil, "brand": evil}
	}
	scenario{
		judge: stubJudge{msg: msg, v: v}, target: "/check", body: form("source", "x"), status: 200,
		want:    []string{"&lt;script&gt;alert(1)", "U&#43;202E"},
		wantNot: []string{"<script>alert", "<style>", "<img", "\u202e", "\u2066", `href="javascript`},
	}.run(t)
}

func TestHugeMessageMakesASmallPage(t *testing.T) {
	msg := scamMessage()
	msg.Text = strings.Repeat("\u202e<&>", 1<<18)
	msg.Subject = strings.Repeat("<", 1<<16)
	for range 3000 {
		msg.Links = append(msg.Links, message.Hyperlink{Target: "https://a.example/" + strings.Repeat("&", 500), Text: strings.Repeat("<", 500)})
		msg.Attachments = append(msg.Attachments, message.Attachment{Name: strings.Repeat("\"", 900)})
	}
	handler := site(t, &stubJudge{msg: msg, v: scamVerdict()})
	contentType, body := form("source", "x")()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/check", body)
	r.Header.Set("Content-Type", contentType)
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	if w.Code != 200 || w.Body.Len() > 80<<10 {
		t.Errorf("status %d, %d bytes; want 200 and at most 80 kB for the worst message", w.Code, w.Body.Len())
	}
}

func TestAssetsAreCachedForGood(t *testing.T) {
	handler := site(t, &stubJudge{})
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	paths := regexp.MustCompile(`/assets/[0-9a-f]{16}/[a-z.]+`).FindAllString(w.Body.String(), -1)
	if len(paths) < 3 {
		t.Fatalf("assets %v, want style, script and icon", paths)
	}
	for _, path := range paths {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
		if w.Code != 200 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Header().Get("Content-Type") == "application/octet-stream" {
			t.Errorf("%s: status %d, %v", path, w.Code, w.Header())
		}
	}
	w = httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/assets/0000000000000000/page.css", nil))
	if w.Code != 404 {
		t.Errorf("an old checksum: status %d, want 404", w.Code)
	}
}

// TestPageWeight holds the limit of the design: 60 kB with style and script.
func TestPageWeight(t *testing.T) {
	assets, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, a := range assets.files {
		total += len(a.content)
	}
	handler := site(t, &stubJudge{msg: scamMessage(), v: scamVerdict()})
	for _, target := range []string{"/", "/examples/one"} {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, target, nil))
		if sum := total + w.Body.Len(); sum > 60_000 {
			t.Errorf("%s weighs %d bytes", target, sum)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	handler := site(b, &stubJudge{msg: scamMessage(), v: scamVerdict()})
	b.ReportAllocs()
	for b.Loop() {
		contentType, body := form("source", "x")()
		r := httptest.NewRequestWithContext(b.Context(), http.MethodPost, "/check", body)
		r.Header.Set("Content-Type", contentType)
		handler.ServeHTTP(httptest.NewRecorder(), r)
	}
}
