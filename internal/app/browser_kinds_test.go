package app

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// parcelText is a text message such as scammers send.
const parcelText = "Amazon: your package could not be delivered. Confirm your address within 24 hours: https://amazon-redelivery.example-parcel.top/x8Kd2"

// answerCall answers the questions about a call that is a scam.
func (b *tab) answerCall() {
	b.t.Helper()
	b.do(
		chromedp.SetValue(chromedp.CSS("#caller"), "Amazon"),
		chromedp.Click(chromedp.CSS(`[name=shown][value=withheld]`)),
		chromedp.SetValue(chromedp.CSS("#about"), "order"),
		chromedp.Click(chromedp.CSS(`[name=wanted][value=code]`)),
		chromedp.Click(chromedp.CSS(`[name=wanted][value=remote-access]`)),
		chromedp.Click(chromedp.CSS(`[name=done][value=gave-code]`)),
		chromedp.Click(chromedp.CSS(`[name=done][value=clicked]`)),
	)
}

// TestBrowserCall answers the five questions and looks at what comes of it, on
// every device and without a script.
func TestBrowserCall(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	for _, d := range append(devices(), device{name: "no script", width: 390, height: 740, scheme: "light", noScript: true}) {
		t.Run(d.name, func(t *testing.T) {
			b := open(t, browser, site, d)
			b.visit("/?lang=en")
			if b.shows("#caller") || b.shows("#sender") || !b.shows("#file") {
				t.Error("the form for an e-mail shows what is for others")
			}
			b.press("#kind-call", "#caller")
			if b.shows("#file") {
				t.Error("the form for a call shows the field for a file")
			}
			if !d.noScript {
				b.inspect()
			}
			b.press("#send", ".error") // nothing was answered
			if text := b.text(".error"); !strings.Contains(text, "You haven't answered any question") || !b.shows("#caller") {
				t.Errorf("the error says %q", text)
			}
			b.answerCall()
			b.press(`.languages button[lang="it"]`, `html[lang="it"] #caller`)
			b.press(`.languages button[lang="en"]`, `html[lang="en"] #caller`)
			b.press("#send", "article.verdict.scam")
			if sentence := b.text(".outcome .sentence"); !strings.Contains(sentence, "Amazon called") {
				t.Errorf("the card says %q", sentence)
			}
			if step := b.text(".now > .steps > li"); !strings.Contains(step, "code") {
				t.Errorf("the first step is %q, want one for a code that was given", step)
			}
			if told := b.text(".fields"); !strings.Contains(told, "Amazon") || !strings.Contains(told, "It was hidden") || !strings.Contains(told, "Read out a code") {
				t.Errorf("the page repeats %q", told)
			}
			if !d.noScript {
				if open := evaluate[bool](b, `document.getElementById("clicked").open && !document.getElementById("gave-code")`); !open {
					t.Error("what else was done is not opened")
				}
				b.inspect()
			}
			if kB := b.weight() / 1000; !d.noScript && kB > 120 {
				t.Errorf("five pages weigh %.1f kB", kB)
			}
		})
	}
}

// TestBrowserCallWithoutAnswers shows that not knowing is an answer.
func TestBrowserCallWithoutAnswers(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	b := open(t, browser, site, devices()[0])
	b.visit("/?kind=call&lang=en")
	b.do(chromedp.Click(chromedp.CSS(`[name=shown][value=unknown]`)), chromedp.Click(chromedp.CSS(`[name=done][value=nothing]`)))
	b.press("#send", "article.verdict.unverified")
	if sentence := b.text(".outcome .sentence"); !strings.Contains(sentence, "who called you") {
		t.Errorf("the card says %q", sentence)
	}
	if why := b.text(".reasons"); !strings.Contains(why, "isn't known what the caller wanted") {
		t.Errorf("the reasons are %q", why)
	}
	b.inspect()
}

// TestBrowserText checks a text with its sender, and a link that stands alone.
func TestBrowserText(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	for _, d := range devices() {
		t.Run(d.name, func(t *testing.T) {
			b := open(t, browser, site, d)
			b.visit("/?lang=en")
			b.press("#kind-text", "#sender")
			b.inspect()
			if kB := b.weight() / 1000; kB > 60 {
				t.Errorf("the form weighs %.1f kB, want at most 60", kB)
			}
			b.do(chromedp.SendKeys(chromedp.CSS("#source"), parcelText), chromedp.SendKeys(chromedp.CSS("#sender"), "+63 912 345 6789"))
			b.press("#send", "article.verdict.scam")
			if from := b.text(".fields"); !strings.Contains(from, "+63 912") {
				t.Errorf("the page says it is from %q", from)
			}
			b.inspect()
			if kB := b.weight() / 1000; kB > 60 {
				t.Errorf("form and result weigh %.1f kB, want at most 60", kB)
			}
			b.press(".next .button", "#kind-text:checked")
			b.do(chromedp.SendKeys(chromedp.CSS("#source"), "https://www.amazon.com/your-orders"))
			b.press("#send", "article.verdict.genuine")
			b.inspect()
		})
	}
}

// TestBrowserPicture hands in a picture without words.
func TestBrowserPicture(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	file := filepath.Join(t.TempDir(), "photo.png")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 200, 200))); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	b := open(t, browser, site, devices()[0])
	b.visit("/?kind=text&lang=en")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}), chromedp.WaitVisible(chromedp.CSS(".remove")))
	b.press("#send", "article.verdict.unverified")
	if said := b.text(".mail"); !strings.Contains(said, "No text could be read") {
		t.Errorf("the page says %q", said)
	}
	b.inspect()
}

// TestBrowserDropOnCall holds that a file that is dropped beside the questions
// about a call is not lost.
func TestBrowserDropOnCall(t *testing.T) {
	browser, site := startBrowser(t), startSite(t)
	for mediaType, kind := range map[string]string{"message/rfc822": "email", "image/png": "text"} {
		b := open(t, browser, site, devices()[2])
		b.visit("/?kind=call&lang=en")
		got := evaluate[string](b, fmt.Sprintf(`(() => {
			const data = new DataTransfer();
			data.items.add(new File(["x"], "x", {type: %q}));
			document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
			return document.querySelector("[name=kind]:checked").value;
		})()`, mediaType))
		if got != kind || !b.shows("#file") {
			t.Errorf("after a drop of %s the button %q is pressed, want %q", mediaType, got, kind)
		}
	}
}

// shows tells whether the first element that the selector finds is seen.
func (b *tab) shows(selector string) bool {
	b.t.Helper()
	return evaluate[bool](b, fmt.Sprintf(`document.querySelector(%q).checkVisibility({visibilityProperty: true})`, selector))
}
