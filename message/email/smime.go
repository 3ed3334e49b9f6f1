package email

import (
	"bytes"
	"strings"
)

// maxDER bounds the search for the content of a signed message, in octets.
const maxDER = 4 << 20

// signedContent finds the MIME entity inside an opaque signature of S/MIME (RFC
// 8551 section 3.5.2): an OCTET STRING that begins as a header does. The
// signature itself is not looked at. It returns nil where there is none.
func (p *parser) signedContent(e *entity, data []byte) []byte {
	switch e.media.kind {
	case "application/pkcs7-mime", "application/x-pkcs7-mime":
	default:
		return nil
	}
	if strings.EqualFold(e.media.get("smime-type"), "enveloped-data") {
		return nil
	}
	data = data[:min(len(data), maxDER)]
	for i := 0; i < len(data); i++ {
		n := bytes.IndexByte(data[i:], 0x04) // OCTET STRING, X.690 section 8.7
		if n < 0 {
			return nil
		}
		i += n
		if s := octetString(data[i:]); len(s) > 20 && entityHeader(s) {
			return s
		}
	}
	return nil
}

// octetString returns the content of a primitive OCTET STRING of definite
// length of at least 128 octets, or what there is of it.
func octetString(der []byte) []byte {
	if len(der) < 2 || der[1] < 0x81 || der[1] > 0x84 {
		return nil
	}
	n := int(der[1] & 0x7f)
	if len(der) < 2+n {
		return nil
	}
	size := 0
	for _, c := range der[2 : 2+n] {
		size = size<<8 | int(c)
	}
	rest := der[2+n:]
	return rest[:min(size, len(rest))]
}

func entityHeader(s []byte) bool {
	line, _ := lineAt(s[:min(len(s), 200)], 0)
	colon := fieldColon(line)
	if colon <= 0 {
		return false
	}
	key := strings.ToLower(string(line[:colon]))
	return key == "mime-version" || strings.HasPrefix(key, "content-")
}
