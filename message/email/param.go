package email

import (
	"strings"
)

// param is a parameter of a MIME field, its name in lower case.
type param struct{ key, value string }

// mediaValue is the value of Content-Type or Content-Disposition.
type mediaValue struct {
	kind   string // lower case
	params []param
}

// get returns a parameter, decoded: RFC 2231 where it is used, else encoded
// words, which RFC 2047 section 5 forbids there and everybody writes.
func (m *mediaValue) get(key string) string {
	for i := range m.params {
		if m.params[i].key == key {
			return decodeWords(m.params[i].value)
		}
	}
	return m.extended(key)
}

// maxParams bounds the parameters of one field.
const maxParams = 64

// parseMedia reads a value such as text/html; charset="utf-8", also with the
// semicolons missing.
func parseMedia(v string) mediaValue {
	v = strings.TrimSpace(v)
	end := strings.IndexAny(v, "; \t(,")
	if end < 0 {
		return mediaValue{kind: strings.ToLower(v)}
	}
	m := mediaValue{kind: strings.ToLower(v[:end])}
	v = v[end:]
	for v != "" && len(m.params) < maxParams {
		var p param
		p, v = parseParam(v)
		if p.key != "" {
			if m.params == nil {
				m.params = make([]param, 0, 4)
			}
			m.params = append(m.params, p)
		}
	}
	return m
}

// parseParam reads one parameter, and what stands before it.
func parseParam(v string) (p param, rest string) {
	v = strings.TrimLeft(v, "; \t\r\n,")
	if strings.HasPrefix(v, "(") {
		return param{}, skipComment(v)
	}
	eq := strings.IndexAny(v, "=;")
	if eq < 0 {
		return param{}, ""
	}
	if v[eq] == ';' {
		return param{}, v[eq:]
	}
	p.key = strings.ToLower(strings.TrimSpace(v[:eq]))
	v = strings.TrimLeft(v[eq+1:], " \t")
	if strings.HasPrefix(v, `"`) {
		p.value, rest = unquote(v)
		return p, rest
	}
	end := strings.IndexByte(v, ';')
	if end < 0 {
		end = len(v)
	}
	value := v[:end]
	if !strings.HasPrefix(p.key, "name") && !strings.HasPrefix(p.key, "filename") {
		// A space ends a token; the next parameter may follow it.
		if i := strings.IndexAny(value, " \t"); i >= 0 {
			value, end = value[:i], i
		}
	}
	p.value = strings.TrimSpace(value)
	return p, v[end:]
}

// unquote reads the quoted string at the start of v (RFC 5322 section 3.2.4).
// Without a closing quotation mark it goes to the end.
func unquote(v string) (value, rest string) {
	v = v[1:]
	i := strings.IndexAny(v, `"\`)
	if i < 0 {
		return v, ""
	}
	if v[i] == '"' {
		return v[:i], v[i+1:]
	}
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		switch c := v[i]; {
		case c == '"':
			return b.String(), v[i+1:]
		case c == '\\' && i+1 < len(v):
			i++
			b.WriteByte(v[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), ""
}

// skipComment returns what follows the comment at the start of v (RFC 5322
// section 3.2.2).
func skipComment(v string) string {
	depth := 0
	for i := 0; i < len(v); i++ {
		switch v[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return v[i+1:]
			}
		}
	}
	return ""
}

// extended joins the pieces of a parameter that was split or encoded by RFC
// 2231: key*0*=utf-8”…; key*1=…
func (m *mediaValue) extended(key string) string {
	var data []byte
	charset, found := "", false
	for n := 0; n <= maxParams; n++ {
		p, encoded, ok := m.piece(key, n)
		if !ok && n == 0 {
			continue // key*= or a numbering from 1
		}
		if !ok {
			break
		}
		found = true
		if encoded && charset == "" && len(data) == 0 {
			charset, p = splitCharset(p)
		}
		if encoded {
			data = append(data, unpercent(p)...)
		} else {
			data = append(data, p...)
		}
	}
	if !found {
		return m.whole(key)
	}
	text, _ := decodeCharset(charset, data)
	return decodeWords(text)
}

// whole decodes key*=charset'language'value.
func (m *mediaValue) whole(key string) string {
	for i := range m.params {
		if p := m.params[i]; len(p.key) == len(key)+1 && p.key[len(key)] == '*' && p.key[:len(key)] == key {
			charset, v := splitCharset(p.value)
			text, _ := decodeCharset(charset, unpercent(v))
			return text
		}
	}
	return ""
}

// piece finds key*n or key*n*.
func (m *mediaValue) piece(key string, n int) (value string, encoded, ok bool) {
	for i := range m.params {
		rest, match := strings.CutPrefix(m.params[i].key, key)
		if !match || len(rest) < 2 || rest[0] != '*' {
			continue
		}
		number, star := strings.CutSuffix(rest[1:], "*")
		if number == decimal(n) {
			return m.params[i].value, star, true
		}
	}
	return "", false, false
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return string([]byte{byte('0' + n/10%10), byte('0' + n%10)})
}

func splitCharset(v string) (charset, rest string) {
	charset, after, ok := strings.Cut(v, "'")
	if !ok {
		return "", v
	}
	_, rest, ok = strings.Cut(after, "'")
	if !ok {
		return "", v
	}
	return charset, rest
}

func unpercent(v string) []byte {
	out := make([]byte, 0, len(v))
	for i := 0; i < len(v); i++ {
		if v[i] == '%' && i+2 < len(v) {
			if h, l := hexValue(v[i+1]), hexValue(v[i+2]); h >= 0 && l >= 0 {
				out = append(out, byte(h<<4|l))
				i += 2
				continue
			}
		}
		out = append(out, v[i])
	}
	return out
}
