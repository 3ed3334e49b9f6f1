package web

import (
	"strings"
	"time"
	"unicode/utf8"

	"bonafide/message"
)

// Bounds on how much of a message is shown.
const (
	maxExcerpt     = 3000 // characters of its text
	maxLine        = 300  // characters of a header field
	maxLinks       = 12
	maxAttachments = 12
)

// shown is what of a message is shown, as it was written. It is bounded.
type shown struct {
	From, ReplyTo person
	Subject       string
	Date          time.Time
	Text          string
	// Cut tells that Text is only the beginning.
	Cut         bool
	Links       []shownLink
	MoreLinks   int
	Attachments []string
	Pictures    int
	OnlyText    bool
	// Channel is how it came.
	Channel message.Channel
	// Handle is who sent a text or called, as the device showed it.
	Handle string
	// Answers are the reader's own about a call.
	Answers *message.Answers
	// Recognized tells that Text was read in a picture by a machine.
	Recognized bool
}

// kindOf is the button of the form behind which a message of a channel is handed
// in.
func kindOf(c message.Channel) string {
	switch c {
	case message.Call:
		return kindCall
	case message.SMS, message.Chat, message.Link, message.Image:
		return kindText
	case message.Email:
	}
	return kindEmail
}

type shownLink struct{ Text, Target string }

// newShown takes from a message what is shown of it.
func newShown(msg *message.Message) shown {
	if msg == nil {
		return shown{}
	}
	s := shown{
		Subject:  first(msg.Subject, maxLine),
		Date:     msg.Date,
		Pictures: len(msg.Images),
		OnlyText: len(msg.Header) == 0 && (msg.Channel == message.Email || msg.Channel == ""),
		Channel:  msg.Channel,
		Handle:   first(msg.Handle.Raw, maxLine),
		Answers:  msg.Answers,
	}
	if len(msg.From) > 0 {
		s.From = mailbox(msg.From[0])
	}
	if len(msg.ReplyTo) > 0 && (len(msg.From) == 0 || msg.ReplyTo[0].Addr != msg.From[0].Addr) {
		s.ReplyTo = mailbox(msg.ReplyTo[0])
	}
	text := msg.Text
	if text == "" {
		text = msg.Plain
	}
	if text == "" {
		text = recognized(msg)
	}
	s.Recognized = text != "" && (msg.Channel == message.Image || msg.Text == "" && msg.Plain == "")
	s.Text = first(text, maxExcerpt)
	s.Cut = len(s.Text) < len(text)
	s.addLinks(msg.Links)
	for i, a := range msg.Attachments {
		if i == maxAttachments {
			break
		}
		name := a.Name
		if name == "" {
			name = a.MediaType
		}
		s.Attachments = append(s.Attachments, first(name, maxLine))
	}
	return s
}

// recognized is what a machine read in the pictures of a message.
func recognized(msg *message.Message) string {
	var read []string
	for i := range msg.Recognized {
		if t := msg.Recognized[i].Text; t != "" {
			read = append(read, t)
		}
	}
	return strings.Join(read, "\n\n")
}

// addLinks keeps the links that a reader could have followed, each once.
func (s *shown) addLinks(links []message.Hyperlink) {
	seen := map[shownLink]bool{}
	for _, l := range links {
		if l.Place == message.InHidden || l.Place == message.InHeader || l.Place == message.InMeta {
			continue
		}
		text := l.Text
		if text == "" {
			text = l.Alt
		}
		one := shownLink{Text: first(text, 80), Target: first(l.Target, maxLine)}
		if seen[one] {
			continue
		}
		if len(s.Links) == maxLinks {
			s.MoreLinks++
			if s.MoreLinks > 1000 {
				return
			}
			continue
		}
		seen[one] = true
		s.Links = append(s.Links, one)
	}
}

// person is a mailbox as it was written.
type person struct{ Name, Addr string }

func mailbox(a message.Address) person {
	return person{Name: first(a.Name, maxLine/2), Addr: first(a.Addr, maxLine/2)}
}

// segments shows a mailbox; the name is no address, whatever it holds.
func (p person) segments() []segment {
	switch {
	case p.Addr == "":
		return visible(p.Name)
	case p.Name == "":
		return safe(p.Addr)
	default:
		return visible(p.Name + " <" + defangText(p.Addr) + ">")
	}
}

// first returns the first n characters of s.
func first(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// mail is the message as the page shows it.
type mail struct {
	From, ReplyTo, Subject []segment
	Date                   string // in the sender's zone
	DateTime               string // RFC 3339
	Text                   []segment
	Cut                    bool
	Links                  []mailLink
	MoreLinks              int
	Attachments            [][]segment
	Pictures               int
	// Language is the lang attribute of what the sender wrote.
	Language string
	Empty    bool
	// Handle is who sent a text, and Answers what the reader said about a call.
	Handle  []segment
	Answers *answered
	// Call and Picture tell what it was; Recognized that the text was read in a
	// picture.
	Call, Picture, Recognized bool
}

// answered is what a reader answered about a call. Topics, wishes and deeds are
// keys of texts.
type answered struct {
	Caller       []segment
	Withheld     bool
	About        string
	Wanted, Done []string
}

// answered lists what was answered, nil where nobody was asked.
func (s shown) answered() *answered {
	a := s.Answers
	if a == nil {
		return nil
	}
	out := &answered{Caller: visible(a.Caller), Withheld: a.Number == message.NumberWithheld}
	if a.About != message.AboutUnknown {
		out.About = "about." + string(a.About)
	}
	for _, w := range a.Wanted {
		out.Wanted = append(out.Wanted, "wanted."+string(w))
	}
	for _, d := range a.Done {
		out.Done = append(out.Done, "done."+string(d))
	}
	return out
}

type mailLink struct {
	Text   []segment
	Target []segment
}

// mail makes the message safe to show; lang is the language that it is in.
func (s shown) mail(lang string) mail {
	if lang == "" || len(lang) > 35 || !utf8.ValidString(lang) {
		lang = "und"
	}
	m := mail{
		From: s.From.segments(), ReplyTo: s.ReplyTo.segments(), Subject: safe(s.Subject),
		Text: safe(s.Text), Cut: s.Cut, Pictures: s.Pictures, MoreLinks: s.MoreLinks, Language: lang,
	}
	m.Handle, m.Answers = safe(s.Handle), s.answered()
	m.Call, m.Picture, m.Recognized = s.Channel == message.Call, s.Channel == message.Image, s.Recognized
	if !s.Date.IsZero() {
		m.Date, m.DateTime = s.Date.Format("2006-01-02 15:04 -07:00"), s.Date.Format(time.RFC3339)
	}
	for _, l := range s.Links {
		m.Links = append(m.Links, mailLink{Text: safe(l.Text), Target: visible(defangURL(l.Target))})
	}
	for _, a := range s.Attachments {
		m.Attachments = append(m.Attachments, safe(a))
	}
	m.Empty = len(m.Text) == 0
	return m
}
