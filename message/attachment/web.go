package attachment

import (
	"bytes"
	"strings"

	"bonafide/message/htmltext"
)

// html reads a web page as a browser shows it. A page that runs scripts can
// write anything, so that all addresses in its source count as links.
func (in *inspection) html(kind string, data []byte) {
	source := decodeText(data, maxScan)
	page := htmltext.Scan(source, htmltext.Options{MaxInput: maxScan, MaxText: MaxText, MaxLinks: MaxLinks, Scripting: true})
	if page.Title != "" && !strings.HasPrefix(page.Text, page.Title) {
		in.addText(page.Title)
	}
	in.addText(page.Text)
	for i := range page.Links {
		in.link(page.Links[i].Target)
	}
	for i := range page.Forms {
		in.link(page.Forms[i].Action)
		for _, input := range page.Forms[i].Inputs {
			if strings.HasPrefix(input, "password:") {
				in.trait(TraitPasswordField)
			}
		}
	}
	if kind == "hta" || page.Script || hasScript(strings.ToLower(source)) {
		in.a.Script = true
		in.scan([]byte(source))
	}
}

// svg reads a picture that can hold scripts and links (SVG 1.1, chapters 17
// and 18).
func (in *inspection) svg(data []byte) {
	text := decodeText(data, maxScan)
	if hasScript(strings.ToLower(text)) {
		in.a.Script = true
	}
	in.references(text, "href")
	if strings.Contains(text, "foreignObject") {
		in.scan([]byte(text))
	}
}

// hasScript tells whether markup in lower case runs something.
func hasScript(lower string) bool {
	if strings.Contains(lower, "<script") || strings.Contains(lower, "javascript:") || strings.Contains(lower, "vbscript:") {
		return true
	}
	for _, handler := range [...]string{"onload", "onerror", "onclick", "onmouseover", "onbegin", "onsubmit", "onfocus"} {
		for rest := lower; ; {
			at := strings.Index(rest, handler)
			if at < 0 {
				break
			}
			after := strings.TrimLeft(rest[at+len(handler):], " \t\r\n")
			if at > 0 && strings.IndexByte(" \t\r\n/\"'", rest[at-1]) >= 0 && strings.HasPrefix(after, "=") {
				return true
			}
			rest = rest[at+len(handler):]
		}
	}
	return false
}

// shortcut reads a link file of Windows (.url), macOS (.webloc) or a Linux
// desktop (.desktop).
func (in *inspection) shortcut(data []byte) {
	text := decodeText(data, MaxText)
	for line := range strings.Lines(text) {
		name, value, found := strings.Cut(strings.TrimSpace(line), "=")
		if !found {
			continue
		}
		switch strings.ToLower(name) {
		case "url", "exec", "baseurl", "url[$e]":
			in.link(value)
		case "iconfile", "workingdirectory":
			if strings.HasPrefix(value, `\\`) || strings.Contains(value, "://") {
				in.link(value)
			}
		}
	}
	if bytes.HasPrefix(data, []byte("bplist00")) || strings.Contains(text, "<plist") {
		in.scan(data)
	}
}

// profile reads a configuration profile; around its property list stands a
// signature, whose addresses are those of the certificate's issuer.
func (in *inspection) profile(data []byte) {
	in.trait(TraitProfile)
	if at := bytes.Index(data, []byte("<plist")); at >= 0 {
		data = data[at:]
	}
	if end := bytes.Index(data, []byte("</plist>")); end >= 0 {
		data = data[:end]
	}
	in.scan(data)
}
