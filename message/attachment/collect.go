package attachment

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// trait records a trait once.
func (in *inspection) trait(t string) {
	if len(in.a.Traits) < maxTraits && !slices.Contains(in.a.Traits, t) {
		in.a.Traits = append(in.a.Traits, t)
	}
}

// entry records a name inside an archive and tells whether there is room for
// another.
func (in *inspection) entry(name string) bool {
	if len(in.a.Entries) >= MaxEntries {
		in.trait(TraitCut)
		return false
	}
	if name = clip(strings.ToValidUTF8(name, "\uFFFD"), maxName); name != "" {
		in.a.Entries = append(in.a.Entries, in.prefix+name)
	}
	return true
}

// addText appends a line to the text, within MaxText.
func (in *inspection) addText(s string) {
	s = strings.TrimSpace(s)
	if s == "" || in.text.Len() >= MaxText {
		return
	}
	if in.text.Len() > 0 {
		in.text.WriteByte('\n')
	}
	if room := MaxText - in.text.Len(); len(s) > room {
		in.trait(TraitCut)
		s = clip(s, room)
	}
	in.text.WriteString(s)
}

// link records a link once.
func (in *inspection) link(target string) {
	target = strings.TrimSpace(strings.ToValidUTF8(target, "\uFFFD"))
	if target == "" || target[0] == '#' || isNamespace(target) {
		return
	}
	target = clip(target, maxLink)
	if _, known := in.seen[target]; known {
		return
	}
	if len(in.a.Links) >= MaxLinks {
		in.trait(TraitCut)
		return
	}
	if in.seen == nil {
		in.seen = make(map[string]struct{})
	}
	in.seen[target] = struct{}{}
	in.a.Links = append(in.a.Links, target)
}

// isNamespace tells the addresses that name a vocabulary and lead nobody
// anywhere.
func isNamespace(target string) bool {
	for _, prefix := range [...]string{"http://www.w3.org/", "http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "http://ns.adobe.com/", "http://purl.org/dc/", "http://www.apple.com/DTDs/"} {
		if strings.HasPrefix(target, prefix) {
			return true
		}
	}
	return false
}

// clip cuts s to at most n octets, at the start of a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// scan records the addresses in octets without known structure, in ASCII and
// in UTF-16.
func (in *inspection) scan(data []byte) {
	data = data[:min(len(data), maxScan)]
	in.scanSeparator(data, []byte("://"), 1, asciiLinkOctet)
	in.scanSeparator(data, []byte(":\x00/\x00/\x00"), 2, asciiLinkOctet)
}

// scanText records the addresses in a text, also those without a scheme that
// begin with "www.".
func (in *inspection) scanText(text string) {
	in.scanSeparator([]byte(text), []byte("://"), 1, linkOctet)
	for rest := text; ; {
		at := strings.Index(rest, "www.")
		if at < 0 {
			return
		}
		end := at + 4
		for end < len(rest) && linkOctet(rest[end]) {
			end++
		}
		if at == 0 || strings.IndexByte(" \t\r\n(<\"'", rest[at-1]) >= 0 {
			in.link(trimLink(rest[at:end]))
		}
		rest = rest[end:]
	}
}

// scanSeparator records the addresses around each separator; width is the
// number of octets of a character (little endian), part tells the octets that
// an address is made of.
func (in *inspection) scanSeparator(data, separator []byte, width int, part func(byte) bool) {
	for from := 0; len(in.a.Links) < MaxLinks; {
		at := bytes.Index(data[from:], separator)
		if at < 0 {
			return
		}
		at += from
		start := at
		for start-width >= from && at-start < 16*width && schemeOctet(data[start-width]) && (width == 1 || data[start-1] == 0) {
			start -= width
		}
		end := at + len(separator)
		for end+width <= len(data) && end-start < maxLink*width && part(data[end]) && (width == 1 || data[end+1] == 0) {
			end += width
		}
		if knownScheme(narrow(data[start:at], width)) && end-at > (3+3)*width {
			in.link(trimLink(knownTail(narrow(data[start:end], width))))
		}
		from = end
	}
}

// narrow drops the high octets of UTF-16 text that holds ASCII only.
func narrow(b []byte, width int) string {
	if width == 1 {
		return string(b)
	}
	out := make([]byte, 0, len(b)/width)
	for i := 0; i < len(b); i += width {
		out = append(out, b[i])
	}
	return string(out)
}

// schemes are those that a person can be sent to.
var schemes = [...]string{"https", "http", "ftp", "file", "ms-appinstaller", "search-ms", "tg", "whatsapp"}

// knownScheme tells whether s ends in a scheme; letters before it, such as
// those of a length field, are allowed.
func knownScheme(s string) bool {
	s = strings.ToLower(s)
	for _, scheme := range schemes {
		if strings.HasSuffix(s, scheme) {
			return true
		}
	}
	return false
}

// knownTail drops what stands before the scheme.
func knownTail(s string) string {
	head, _, _ := strings.Cut(s, "://")
	lower := strings.ToLower(head)
	for _, scheme := range schemes {
		if strings.HasSuffix(lower, scheme) {
			return s[len(head)-len(scheme):]
		}
	}
	return s
}

func schemeOctet(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.'
}

// linkOctet tells whether c may stand in an address in running text.
func linkOctet(c byte) bool {
	switch c {
	case '"', '\'', '<', '>', '\\', '^', '`', '{', '}', '|':
		return false
	}
	return c > ' ' && c != 0x7f
}

// asciiLinkOctet is linkOctet for data that may not be text.
func asciiLinkOctet(c byte) bool { return c < 0x7f && linkOctet(c) }

// trimLink drops punctuation that ends the sentence and not the address.
func trimLink(s string) string {
	for s != "" {
		switch s[len(s)-1] {
		case '.', ',', ';', ':', '!', '?', ']', '*':
			s = s[:len(s)-1]
		case ')':
			if strings.IndexByte(s, '(') >= 0 {
				return s
			}
			s = s[:len(s)-1]
		default:
			return s
		}
	}
	return s
}
