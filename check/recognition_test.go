package check_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/message"
	"bonafide/message/email"
	"bonafide/message/screenshot"
	"bonafide/verdict"
)

// sight is a TextReader that sees these lines in every picture.
type sight struct {
	lines []string
	err   error
	reads *int
}

func (s sight) ReadText(ctx context.Context, m image.Image) (screenshot.Page, error) {
	if s.reads != nil {
		*s.reads++
	}
	if s.err != nil {
		return screenshot.Page{}, s.err
	}
	p := screenshot.Page{Width: m.Bounds().Dx(), Height: m.Bounds().Dy()}
	for i, text := range s.lines {
		l := screenshot.Line{Left: 20, Top: 40 * i, Bottom: 40*i + 20}
		x := 20
		for w := range strings.FieldsSeq(text) {
			l.Words = append(l.Words, screenshot.Word{Text: w, Confidence: 0.9, Left: x, Right: x + 9*len(w)})
			x += 9*len(w) + 5
		}
		l.Right = x
		p.Lines = append(p.Lines, l)
	}
	return p, ctx.Err()
}

func blankPNG(t testing.TB, width, height int) []byte {
	t.Helper()
	return encodePNG(t, image.NewGray(image.Rect(0, 0, width, height)))
}

func encodePNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func screenshotOf(data []byte) *message.Message {
	return &message.Message{Channel: message.Image, Raw: data, Attachments: []message.Attachment{
		{MediaType: "image/png", Sniffed: "png", Size: len(data), Inline: true, Data: data},
	}}
}

// pictureMail is an e-mail with a text and pictures.
func pictureMail(text string, pictures ...[]byte) *message.Message {
	var b strings.Builder
	b.WriteString("From: Service <x7@mail-4471.example>\r\nTo: anna@home.example\r\nSubject: Notice\r\nDate: Mon, 9 Mar 2026 10:00:00 +0000\r\nMessage-ID: <1@mail-4471.example>\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n")
	for _, p := range pictures {
		b.WriteString("--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(p) + "\r\n")
	}
	b.WriteString("--b--\r\n")
	return email.Parse([]byte(b.String()), email.DefaultLimits())
}

func pictureChecker(t testing.TB, options ...check.Option) *check.Checker {
	t.Helper()
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return check.New(brands, options...)
}

func finding(v *verdict.Verdict, code string) (verdict.Evidence, bool) {
	i := slices.IndexFunc(v.Evidence, func(e verdict.Evidence) bool { return e.Code == code })
	if i < 0 {
		return verdict.Evidence{}, false
	}
	return v.Evidence[i], true
}

func TestScreenshotIsJudgedByItsText(t *testing.T) {
	c := pictureChecker(t, check.WithTextReader(sight{lines: []string{
		"Amazon: your account has been suspended.", "Verify your identity now at", "amazon-account-verify.top/login",
	}}))
	m := screenshotOf(blankPNG(t, 400, 800))
	v, err := c.Check(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	if v.Outcome != verdict.Scam || v.Brand != "amazon" || v.Channel != "image" || v.Lure == "" {
		t.Errorf("%+v", v)
	}
	if m.Recognized != nil || m.Text != "" {
		t.Error("the message that was handed in has changed")
	}
	read := c.Recognize(t.Context(), m)
	if !strings.Contains(read.Text, "amazon-account-verify.top/login") || len(read.Links) != 1 {
		t.Errorf("text %q, links %+v", read.Text, read.Links)
	}
	if again := c.Recognize(t.Context(), read); again != read {
		t.Error("it was read a second time")
	}
}

// TestScreenshotIsNeverGenuine shows a picture of what would be genuine.
func TestScreenshotIsNeverGenuine(t *testing.T) {
	c := pictureChecker(t, check.WithTextReader(sight{lines: []string{"From: Amazon <order-update@amazon.com>", "Subject: Your order", "Your order has shipped: https://www.amazon.com/orders"}}))
	v, err := c.Check(t.Context(), screenshotOf(blankPNG(t, 400, 800)))
	if err != nil {
		t.Fatal(err)
	}
	if v.Outcome != verdict.Unverified {
		t.Errorf("%s, %+v", v.Outcome, v.Evidence)
	}
	if _, ok := finding(&v, "picture.no-proof"); !ok {
		t.Error("nothing says that a picture proves nothing")
	}
}

// TestMisreadAddress shows an address in which a machine may have misread a
// letter: unlike one with foreign words in it, it accuses nobody.
func TestMisreadAddress(t *testing.T) {
	for host, want := range map[string]bool{"netllix.com": false, "netflix-billing.top": true} {
		c := pictureChecker(t, check.WithTextReader(doubt{sight{lines: []string{"See your plan at " + host + "/plan"}}}))
		v, err := c.Check(t.Context(), screenshotOf(blankPNG(t, 400, 800)))
		if err != nil {
			t.Fatal(err)
		}
		if _, got := finding(&v, "link.lookalike-domain"); got != want {
			t.Errorf("%s: found %v, want %v", host, got, want)
		}
	}
}

// doubt is unsure of every word.
type doubt struct{ sight }

func (d doubt) ReadText(ctx context.Context, m image.Image) (screenshot.Page, error) {
	p, err := d.sight.ReadText(ctx, m)
	for i := range p.Lines {
		for k := range p.Lines[i].Words {
			p.Lines[i].Words[k].Confidence = 0.5
		}
	}
	return p, err
}

func TestPictureThatIsNotRead(t *testing.T) {
	good := blankPNG(t, 400, 800)
	for _, tt := range []struct {
		name, want string
		reader     check.TextReader
		data       []byte
	}{
		{"no reader", "picture.off", nil, good},
		{"nothing installed", "picture.not-installed", sight{err: screenshot.ErrNoReader}, good},
		{"too slow", "picture.timeout", sight{err: context.DeadlineExceeded}, good},
		{"a crash", "picture.failed", sight{err: errors.New("exit status 1")}, good},
		{"no words", "picture.no-text", sight{}, good},
		{"damaged", "picture.not-decoded", sight{lines: []string{"hello"}}, good[:60]},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v, err := pictureChecker(t, check.WithTextReader(tt.reader)).Check(t.Context(), screenshotOf(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			e, ok := finding(&v, "picture.not-read")
			if !ok || e.Args["defect"] != tt.want {
				t.Errorf("evidence %+v, want picture.not-read because of %s", v.Evidence, tt.want)
			}
			if v.Outcome != verdict.Unverified || v.Language != "und" {
				t.Errorf("%s in %s", v.Outcome, v.Language)
			}
			if _, ok := finding(&v, "text.nothing-asked"); ok {
				t.Error("what could not be read counts as asking nothing")
			}
		})
	}
}

// TestCodeInUnreadScreenshot shows that a code counts where no word was read.
func TestCodeInUnreadScreenshot(t *testing.T) {
	code, err := qrcode.NewQRCodeWriter().Encode("https://amazon-account-verify.top/login", gozxing.BarcodeFormat_QR_CODE, 300, 300, nil)
	if err != nil {
		t.Fatal(err)
	}
	v, err := pictureChecker(t).Check(t.Context(), screenshotOf(encodePNG(t, code)))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := finding(&v, "link.lookalike-domain"); !ok || v.Brand != "amazon" {
		t.Errorf("brand %q, evidence %+v", v.Brand, v.Evidence)
	}
}

// TestPictureMail shows mails whose message stands in a picture.
func TestPictureMail(t *testing.T) {
	words := []string{"Amazon: your account has been suspended", "Update your payment method within 24 hours", "amazon-account-verify.top/login"}
	long := strings.Repeat("We met at the summer party and talked about the garden of your aunt. ", 5)
	large, icon := blankPNG(t, 600, 400), blankPNG(t, 40, 40)
	for _, tt := range []struct {
		name  string
		mail  *message.Message
		reads int
	}{
		{"hardly any text", pictureMail("Hello", large), 1},
		{"several pictures, of which the largest are read", pictureMail("", large, icon, large, large, large), 3},
		{"icons only", pictureMail("Hello", icon, icon), 0},
		{"a text of its own", pictureMail(long, large), 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			reads := 0
			c := pictureChecker(t, check.WithTextReader(sight{lines: words, reads: &reads}))
			v, err := c.Check(t.Context(), tt.mail)
			if err != nil {
				t.Fatal(err)
			}
			if reads != tt.reads {
				t.Errorf("%d pictures were read, want %d", reads, tt.reads)
			}
			_, read := finding(&v, "picture.text-read")
			if read != (tt.reads > 0) {
				t.Errorf("evidence %+v", v.Evidence)
			}
			if tt.reads > 0 && (v.Brand != "amazon" || v.Lure == "" || v.Outcome != verdict.Scam) {
				t.Errorf("brand %q, lure %q, %s, evidence %+v", v.Brand, v.Lure, v.Outcome, v.Evidence)
			}
		})
	}
}

// TestReadingIsBounded hands in a reader that only ends with its context.
func TestReadingIsBounded(t *testing.T) {
	c := pictureChecker(t, check.WithTextReader(endless{}), check.WithRecognitionTime(time.Millisecond))
	v, err := c.Check(t.Context(), pictureMail("Hello", blankPNG(t, 600, 400), blankPNG(t, 600, 400)))
	if err != nil {
		t.Fatal(err)
	}
	if e, ok := finding(&v, "picture.not-read"); !ok || e.Args["defect"] != "picture.timeout" {
		t.Errorf("evidence %+v", v.Evidence)
	}
}

type endless struct{}

func (endless) ReadText(ctx context.Context, _ image.Image) (screenshot.Page, error) {
	<-ctx.Done()
	return screenshot.Page{}, ctx.Err()
}
