package email

import (
	"testing"
	"unicode/utf8"

	"bonafide/message"
)

// checkInvariants fails for what no message may break, whatever its source.
func checkInvariants(t *testing.T, m *message.Message) {
	t.Helper()
	lim := DefaultLimits()
	valid := func(what, s string) {
		if !utf8.ValidString(s) {
			t.Errorf("%s is not valid UTF-8: %q", what, s)
		}
	}
	valid("Text", m.Text)
	valid("Quoted", m.Quoted)
	valid("Plain", m.Plain)
	valid("Hidden", m.Hidden)
	valid("Title", m.Title)
	valid("Subject", m.Subject)
	valid("MessageID", m.MessageID)
	if m.Body < 0 || m.Body > len(m.Raw) {
		t.Errorf("Body is %d of %d", m.Body, len(m.Raw))
	}
	end := 0
	for _, f := range m.Header {
		valid("a field's name", f.Name)
		valid("a field's value", f.Value)
		if f.Start < end || f.End <= f.Start || f.End > len(m.Raw) {
			t.Errorf("field %q lies at %d–%d after %d", f.Name, f.Start, f.End, end)
		}
		end = f.End
	}
	for _, list := range [][]message.Address{m.From, m.Sender, m.ReplyTo, m.To, m.Cc} {
		for _, a := range list {
			valid("a name", a.Name)
			valid("an address", a.Addr)
			valid("a domain", a.Domain)
		}
	}
	if len(m.Links) > lim.Links {
		t.Errorf("%d links", len(m.Links))
	}
	for _, l := range m.Links {
		valid("a link's target", l.Target)
		valid("a link's text", l.Text)
		valid("a link's alt", l.Alt)
		if l.Target == "" {
			t.Error("a link without target")
		}
	}
	for _, i := range m.Images {
		valid("an image's source", i.Source)
		valid("an image's alt", i.Alt)
	}
	for _, f := range m.Forms {
		valid("a form's action", f.Action)
		for _, in := range f.Inputs {
			valid("an input", in)
		}
	}
	for _, a := range m.Attachments {
		valid("an attachment's name", a.Name)
	}
	for _, d := range m.Defects {
		valid("a defect", d.Detail)
	}
	if m.Preheader > len(m.Hidden) {
		t.Errorf("Preheader is %d of %d", m.Preheader, len(m.Hidden))
	}
	for _, inner := range m.Messages {
		checkInvariants(t, inner)
	}
}
