package email

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bonafide/message"
)

// span is a field as offsets into the source.
type span struct{ start, colon, end int }

// readHeader reads the fields that begin at offset at (RFC 5322 section 2.2)
// and returns them with the offset at which the body begins. It tolerates lines
// that are no field between fields, and a missing blank line after the last.
func (p *parser) readHeader(raw []byte, at int) (message.Header, int) {
	spans := make([]span, 0, 48)
	i, body, dropped := at, len(raw), false
	for i < len(raw) {
		line, next := lineAt(raw, i)
		if len(line) == 0 {
			body = next
			break
		}
		switch colon := fieldColon(line); {
		case (line[0] == ' ' || line[0] == '\t') && len(spans) > 0:
			if len(bytes.TrimSpace(line)) == 0 && !fieldFollows(raw, next) {
				// A line of spaces after the header is meant as its end.
				p.defect("header.blank-line", "")
				return p.fields(raw, spans), next
			}
			if !dropped {
				spans[len(spans)-1].end = next
			}
		case colon > 0:
			if dropped = !p.roomForField(i-at, len(spans)); !dropped {
				spans = append(spans, span{i, i + colon, next})
			}
		case !bytes.HasPrefix(line, []byte("--")) && fieldFollows(raw, next):
			p.defect("header.garbage", clip(line))
		default:
			p.defect("header.no-blank-line", clip(line))
			return p.fields(raw, spans), i
		}
		i = next
	}
	return p.fields(raw, spans), body
}

// roomForField tells whether a header of this size may have one more field.
func (p *parser) roomForField(size, fields int) bool {
	switch {
	case size > p.lim.HeaderSize:
		p.limit("header")
	case fields >= p.lim.HeaderFields:
		p.limit("fields")
	default:
		return true
	}
	return false
}

// lineAt returns the line at offset i without its line break, and where the
// next begins.
func lineAt(raw []byte, i int) (line []byte, next int) {
	n := bytes.IndexByte(raw[i:], '\n')
	if n < 0 {
		return bytes.TrimSuffix(raw[i:], []byte("\r")), len(raw)
	}
	line, next = raw[i:i+n], i+n+1
	if n > 0 && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return line, next
}

// maxName is the longest field name that is believed.
const maxName = 76

// fieldColon returns the offset of the colon of a field, or -1. Space before
// the colon is tolerated (RFC 5322 section 4.5).
func fieldColon(line []byte) int {
	for i, c := range line[:min(len(line), maxName)] {
		switch {
		case c == ':':
			if i > 0 && bytes.HasPrefix(line[i+1:], []byte("//")) {
				return -1 // http://…
			}
			return i
		case c <= ' ':
			if rest := bytes.TrimLeft(line[i:], " \t"); i == 0 || len(rest) == 0 || rest[0] != ':' {
				return -1
			}
		case c >= 0x7f, c == '<', c == '>', c == '"', c == '(', c == ')', c == ',', c == ';', c == '@', c == '{', c == '}', c == '[':
			return -1
		}
	}
	return -1
}

// fieldFollows tells whether one of the next lines begins a field of a known
// name, so that what stands before it is not the body.
func fieldFollows(raw []byte, i int) bool {
	for range 3 {
		if i >= len(raw) {
			return false
		}
		var line []byte
		line, i = lineAt(raw, i)
		if len(line) == 0 {
			return false
		}
		if colon := fieldColon(line); colon > 0 && knownField(strings.ToLower(string(bytes.TrimSpace(line[:colon])))) {
			return true
		}
	}
	return false
}

// fields builds the header from its spans.
func (p *parser) fields(raw []byte, spans []span) message.Header {
	if len(spans) == 0 {
		return nil
	}
	// All names and values lie in one string: a header has dozens of them.
	var block strings.Builder
	block.Grow(spans[len(spans)-1].end - spans[0].start + 32*len(spans))
	ends := make([][3]int, len(spans))
	for i, s := range spans {
		name := bytes.TrimRight(raw[s.start:s.colon], " \t")
		block.Write(name)
		ends[i][0] = block.Len()
		for _, c := range name {
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			block.WriteByte(c)
		}
		ends[i][1] = block.Len()
		p.value(&block, raw[s.colon+1:s.end])
		ends[i][2] = block.Len()
	}
	h, text, at := make(message.Header, len(spans)), block.String(), 0
	for i, e := range ends {
		h[i] = message.Field{
			Name: text[at:e[0]], Key: text[e[0]:e[1]], Value: text[e[1]:e[2]],
			Start: spans[i].start, End: spans[i].end,
		}
		at = e[2]
	}
	return h
}

// value writes an unfolded field body (RFC 5322 section 2.2.3) without NULs and
// as valid UTF-8.
func (p *parser) value(to *strings.Builder, v []byte) {
	v = bytes.Trim(v, " \t\r\n")
	if !utf8.Valid(v) {
		if v = unfold(v); !utf8.Valid(v) {
			p.defect("header.8bit", "")
			to.WriteString(repairUTF8(v))
			return
		}
	}
	for len(v) > 0 {
		line := v
		if i := bytes.IndexByte(v, '\n'); i >= 0 {
			line, v = v[:i], v[i+1:]
		} else {
			v = nil
		}
		if n := len(line); n > 0 && line[n-1] == '\r' {
			line = line[:n-1]
		}
		if bytes.IndexByte(line, '\r') >= 0 || bytes.IndexByte(line, 0) >= 0 {
			line = unfold(line)
		}
		to.Write(line)
	}
}

// unfold drops what a folded value does not contain.
func unfold(v []byte) []byte {
	out := make([]byte, 0, len(v))
	for _, c := range v {
		if c != '\r' && c != '\n' && c != 0 {
			out = append(out, c)
		}
	}
	return out
}

// clip shortens a line for the detail of a defect.
func clip(line []byte) string {
	return validHeader(string(line[:min(len(line), 60)]))
}

// knownField tells field names that only a header has.
func knownField(key string) bool {
	switch key {
	case "from", "to", "cc", "bcc", "subject", "date", "message-id", "received", "return-path",
		"mime-version", "content-type", "content-transfer-encoding", "content-disposition",
		"content-id", "reply-to", "sender", "delivered-to", "dkim-signature",
		"authentication-results", "received-spf", "references", "in-reply-to", "list-unsubscribe",
		"list-id", "precedence", "envelope-to", "errors-to", "user-agent", "importance", "priority",
		"resent-from", "resent-to", "resent-date", "mailing-list", "arc-seal", "status", "organization":
		return true
	}
	return strings.HasPrefix(key, "x-") && len(key) > 3 || strings.HasPrefix(key, "arc-") || strings.HasPrefix(key, "list-")
}
