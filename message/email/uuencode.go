package email

import (
	"bytes"
	"strings"
)

// uudecode decodes the file at the start of body, which begins with "begin
// 644 name". rest is what follows its end; data is nil when there is none.
func uudecode(body []byte) (name string, data, rest []byte) {
	line, rest := cutLine(body)
	name, ok := uuBegin(line)
	if !ok {
		return "", nil, body
	}
	data = []byte{}
	for len(rest) > 0 {
		line, rest = cutLine(rest)
		if string(line) == "end" {
			break
		}
		if len(line) == 0 || line[0] == '`' || line[0] == ' ' && len(line) == 1 {
			continue
		}
		n := int(line[0]-' ') & 63
		if line[0] < ' ' || line[0] > '`' || len(line) < 1+(n*4+2)/3 {
			break
		}
		data = uuLine(data, line[1:], n)
	}
	return name, data, rest
}

// uuBegin reads "begin 644 name".
func uuBegin(line []byte) (name string, ok bool) {
	if !bytes.HasPrefix(line, []byte("begin ")) || len(line) < 11 {
		return "", false
	}
	mode, name, ok := strings.Cut(string(line[6:min(len(line), 300)]), " ")
	if !ok || len(mode) < 3 || len(mode) > 4 || strings.Trim(mode, "01234567") != "" {
		return "", false
	}
	return strings.TrimSpace(name), name != ""
}

func uuLine(out, line []byte, n int) []byte {
	var acc uint32
	bits := 0
	for _, c := range line {
		if n == 0 {
			break
		}
		acc = acc<<6 | uint32((c-' ')&63)
		if bits += 6; bits >= 8 {
			bits -= 8
			out = append(out, byte(acc>>bits))
			n--
		}
	}
	return out
}

// cutLine splits off the first line, without its line break.
func cutLine(b []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(b, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest
}
