package attachment

import (
	"html"
	"strings"
)

// officeOpen reads an OOXML document: its relationships name every address
// that it leads to (ECMA-376 part 2, section 9.3).
func (in *inspection) officeOpen(entries []zipEntry) {
	for i := range entries {
		e := &entries[i]
		name := strings.ToLower(e.name)
		switch {
		case e.encrypted:
			in.a.Encrypted = true
		case strings.HasSuffix(name, "vbaproject.bin"):
			in.a.Macros = true
		case strings.HasPrefix(name, "xl/macrosheets/"):
			in.a.Macros = true
			in.trait(TraitSheetMacros)
		case strings.Contains(name, "/embeddings/"), strings.Contains(name, "/activex/") && strings.HasSuffix(name, ".bin"):
			in.trait(TraitEmbeddedFile)
			in.entry(e.name)
			if isProgram(sniffMagic(in.read(e, 4096))) {
				in.trait(TraitEmbeddedProgram)
			}
		case strings.HasSuffix(name, ".rels"):
			in.relationships(string(in.read(e, 128<<10)))
		}
	}
}

// relationships records the targets outside the document.
func (in *inspection) relationships(xml string) {
	for {
		at := strings.Index(xml, "<Relationship ")
		if at < 0 {
			return
		}
		xml = xml[at+len("<Relationship "):]
		element, rest, _ := strings.Cut(xml, ">")
		if strings.EqualFold(xmlAttribute(element, "TargetMode"), "External") {
			target, kind := xmlAttribute(element, "Target"), xmlAttribute(element, "Type")
			in.link(target)
			// A hyperlink waits for a click; these are fetched on opening.
			switch kind[strings.LastIndexByte(kind, '/')+1:] {
			case "attachedTemplate", "oleObject", "frame", "externalLink", "externalLinkPath", "subDocument":
				if !strings.HasPrefix(strings.ToLower(target), "file:///c:") {
					in.trait(TraitExternalTemplate)
				}
			}
		}
		xml = rest
	}
}

// xmlAttribute is the value of an attribute in the inside of a start tag.
func xmlAttribute(element, name string) string {
	for from := 0; ; {
		at := strings.Index(element[from:], name)
		if at < 0 {
			return ""
		}
		at += from
		from = at + len(name)
		if at > 0 && strings.IndexByte(" \t\r\n", element[at-1]) < 0 {
			continue
		}
		value := strings.TrimLeft(element[from:], " \t\r\n")
		if !strings.HasPrefix(value, "=") {
			continue
		}
		value = strings.TrimLeft(value[1:], " \t\r\n")
		if value == "" || value[0] != '"' && value[0] != '\'' {
			continue
		}
		value, _, _ = strings.Cut(value[1:], value[:1])
		return html.UnescapeString(value)
	}
}

// openDocument reads the links and scripts of an OpenDocument file (OpenDocument
// 1.3 part 2) or an EPUB book.
func (in *inspection) openDocument(entries []zipEntry) {
	for i := range entries {
		e := &entries[i]
		switch {
		case e.encrypted:
			in.a.Encrypted = true
		case strings.HasPrefix(e.name, "Basic/"), strings.HasPrefix(e.name, "Scripts/"):
			in.a.Macros = true
		case e.name == "META-INF/manifest.xml":
			if strings.Contains(string(in.read(e, 64<<10)), "encryption-data") {
				in.a.Encrypted = true
			}
		case e.name == "content.xml":
			in.references(string(in.read(e, 512<<10)), "xlink:href")
		}
	}
}

// references records the absolute addresses in the attributes of that name.
func (in *inspection) references(markup, attribute string) {
	for {
		at := strings.Index(markup, attribute)
		if at < 0 {
			return
		}
		markup = markup[at+len(attribute):]
		value, found := strings.CutPrefix(skipSpace(markup), "=")
		if !found {
			continue
		}
		value = skipSpace(value)
		target := quoted(value)
		markup = value[len(target):]
		if strings.Contains(target, ":") && !strings.HasPrefix(target, "data:") {
			in.link(html.UnescapeString(target))
		}
	}
}

// skipSpace drops up to 16 white-space octets.
func skipSpace(s string) string {
	for n := 0; n < 16 && s != "" && strings.IndexByte(" \t\r\n", s[0]) >= 0; n++ {
		s = s[1:]
	}
	return s
}

// quoted is the attribute value that s begins with, with or without quotation
// marks, of at most maxLink octets.
func quoted(s string) string {
	if s == "" {
		return ""
	}
	window := s[:min(len(s), maxLink)]
	if q := s[0]; q == '"' || q == '\'' {
		value, _, _ := strings.Cut(window[1:], string(q))
		return value
	}
	if end := strings.IndexAny(window, " \t\r\n>"); end >= 0 {
		return window[:end]
	}
	return window
}
