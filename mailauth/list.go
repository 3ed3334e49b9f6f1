package mailauth

import (
	"slices"
	"strings"

	"bonafide/message"
)

// List is what the message says of a mailing list.
type List struct {
	// Redistributed tells that a list took the message from its author and sent
	// it on to its members. Newsletters bear List-Id too and aren't.
	Redistributed bool
	// ID is the identifier in List-Id (RFC 2919), "" if there is none.
	ID string
	// Marks say by what it was recognized: "list-post", "x-beenthere", …
	Marks []string
}

// readList finds the marks of a mailing list (RFC 2369, RFC 2919).
func readList(m *message.Message) List {
	var l List
	strong, weak := 0, 0
	mark := func(name string, isStrong bool) {
		if slices.Contains(l.Marks, name) {
			return
		}
		l.Marks = append(l.Marks, name)
		if isStrong {
			strong++
		} else {
			weak++
		}
	}
	for i := range m.Header {
		f := &m.Header[i]
		switch f.Key {
		case "list-id":
			l.ID = listID(f.Value)
			mark("list-id", false)
		case "list-post":
			if containsFold(f.Value, "mailto:") {
				mark("list-post", true)
			}
		case "x-beenthere", "x-mailman-version", "x-mailing-list", "x-loop", "mailing-list", "x-google-group-id", "list-archive":
			mark(f.Key, f.Key != "x-loop" && f.Key != "list-archive")
		case "precedence":
			if strings.EqualFold(strings.TrimSpace(f.Value), "list") {
				mark("precedence", false)
			}
		case "sender", "errors-to":
			if containsFold(f.Value, "-bounces@") || containsFold(f.Value, "owner-") || containsFold(f.Value, "-admin@") {
				mark(f.Key, false)
			}
		}
	}
	if i, j := strings.IndexByte(m.Subject, '['), strings.IndexByte(m.Subject, ']'); i >= 0 && j > i+1 && j < 40 && weak > 0 {
		mark("subject-tag", false)
	}
	l.Redistributed = strong > 0 || weak >= 3
	return l
}

// listID returns the identifier inside the angle brackets of List-Id.
func listID(value string) string {
	if i := strings.LastIndexByte(value, '<'); i >= 0 {
		value = value[i+1:]
		if j := strings.IndexByte(value, '>'); j >= 0 {
			value = value[:j]
		}
	}
	return strings.ToLower(strings.TrimSpace(value))
}

// forwardMarks finds the marks of automatic forwarding.
func forwardMarks(m *message.Message) []string {
	var marks []string
	add := func(name string) {
		if !slices.Contains(marks, name) {
			marks = append(marks, name)
		}
	}
	for i := range m.Header {
		switch key := m.Header[i].Key; key {
		case "x-forwarded-to", "x-forwarded-for", "x-forwarded-encrypted", "resent-from", "resent-to", "resent-sender", "x-ms-exchange-inbox-rules-loop":
			add(key)
		case "x-ms-exchange-forwardingloop":
			add(key)
		}
	}
	local, _, _ := strings.Cut(strings.ToLower(m.ReturnPath), "@")
	switch {
	case strings.HasPrefix(local, "srs0=") || strings.HasPrefix(local, "srs1=") || strings.HasPrefix(local, "srs0+"):
		add("srs")
	case strings.Contains(local, "+caf_="):
		add("caf")
	}
	return marks
}
