package forward

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"bonafide/message"
	"bonafide/message/email"
)

// letter is an e-mail in plain text.
func letter(subject, text string, fields ...string) *message.Message {
	head := append([]string{"From: Anna <anna@home.example>", "To: check@shop.example", "Subject: " + subject, "Message-ID: <1@home.example>"}, fields...)
	return email.Parse([]byte(strings.Join(head, "\r\n")+"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"+text), email.DefaultLimits())
}

const sep = "---------- Forwarded message ---------\n"

func TestAuthors(t *testing.T) {
	for _, c := range []struct{ value, name, addr string }{
		{"Shop <a@b.example>", "Shop", "a@b.example"},
		{"Shop <a@b.example<mailto:a@b.example>>", "Shop", "a@b.example"},
		{"Shop [mailto:a@b.example]", "Shop", "a@b.example"},
		{"Shop <mailto:a@b.example>", "Shop", "a@b.example"},
		{"a@b.example [mailto:a@b.example]", "", "a@b.example"},
		{"a@b.example <a@b.example>", "a@b.example", "a@b.example"},
		{"\"Shop, Inc.\" <a@b.example>", "Shop, Inc.", "a@b.example"},
		{"Shop, Inc. <a@b.example>", "Shop, Inc.", "a@b.example"},
		{"service@bank.example <x@evil.example>", "service@bank.example", "x@evil.example"},
		{"Shop (a@b.example)", "Shop", "a@b.example"},
		{"a@b.example", "", "a@b.example"},
		{"Shop\u00a0<a@b.example>", "Shop", "a@b.example"},
		{"\u200eShop <a@b.example>\u200e", "Shop", "a@b.example"},
		{"Shop", "Shop", ""},
		{"bounce@m.example On Behalf Of Shop <a@b.example>", "Shop", "a@b.example"},
		{"bounce@m.example im Auftrag von Shop", "Shop", ""},
	} {
		m := letter("Fwd: x", sep+"From: "+c.value+"\nDate: today\nSubject: x\nTo: me\n\nGood morning to you.\n")
		f, ok := Open(m)
		if !ok {
			t.Errorf("%q: no forward", c.value)
			continue
		}
		if got := f.Inner[0].From; len(got) != 1 || got[0].Name != c.name || got[0].Addr != c.addr {
			t.Errorf("%q: %+v, want %q %q", c.value, got, c.name, c.addr)
		}
	}
}

func TestWhatIsAForward(t *testing.T) {
	const block = "From: Shop <a@b.example>\nSent: Monday\nTo: me\nSubject: Order\n"
	const text = "Good morning, here is what you asked for.\n"
	long := "We looked into it and found that all of it was delivered on the day before.\n"
	for _, c := range []struct {
		name   string
		m      *message.Message
		opened bool
	}{
		{"forwarded in Gmail", letter("Fwd: Order", sep+block+"\n"+text), true},
		{"the customer wrote a subject", letter("Is this real?", sep+block+"\n"+text), true},
		{"the same without a separator", letter("Is this real?", block+"\n"+text), true},
		{"Outlook's block below FW:", letter("FW: Order", long+block+"\n"+text, "In-Reply-To: <2@b.example>"), true},
		{"Outlook's block below RE:", letter("RE: Order", long+block+"\n"+text, "In-Reply-To: <2@b.example>"), false},
		{"Original Message below RE:", letter("RE: Order", long+"-----Original Message-----\n"+block+"\n"+text), false},
		{"Original Message below AW:", letter("AW: Order", long+"-----Original Message-----\n"+block+"\n"+text), false},
		{"Original Message in a conversation without prefix", letter("Order", long+"-----Original Message-----\n"+block+"\n"+text, "In-Reply-To: <2@b.example>"), false},
		{"an answer that quotes", letter("Re: Order", long+"On Monday 3 March, Shop <a@b.example> wrote:\n> "+text), false},
		{"an answer that quotes a forward", letter("Re: Fwd: Order", long+"On Monday 3 March, Bo <bo@b.example> wrote:\n> "+strings.TrimSpace(sep)+"\n> From: Shop <a@b.example>\n> Date: x\n> Subject: Order\n> To: me\n>\n> "+text), false},
		{"an itinerary", letter("Your trip", "From: Milan\nTo: Rome\nDate: 3 March\nSeat: 12A\n"), false},
		{"a table of contents of a list", letter("Weekly digest", long+long+"From: a@b.example\nSubject: One\nDate: Monday\n\nSome text here.\n"), false},
		{"a separator without a block", letter("Fwd: x", sep+"Nothing follows here.\n"), false},
		{"a block without a text", letter("Fwd: x", sep+block), false},
		{"pasted from a mail client", email.Parse([]byte("Da: Negozio <a@b.example>\nInviato: lunedì\nA: me\nOggetto: Ordine\n\nBuongiorno, ecco il suo ordine.\n"), email.DefaultLimits()), true},
		{"a text message", &message.Message{Channel: message.SMS, Text: block + text}, false},
	} {
		if f, ok := Open(c.m); ok != c.opened {
			t.Errorf("%s: opened %v, want %v: %+v", c.name, ok, c.opened, f.Inner)
		}
	}
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct{ name, text, subject, to, body string }{
		{"recipients over several lines", sep + "From: a@b.example\nDate: Monday\nTo: x@y.example,\nz@y.example,\nw@y.example\nSubject: Hello\nCc: v@y.example\n\nText that stays.", "Hello", "x@y.example z@y.example w@y.example", "Text that stays."},
		{"a subject over two lines", sep + "Subject: Hello\nto you\nDate: Monday\nFrom: a@b.example\nTo: x@y.example\n\nText that stays.", "Hello to you", "x@y.example", "Text that stays."},
		{"a label in the text", sep + "From: a@b.example\nDate: Monday\nSubject: Hello\nTo: x@y.example\n\nText that stays.\nDate: Friday\nCc: nobody", "Hello", "x@y.example", "Text that stays.\nDate: Friday\nCc: nobody"},
		{"no-break spaces and marks of direction", sep + "From\u00a0: \u200ea@b.example\nDate:\u00a0Monday\nSubject:\u00a0Hello\nTo:\u00a0x@y.example\n\nText that stays.", "Hello", "x@y.example", "Text that stays."},
		{"values below their labels", sep + "Subject:\nHello\nFrom:\na@b.example\nDate:\nMonday\nTo: x@y.example\n\nText that stays.", "Hello", "x@y.example", "Text that stays."},
		{"no subject", sep + "From: a@b.example\nDate: Monday\nTo: x@y.example\nSubject:\n\nText that stays.", "", "x@y.example", "Text that stays."},
		{"deeper quotation", "> " + sep + "> From: a@b.example\n> Date: Monday\n> Subject: Hello\n> To: x@y.example\n>\n> Text that stays.\n>> quoted", "Hello", "x@y.example", "Text that stays.\nquoted"},
	} {
		f, ok := Open(letter("Fwd: Hello", c.text))
		if !ok {
			t.Errorf("%s: no forward", c.name)
			continue
		}
		in := f.Inner[0]
		var to []string
		for _, a := range in.To {
			to = append(to, a.Addr)
		}
		if in.Subject != c.subject || strings.Join(to, " ") != c.to || in.Text != c.body {
			t.Errorf("%s: subject %q to %q text %q", c.name, in.Subject, to, in.Text)
		}
	}
}

func TestNestedForwards(t *testing.T) {
	text := "The parcel waits for you."
	for i := range 4 {
		text = fmt.Sprintf("%sFrom: P%d <p%d@b.example>\nDate: Monday\nSubject: Fwd: parcel\nTo: x@y.example\n\n%s", sep, i, i, text)
	}
	m := letter("Fwd: parcel", text)
	var from []string
	for {
		f, ok := Open(m)
		if !ok {
			break
		}
		m = f.Inner[0]
		from = append(from, m.From[0].Addr)
	}
	if !slices.Equal(from, []string{"p3@b.example", "p2@b.example", "p1@b.example", "p0@b.example"}) || m.Text != "The parcel waits for you." {
		t.Errorf("layers %q, text %q", from, m.Text)
	}
}

// A link goes where its words stand, and one that can't be told to both.
func TestLinksAreDivided(t *testing.T) {
	page := `<p>Is it real? I asked at <a href="https://own.example/">our page</a>.</p><p>---------- Forwarded message ---------<br>
From: Shop &lt;<a href="mailto:a@b.example">a@b.example</a>&gt;<br>Date: Monday<br>Subject: Order<br>To: x@y.example</p>
<p>Good morning. <a href="https://inner.example/">Your order</a></p><a href="https://picture.example/"><img src="https://p.example/x.png"></a>`
	raw := "From: Anna <anna@home.example>\r\nTo: b@c.example\r\nSubject: Fwd: Order\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
	f, ok := Open(email.Parse([]byte(raw+page), email.DefaultLimits()))
	if !ok {
		t.Fatal("no forward")
	}
	in, own := webTargets(f.Inner[0].Links), webTargets(f.Wrapper.Links)
	if !slices.Equal(in, []string{"https://inner.example/", "https://picture.example/"}) || !slices.Equal(own, []string{"https://own.example/"}) {
		t.Errorf("inner %q, own %q", in, own)
	}
	f, ok = Open(email.Parse([]byte(raw+`<a href="https://picture.example/"><img src="x.png"></a>See what I got from them today, is that right and proper?`+page), email.DefaultLimits()))
	if !ok {
		t.Fatal("no forward")
	}
	for which, links := range map[string][]message.Hyperlink{"inner": f.Inner[0].Links, "own": f.Wrapper.Links} {
		if !slices.Contains(webTargets(links), "https://picture.example/") {
			t.Errorf("a picture's link above the block escapes from the %s message: %v", which, links)
		}
	}
}

func TestRedirected(t *testing.T) {
	m := letter("Hello", "Text.", "Resent-From: bo@c.example", "Resent-To: check@shop.example")
	if by, ok := Redirected(m); !ok || by != "bo@c.example" {
		t.Errorf("%q %v", by, ok)
	}
	if _, ok := Redirected(letter("Hello", "Text.")); ok {
		t.Error("redirected without Resent fields")
	}
}

func FuzzOpen(f *testing.F) {
	for _, name := range []string{"apple-fr", "gmail-it", "thunderbird-tr", "outlook-new-de"} {
		raw, err := os.ReadFile("testdata/" + name + ".eml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte("From: a\nFrom:\nSubject:\nDate:\nFrom: b@c\nTo: x\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m := email.Parse(raw, email.DefaultLimits())
		for range 10 {
			open, ok := Open(m)
			if !ok {
				return
			}
			if len(open.Inner) == 0 || len(open.Inner) > MaxAttached || open.Wrapper == nil {
				t.Fatalf("%d messages", len(open.Inner))
			}
			in := open.Inner[0]
			if open.Kind == Inline {
				if len(in.Text)+len(in.Quoted)+len(open.Wrapper.Text) > len(m.Text)+len(m.Quoted)+64+len(m.Text)*2 {
					t.Fatalf("%d octets became %d and %d", len(m.Text), len(in.Text), len(open.Wrapper.Text))
				}
				// Nothing that a reader could follow is in neither.
				for _, l := range m.Links {
					if strings.HasPrefix(l.Target, "http") && !has(in.Links, l.Target) && !has(open.Wrapper.Links, l.Target) {
						t.Fatalf("the link %q is lost", l.Target)
					}
				}
			}
			m = in
		}
	})
}

func has(links []message.Hyperlink, target string) bool {
	return slices.ContainsFunc(links, func(l message.Hyperlink) bool { return l.Target == target })
}
