package app

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var screenshots = flag.String("screenshots", "", "folder into which pictures of every page are written, to be looked at")

// scene is a page as somebody has come to see it.
type scene struct {
	name string
	open func(b *tab)
}

func scenes(t *testing.T) []scene {
	t.Helper()
	visit := func(path string) func(*tab) { return func(b *tab) { b.visit(path) } }
	var list []scene
	for _, lang := range []string{"en", "it"} {
		list = append(list,
			scene{"form-email-" + lang, visit("/?lang=" + lang)},
			scene{"form-text-" + lang, visit("/?kind=text&lang=" + lang)},
			scene{"form-call-" + lang, visit("/?kind=call&lang=" + lang)},
			scene{"scam-" + lang, visit("/examples/account-suspended?lang=" + lang)},
			scene{"unverified-" + lang, visit("/examples/newsletter?lang=" + lang)},
			scene{"missing-" + lang, visit("/nowhere?lang=" + lang)},
			scene{"call-" + lang, func(b *tab) {
				b.visit("/?kind=call&lang=" + lang)
				b.answerCall()
				b.press("#send", "article.verdict")
			}},
			scene{"text-" + lang, func(b *tab) {
				b.visit("/?kind=text&lang=" + lang)
				b.do(chromedp.SetValue(chromedp.CSS("#source"), parcelText), chromedp.SetValue(chromedp.CSS("#sender"), "+63 912 345 6789"))
				b.press("#send", "article.verdict")
			}},
			scene{"error-" + lang, func(b *tab) {
				b.visit("/?kind=call&lang=" + lang)
				b.press("#send", ".error")
			}},
		)
	}
	return append(list, scene{"docs", visit("/docs")}, scene{"docs-errors", visit("/docs/errors")})
}

// TestBrowserScreenshots writes pictures of the pages with -screenshots.
func TestBrowserScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("writes pictures only with -screenshots DIR")
	}
	browser, site := startBrowser(t), startSite(t)
	for _, d := range devices() {
		for _, s := range scenes(t) {
			b := open(t, browser, site, d)
			s.open(b)
			picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(90))
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("%s-%s.jpg", s.name, strings.ReplaceAll(d.name, " ", "-"))
			if err := os.WriteFile(filepath.Join(*screenshots, name), picture, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
