package check_test

import (
	"context"
	"image"
	"strings"
	"sync/atomic"
	"testing"

	"bonafide/check"
	"bonafide/message"
	"bonafide/message/email"
	"bonafide/message/screenshot"
	"bonafide/verdict"
)

// bundle is a message of the customer with others attached.
func bundle(inner ...string) string {
	list := strings.Join(inner, "\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\n")
	return attached("Fwd: order", "", list)
}

// TestManyAttachedMessages hides a message behind more than are judged.
func TestManyAttachedMessages(t *testing.T) {
	l := newLab(t)
	signed := l.sign(t, "amazon.com", letter(amazonFrom, "Your Amazon.com order", orderText))
	ten := make([]string, 10)
	for i := range ten {
		ten[i] = signed
	}
	scam := letter(scamSender, scamLetters[0].subject, scamLetters[0].text)
	run(t, l, []attack{
		{name: "ten honest ones", raw: bundle(ten...), want: verdict.Genuine},
		{name: "a scam as the tenth", raw: bundle(append(ten[:9:9], scam)...), want: verdict.Scam},
		{name: "a scam as the eleventh", raw: bundle(append(ten[:10:10], scam)...), never: neverGenuine},
	})
}

// TestWordsAboveAnHonestAttachment replays an honest message below a few words
// that lead elsewhere.
func TestWordsAboveAnHonestAttachment(t *testing.T) {
	l := newLab(t)
	const subject = "Your Amazon.com order"
	signed := l.sign(t, "amazon.com", letter(amazonFrom, subject, orderText))
	var list []attack
	for _, text := range []string{
		"Not you? 1-888-555-0143", "Non sei stato tu? Chiama il 02 1234567", "Write to me on WhatsApp: +39 333 1234567", "See evil[.]com/cancel",
		"EVIL(.)COM", "write to help@evil.example", "Send me the code that you got by text message", "Not you? ١٨٨٨٥٥٥٠١٤٣",
	} {
		list = append(list, attack{name: "text " + text, raw: attached("Fwd: "+subject, text, signed), never: neverGenuine})
	}
	for _, name := range []string{`"Call +1 888 555 0143 to cancel" <bo@gmail.com>`, `"Cancel at evil.com" <bo@gmail.com>`} {
		list = append(list, attack{name: "sender " + name, raw: strings.Replace(attached("Fwd: "+subject, "", signed), customer, name, 1), never: neverGenuine})
	}
	list = append(
		list,
		attack{name: "a number as the subject", raw: attached("Fwd: order: call 1-888-555-0143 now", "", signed), never: neverGenuine},
		attack{name: "a question", raw: attached("Fwd: "+subject, "Hi, is this one real? I ordered something in 2026. Thanks, Maria", signed), want: verdict.Genuine},
	)
	run(t, l, list)
}

// TestFalseReports dresses a message up as one that a mail server gives back, or
// as a digest.
func TestFalseReports(t *testing.T) {
	l := newLab(t)
	signed := l.sign(t, "amazon.com", letter(amazonFrom, "Your Amazon.com order", orderText))
	forms := map[string]func(inner string) string{
		"report": func(inner string) string {
			return strings.Replace(attached("Undelivered mail", "It could not be delivered.", inner), "multipart/mixed", "multipart/report; report-type=delivery-status", 1)
		},
		"daemon": func(inner string) string {
			return strings.Replace(attached("Undelivered mail", "It could not be delivered.", inner), customer, "Mail Delivery <mailer-daemon@evil.example>", 1)
		},
		"digest": func(inner string) string {
			return strings.Replace(attached("Digest", "Today's messages.", inner), "multipart/mixed", "multipart/digest", 1)
		},
	}
	// A report whose own sender is proved by a record, which proves nothing where
	// somebody attached it.
	forged := strings.Replace(attached("Your Amazon.com order", orderText, letter("Bo <bo@gmail.com>", "Hello", "Hello Anna.")), customer, amazonFrom, 1)
	forged = receivers[0].trace("a.amazonses.com", passes) + strings.NewReplacer("multipart/mixed", "multipart/report", "b1", "b2").Replace(forged)
	run(t, l, []attack{
		{name: "a report that the receiver vouches for", raw: forged, want: verdict.Genuine, offline: true},
		{name: "a report with a forged record, attached", raw: attached("Fwd: Your Amazon.com order", "", forged), never: neverGenuine, offline: true},
	})
	for name, form := range forms {
		run(t, l, []attack{
			{name: name + " with a scam", raw: form(letter(scamSender, scamLetters[0].subject, scamLetters[0].text)), want: verdict.Scam},
			{name: name + " with an honest message", raw: form(signed), want: verdict.Unverified},
		})
	}
}

// TestPaddedRelay puts a stranger's request at the end of a long honest text in
// a message that a brand's service really sent.
func TestPaddedRelay(t *testing.T) {
	l := newLab(t)
	const sender = "service@paypal.com"
	relayed := func(text string) string {
		return l.sign(t, "paypal.com", letter(sender, "Invoice from Fern and Oak", text))
	}
	const call = "You did not authorize this charge? Call our fraud department at +1 888 555 0143 to cancel the transaction.\n"
	long := strings.Repeat("We delivered the chairs and the table for your garden on the day that we had agreed on, and our people took the old ones with them. ", 60)
	run(t, l, []attack{
		{name: "honest", raw: relayed("Fern and Oak sent you an invoice for 25.00 USD.\n" + long), want: verdict.Genuine},
		{name: "a call at the beginning", raw: relayed(call + "\n" + long), never: neverGenuine},
		{name: "a call at the end", raw: relayed(long + "\n" + call), never: neverGenuine},
	})
}

// TestPlaceholderSender tells an address that was replaced by whoever saved a
// message from one that a scammer wrote.
func TestPlaceholderSender(t *testing.T) {
	l := newLab(t)
	claimed := func(v *verdict.Verdict) bool { return strings.Contains(codes(v), "sender.brand-in-name") }
	for _, domain := range []string{"domain.com", "amazon.local", "mail.internal"} {
		raw := letter("Amazon <no-reply@"+domain+">", scamLetters[0].subject, scamLetters[0].text)
		received := "Received: from x.evil.example (x.evil.example [203.0.113.7]) by mx.rcpt.example" + stamp + "\r\n"
		for name, tt := range map[string]struct {
			above string
			want  bool
		}{
			"received":                          {"Delivered-To: anna@gmail.com\r\n" + received, true},
			"received without the reader":       {received, true},
			"the scammer's own Delivered-To":    {received + "Delivered-To: anna@domain.com\r\n", true},
			"saved with all addresses replaced": {"Delivered-To: anna@domain.com\r\n" + received, false},
		} {
			if v := l.judge(t, tt.above+raw, true); claimed(&v) != tt.want {
				t.Errorf("%s, %s: the name against the address counts: %v, want %v: %s", domain, name, !tt.want, tt.want, codes(&v))
			}
		}
	}
}

// counting counts the pictures that it is to read.
type counting struct{ read *atomic.Int32 }

func (c counting) ReadText(context.Context, image.Image) (screenshot.Page, error) {
	c.read.Add(1)
	return screenshot.Page{}, nil
}

// TestForwardedPicturesAreBounded attaches many messages of which each has
// pictures to read.
func TestForwardedPicturesAreBounded(t *testing.T) {
	picture := pictureMail("Hello", blankPNG(t, 600, 400), blankPNG(t, 600, 400), blankPNG(t, 600, 400))
	inner := make([]string, 10)
	for i := range inner {
		inner[i] = string(picture.Raw)
	}
	var read atomic.Int32
	c := pictureChecker(t, check.WithTextReader(counting{&read}))
	if _, err := c.Check(t.Context(), email.Parse([]byte(bundle(inner...)), email.DefaultLimits())); err != nil {
		t.Fatal(err)
	}
	if n := read.Load(); n == 0 || n > 6 {
		t.Errorf("%d pictures were read", n)
	}
}

// TestReads tells the messages whose pictures take long to read, so that others
// need not wait behind them.
func TestReads(t *testing.T) {
	c := pictureChecker(t)
	picture := blankPNG(t, 600, 400)
	for name, tt := range map[string]struct {
		m    *message.Message
		want bool
	}{
		"a screenshot":               {screenshotOf(picture), true},
		"a picture and few words":    {pictureMail("See below.", picture), true},
		"a picture and a whole text": {pictureMail(strings.Repeat("We delivered the chairs. ", 20), picture), false},
		"no picture":                 {pictureMail("See below."), false},
		"a text":                     {&message.Message{Channel: message.SMS, Text: "hello"}, false},
	} {
		if got := c.Reads(tt.m); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
