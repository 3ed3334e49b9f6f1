package forward

import (
	"slices"
	"strings"

	"bonafide/message"
)

// openAttached takes the attached messages out of m.
func openAttached(m *message.Message) (Forward, bool) {
	var inner []*message.Message
	left := 0
	for _, a := range m.Messages {
		switch {
		case !shows(a):
		case len(inner) < MaxAttached:
			inner = append(inner, a)
		default:
			left++
		}
	}
	if len(inner) == 0 {
		return Forward{}, false
	}
	wrapper := *m
	wrapper.Messages = nil
	if digest(m) || delivery(m) {
		return Forward{Kind: Attached, Inner: inner, Left: left, Wrapper: &wrapper, Collected: true}, true
	}
	wrapper.Recognized = nil // it counts files of the whole
	wrapper.Attachments = slices.DeleteFunc(slices.Clone(m.Attachments), func(a message.Attachment) bool {
		return slices.Contains(a.Traits, message.TraitMessage)
	})
	if len(inner) == 1 {
		wrapper.Subject = subjectOf(m.Subject, inner[0].Subject)
	}
	return Forward{Kind: Attached, Inner: inner, Left: left, Wrapper: &wrapper}, true
}

// shows tells whether there is anything to judge in an attached message.
func shows(m *message.Message) bool {
	return m.Text != "" || len(m.From) > 0 || len(m.Images) > 0 || len(m.Attachments) > 0 || len(m.Messages) > 0
}

// digest tells whether a mailing list collected messages.
func digest(m *message.Message) bool {
	if hasType(m, "multipart/digest") {
		return true
	}
	return len(m.Messages) > 1 && (m.Header.Count("list-id") > 0 || m.Header.Count("list-post") > 0 ||
		strings.EqualFold(strings.TrimSpace(m.Header.Get("precedence")), "list"))
}

// delivery tells whether a mail server gives a message back, in the form of
// RFC 3462 or in an older one.
func delivery(m *message.Message) bool {
	if hasType(m, "multipart/report") {
		return true
	}
	if len(m.From) == 0 {
		return false
	}
	switch strings.ToLower(m.From[0].Local) {
	case "mailer-daemon", "postmaster":
		return true
	}
	return false
}

func hasType(m *message.Message, kind string) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(m.Header.Get("content-type"))), kind)
}
