package pdf

import (
	"bytes"
	"strconv"
)

// The values of a PDF file (ISO 32000-1 section 7.3): float64, name, text
// ([]byte), array ([]any), dictionary, reference, operator; nil is null and
// what cannot be read.
type (
	name       string
	operator   string
	dictionary map[string]any
	reference  struct{ object, generation int }
)

// mostDepth bounds the nesting of arrays and dictionaries.
const mostDepth = 24

// lexer reads values one after the other.
type lexer struct {
	b     []byte
	at    int
	depth int
}

func white(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// space skips white space and comments.
func (l *lexer) space() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case white(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// next reads a value; ok is false at the end.
func (l *lexer) next() (v any, ok bool) {
	l.space()
	if l.at >= len(l.b) {
		return nil, false
	}
	switch c := l.b[l.at]; c {
	case '/':
		l.at++
		return name(unescape(l.word())), true
	case '(':
		return l.literal(), true
	case '<':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '<' {
			l.at += 2
			return l.dictionary(), true
		}
		return l.hex(), true
	case '[':
		l.at++
		return l.array(), true
	case '>', ']', ')', '{', '}':
		l.at++
		if c == '>' && l.at < len(l.b) && l.b[l.at] == '>' {
			l.at++
			return operator(">>"), true
		}
		return operator(c), true
	default:
		return l.scalar(), true
	}
}

// word reads up to white space or a delimiter.
func (l *lexer) word() []byte {
	start := l.at
	for l.at < len(l.b) && !white(l.b[l.at]) && !delimiter(l.b[l.at]) {
		l.at++
	}
	return l.b[start:l.at]
}

// unescape undoes #xx in a name (section 7.3.5).
func unescape(w []byte) string {
	if bytes.IndexByte(w, '#') < 0 {
		return string(w)
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if n, err := strconv.ParseUint(string(w[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return string(out)
}

// scalar reads a number, a reference, a keyword or an operator.
func (l *lexer) scalar() any {
	w := l.word()
	if len(w) == 0 {
		l.at++
		return nil
	}
	if c := w[0]; c < '0' && c != '+' && c != '-' && c != '.' || c > '9' {
		switch s := string(w); s {
		case "true":
			return true
		case "false":
			return false
		case "null":
			return nil
		default:
			return operator(s)
		}
	}
	f, err := strconv.ParseFloat(string(w), 64)
	if err != nil || f != f || f > 1e12 || f < -1e12 {
		return 0.0
	}
	if w[0] >= '0' && w[0] <= '9' && f == float64(int(f)) {
		if g, ok := l.referred(); ok {
			return reference{int(f), g}
		}
	}
	return f
}

// referred reads the generation and the R of a reference, if they follow.
func (l *lexer) referred() (generation int, ok bool) {
	i := l.at
	for i < len(l.b) && i < l.at+4 && white(l.b[i]) {
		i++
	}
	start := i
	for i < len(l.b) && i < start+5 && l.b[i] >= '0' && l.b[i] <= '9' {
		generation = 10*generation + int(l.b[i]-'0')
		i++
	}
	if i == start || i >= len(l.b) || !white(l.b[i]) {
		return 0, false
	}
	for i < len(l.b) && i < start+10 && white(l.b[i]) {
		i++
	}
	if i >= len(l.b) || l.b[i] != 'R' || i+1 < len(l.b) && !white(l.b[i+1]) && !delimiter(l.b[i+1]) {
		return 0, false
	}
	l.at = i + 1
	return generation, true
}

func (l *lexer) array() []any {
	if l.depth++; l.depth > mostDepth {
		l.at = len(l.b)
	}
	defer func() { l.depth-- }()
	var out []any
	for {
		v, ok := l.next()
		if !ok || v == operator("]") || v == operator("endobj") {
			return out
		}
		if len(out) < 1<<16 {
			out = append(out, v)
		}
	}
}

func (l *lexer) dictionary() dictionary {
	if l.depth++; l.depth > mostDepth {
		l.at = len(l.b)
	}
	defer func() { l.depth-- }()
	out := dictionary{}
	for {
		k, ok := l.next()
		if !ok || k == operator(">>") || k == operator("endobj") || k == operator("stream") {
			return out
		}
		key, isName := k.(name)
		if !isName {
			continue
		}
		v, ok := l.next()
		if !ok || v == operator(">>") {
			return out
		}
		if len(out) < 1<<12 {
			out[string(key)] = v
		}
	}
}

// literal reads a string in parentheses (section 7.3.4.2).
func (l *lexer) literal() []byte {
	var out []byte
	open := 0
	for l.at++; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '(':
			open++
			out = append(out, c)
		case ')':
			if open == 0 {
				l.at++
				return out
			}
			open--
			out = append(out, c)
		case '\\':
			out = l.escaped(out)
		default:
			out = append(out, c)
		}
	}
	return out
}

func (l *lexer) escaped(out []byte) []byte {
	l.at++
	if l.at >= len(l.b) {
		return out
	}
	switch c := l.b[l.at]; c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
			l.at++
		}
		return out
	case '\n':
		return out
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v := int(c - '0')
		for n := 0; n < 2 && l.at+1 < len(l.b) && l.b[l.at+1] >= '0' && l.b[l.at+1] <= '7'; n++ {
			l.at++
			v = v<<3 | int(l.b[l.at]-'0')
		}
		return append(out, byte(v))
	default:
		return append(out, c)
	}
}

// hex reads a string in angle brackets.
func (l *lexer) hex() []byte {
	l.at++
	end := bytes.IndexByte(l.b[l.at:], '>')
	if end < 0 {
		end = len(l.b) - l.at
	}
	out := unhex(l.b[l.at : l.at+end])
	l.at = min(l.at+end+1, len(l.b))
	return out
}

func unhex(b []byte) []byte {
	out := make([]byte, 0, len(b)/2+1)
	high := -1
	for _, c := range b {
		d := -1
		switch {
		case c >= '0' && c <= '9':
			d = int(c - '0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			d = int(c|0x20-'a') + 10
		case c == '>':
			return out
		}
		switch {
		case d < 0:
		case high < 0:
			high = d
		default:
			out = append(out, byte(high<<4|d))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}
