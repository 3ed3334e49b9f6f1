package screenshot

import (
	"slices"
	"strings"
	"testing"

	"bonafide/message"
)

// page builds what a machine reads in a picture of 400 by 800 pixels. A row is
// "LEFT TOP words"; letters are 8 pixels wide, lines 16 high, and "~" is a wide
// space.
func page(t testing.TB, rows ...string) *Page {
	t.Helper()
	p := &Page{Width: 400, Height: 800}
	for _, row := range rows {
		var left, top int
		f := strings.Fields(row)
		for i, n := range []*int{&left, &top} {
			for _, r := range f[i] {
				*n = *n*10 + int(r-'0')
			}
		}
		l := Line{Left: left, Top: top, Bottom: top + 16}
		x := left
		for _, w := range f[2:] {
			if w == "~" {
				x += 40
				continue
			}
			wide := 8 * len([]rune(w))
			l.Words = append(l.Words, Word{Text: w, Confidence: 0.95, Left: x, Right: x + wide})
			x += wide + 4
		}
		l.Right = l.Words[len(l.Words)-1].Right
		p.Lines = append(p.Lines, l)
	}
	return p
}

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows []string
		want Content
	}{
		{
			"a text of a number",
			[]string{
				"20 10 9:41 ~ ~ 5G 80%", "120 60 +44 7911 482230 >", "140 100 Text Message", "150 118 Today 10:42",
				"20 150 Your parcel is held back. Pay", "20 170 the fee of 1.45 today at", "20 190 post-fee.top/pay",
				"60 240 The sender is not in your contact list.", "120 260 Report Junk", "20 760 Text Message",
			},
			Content{Sender: "+44 7911 482230", Text: "Your parcel is held back. Pay the fee of 1.45 today at post-fee.top/pay"},
		},
		{
			"a text of a name, in Italian, with a carrier in the status bar",
			[]string{"20 10 9:41 ~ ~ Vodafone 5G 80%", "20 60 « ~ ~ A ~ Amazon", "150 100 Oggi • 14:02", "20 150 Il codice è 123456.", "20 168 14:03"},
			Content{Sender: "Amazon", Text: "Il codice è 123456."},
		},
		{
			"a chat in which the reader answers",
			[]string{
				"20 10 18:44 ~ ~ 47%", "100 50 +39 345 771 2098", "100 70 online", "180 100 Oggi", "20 150 Ciao mamma, questo è il", "20 170 mio nuovo numero. ~ 18:40",
				"260 220 Ma stai bene?", "20 270 Devo pagare una fattura.",
			},
			Content{Sender: "+39 345 771 2098", Text: "Ciao mamma, questo è il mio nuovo numero.\nDevo pagare una fattura.", Own: "Ma stai bene?"},
		},
		{
			"an e-mail with the subject above",
			[]string{
				"20 10 9:41 ~ ~ 80%", "20 90 Your payment was declined Inbox", "60 150 Amazon Billing ~ 10:28", "60 170 billing@amazon-pay.top", "60 190 to me v",
				"20 240 Dear customer,", "20 280 update your card today.", "20 760 Reply ~ ~ Forward",
			},
			Content{Mail: true, Sender: "Amazon Billing", Address: "billing@amazon-pay.top", Subject: "Your payment was declined", Text: "Dear customer,\nupdate your card today."},
		},
		{
			"an e-mail with labels",
			[]string{"20 60 Von: Sparkasse <info@spk-tan.top>", "20 80 An: mich", "20 100 Betreff: Ihr Zugang läuft ab", "20 150 Bitte bestätigen Sie."},
			Content{Mail: true, Sender: "Sparkasse", Address: "info@spk-tan.top", Subject: "Ihr Zugang läuft ab", Text: "Bitte bestätigen Sie."},
		},
		{
			"a letter, which has no head of a device",
			[]string{"20 60 Euro Inkasso", "20 120 Sehr geehrte Damen und", "20 140 Herren, zahlen Sie an", "20 160 x@y-inkasso.de sofort."},
			Content{Text: "Euro Inkasso\nSehr geehrte Damen und Herren, zahlen Sie an x@y-inkasso.de sofort."},
		},
		{
			"a keyboard",
			[]string{"20 150 Please call the bank", "20 600 Q W E R T Y", "20 640 A S D F G", "20 700 space"},
			Content{Text: "Please call the bank"},
		},
		{"nothing", nil, Content{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Read(page(t, tt.rows...))
			got.Confidence, got.Doubtful = 0, nil
			if got.Mail != tt.want.Mail || got.Sender != tt.want.Sender || got.Address != tt.want.Address ||
				got.Subject != tt.want.Subject || got.Text != tt.want.Text || got.Own != tt.want.Own {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

// TestAddresses shows how addresses come out that were cut at the edge of a
// bubble or misread.
func TestAddresses(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows []string
		want []string
	}{
		{"cut at a hyphen", []string{"20 150 Pay at https://royal-", "20 170 mail-fee.com/pay"}, []string{"https://royal-mail-fee.com/pay"}},
		{"cut after a slash", []string{"20 150 Pay at shop-fee.com/", "20 170 pay/now"}, []string{"shop-fee.com/pay/now"}},
		{"cut after the scheme", []string{"20 150 Your parcel: https://", "20 170 dhl-fee.top/x"}, []string{"https://dhl-fee.top/x"}},
		{"cut anywhere, both readings", []string{"20 150 Track your parcel here", "20 170 dhl-fee.top/abcdefghij", "20 190 k123"}, []string{"dhl-fee.top/abcdefghij", "dhl-fee.top/abcdefghijk123"}},
		{"a comma for a dot", []string{"20 150 Pay at https://dhl-fee,top/x"}, []string{"https://dhl-fee.top/x"}},
		{"a comma and a space for a dot", []string{"20 150 Pay at https://dhl-fee, top/x"}, []string{"https://dhl-fee.top/x"}},
		{"spaces in the scheme", []string{"20 150 Pay at https: //dhl-fee.top/x"}, []string{"https://dhl-fee.top/x"}},
		{"a letter for a slash", []string{"20 150 See https:/Awww.ups.com/track"}, []string{"https://www.ups.com/track"}},
		{"a capital I for an l", []string{"20 150 See https://paypaI.com/x"}, []string{"https://paypal.com/x"}},
		{"capitals that were written", []string{"20 150 See Shop-Fee.com/Ix"}, []string{"Shop-Fee.com/Ix"}},
		{"words with a comma", []string{"20 150 Come,in and sit"}, nil},
		{"a sentence that ends at the edge", []string{"20 150 I will come to the shop.", "20 170 In the morning."}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Read(page(t, tt.rows...))
			m := c.Message()
			var got []string
			for _, l := range m.Links {
				got = append(got, l.Target)
				if l.Disguised {
					t.Errorf("%s counts as disguised", l.Target)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("links %q, want %q; text %q", got, tt.want, c.Text)
			}
		})
	}
}

func TestMessage(t *testing.T) {
	c := Content{Mail: true, Sender: "Amazon Billing", Address: "a@b-pay.top", Subject: "Declined", Text: "Pay now", Own: "why?"}
	m := c.Message()
	if m.Channel != message.Image || len(m.From) != 1 || m.From[0].Name != "Amazon Billing" || m.From[0].Domain != "b-pay.top" ||
		m.Subject != "Declined" || m.Text != "Pay now" || m.Quoted != "why?" {
		t.Errorf("%+v", m)
	}
	c = Content{Sender: "+39 345 771 2098", Text: "Ciao"}
	if m = c.Message(); m.Handle.Number != "+393457712098" || m.FromFields != 0 {
		t.Errorf("%+v", m)
	}
}

// TestDoubt shows what is said to be unsure: words that the machine says so
// of, and addresses in small print.
func TestDoubt(t *testing.T) {
	p := page(t, "20 150 Your Netflix account", "20 190 info@netllix.com")
	p.Lines[0].Words[2].Confidence = 0.4
	p.Lines[1].Bottom = p.Lines[1].Top + 9
	if c := Read(p); !slices.Equal(c.Doubtful, []string{"account", "info@netllix.com"}) || c.Confidence > 0.9 {
		t.Errorf("in doubt %q, confidence %v", c.Doubtful, c.Confidence)
	}
	p.Lines[0].Words[2].Confidence = 0.1
	if c := Read(p); strings.Contains(c.Text, "account") {
		t.Errorf("text %q has a word that is none", c.Text)
	}
}

// FuzzRead holds that no page, however odd, stops the program.
func FuzzRead(f *testing.F) {
	f.Add("From: x <a@b.com>\nhttps:// x.com/-\nhello | 10:20", 400, 800, 20, 17)
	f.Add("+39 345\nToday\nq w e r t y", 0, -5, -70, 1<<40)
	f.Fuzz(func(t *testing.T, text string, width, height, left, step int) {
		p := &Page{Width: width, Height: height}
		y := 0
		for row := range strings.SplitSeq(text, "\n") {
			l := Line{Left: left, Top: y, Bottom: y + 16}
			x := left
			for w := range strings.FieldsSeq(row) {
				l.Words = append(l.Words, Word{Text: w, Confidence: float64(len(w)%10) / 9, Left: x, Right: x + len(w)*8})
				x += len(w)*8 + 5
			}
			l.Right = x
			p.Lines = append(p.Lines, l)
			y += step % 1000
		}
		c := Read(p)
		if m := c.Message(); m.Channel != message.Image {
			t.Errorf("channel %q", m.Channel)
		}
	})
}
