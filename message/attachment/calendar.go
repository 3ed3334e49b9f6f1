package attachment

import "strings"

// calendar reads an iCalendar object (RFC 5545): what a reader of the
// invitation sees, and where it leads.
func (in *inspection) calendar(data []byte) {
	in.contentLines(data, func(name, parameters, value string) {
		switch name {
		case "SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT":
			value = unescapeText(value)
			in.addText(value)
			in.scanText(value)
		case "X-ALT-DESC":
			in.scanText(value)
			in.references(value, "href")
		case "ORGANIZER":
			in.addText(parameter(parameters, "CN") + " <" + stripMailto(value) + ">")
		case "URL", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE":
			in.link(value)
		case "ATTACH":
			if strings.Contains(value, ":") {
				in.link(value)
			}
		}
	})
}

// card reads a vCard (RFC 6350).
func (in *inspection) card(data []byte) {
	in.contentLines(data, func(name, _, value string) {
		switch name {
		case "FN", "ORG", "TITLE", "NOTE", "TEL", "EMAIL", "ADR":
			value = unescapeText(value)
			in.addText(value)
			in.scanText(value)
		case "URL":
			in.link(unescapeText(value))
		}
	})
}

// contentLines calls a function for each content line, unfolded (RFC 5545
// section 3.1, RFC 6350 section 3.2). name is upper case and without a group.
func (in *inspection) contentLines(data []byte, each func(name, parameters, value string)) {
	const maxLines = 20000
	text := decodeText(data, 4*MaxText)
	lines := 0
	for text != "" {
		if lines++; lines > maxLines {
			in.trait(TraitCut)
			return
		}
		var line string
		line, text = unfold(text)
		head, value, found := cutUnquoted(line)
		if !found {
			continue
		}
		name, parameters, _ := strings.Cut(head, ";")
		name = name[strings.LastIndexByte(name, '.')+1:]
		each(strings.ToUpper(name), parameters, strings.TrimSpace(value))
	}
}

// unfold takes the first logical line off a text.
func unfold(text string) (line, rest string) {
	line, rest, _ = strings.Cut(text, "\n")
	if !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "\t") {
		return line, rest
	}
	var b strings.Builder
	b.WriteString(strings.TrimSuffix(line, "\r"))
	for strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t") {
		line, rest, _ = strings.Cut(rest[1:], "\n")
		b.WriteString(strings.TrimSuffix(line, "\r"))
	}
	return b.String(), rest
}

// cutUnquoted cuts a line at its first colon that isn't inside quotes.
func cutUnquoted(line string) (before, after string, found bool) {
	quoted := false
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '"':
			quoted = !quoted
		case ':':
			if !quoted {
				return line[:i], line[i+1:], true
			}
		}
	}
	return line, "", false
}

// parameter is the value of a property parameter.
func parameter(parameters, name string) string {
	for p := range strings.SplitSeq(parameters, ";") {
		if key, value, _ := strings.Cut(p, "="); strings.EqualFold(key, name) {
			return strings.Trim(value, `"`)
		}
	}
	return ""
}

// stripMailto drops the scheme of a calendar address.
func stripMailto(value string) string {
	if len(value) >= 7 && strings.EqualFold(value[:7], "mailto:") {
		return value[7:]
	}
	return value
}

// unescapeText undoes the escapes of TEXT values (RFC 5545 section 3.3.11).
func unescapeText(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\\' && i+1 < len(s) {
			i++
			if c = s[i]; c == 'n' || c == 'N' {
				c = '\n'
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}
