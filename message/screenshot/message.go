package screenshot

import (
	"slices"
	"strings"

	"bonafide/message"
	"bonafide/message/text"
)

// Message is the content as a message of the channel message.Image.
func (c *Content) Message() *message.Message {
	sender := c.Sender
	if c.Mail && c.Address != "" {
		sender = c.Address
	}
	m := text.Parse(message.Image, text.Input{Sender: sender, Subject: c.Subject, Text: c.Text})
	switch {
	case len(m.From) > 0:
		m.From[0].Name = c.Sender
	case c.Mail:
		m.From, m.FromFields = []message.Address{{Name: c.Sender}}, 1
	}
	m.Quoted = c.Own
	for i := range m.Links {
		// The machine puts spaces into addresses, too; brackets are people's.
		m.Links[i].Disguised = m.Links[i].Disguised && strings.ContainsAny(m.Text[m.Links[i].Start:m.Links[i].End], "[](){}")
	}
	for _, reading := range c.Also {
		other := text.Parse(message.Image, text.Input{Text: reading})
		for _, l := range other.Links {
			known := slices.ContainsFunc(m.Links, func(k message.Hyperlink) bool { return k.Target == l.Target })
			if !known && len(m.Links) < text.MaxLinks {
				m.Links = append(m.Links, message.Hyperlink{Target: l.Target, Place: message.InText})
			}
		}
	}
	return m
}
