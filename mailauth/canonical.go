package mailauth

import (
	"bytes"
	"crypto/sha256"
	"hash"
)

// canonicalization is one of the algorithms of RFC 6376 section 3.4.
type canonicalization string

const (
	simple  canonicalization = "simple"
	relaxed canonicalization = "relaxed"
)

// bodyDigest is the hash of a canonicalized body.
type bodyDigest struct {
	sum [sha256.Size]byte
	// length is the size of the canonicalized body in octets, of which at most
	// limit were hashed.
	length int64
}

// bodyWriter hashes at most limit octets of what is written to it.
type bodyWriter struct {
	h     hash.Hash
	buf   []byte
	limit int64 // -1: no limit
	size  int64
	// Here, so that writing them doesn't allocate for each line.
	crlf, space, spaces, tab []byte
}

// write takes octets of the canonicalized body.
func (w *bodyWriter) write(p []byte) {
	if w.limit >= 0 {
		if left := w.limit - w.size; int64(len(p)) > left {
			w.size += int64(len(p))
			if left > 0 {
				w.add(p[:left])
			}
			return
		}
	}
	w.size += int64(len(p))
	w.add(p)
}

func (w *bodyWriter) add(p []byte) {
	if len(w.buf)+len(p) > cap(w.buf) {
		w.h.Write(w.buf)
		w.buf = w.buf[:0]
		if len(p) >= cap(w.buf) {
			w.h.Write(p)
			return
		}
	}
	w.buf = append(w.buf, p...)
}

// emptyLines writes n line breaks that turned out not to be at the end.
func (w *bodyWriter) emptyLines(n int) {
	for ; n > 0; n-- {
		w.write(w.crlf)
	}
}

const lineEnd = "\r\n"

// hashBody canonicalizes body (RFC 6376 sections 3.4.3 and 3.4.4) and hashes at
// most limit octets of it, all if limit is negative. A bare LF counts as CRLF,
// as files are often saved so. One pass, no copy of the body.
func hashBody(body []byte, c canonicalization, limit int64) bodyDigest {
	w := bodyWriter{h: sha256.New(), buf: make([]byte, 0, 2048), limit: limit, crlf: []byte(lineEnd), space: []byte{' '}, spaces: []byte("  "), tab: []byte{'\t'}}
	empty, any := 0, false
	for len(body) > 0 {
		line := body
		if i := bytes.IndexByte(body, '\n'); i >= 0 {
			line, body = body[:i], body[i+1:]
		} else {
			body = nil
		}
		if n := len(line); n > 0 && line[n-1] == '\r' {
			line = line[:n-1]
		}
		if c == relaxed {
			line = trimSpaceRight(line)
		}
		if len(line) == 0 {
			empty++
			continue
		}
		w.emptyLines(empty)
		empty, any = 0, true
		if c == relaxed {
			w.folded(line)
		} else {
			w.write(line)
		}
		w.write(w.crlf)
	}
	if !any && c == simple {
		w.write(w.crlf)
	}
	w.h.Write(w.buf)
	d := bodyDigest{length: w.size}
	w.h.Sum(d.sum[:0])
	return d
}

// folded writes a line with each run of white space as one space.
func (w *bodyWriter) folded(line []byte) {
	// Only what is no single space changes. Each of the two is looked for anew
	// when it lies behind, so that no octet is looked at more often than twice.
	tab, pair := indexAfter(line, 0, w.tab), indexAfter(line, 0, w.spaces)
	at := 0
	for i := min(tab, pair); i < len(line); i = min(tab, pair) {
		start := i
		if start > at && line[start-1] == ' ' {
			start-- // of a space and a tab
		}
		w.write(line[at:start])
		w.write(w.space)
		for i < len(line) && (line[i] == ' ' || line[i] == '\t') {
			i++
		}
		at = i
		if tab < at {
			tab = indexAfter(line, at, w.tab)
		}
		if pair < at {
			pair = indexAfter(line, at, w.spaces)
		}
	}
	w.write(line[at:])
}

// indexAfter is where sep stands in line from at on, the length of line where
// it doesn't.
func indexAfter(line []byte, at int, sep []byte) int {
	if i := bytes.Index(line[at:], sep); i >= 0 {
		return at + i
	}
	return len(line)
}

func trimSpaceRight(b []byte) []byte {
	for len(b) > 0 && (b[len(b)-1] == ' ' || b[len(b)-1] == '\t') {
		b = b[:len(b)-1]
	}
	return b
}

// appendHeader appends the canonicalized header field to dst, with its line
// break (RFC 6376 sections 3.4.1 and 3.4.2).
func appendHeader(dst, field []byte, c canonicalization) []byte {
	if c == simple {
		return appendLines(dst, field)
	}
	name, value, _ := bytes.Cut(field, []byte(":"))
	for _, ch := range trimSpaceRight(name) {
		if ch >= 'A' && ch <= 'Z' {
			ch |= 0x20
		}
		dst = append(dst, ch)
	}
	dst = append(dst, ':')
	space := false
	start := len(dst)
	for i, ch := range value {
		switch {
		case ch == ' ' || ch == '\t':
			space = true
			continue
		case ch == '\n' || ch == '\r' && (i+1 == len(value) || value[i+1] == '\n'):
			continue
		}
		if space && len(dst) > start {
			dst = append(dst, ' ')
		}
		space = false
		dst = append(dst, ch)
	}
	return append(dst, '\r', '\n')
}

// appendLines copies a field with every line break as CRLF, one at its end.
func appendLines(dst, field []byte) []byte {
	for len(field) > 0 {
		i := bytes.IndexByte(field, '\n')
		line := field
		if i >= 0 {
			line, field = field[:i], field[i+1:]
		} else {
			field = nil
		}
		dst = append(dst, bytes.TrimSuffix(line, []byte("\r"))...)
		dst = append(dst, '\r', '\n')
	}
	return dst
}

// withoutSignature returns a copy of a signature field whose b= is empty, as it
// was signed (RFC 6376 section 3.7).
func withoutSignature(field []byte) []byte {
	colon := bytes.IndexByte(field, ':')
	out := make([]byte, 0, len(field))
	out = append(out, field[:colon+1]...)
	rest := field[colon+1:]
	for {
		end := bytes.IndexByte(rest, ';')
		part := rest
		if end >= 0 {
			part = rest[:end]
		}
		name, _, ok := bytes.Cut(part, []byte("="))
		if ok && string(bytes.Trim(name, " \t\r\n")) == "b" {
			out = append(out, name...)
			out = append(out, '=')
			if end < 0 { // keep the line break that ends the field
				out = append(out, lineBreak(part)...)
			}
		} else {
			out = append(out, part...)
		}
		if end < 0 {
			return out
		}
		out = append(out, ';')
		rest = rest[end+1:]
	}
}

// lineBreak returns the line break at the end of b.
func lineBreak(b []byte) []byte {
	switch {
	case bytes.HasSuffix(b, []byte(lineEnd)):
		return []byte(lineEnd)
	case bytes.HasSuffix(b, []byte("\n")):
		return []byte("\n")
	default:
		return nil
	}
}
