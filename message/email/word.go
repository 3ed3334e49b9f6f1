package email

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// maxValue bounds the header values that are decoded, in octets: RFC 5322
// allows lines of 998, and a broken word is searched to its end.
const maxValue = 16 << 10

// decodeWords decodes the encoded words of a header value (RFC 2047), with the
// tolerance of mail clients: words inside quotation marks or against other
// text, raw spaces inside, a missing end, characters split over words.
func decodeWords(s string) string {
	if len(s) > maxValue {
		s = s[:maxValue]
	}
	i := strings.Index(s, "=?")
	if i < 0 {
		return validHeader(s)
	}
	var out strings.Builder
	out.Grow(len(s))
	var run wordRun
	for {
		text := s[:i]
		w, n := parseWord(s[i:])
		if n == 0 {
			// No word: keep the two octets and look on.
			run.flush(&out)
			out.WriteString(validHeader(s[:i+2]))
			s = s[i+2:]
		} else {
			// Space between two words does not count (section 6.2).
			if !run.open || strings.Trim(text, " \t\r\n") != "" {
				run.flush(&out)
				out.WriteString(validHeader(text))
			}
			run.add(&out, w)
			s = s[i+n:]
		}
		if i = strings.Index(s, "=?"); i < 0 {
			run.flush(&out)
			out.WriteString(validHeader(s))
			return out.String()
		}
	}
}

// word is an encoded word.
type word struct {
	charset string
	data    []byte
}

// wordRun joins the octets of adjacent words of one charset, so that a
// character may be split between them.
type wordRun struct {
	word
	open bool
}

func (r *wordRun) add(out *strings.Builder, w word) {
	if r.open && strings.EqualFold(r.charset, w.charset) {
		r.data = append(r.data, w.data...)
		return
	}
	r.flush(out)
	r.word, r.open = w, true
}

func (r *wordRun) flush(out *strings.Builder) {
	if r.open {
		text, _ := decodeCharset(r.charset, r.data)
		out.WriteString(text)
	}
	*r = wordRun{}
}

// maxCharset is longer than any name of a charset with its language.
const maxCharset = 60

// parseWord reads the encoded word at the start of s, which begins with "=?".
// n is its length, 0 if there is none.
func parseWord(s string) (w word, n int) {
	rest := s[2:]
	q := strings.IndexByte(rest[:min(len(rest), maxCharset)], '?')
	if q <= 0 || strings.ContainsAny(rest[:q], " \"<>@,;") || q+2 >= len(rest) || rest[q+2] != '?' {
		return word{}, 0
	}
	w.charset, _, _ = strings.Cut(rest[:q], "*")
	kind := rest[q+1] | 0x20
	if kind != 'q' && kind != 'b' {
		return word{}, 0
	}
	text := rest[q+3:]
	n = 2 + q + 3
	end := strings.Index(text, "?=")
	switch {
	case end >= 0 && !strings.Contains(text[:end], "=?"):
		n += end + 2
	default:
		// No end: the word goes as far as it can.
		end = unclosed(text, kind)
		n += end
	}
	text = text[:end]
	if kind == 'b' {
		w.data = decodeWordB(text)
	} else {
		w.data = decodeWordQ(text)
	}
	return w, n
}

// unclosed is the length of a word without "?=".
func unclosed(text string, kind byte) int {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if kind == 'b' && base64Value[c] < 0 && c != '=' || c == '<' || c == '"' || strings.HasPrefix(text[i:], "=?") {
			return i
		}
	}
	return len(text)
}

func decodeWordB(s string) []byte {
	if data, err := base64.StdEncoding.DecodeString(s); err == nil {
		return data
	}
	in := []byte(s)
	out := make([]byte, len(in)/4*3+4)
	data, defect := dirtyBase64(in, out)
	if defect == "base64.not-encoded" {
		return in
	}
	return data
}

func decodeWordQ(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '_':
			out = append(out, ' ')
		case '=':
			if i+2 < len(s) {
				if h, l := hexValue(s[i+1]), hexValue(s[i+2]); h >= 0 && l >= 0 {
					out = append(out, byte(h<<4|l))
					i += 2
					continue
				}
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return out
}

// validHeader makes raw octets of a header valid UTF-8 (RFC 6532 allows UTF-8
// there; older senders wrote what they had).
func validHeader(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return repairUTF8([]byte(s))
}
