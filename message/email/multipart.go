package email

import (
	"bytes"
	"strings"
)

// multipart reads the parts of a multipart entity (RFC 2046 section 5.1).
func (p *parser) multipart(e *entity, raw []byte, depth int) content {
	switch strings.ToLower(e.encoding) {
	case "base64", "quoted-printable": // RFC 2045 section 6.4 forbids it
		if b := e.media.get("boundary"); b == "" || !bytes.Contains(raw, []byte("--"+b)) {
			p.defect("mime.encoded-multipart", e.encoding)
			raw = p.decode(e, raw)
		}
	}
	boundary := e.media.get("boundary")
	if boundary == "" {
		p.defect("mime.no-boundary", e.media.kind)
	}
	parts, closed := splitParts(raw, boundary, p.budget.parts)
	if len(parts) == 0 {
		if boundary != "" {
			p.defect("mime.boundary-not-found", boundary)
		}
		if boundary = guessBoundary(raw); boundary != "" {
			parts, closed = splitParts(raw, boundary, p.budget.parts)
		}
	}
	if len(parts) == 0 {
		return p.unsplit(raw, depth)
	}
	if !closed {
		p.defect("mime.no-final-boundary", boundary)
	}
	return p.combine(e.media.kind, parts, depth)
}

// unsplit reads a multipart body without any boundary as what it looks like.
func (p *parser) unsplit(raw []byte, depth int) content {
	e := entity{media: mediaValue{kind: "text/plain"}}
	if sniffHeader(raw, skipPreamble(raw)) { // the header of a part follows at once
		h, at := p.readHeader(raw, skipPreamble(raw))
		e = p.entityOf(h, "text/plain")
		raw = raw[at:]
	}
	return p.read(&e, raw, depth+1)
}

// combine reads the parts and decides which of them are shown.
func (p *parser) combine(kind string, parts [][]byte, depth int) content {
	fallback := "text/plain"
	if kind == "multipart/digest" {
		fallback = "message/rfc822"
	}
	var all content
	var alternatives []content
	for _, part := range parts {
		h, at := p.readHeader(part, 0)
		e := p.entityOf(h, fallback)
		if kind == "multipart/related" && e.disposition.kind == "" && e.id == "" && e.media.kind != "text/html" {
			e.id = "related"
		}
		c := p.read(&e, part[at:], depth+1)
		if kind == "multipart/alternative" {
			alternatives = append(alternatives, c)
		} else {
			all.append(c)
		}
		if p.budget.parts < 0 {
			break
		}
	}
	if kind == "multipart/alternative" {
		return choose(alternatives)
	}
	return all
}

// choose picks what mail clients show of alternatives: the last in HTML, else
// the last that is not blank. The text of the others is kept as plain.
func choose(alternatives []content) content {
	best := -1
	for i := range alternatives {
		if alternatives[i].html() {
			best = i
		}
	}
	for i := len(alternatives) - 1; i >= 0 && best < 0; i-- {
		if !alternatives[i].blank() {
			best = i
		}
	}
	var out content
	if best >= 0 {
		out = alternatives[best]
	}
	for i := range alternatives {
		if i == best {
			continue
		}
		out.tnef = append(out.tnef, alternatives[i].tnef...)
		if best < 0 {
			continue
		}
		for _, part := range alternatives[i].shown {
			if !part.html {
				out.plain = append(out.plain, part)
			}
		}
	}
	return out
}

// splitParts cuts a multipart body at its delimiter lines. closed tells that
// the last one was there. At most limit parts and one more, which is the rest,
// are cut.
func splitParts(raw []byte, boundary string, limit int) (parts [][]byte, closed bool) {
	if boundary == "" {
		return nil, false
	}
	delimiter := []byte("--" + boundary)
	start := -1 // of the current part; the preamble is dropped
	for i := 0; i < len(raw) && len(parts) <= limit; {
		n := bytes.Index(raw[i:], delimiter)
		if n < 0 {
			break
		}
		at := i + n
		i = at + len(delimiter)
		if at > 0 && raw[at-1] != '\n' {
			continue
		}
		next, last, ok := delimiterEnd(raw, i)
		if !ok {
			continue
		}
		if start >= 0 {
			parts = append(parts, trimBreak(raw[start:max(at, start)]))
		}
		start, i = next, next
		if last {
			return parts, true
		}
	}
	if start >= 0 {
		parts = append(parts, raw[start:])
	}
	return parts, false
}

// delimiterEnd reads what follows a boundary on its line: nothing but "--" and
// space.
func delimiterEnd(raw []byte, i int) (next int, last, ok bool) {
	if bytes.HasPrefix(raw[i:], []byte("--")) {
		last = true
		i += 2
	}
	line, next := lineAt(raw, i)
	return next, last, len(bytes.TrimSpace(line)) == 0
}

// trimBreak drops the line break that belongs to the delimiter.
func trimBreak(b []byte) []byte {
	b = bytes.TrimSuffix(b, []byte("\n"))
	return bytes.TrimSuffix(b, []byte("\r"))
}

// guessBoundary finds the line that looks like the first delimiter: it begins
// with "--" and the header of a part follows it.
func guessBoundary(raw []byte) string {
	for i, n := 0, 0; i < len(raw) && n < 200; n++ {
		line, next := lineAt(raw, i)
		line = bytes.TrimRight(line, " \t")
		if len(line) > 4 && len(line) < 200 && bytes.HasPrefix(line, []byte("--")) && contentFieldAt(raw, next) {
			return string(line[2:])
		}
		i = next
	}
	return ""
}

func contentFieldAt(raw []byte, i int) bool {
	const prefix = "content-"
	return i+len(prefix) <= len(raw) && strings.EqualFold(string(raw[i:i+len(prefix)]), prefix)
}
