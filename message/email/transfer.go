package email

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// decodeTransfer undoes a Content-Transfer-Encoding (RFC 2045 section 6). What
// is broken is decoded as far as it goes; defect names what was wrong.
func decodeTransfer(encoding string, body []byte) (data []byte, defect string) {
	switch strings.ToLower(encoding) {
	case "base64", "b":
		return decodeBase64(body)
	case "quoted-printable", "quoted_printable", "q":
		return decodeQuotedPrintable(body)
	case "x-uuencode", "uuencode", "x-uue", "uue":
		if _, data, _ := uudecode(body); data != nil {
			return data, ""
		}
		return body, "uuencode.invalid"
	case "", "7bit", "8bit", "binary":
		return body, ""
	}
	return body, "encoding.unknown"
}

// needlessBase64 tells whether text was encoded although hardly any of its
// octets needs it.
func needlessBase64(encoding string, data []byte) bool {
	if len(data) < 200 || !strings.EqualFold(encoding, "base64") {
		return false
	}
	high := 0
	for _, c := range data {
		high += int(c >> 7)
	}
	return high*100 < len(data)
}

// decodeBase64 decodes RFC 2045 section 6.8, which tells readers to ignore
// octets outside the alphabet.
func decodeBase64(body []byte) ([]byte, string) {
	body = bytes.TrimSpace(body)
	out := make([]byte, len(body)/4*3+4)
	if n, err := base64.StdEncoding.Decode(out, body); err == nil {
		return out[:n], ""
	}
	return dirtyBase64(body, out)
}

// dirtyBase64 skips what does not belong. Padding ends a quantum, so that
// concatenated encodings decode too. Text that is plainly no base64 stays.
func dirtyBase64(body, out []byte) ([]byte, string) {
	var (
		acc        uint32
		bits, skip int
		n          int
	)
	for _, c := range body {
		v := base64Value[c]
		if v < 0 {
			switch {
			case c == '=':
				bits, acc = 0, 0
			case c > ' ':
				skip++
			}
			continue
		}
		acc = acc<<6 | uint32(v)
		if bits += 6; bits >= 8 {
			bits -= 8
			out[n] = byte(acc >> bits)
			n++
		}
	}
	if skip*20 > len(body) {
		return body, "base64.not-encoded"
	}
	if skip == 0 {
		return out[:n], "base64.truncated"
	}
	return out[:n], "base64.dirty"
}

// base64Value are the values of the alphabet, -1 for other octets; the URL-safe
// alphabet is understood as well.
var base64Value = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for i := range len(alphabet) {
		t[alphabet[i]] = int8(i)
	}
	t['-'], t['_'] = 62, 63
	return t
}()

// decodeQuotedPrintable decodes RFC 2045 section 6.7. An equals sign that
// begins no encoded octet stays, as the RFC advises.
func decodeQuotedPrintable(body []byte) (data []byte, defect string) {
	i := bytes.IndexByte(body, '=')
	if i < 0 {
		return body, ""
	}
	out := make([]byte, 0, len(body))
	for {
		out = append(out, body[:i]...)
		body = body[i+1:]
		n := 0
		if len(body) >= 2 {
			if h, l := hexValue(body[0]), hexValue(body[1]); h >= 0 && l >= 0 {
				out = append(out, byte(h<<4|l))
				n = 2
			}
		}
		if n == 0 {
			if n = softBreak(body); n == 0 && len(body) > 0 {
				out = append(out, '=')
				defect = "quoted-printable.invalid"
			}
		}
		body = body[n:]
		if i = bytes.IndexByte(body, '='); i < 0 {
			return append(out, body...), defect
		}
	}
}

// softBreak is the length of a soft line break after its equals sign; space
// before the line break was added on the way.
func softBreak(b []byte) int {
	i := 0
	for i < len(b) && i < 80 && (b[i] == ' ' || b[i] == '\t') {
		i++
	}
	if i < len(b) && b[i] == '\r' {
		i++
		if i == len(b) || b[i] != '\n' {
			return i
		}
	}
	if i < len(b) && b[i] == '\n' {
		return i + 1
	}
	return 0
}

func hexValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}
