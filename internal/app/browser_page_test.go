package app

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var updateScreenshot = flag.Bool("update-screenshot", false, "write docs/images/check.png anew")

// demo returns one of the example messages.
func demo(t *testing.T, name string) string {
	t.Helper()
	source, err := demoFiles.ReadFile("demo/" + name + ".eml")
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

func TestBrowserPaste(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	for _, d := range devices() {
		t.Run(d.name, func(t *testing.T) {
			b := open(t, browser, site, d)
			b.visit("/?lang=en")
			b.inspect()
			if kB := b.weight() / 1000; kB > 60 || kB == 0 {
				t.Errorf("the form weighs %.1f kB, want at most 60", kB)
			}
			b.do(chromedp.SetValue(chromedp.CSS("#source"), demo(t, "account-suspended")))
			b.press("#send", "article.verdict")
			b.wantScam()
			b.inspect()
			if kB := b.weight() / 1000; kB > 60 {
				t.Errorf("form and result weigh %.1f kB, want at most 60", kB)
			}
			t.Logf("form and result weigh %.1f kB", b.weight()/1000)
			b.press(".findings summary", ".findings .all")
			b.press("#gave-password summary", "#gave-password .steps")
			b.inspect()
		})
	}
}

// wantScam looks at the verdict card of the suspended account.
func (b *tab) wantScam() {
	b.t.Helper()
	if word := b.text(".outcome h1"); word != "Scam" {
		b.t.Errorf("the card says %q, want Scam", word)
	}
	if sentence := b.text(".outcome .sentence"); !strings.Contains(sentence, "Amazon") {
		b.t.Errorf("the card says %q, which does not name Amazon", sentence)
	}
	if steps := evaluate[int](b, `document.querySelectorAll('.now > .steps > li').length`); steps < 1 || steps > 3 {
		b.t.Errorf("%d steps, want one to three", steps)
	}
	if reasons := evaluate[int](b, `document.querySelectorAll('.reasons > li').length`); reasons != 3 {
		b.t.Errorf("%d reasons, want three", reasons)
	}
	if marked := evaluate[string](b, `[...document.querySelectorAll('mark')].map(m => m.textContent).join()`); !strings.Contains(marked, "rn") {
		b.t.Errorf("highlighted %q, want the letters rn of arnazon", marked)
	}
	if links := evaluate[int](b, `document.querySelectorAll('main a[href^="http"], main img, main iframe').length`); links != 0 {
		b.t.Errorf("%d live links or pictures of the message", links)
	}
}

func TestBrowserUpload(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	file := filepath.Join(t.TempDir(), "consegna.eml")
	if err := os.WriteFile(file, []byte(demo(t, "consegna")), 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, browser, site, devices()[0])
	b.visit("/?lang=it")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}), chromedp.WaitVisible(chromedp.CSS(".remove")))
	b.press("#send", "article.verdict")
	if lang := evaluate[string](b, `document.documentElement.lang`); lang != "it" {
		t.Errorf("the page is in %q, want it", lang)
	}
	if word := b.text(".outcome h1"); word != "Truffa" && word != "Sospetto" {
		t.Errorf("the card says %q, want Truffa or Sospetto", word)
	}
	if text := b.text(".excerpt"); !strings.Contains(text, "spese di consegna") {
		t.Errorf("the message is shown as %q", text)
	}
	if zone := evaluate[string](b, `document.querySelector('time').textContent`); !strings.Contains(zone, "novembre") {
		t.Errorf("the date is shown as %q, want it in Italian", zone)
	}
	b.inspect()
	// The same result in English, although the server has forgotten it.
	b.press(`.languages button[lang="en"]`, `html[lang="en"] article.verdict`)
	if text := b.text(".excerpt"); !strings.Contains(text, "spese di consegna") {
		t.Errorf("in English the message is shown as %q", text)
	}
}

func TestBrowserWithoutScript(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	b := open(t, browser, site, device{width: 360, height: 740, scheme: "light", noScript: true})
	b.visit("/?lang=en")
	b.press("#send", ".error") // nothing was filled in
	if text := b.text(".error"); !strings.Contains(text, "nothing to check") {
		t.Errorf("the error says %q", text)
	}
	b.do(chromedp.SendKeys(chromedp.CSS("#source"), "Amazon: your account is suspended, sign in at http://amazon-verify.top/login"))
	b.press(`.languages button[lang="it"]`, `html[lang="it"] #source`)
	b.press("#send", "article.verdict")
	if word := b.text(".outcome h1"); word != "Truffa" && word != "Sospetto" {
		t.Errorf("the card says %q, want Truffa or Sospetto", word)
	}
	b.press("#paid summary", "#paid .steps")
}

func TestBrowserOtherPages(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	for _, d := range []device{devices()[0], devices()[3]} {
		b := open(t, browser, site, d)
		for _, path := range []string{
			"/examples/newsletter?lang=en", "/examples/order-confirmation?lang=it", "/examples/consegna?lang=it",
			"/nowhere", "/docs", "/docs/errors",
		} {
			t.Run(d.name+path, func(t *testing.T) {
				b.t = t
				b.visit(path)
				b.inspect()
			})
		}
		b.t = t
	}
}

func TestBrowserDrop(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	b := open(t, browser, site, devices()[2])
	b.visit("/?lang=en")
	got := evaluate[string](b, `(() => {
		const data = new DataTransfer();
		data.items.add(new File(["From: a@shop.example\r\nTo: b@home.example\r\nSubject: dropped\r\n\r\nhello"], "dropped.eml"));
		for (const type of ["dragenter", "dragover", "drop"])
			document.body.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
		return document.getElementById("file").files[0].name + " " + document.getElementById("status").textContent;
	})()`)
	if got != "dropped.eml dropped.eml" {
		t.Errorf("after the drop: %q", got)
	}
	b.press("#send", "article.verdict")
	if subject := b.text(".fields"); !strings.Contains(subject, "dropped") {
		t.Errorf("checked %q, want the dropped file", subject)
	}
}

// TestBrowserScreenshot writes the picture of the README with
// -update-screenshot.
func TestBrowserScreenshot(t *testing.T) {
	if !*updateScreenshot {
		t.Skip("writes docs/images/check.png only with -update-screenshot")
	}
	browser, site := startBrowser(t), startSite(t)
	b := open(t, browser, site, device{width: 1200, height: 1390, scheme: "light"})
	b.visit("/?lang=en")
	b.do(chromedp.SetValue(chromedp.CSS("#source"), demo(t, "account-suspended")))
	b.press("#send", "article.verdict")
	bottom := evaluate[float64](b, `document.querySelector("article.verdict").getBoundingClientRect().bottom`)
	b.do(chromedp.EmulateViewport(1200, int64(bottom)+32))
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	image, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, paletted(image)); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 150_000 {
		t.Errorf("the picture has %d bytes, want less than 150,000", out.Len())
	}
	dir := filepath.Join("..", "..", "docs", "images")
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // a folder of the documentation
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "check.png"), out.Bytes(), 0o644); err != nil { //nolint:gosec // a public picture
		t.Fatal(err)
	}
}

// inspect looks at the page as it is: no overflow, enough contrast, targets
// large enough, and what axe-core finds.
func (b *tab) inspect() {
	b.t.Helper()
	if over := evaluate[float64](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
		b.t.Errorf("the page is %.0f px too wide: %s", over, evaluate[string](b, widestElement))
	}
	var faint []faintText
	if err := json.Unmarshal([]byte(evaluate[string](b, contrastScript)), &faint); err != nil {
		b.t.Fatal(err)
	}
	for _, f := range faint {
		b.t.Errorf("contrast %.2f of %q (%s), want %.1f", f.Ratio, f.Text, f.Where, f.Want)
	}
	if small := evaluate[string](b, smallTargets); small != "" {
		b.t.Errorf("targets below 24 px: %s", small)
	}
	b.axe()
}

// axe runs axe-core, whose file BONAFIDE_AXE names.
func (b *tab) axe() {
	b.t.Helper()
	path := os.Getenv("BONAFIDE_AXE")
	if path == "" {
		b.t.Log("not run: axe-core (npm pack axe-core; then name its axe.min.js in BONAFIDE_AXE)")
		return
	}
	script, err := os.ReadFile(path)
	if err != nil {
		b.t.Fatalf("BONAFIDE_AXE: %v", err)
	}
	evaluate[bool](b, string(script)+";true")
	found, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](axeScript, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("axe: %v", err)
	}
	if found != "" {
		b.t.Errorf("axe-core finds: %s", found)
	}
}

type faintText struct {
	Text, Where string
	Ratio, Want float64
}

func (f faintText) String() string { return fmt.Sprintf("%.2f %s", f.Ratio, f.Where) }
