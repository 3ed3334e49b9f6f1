package mailbox

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// mbox passes on the messages of an mbox. Where numbered is false, a single
// message goes by the path alone.
func (r *reader) mbox(path string, b *bufio.Reader, numbered bool) bool {
	m := mboxReader{r: b, max: r.max, stop: r.ctx.Err}
	for n := 1; ; n++ {
		raw, truncated, more, err := m.next()
		if err != nil {
			return r.fail(path, withoutPath(err))
		}
		name := path
		if numbered || n > 1 || more {
			name = fmt.Sprintf("%s#%d", path, n)
		}
		if !r.give(Item{File: name, Raw: raw, Truncated: truncated}, nil) {
			return false
		}
		if !more {
			return true
		}
	}
}

// mboxReader splits a stream at its From_ lines. In memory are the message
// being read and a buffer.
//
// A From_ line separates when it has a date, and a blank line before it and a
// header field after it; or without the blank line, a field that only a stored
// message begins with. Where a message states its Content-Length (mboxcl,
// mboxcl2) and another one begins just there, From_ lines before that are part
// of the body. Lengths that don't fit are ignored, and after some of them all.
type mboxReader struct {
	r       *bufio.Reader
	max     int
	stop    func() error
	buf     []byte
	misfits int  // lengths that didn't fit
	inside  bool // the first From_ line was read
}

// maxMisfits bounds how often a stated length may send the reader back.
const maxMisfits = 3

// pending is the state of one message while it is read.
type pending struct {
	lineStart, blank bool // of the next line: it begins here; the one before was empty
	header           bool
	body             int // offset of the body
	end              int // offset at which the stated length ends, or -1
	candidate        int // offset of the first From_ line within it, or -1
	resume           int // offset after that line
	truncated        bool
}

// next returns one message and whether more follow.
func (m *mboxReader) next() (raw []byte, truncated, more bool, err error) {
	if !m.inside {
		if _, err := m.r.ReadSlice('\n'); err != nil && !errors.Is(err, io.EOF) {
			return nil, false, false, err
		}
		m.inside = true
	}
	m.buf = m.buf[:0]
	p := pending{lineStart: true, header: true, end: -1, candidate: -1}
	for count := 0; ; count++ {
		if count%1024 == 0 {
			if err := m.stop(); err != nil {
				return nil, false, false, err
			}
		}
		line, err := m.r.ReadSlice('\n')
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
			return nil, false, false, err
		}
		if p.lineStart && !p.header && p.end >= 0 && len(m.buf) >= p.end {
			beyond := m.buf[p.end:]
			fits := len(bytes.TrimLeft(beyond, "\r\n")) == 0
			if fits && (len(line) == 0 || isFromLine(bytes.TrimRight(line, "\r\n"))) {
				return m.finish(m.buf[:p.end], &p), p.truncated, len(line) > 0, nil
			}
			if !fits || len(beyond) > len("\r\n") {
				if p.candidate >= 0 {
					return m.rewind(&p, line)
				}
				p.end = -1
			}
		}
		if len(line) == 0 { // the end of the file
			if p.candidate >= 0 && p.end >= 0 {
				return m.rewind(&p, nil)
			}
			return m.finish(trimSeparator(m.buf), &p), p.truncated, false, nil
		}
		complete := line[len(line)-1] == '\n'
		separator := p.lineStart && complete && isFromLine(bytes.TrimRight(line, "\r\n"))
		if separator {
			line = bytes.Clone(line) // a look at the next line moves the buffer
			separator = m.separates(p.blank)
		}
		if separator && p.end < 0 {
			return m.finish(trimSeparator(m.buf), &p), p.truncated, true, nil
		}
		if p.candidate >= 0 && p.end >= 0 && len(line) > m.max-len(m.buf) {
			return m.rewind(&p, line)
		}
		start := len(m.buf)
		m.add(line, &p)
		if separator && p.candidate < 0 {
			p.candidate, p.resume = start, len(m.buf)
		}
		p.blank = p.lineStart && complete && len(bytes.TrimRight(line, "\r\n")) == 0
		p.lineStart = complete
		if p.header && p.blank {
			p.header, p.body = false, len(m.buf)
			p.end = m.statedEnd(p.body)
		}
	}
}

// separates looks at what follows a From_ line.
func (m *mboxReader) separates(blankBefore bool) bool {
	head, _ := m.r.Peek(256) // what is there is enough to tell
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return blankBefore && (len(head) == 0 || isField(line)) || isTraceField(line)
}

// add keeps a line, as far as the limit allows.
func (m *mboxReader) add(line []byte, p *pending) {
	if room := m.max - len(m.buf); len(line) > room {
		line = line[:room]
		p.truncated = true
		p.end, p.candidate = -1, -1
	}
	m.buf = append(m.buf, line...)
}

// statedEnd is the offset at which the message ends by its Content-Length
// field, or -1.
func (m *mboxReader) statedEnd(body int) int {
	if m.misfits >= maxMisfits {
		return -1
	}
	for line := range bytes.Lines(m.buf[:body]) {
		const name = "content-length:"
		if len(line) < len(name) || !strings.EqualFold(string(line[:len(name)]), name) {
			continue
		}
		n, err := strconv.Atoi(string(bytes.TrimSpace(line[len(name):])))
		if err != nil || n < 0 || n > m.max-body {
			return -1
		}
		return body + n
	}
	return -1
}

// rewind ends the message at the first From_ line within its stated length,
// which didn't fit, and reads on after that line. line was read and not kept.
func (m *mboxReader) rewind(p *pending, line []byte) (raw []byte, truncated, more bool, err error) {
	m.misfits++
	again := append(bytes.Clone(m.buf[p.resume:]), line...)
	m.r = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(again), m.r), bufferSize)
	body := trimSeparator(m.buf[:p.candidate])
	p.candidate = -1
	return m.finish(body, p), p.truncated, true, nil
}

// finish copies a message out of the buffer. Where the length told its end and
// From_ lines stood in it bare, ">From" is what its author wrote (mboxcl2).
func (m *mboxReader) finish(message []byte, p *pending) []byte {
	if p.candidate >= 0 && p.end >= 0 {
		return bytes.Clone(message)
	}
	return unquote(message, min(p.body, len(message)))
}

// trimSeparator drops the blank line that an mbox puts after each message.
func trimSeparator(message []byte) []byte {
	switch {
	case bytes.HasSuffix(message, []byte("\r\n\r\n")):
		return message[:len(message)-2]
	case bytes.HasSuffix(message, []byte("\n\n")):
		return message[:len(message)-1]
	}
	return message
}

// unquote copies a message and drops one ">" from each line of its body that
// is any number of them and "From " (mboxrd; in mboxo there is but one).
func unquote(message []byte, body int) []byte {
	out := make([]byte, 0, len(message))
	out = append(out, message[:body]...)
	for rest := message[body:]; len(rest) > 0; {
		if rest[0] == '>' && bytes.HasPrefix(bytes.TrimLeft(rest[:min(len(rest), 64)], ">"), []byte("From ")) {
			rest = rest[1:]
		}
		end := bytes.Index(rest, []byte("\n>"))
		if end < 0 {
			return append(out, rest...)
		}
		out = append(out, rest[:end+1]...)
		rest = rest[end+1:]
	}
	return out
}
