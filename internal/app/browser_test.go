package app

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromium finds the browser. Without one the test is skipped, on a CI machine
// it fails.
func chromium(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("BONAFIDE_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const message = "no Chromium: install it (Debian: apt-get install chromium) or name it in BONAFIDE_CHROMIUM"
	if os.Getenv("CI") == "true" {
		t.Fatal(message)
	}
	t.Skip(message)
	return ""
}

// startBrowser starts Chromium for the tabs of one test.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-quic", true))
	allocator, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	browser, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(browser); err != nil {
		t.Fatalf("starting the browser: %v", err)
	}
	return browser
}

// startSite serves the whole application as "bonafide serve --demo --offline"
// does.
func startSite(t *testing.T) string {
	t.Helper()
	handler, err := New(Options{Demo: true, Offline: true, Log: quiet()}).Handler()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// device is how somebody looks at the page.
type device struct {
	name          string
	width, height int64
	scheme        string // light or dark
	noScript      bool
}

func devices() []device {
	return []device{
		{name: "phone light", width: 360, height: 740, scheme: "light"},
		{name: "phone dark", width: 360, height: 740, scheme: "dark"},
		{name: "desktop light", width: 1280, height: 900, scheme: "light"},
		{name: "desktop dark", width: 1280, height: 900, scheme: "dark"},
	}
}

// tab is a tab of the browser that notes what goes wrong in it.
type tab struct {
	t    *testing.T
	ctx  context.Context //nolint:containedctx // the tab of chromedp is a context
	site string

	mu      sync.Mutex
	trouble []string
	bytes   float64
}

// open opens a tab as somebody with this device has it.
func open(t *testing.T, browser context.Context, site string, d device) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(stop)
	b := &tab{t: t, ctx: ctx, site: site}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatalf("listening to the tab: %v", err)
	}
	b.do(chromedp.EmulateViewport(d.width, d.height))
	b.must(chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: d.scheme}},
	}))
	if d.noScript {
		b.must(chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	}
	t.Cleanup(b.complain)
	return b
}

// note writes down requests to elsewhere, errors, and what was loaded.
func (b *tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		u, err := url.Parse(e.Request.URL)
		if err != nil || (u.Scheme != "data" && u.Scheme != "about" && !strings.HasPrefix(e.Request.URL, b.site+"/")) {
			b.trouble = append(b.trouble, "a request to "+e.Request.URL)
		}
	case *network.EventLoadingFinished:
		b.bytes += e.EncodedDataLength
	case *log.EventEntryAdded:
		// The browser logs the status 422 of a form that was not filled in.
		if e.Entry.Source != log.EntrySourceNetwork {
			b.trouble = append(b.trouble, fmt.Sprintf("the browser says: %s (%s)", e.Entry.Text, e.Entry.Source))
		}
	case *runtime.EventExceptionThrown:
		b.trouble = append(b.trouble, "an exception: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.trouble = append(b.trouble, fmt.Sprintf("a line on the console: %s", e.Type))
	}
}

// complain reports what went wrong in the tab.
func (b *tab) complain() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, what := range b.trouble {
		b.t.Error(what)
	}
}

// weight is how many bytes were loaded so far, with the header fields.
func (b *tab) weight() float64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.bytes
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) must(_ any, err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// visit opens a page of the site.
func (b *tab) visit(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.site + path))
}

// press clicks what the selector finds and waits until another page shows what
// is awaited.
func (b *tab) press(selector, awaited string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)), chromedp.WaitVisible(chromedp.CSS(awaited)))
}

// text is the visible text of the first element that the selector finds.
func (b *tab) text(selector string) string {
	b.t.Helper()
	text, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS(selector)))
	if err != nil {
		b.t.Fatalf("%s: %v", selector, err)
	}
	return text
}

// evaluate runs an expression in the page.
func evaluate[T any](b *tab, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%.80s: %v", expression, err)
	}
	return value
}
