package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/message/text"
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
	judged  string        // what the judge must have got
	input   *intake.Input // what it must have got beside that
}

func form(pairs ...string) func() (string, io.Reader) {
	return func() (string, io.Reader) {
		v := url.Values{}
		for i := 0; i+1 < len(pairs); i += 2 {
			v.Add(pairs[i], pairs[i+1])
		}
		return "application/x-www-form-urlencoded", strings.NewReader(v.Encode())
	}
}

// shares is what another app of a phone sends.
func shares(fileName, file string, pairs ...string) func() (string, io.Reader) {
	return func() (string, io.Reader) {
		var b bytes.Buffer
		m := multipart.NewWriter(&b)
		for i := 0; i+1 < len(pairs); i += 2 {
			_ = m.WriteField(pairs[i], pairs[i+1])
		}
		if fileName != "" {
			w, _ := m.CreateFormFile("file", fileName)
			_, _ = io.WriteString(w, file)
		}
		_ = m.Close()
		return m.FormDataContentType(), &b
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
	if s.judged != "" && string(judge.got.Raw) != s.judged {
		t.Errorf("judged %q, want %q", judge.got.Raw, s.judged)
	}
	judge.got.Raw = nil
	if s.input != nil && !reflect.DeepEqual(judge.got, *s.input) {
		t.Errorf("judged with %+v, want %+v", judge.got, *s.input)
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
			want:   []string{`<html lang="it">`, "Sono davvero loro?"},
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
			want: []string{"There is nothing to check yet.", `role="alert"`, `aria-invalid="true"`, "<title>Error:"},
		},
		{
			name: "what was typed is kept", target: "/check", body: form("source", "typed <b>words</b>"), status: 500,
			judge: stubJudge{msg: &message.Message{}, err: errors.New("broken")},
			want:  []string{"typed &lt;b&gt;words&lt;/b&gt;</textarea>", "That is our fault"},
		},
		{
			name: "a file that cannot be read", target: "/check", body: upload("", "a.msg", "x"), status: 422,
			judge: stubJudge{msg: &message.Message{}, err: intake.ErrOutlook},
			want:  []string{"cannot be read", "preferably as .eml"},
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

// TestKinds shows what each of the three buttons hands to the judge, and how
// the result tells what it was.
func TestKinds(t *testing.T) {
	call := message.Message{
		Channel: message.Call, Handle: message.Handle{Raw: "+1 888 555 0100"},
		Answers: &message.Answers{
			Caller: "Amazon <b>", Number: "+1 888 555 0100", About: message.AboutOrder,
			Wanted: []message.CallWish{message.WantsCode}, Done: []message.CallDeed{message.GaveCode, message.GavePassword},
		},
	}
	spoken := verdict.Verdict{Channel: "call", Outcome: verdict.Scam, Risk: 0.99, Brand: "amazon", Lure: "fake-order"}
	for _, s := range []scenario{
		{
			name: "the buttons", target: "/", status: 200,
			want:    []string{`name="kind" id="kind-email" value="email" checked`, `value="text">`, `value="call">`, `<input id="sender"`, `<select id="about"`, "<option>Amazon</option>", `href="/manifest.webmanifest"`},
			wantNot: []string{"can&#39;t read the text in photos"},
		},
		{
			name: "a button pressed by the address", target: "/?kind=call", status: 200,
			want: []string{`value="call" checked`},
		},
		{
			name: "an unknown button", target: "/?kind=fax", status: 200,
			want: []string{`value="email" checked`},
		},
		{
			name: "no Tesseract", target: "/", status: 200, options: func(o *Options) { o.ReadsPictures = false },
			want: []string{"This server can&#39;t read the text in photos and screenshots."},
		},
		{
			name: "an e-mail", target: "/check", body: form("kind", "email", "source", "x"), status: 200,
			judged: "x", input: &intake.Input{Likely: message.Email},
		},
		{
			name: "a text", target: "/check", body: form("kind", "text", "source", "x", "sender", " DHL "), status: 200,
			header: map[string]string{"Accept-Language": "it-IT,en;q=0.5"},
			judged: "x", input: &intake.Input{Likely: message.SMS, Text: text.Input{Sender: "DHL", Country: "IT"}},
		},
		{
			name: "a call", target: "/check?lang=en", status: 200, judge: stubJudge{msg: &call, v: spoken},
			body: form("kind", "call", "source", "", "caller", "Amazon", "number", "+1 888", "shown", "unknown", "about", "order", "wanted", "code", "wanted", "press-key", "wanted", "unknown", "done", "gave-code", "done", "ran"),
			input: &intake.Input{Channel: message.Call, Text: text.Input{Answers: &message.Answers{
				Caller: "Amazon", Number: "+1 888", About: message.AboutOrder,
				Wanted: []message.CallWish{message.WantsKey, message.WantsCode}, Done: []message.CallDeed{message.GaveCode},
			}}},
			want: []string{
				"What you told us", "Amazon &lt;b&gt;", "&#43;1 888 555 0100", "An order that I didn&#39;t place", "Read out a code that I got",
				"Told them a code", "this call has the clear marks of a scam, and nothing shows that Amazon called.",
				"If the code was from your bank", `id="gave-password" open`, `href="/?lang=en&amp;kind=call"`,
			},
			wantNot: []string{`id="gave-code"`, "The message has no text", "Only the text was checked"},
		},
		{
			name: "a hidden number", target: "/check", status: 200,
			body:  form("kind", "call", "shown", "withheld"),
			input: &intake.Input{Channel: message.Call, Text: text.Input{Answers: &message.Answers{Number: message.NumberWithheld}}},
		},
		{
			name: "nothing is known about a call", target: "/check", status: 200,
			body:  form("kind", "call", "shown", "unknown", "about", "unknown", "wanted", "unknown"),
			input: &intake.Input{Channel: message.Call, Text: text.Input{Answers: &message.Answers{}}},
		},
		{
			name: "no question is answered", target: "/check", body: form("kind", "call", "source", " ", "about", ""), status: 422,
			want: []string{"You haven&#39;t answered any question yet.", `value="call" checked`},
		},
		{
			name: "answers are kept", target: "/?lang=it", status: 200,
			body: form("kind", "call", "caller", "An\"na", "number", "123", "shown", "withheld", "about", "refund", "wanted", "card", "done", "paid", "source", "notes", "sender", "me"),
			want: []string{
				`value="call" checked`, `value="An&#34;na"`, `value="123"`, `value="withheld" checked`, `value="refund" selected`,
				`value="card" checked`, `value="paid" checked`, "notes</textarea>", `value="me"`,
			},
		},
		{
			name: "a picture of a form that is not read", target: "/check?lang=en", body: upload("", "a.heic", "x"), status: 422,
			judge: stubJudge{msg: &message.Message{}, err: fmt.Errorf("x: %w", intake.ErrPicture)},
			want:  []string{"The picture cannot be read.", "JPEG or PNG"},
		},
		{
			name: "a screenshot", target: "/check?lang=en", body: upload("", "a.png", "\x89PNG"), status: 200,
			judge: stubJudge{
				msg: &message.Message{Channel: message.Image, Text: "pay at once", Attachments: []message.Attachment{{MediaType: "image/png"}}},
				v:   verdict.Verdict{Channel: "image", Outcome: verdict.Suspicious},
			},
			want: []string{"What the picture says", "A machine read this", "pay at once"}, wantNot: []string{"Attached files", "Only the text was checked"},
		},
		{
			name: "a picture without words", target: "/check?lang=en", body: upload("", "a.png", "\x89PNG"), status: 200,
			judge: stubJudge{msg: &message.Message{Channel: message.Image}, v: verdict.Verdict{Channel: "image", Outcome: verdict.Unverified}},
			want:  []string{"No text could be read in it."}, wantNot: []string{"The message has no text"},
		},
		{
			name: "a shared text", target: "/share", body: shares("", "", "title", "", "text", "Your parcel waits"), status: 200,
			judged: "Your parcel waits", input: &intake.Input{Likely: message.SMS},
		},
		{
			name: "a shared page", target: "/share", body: shares("", "", "title", "Sign in", "text", "", "url", "https://a.example/"), status: 200,
			judged: "https://a.example/",
		},
		{
			name: "a shared text with its address", target: "/share", body: shares("", "", "text", "look", "url", "https://a.example/"), status: 200,
			judged: "look\nhttps://a.example/",
		},
		{
			name: "a shared text that holds its address", target: "/share", body: shares("", "", "text", "see https://a.example/", "url", "https://a.example/"), status: 200,
			judged: "see https://a.example/",
		},
		{
			name: "a shared title", target: "/share", body: shares("", "", "title", "You won"), status: 200,
			judged: "You won",
		},
		{
			name: "a shared screenshot", target: "/share", body: shares("s.png", "\x89PNG", "title", "Screenshot"), status: 200,
			judged: "\x89PNG", input: &intake.Input{Likely: message.SMS},
		},
		{
			name: "nothing shared", target: "/share?lang=en", body: shares("", ""), status: 422,
			want: []string{"There is nothing to check yet.", `value="text" checked`},
		},
		{
			name: "a share from another site", target: "/share", body: shares("", "", "text", "x"), status: 403,
			header: map[string]string{"Sec-Fetch-Site": "cross-site"},
		},
		{
			name: "a share as a phone's browser sends it", target: "/share", body: shares("", "", "text", "x"), status: 200,
			header: map[string]string{"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"},
		},
		{name: "the address of a share begins anew", target: "/share", status: 303},
	} {
		t.Run(s.name, s.run)
	}
}

// TestManifest holds that the manifest names an icon and a target that exist.
func TestManifest(t *testing.T) {
	handler := site(t, &stubJudge{})
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
		return w
	}
	w := get("/manifest.webmanifest")
	var manifest struct {
		Icons  []struct{ Src string }
		Target struct {
			Action, Method, Enctype string
			Params                  struct {
				Text  string
				Files []struct {
					Name   string
					Accept []string
				}
			}
		} `json:"share_target"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &manifest); err != nil {
		t.Fatal(err)
	}
	if w.Header().Get("Content-Type") != "application/manifest+json" || len(manifest.Icons) == 0 {
		t.Fatalf("%v %+v", w.Header(), manifest)
	}
	for _, icon := range manifest.Icons {
		if !strings.HasPrefix(icon.Src, "/") || get(icon.Src).Code != 200 {
			t.Errorf("no icon at %s", icon.Src)
		}
	}
	target := manifest.Target
	if target.Action != "/share" || target.Method != "POST" || target.Enctype != "multipart/form-data" || len(target.Params.Files) != 1 || target.Params.Files[0].Name != "file" {
		t.Errorf("share target %+v", target)
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
