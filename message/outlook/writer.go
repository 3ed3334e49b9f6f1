package outlook

import (
	"bytes"
	"encoding/base64"
	"mime"
	"strconv"
	"strings"
)

// maxContent bounds one attachment, in octets.
const maxContent = 64 << 20

// writer writes a MIME message (RFC 2045, RFC 2046).
type writer struct {
	out        bytes.Buffer
	boundaries int
}

func (w *writer) line(s string) {
	w.out.WriteString(s)
	w.out.WriteString("\r\n")
}

// field writes a header field unless its value is empty. The value is encoded.
func (w *writer) field(name, value string) {
	if value != "" {
		w.line(name + ": " + value)
	}
}

// multipart ends a header with a multipart type and returns the boundary. "_"
// and "=" at its beginning keep it out of base64 and of header fields.
func (w *writer) multipart(subtype string) string {
	w.boundaries++
	boundary := "=_part_" + strconv.Itoa(w.boundaries)
	w.line(`Content-Type: multipart/` + subtype + `; boundary="` + boundary + `"`)
	w.line("")
	return boundary
}

// textPart ends a header with a text type and writes the text.
func (w *writer) textPart(mediaType, charsetName string, text []byte) {
	w.line("Content-Type: " + mediaType + "; charset=" + charsetName)
	w.base64(text)
}

// base64 ends a header and writes a body (RFC 2045 section 6.8).
func (w *writer) base64(b []byte) {
	const perLine = 57 // 76 characters
	w.line("Content-Transfer-Encoding: base64")
	w.line("")
	var line [76]byte
	for len(b) > 0 {
		n := min(perLine, len(b))
		base64.StdEncoding.Encode(line[:], b[:n])
		w.out.Write(line[:base64.StdEncoding.EncodedLen(n)])
		w.out.WriteString("\r\n")
		b = b[n:]
	}
}

// encodeWords writes text for an unstructured field (RFC 2047).
func encodeWords(s string) string {
	return strings.ReplaceAll(mime.QEncoding.Encode("utf-8", s), "?= =?", "?=\r\n =?")
}
