package email

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decodeCharset turns octets of a charset into valid UTF-8. A charset that is
// missing, unknown or plainly wrong is guessed: what is valid UTF-8 is UTF-8,
// anything else windows-1252. defect names what was wrong.
func decodeCharset(label string, b []byte) (text, defect string) {
	if s, ok := byteOrderMark(b); ok {
		return s, ""
	}
	label = charsetName(label)
	switch label {
	case "", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "default":
		return guessCharset(b), ""
	case "utf-8", "utf8":
		if utf8.Valid(b) {
			return string(b), ""
		}
		return repairUTF8(b), "charset.invalid"
	case "iso-8859-1", "latin1", "windows-1252", "cp1252":
		return decodeWindows1252(b), ""
	case "utf-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7":
		return decodeUTF7(b), ""
	}
	if isASCII(b) && !strings.HasPrefix(label, "iso-2022") && label != "hz-gb-2312" {
		if strings.HasPrefix(label, "utf-16") && bytes.IndexByte(b, 0) >= 0 {
			return decodeWith(utf16Encoding(label), b), ""
		}
		return string(b), ""
	}
	enc := encodingOf(label)
	if enc == nil {
		return guessCharset(b), "charset.unknown"
	}
	return decodeWith(enc, b), ""
}

// charsetName cleans a label: quotes, the traces of a broken encoding, and the
// language of RFC 2231.
func charsetName(label string) string {
	if i := strings.IndexAny(label, "*$;,<"); i >= 0 {
		label = label[:i]
	}
	label = strings.ToLower(strings.Trim(label, " \t\r\n\"'_=\u201c\u201d"))
	label = strings.Trim(strings.TrimPrefix(label, "3d"), `"'`)
	label = strings.ReplaceAll(label, "_", "-")
	if label == "utf" {
		return "utf-8"
	}
	return label
}

// encodingOf finds an encoding by its label, nil if it is unknown.
func encodingOf(label string) encoding.Encoding {
	switch {
	case label == "hz-gb-2312":
		return simplifiedchinese.HZGB2312
	case strings.HasPrefix(label, "utf-16") || label == "unicode" || label == "ucs-2":
		return utf16Encoding(label)
	case strings.HasPrefix(label, "cp125") || strings.HasPrefix(label, "cp-125"):
		label = "windows-" + label[len(label)-4:]
	case strings.HasPrefix(label, "ansi"), strings.HasPrefix(label, "iso-8859-1-"):
		label = "windows-1252"
	case label == "cp850" || label == "ibm850":
		return charmap.CodePage850
	case label == "cp437" || label == "ibm437":
		return charmap.CodePage437
	}
	enc, err := htmlindex.Get(label)
	if err != nil || enc == encoding.Replacement {
		return nil
	}
	return enc
}

func utf16Encoding(label string) encoding.Encoding {
	if strings.HasSuffix(label, "be") || label == "utf-16" || label == "ucs-2" {
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
}

// byteOrderMark decodes text that names its own encoding.
func byteOrderMark(b []byte) (string, bool) {
	switch {
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return repairUTF8(b[3:]), true
	case len(b) >= 4 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff):
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), b), true
	}
	return "", false
}

func decodeWith(enc encoding.Encoding, b []byte) string {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		// The decoders replace what they cannot read; an error means that the
		// end was cut off.
		if len(out) == 0 {
			return guessCharset(b)
		}
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// guessCharset reads UTF-8 where it is valid, else windows-1252.
func guessCharset(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	return repairUTF8(b)
}

// repairUTF8 reads text that is meant to be UTF-8: with more characters of
// several octets than errors it is, with errors replaced.
func repairUTF8(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRune(b[i:])
		if n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	if good > bad {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return decodeWindows1252(b)
}

// decodeWindows1252 also serves for iso-8859-1, as the Encoding standard has
// it (section 4.2).
func decodeWindows1252(b []byte) string {
	high := 0
	for _, c := range b {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	if high == 0 {
		return string(b)
	}
	var s strings.Builder
	s.Grow(len(b) + 2*high)
	for len(b) > 0 {
		n := 0
		for n < len(b) && b[n] < utf8.RuneSelf {
			n++
		}
		s.Write(b[:n])
		if n < len(b) {
			s.WriteRune(charmap.Windows1252.DecodeByte(b[n]))
			n++
		}
		b = b[n:]
	}
	return s.String()
}
