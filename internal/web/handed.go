package web

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/message/text"
)

// Kinds of what a reader has: the three buttons of the form.
const (
	kindEmail = "email"
	kindText  = "text"
	kindCall  = "call"
)

// unanswered is the value of an answer "I don't know".
const unanswered = "unknown"

// kind is the button that is pressed.
func (s submission) kind() string {
	switch k := s.fields.Get("kind"); k {
	case kindText, kindCall:
		return k
	}
	return kindEmail
}

// missing is the key of what is missing, "" if there is something to judge.
func (s submission) missing() string {
	switch {
	case len(bytes.TrimSpace(s.octets())) > 0:
		return ""
	case s.kind() != kindCall:
		return "error.empty"
	}
	for _, name := range []string{"caller", "number", "shown", "about", "wanted", "done"} {
		if slices.ContainsFunc(s.fields[name], func(v string) bool { return strings.TrimSpace(v) != "" }) {
			return ""
		}
	}
	return "error.answers"
}

// octets are what is to be judged: the file if there is one.
func (s submission) octets() []byte {
	if len(bytes.TrimSpace(s.file)) > 0 {
		return s.file
	}
	return []byte(s.fields.Get("source"))
}

// input is the message as the judge takes it. The button says how a text came;
// a link that stands alone, the source of an e-mail and a picture are told by
// their form.
func (s submission) input(country string) intake.Input {
	in := intake.Input{Raw: s.octets(), Text: text.Input{Country: country}}
	switch s.kind() {
	case kindCall:
		in.Channel = message.Call
		in.Text.Answers = s.answers()
	case kindText:
		in.Likely = message.SMS
		in.Text.Sender = strings.TrimSpace(s.fields.Get("sender"))
	default:
		in.Likely = message.Email
	}
	return in
}

// answers are those of the five questions; what the form doesn't offer is left
// out.
func (s submission) answers() *message.Answers {
	a := &message.Answers{
		Caller: first(strings.TrimSpace(s.fields.Get("caller")), 60),
		Number: first(strings.TrimSpace(s.fields.Get("number")), 40),
		Wanted: chosen(s.fields["wanted"], message.CallWishes()),
		Done:   chosen(s.fields["done"], message.CallDeeds()),
	}
	if a.Number == "" && s.fields.Get("shown") == message.NumberWithheld {
		a.Number = message.NumberWithheld
	}
	if topic := message.CallTopic(s.fields.Get("about")); slices.Contains(message.CallTopics(), topic) {
		a.About = topic
	}
	return a
}

// chosen are those of the values that are offered, in the order offered.
func chosen[A ~string](values []string, offered []A) []A {
	var out []A
	for _, o := range offered {
		if slices.Contains(values, string(o)) {
			out = append(out, o)
		}
	}
	return out
}

// kept is what was typed into a field and is put back into the form.
func (s submission) kept(name string) string {
	typed := s.fields.Get(name)
	if len(typed) > maxKept || !utf8.ValidString(typed) {
		return ""
	}
	return typed
}

// country is the reader's, as far as the browser's language tells; "" if
// unknown.
func (p *Pages) country(r *http.Request) string {
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil || len(tags) == 0 {
		return ""
	}
	region, confidence := tags[0].Region()
	if confidence != language.Exact {
		return ""
	}
	return region.String()
}
