package forward

import (
	"strings"
	"unicode"

	"bonafide/message"
	"bonafide/message/email"
)

// openInline takes a copied message out of the text of m.
func openInline(m *message.Message) (Forward, bool) {
	text := m.Text
	b, ok := findBlock(text)
	if m.Quoted != "" {
		if _, below := findBlock(m.Quoted); ok || below {
			// One text again, as it was before the parser cut it.
			text = m.Text + "\n" + m.Quoted
			b, ok = findBlock(text)
		}
	}
	if !ok || !deliberate(m, &b, text) {
		return Forward{}, false
	}
	before, after := b.divide(text)
	if letters(after) < leastLetters && len(m.Links) == 0 && len(m.Images) == 0 && len(m.Attachments) == 0 {
		return Forward{}, false
	}
	inner := b.message()
	inner.Text, inner.Quoted = email.SplitQuoted(after)
	inner.Plain = plainOf(m)
	inner.HTML, inner.Title, inner.Script = m.HTML, m.Title, m.Script
	inner.Hidden, inner.HiddenBy, inner.Preheader, inner.Invisible = m.Hidden, m.HiddenBy, m.Preheader, m.Invisible
	inner.Images, inner.Forms, inner.Attachments = m.Images, m.Forms, m.Attachments
	inner.Recognized, inner.Gap, inner.Drawn = m.Recognized, m.Gap, m.Drawn

	wrapper := *m
	wrapper.Subject = subjectOf(m.Subject, inner.Subject)
	wrapper.Text, wrapper.Quoted, wrapper.Plain = before, "", ""
	wrapper.HTML, wrapper.Title, wrapper.Script = false, "", false
	wrapper.Hidden, wrapper.HiddenBy, wrapper.Preheader, wrapper.Invisible = "", nil, 0, 0
	wrapper.Images, wrapper.Forms, wrapper.Attachments, wrapper.Messages = nil, nil, nil, nil
	wrapper.Recognized, wrapper.Gap, wrapper.Drawn = nil, 0, nil
	inner.Links, wrapper.Links = divideLinks(m, before, after)
	quoteLinks(inner)
	return Forward{Kind: Inline, Inner: []*message.Message{inner}, Wrapper: &wrapper}, true
}

// leastLetters is how many letters make a text.
const leastLetters = 5

// deliberate tells a forward from an answer, which has the same block in
// Outlook. Where the words above the block don't say it, the subject does.
func deliberate(m *message.Message, b *block, text string) bool {
	if b.answered && !opensWithForward(m.Subject) {
		return false
	}
	if b.mark == markForwarded {
		return true
	}
	prefix, _, ok := cutPrefix(m.Subject)
	switch {
	case ok:
		return forwards(prefix)
	case len(m.Header) > 0: // the forwarder wrote a subject of their own
		return m.Header.Count("in-reply-to") == 0 && m.Header.Count("references") == 0 &&
			(b.mark != noMark || letters(text[:b.start]) < fewLetters) // else the digest of a mailing list
	case len(m.From) == 0: // pasted text
		return true
	default: // inside another forward: only if nothing was added to it
		return letters(text[:b.start]) < fewLetters
	}
}

func opensWithForward(subject string) bool {
	prefix, _, ok := cutPrefix(subject)
	return ok && forwards(prefix)
}

// fewLetters is how many letters a forwarder's "see below" has at most.
const fewLetters = 40

// letters counts the letters of a text, up to fewLetters.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			if n++; n >= fewLetters {
				break
			}
		}
	}
	return n
}

// divide separates what stands above the block from what stands below it. In a
// quotation, lines without its marks are the forwarder's.
func (b *block) divide(text string) (before, after string) {
	before, after = strings.TrimRight(text[:b.start], "\n"), strings.Trim(text[b.end:], "\n")
	if b.depth == 0 {
		return before, after
	}
	var own, inner strings.Builder
	own.WriteString(before)
	for line := range strings.Lines(after) {
		line = strings.TrimRight(line, "\n")
		rest, depth := unmark(line)
		if rest == "" {
			continue // texts have no blank lines
		}
		to := &inner
		if depth == 0 {
			to = &own
		} else {
			rest = strings.Repeat("> ", max(depth-b.depth, 0)) + rest
		}
		if to.Len() > 0 {
			to.WriteByte('\n')
		}
		to.WriteString(rest)
	}
	return own.String(), inner.String()
}

// plainOf is the copied message in the plain alternative of m.
func plainOf(m *message.Message) string {
	if m.Plain == "" {
		return ""
	}
	b, ok := findBlock(m.Plain)
	if !ok {
		return ""
	}
	_, after := b.divide(m.Plain)
	return after
}

// message makes the message of which the block tells. Its date is left out: the
// block has it in a form of the client's language and often without a zone.
func (b *block) message() *message.Message {
	m := &message.Message{Channel: message.Email, FromFields: 1}
	m.Subject = strings.TrimSpace(strings.ReplaceAll(b.values[fieldSubject], "*", ""))
	m.From, m.Sender = author(b.values[fieldFrom])
	m.To = recipients(b.values[fieldTo])
	m.Cc = recipients(b.values[fieldCc])
	m.ReplyTo = recipients(b.values[fieldReplyTo])
	return m
}
