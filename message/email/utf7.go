package email

import (
	"strings"
	"unicode/utf16"
)

// decodeUTF7 decodes RFC 2152. Text outside of it is read as windows-1252.
func decodeUTF7(b []byte) string {
	var s strings.Builder
	s.Grow(len(b))
	for i := 0; i < len(b); {
		if b[i] != '+' {
			j := i
			for j < len(b) && b[j] != '+' {
				j++
			}
			s.WriteString(guessCharset(b[i:j]))
			i = j
			continue
		}
		i++
		if i < len(b) && b[i] == '-' {
			s.WriteByte('+')
			i++
			continue
		}
		i = shifted(&s, b, i)
	}
	return s.String()
}

// shifted decodes a run of modified base64 that begins at i.
func shifted(s *strings.Builder, b []byte, i int) int {
	var acc uint32
	bits := 0
	units := make([]uint16, 0, 32)
	start := i
	for ; i < len(b); i++ {
		v := base64Value[b[i]]
		if v < 0 || b[i] == '-' || b[i] == '_' {
			break
		}
		acc = acc<<6 | uint32(v)
		if bits += 6; bits >= 16 {
			bits -= 16
			units = append(units, uint16(acc>>bits))
		}
	}
	if i == start {
		s.WriteByte('+')
		return i
	}
	for _, r := range utf16.Decode(units) {
		s.WriteRune(r)
	}
	if i < len(b) && b[i] == '-' {
		i++
	}
	return i
}
