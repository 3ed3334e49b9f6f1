package forward

import (
	"strings"
	"unicode"

	"bonafide/message"
)

// Kind is the way in which a message was passed on.
type Kind string

// The kinds.
const (
	// Inline means that its text was copied into another message. Header and
	// signatures are gone, and every word may have been changed.
	Inline Kind = "inline"
	// Attached means that it was attached as a file or part of its own, with
	// the header that it had.
	Attached Kind = "attached"
)

// Forward is a message that holds others.
type Forward struct {
	Kind Kind
	// Inner are the messages inside: one for Inline, at most MaxAttached for
	// Attached. Those of Inline have no Header and no Raw.
	Inner []*message.Message
	// Left counts the attached messages beyond MaxAttached, which are not among
	// Inner.
	Left int
	// Collected tells that by its form no person passed the messages on: a
	// mail server gives one back, or a mailing list sends a digest. Anybody can
	// write that form.
	Collected bool
	// Wrapper is the message without what is inside: its header, the
	// forwarder's own words, links and files. It shares memory with the
	// original.
	Wrapper *message.Message
}

// MaxAttached is how many attached messages are given; more are a collection.
const MaxAttached = 10

// Open takes one layer off m: it tells whether m is a forward and what is in
// it. An attached message goes before a copied one. m itself is not changed.
func Open(m *message.Message) (Forward, bool) {
	if m.Channel != message.Email && m.Channel != "" {
		return Forward{}, false
	}
	if len(m.Messages) > 0 {
		if f, ok := openAttached(m); ok {
			return f, true
		}
	}
	return openInline(m)
}

// Redirected tells whether somebody sent the message on as it was, and by
// which address: the Resent-From or Resent-Sender field of the topmost block
// (RFC 5322 section 3.6.6). The author in From remains.
func Redirected(m *message.Message) (by string, ok bool) {
	for i := range m.Header {
		if f := &m.Header[i]; f.Key == "resent-from" || f.Key == "resent-sender" {
			by, ok = strings.TrimSpace(f.Value), true
			if f.Key == "resent-from" {
				break
			}
		}
	}
	return by, ok
}

// subjectOf is the subject that a wrapper has of its own: only the prefix if
// the rest is the subject of what it holds.
func subjectOf(wrapper, inner string) string {
	if !sameWords(bare(wrapper), bare(inner)) {
		return wrapper
	}
	if prefix, _, ok := cutPrefix(wrapper); ok {
		return prefix + ":"
	}
	return ""
}

// sameWords tells whether two subjects differ in nothing but space, marks and
// capitals, which clients change.
func sameWords(a, b string) bool {
	word := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}
	return strings.Map(word, a) == strings.Map(word, b)
}

// bare is a subject without prefixes.
func bare(subject string) string {
	for {
		_, rest, ok := cutPrefix(subject)
		if !ok {
			return strings.TrimSpace(strings.TrimSuffix(subject, "]"))
		}
		subject = rest
	}
}

// cutPrefix takes "Fwd:" or "Re:" off a subject, also inside a bracket as old
// clients write it: [Fwd: Hello].
func cutPrefix(subject string) (prefix, rest string, ok bool) {
	s := strings.TrimLeft(subject, " [\u00a0")
	prefix, rest, ok = strings.Cut(s, ":")
	prefix = folded(strings.TrimSpace(prefix))
	if !ok || !forwards(prefix) && !answers(prefix) {
		return "", subject, false
	}
	return prefix, strings.TrimSpace(rest), true
}

// forwards tells the prefixes of forwarded messages in the languages of mail
// clients.
func forwards(prefix string) bool {
	switch prefix {
	case "fw", "fwd", "wg", "i", "tr", "rv", "enc", "doorst", "pd", "vb", "vs", "vl", "ilt", "yön", "fs", "reenv", "inoltro", "inoltra":
		return true
	}
	return false
}

// answers tells the prefixes of answers.
func answers(prefix string) bool {
	switch prefix {
	case "re", "aw", "r", "rif", "ref", "sv", "antw", "res", "odp", "ynt", "rép", "rép.", "回复", "antwort":
		return true
	}
	return false
}
