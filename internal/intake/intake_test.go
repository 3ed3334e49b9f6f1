package intake

import (
	"bytes"
	"errors"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"bonafide/message"
	"bonafide/message/text"
)

// drawn is a blank picture of a kind.
func drawn(t testing.TB, kind string) []byte {
	t.Helper()
	blank := image.NewGray(image.Rect(0, 0, 30, 30))
	var b bytes.Buffer
	var err error
	switch kind {
	case "png":
		err = png.Encode(&b, blank)
	case "jpeg":
		err = jpeg.Encode(&b, blank, nil)
	case "gif":
		err = gif.Encode(&b, blank, nil)
	case "bmp":
		err = bmp.Encode(&b, blank)
	case "tiff":
		err = tiff.Encode(&b, blank, nil)
	case "webp":
		b.WriteString("RIFF\x24\x00\x00\x00WEBPVP8L" + strings.Repeat("\x00", 40))
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const mail = "From: Anna <anna@home.example>\r\nTo: ben@home.example\r\nSubject: hello\r\n\r\nhi"

// TestChannel shows by which signs a channel is told.
func TestChannel(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   Input
		want message.Channel
	}{
		{"source of an e-mail", Input{Raw: []byte(mail)}, message.Email},
		{"source of an e-mail where a text is likely", Input{Raw: []byte(mail), Likely: message.SMS}, message.Email},
		{"a text", Input{Raw: []byte("Your parcel is waiting, pay 1.99")}, message.Email},
		{"a text where a text is likely", Input{Raw: []byte("Your parcel is waiting, pay 1.99"), Likely: message.SMS}, message.SMS},
		{"a text with a sender", Input{Raw: []byte("Your parcel is waiting"), Text: text.Input{Sender: "DHL"}}, message.SMS},
		{"an address", Input{Raw: []byte(" https://amazon-refund.top/x\n"), Likely: message.SMS}, message.Link},
		{"an address without a scheme", Input{Raw: []byte("amazon-refund.top")}, message.Link},
		{"an address with a path", Input{Raw: []byte("amzn.to/3abc")}, message.Link},
		{"a broken address", Input{Raw: []byte("hxxps://amazon-refund[.]top/x")}, message.Link},
		{"a word", Input{Raw: []byte("hello"), Likely: message.SMS}, message.SMS},
		{"the end of a sentence", Input{Raw: []byte("amazon.com."), Likely: message.SMS}, message.SMS},
		{"a mailbox", Input{Raw: []byte("anna@home.example"), Likely: message.SMS}, message.SMS},
		{"a file name", Input{Raw: []byte("invoice.docx"), Likely: message.SMS}, message.SMS},
		{"two addresses", Input{Raw: []byte("a.com b.com"), Likely: message.SMS}, message.SMS},
		{"an address in words", Input{Raw: []byte("look at https://a.com"), Likely: message.Chat}, message.Chat},
		{"a script", Input{Raw: []byte("javascript:alert(1)"), Likely: message.SMS}, message.SMS},
		{"answers about a call", Input{Text: text.Input{Answers: &message.Answers{Caller: "Amazon"}}}, message.Call},
		{"as told", Input{Channel: message.Chat, Raw: []byte("https://a.com")}, message.Chat},
		{"as told, even if it looks like an e-mail", Input{Channel: message.SMS, Raw: []byte(mail)}, message.SMS},
		{"a picture", Input{Raw: drawn(t, "png")}, message.Image},
		{"a picture, whatever is told", Input{Channel: message.SMS, Raw: drawn(t, "jpeg")}, message.Image},
		{"nothing", Input{}, message.Email},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := Read(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if m.Channel != tt.want {
				t.Errorf("channel %q, want %q", m.Channel, tt.want)
			}
		})
	}
}

func TestPictures(t *testing.T) {
	for _, kind := range []string{"png", "jpeg", "gif", "bmp", "tiff", "webp"} {
		raw := drawn(t, kind)
		m, err := Read(Input{Raw: raw})
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if len(m.Attachments) != 1 || m.Attachments[0].Sniffed != kind || !bytes.Equal(m.Attachments[0].Data, raw) {
			t.Errorf("%s: %+v", kind, m.Attachments)
		}
	}
}

func TestErrors(t *testing.T) {
	heic := append([]byte("\x00\x00\x00\x18ftypheic"), make([]byte, 40)...)
	for _, tt := range []struct {
		name string
		in   Input
		want error
		says string
	}{
		{"a photo of a form that isn't read", Input{Raw: heic}, ErrPicture, "it is heic; save it as PNG or JPEG"},
		{"no picture", Input{Channel: message.Image, Raw: []byte("hello")}, ErrPicture, "something else"},
		{"nothing at all", Input{Channel: message.Image}, ErrPicture, ""},
		{"a drawing", Input{Channel: message.Image, Raw: []byte("<svg xmlns='http://www.w3.org/2000/svg'></svg>")}, ErrPicture, "svg"},
		{"an unknown channel", Input{Channel: "fax", Raw: []byte("x")}, ErrChannel, "fax"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(tt.in)
			if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %v, want %v with %q", err, tt.want, tt.says)
			}
		})
	}
}

func TestTextFromOctets(t *testing.T) {
	m, err := Read(Input{Channel: message.SMS, Raw: []byte("\xef\xbb\xbfYour code is 1234"), Text: text.Input{Sender: "72727"}})
	if err != nil {
		t.Fatal(err)
	}
	if m.Text != "Your code is 1234" || m.Handle.Number != "72727" {
		t.Errorf("text %q from %+v", m.Text, m.Handle)
	}
	m, err = Read(Input{Channel: message.Chat, Raw: bytes.Repeat([]byte("word "), text.MaxText)})
	if err != nil || len(m.Text) > text.MaxText || len(m.Defects) == 0 {
		t.Errorf("a text beyond all measure: %d octets, defects %v, error %v", len(m.Text), m.Defects, err)
	}
}

// FuzzRead holds that nothing that is handed in stops the program, and that a
// message comes out for everything but pictures.
func FuzzRead(f *testing.F) {
	f.Add([]byte(mail), "", "", uint8(0))
	f.Add([]byte("amazon-refund.top/x"), "", "+39 02 1234", uint8(1))
	f.Add(drawn(f, "png"), "image", "", uint8(2))
	f.Add([]byte("\x00\x00\x00\x18ftypheic000000000000000000000000"), "call", "Amazon", uint8(3))
	f.Fuzz(func(t *testing.T, raw []byte, channel, sender string, likely uint8) {
		likelies := []message.Channel{"", message.SMS, message.Call, message.Chat}
		in := Input{
			Raw: raw, Channel: message.Channel(channel), Likely: likelies[int(likely)%len(likelies)],
			Text: text.Input{Sender: sender, Answers: &message.Answers{Caller: sender, Number: sender}},
		}
		m, err := Read(in)
		if err != nil {
			if !errors.Is(err, ErrPicture) && !errors.Is(err, ErrChannel) && !errors.Is(err, ErrOutlook) {
				t.Errorf("error %v is of no kind", err)
			}
			return
		}
		if !Known(m.Channel) {
			t.Errorf("channel %q", m.Channel)
		}
	})
}
