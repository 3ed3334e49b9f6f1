package email

import (
	"bytes"
	"strings"

	"bonafide/message"
)

// body reads the body of the message by its header.
func (p *parser) body(raw []byte) {
	e := p.entityOf(p.msg.Header, "text/plain")
	c := p.read(&e, raw, 0)
	c.withTNEF()
	v := view{p: p}
	for _, part := range c.shown {
		v.add(part)
	}
	v.finish(c.plain)
}

// piece is a decoded text part.
type piece struct {
	text   string
	html   bool
	flowed bool // format=flowed, RFC 3676
	delSp  bool
}

// content is what an entity shows: its parts in their order, and the plain
// alternatives of those in HTML. What a winmail.dat shows is apart.
type content struct{ shown, plain, tnef []piece }

func (c *content) append(o content) {
	c.shown = append(c.shown, o.shown...)
	c.plain = append(c.plain, o.plain...)
	c.tnef = append(c.tnef, o.tnef...)
}

// html tells whether a part in HTML with something in it is shown.
func (c *content) html() bool {
	for i := range c.shown {
		if c.shown[i].html && strings.TrimSpace(c.shown[i].text) != "" {
			return true
		}
	}
	return false
}

func (c *content) blank() bool {
	for i := range c.shown {
		if strings.TrimSpace(c.shown[i].text) != "" {
			return false
		}
	}
	return true
}

// entity is what the header of a part tells of it (RFC 2045 section 2.4).
type entity struct {
	media       mediaValue
	declared    bool // a Content-Type field was there
	encoding    string
	disposition mediaValue
	id          string
}

func (p *parser) entityOf(h message.Header, fallback string) entity {
	e := entity{media: mediaValue{kind: fallback}}
	for i := range h {
		f := &h[i]
		switch f.Key {
		case "content-type":
			if !e.declared && f.Value != "" {
				e.media, e.declared = parseMedia(f.Value), true
			}
		case "content-transfer-encoding":
			if e.encoding == "" {
				e.encoding = encodingName(f.Value)
			}
		case "content-disposition":
			if e.disposition.kind == "" {
				e.disposition = parseMedia(f.Value)
			}
		case "content-id":
			e.id = strings.Trim(f.Value, "<> ")
		}
	}
	if strings.IndexByte(e.media.kind, '/') < 0 {
		// "text", "html", "multipart": as much as can be made of it.
		e.declared = false
		switch e.media.kind {
		case "html":
			e.media.kind = "text/html"
		case "multipart", "image", "application":
			e.media.kind += "/unknown"
		default:
			e.media.kind = fallback
		}
	}
	return e
}

// encodingName is the mechanism without comments and what else follows it.
func encodingName(v string) string {
	v = strings.Trim(v, " \t\"';")
	if i := strings.IndexAny(v, " \t;("); i >= 0 {
		v = v[:i]
	}
	return v
}

// name is the file name of a part, "" if it has none.
func (e *entity) name() string {
	n := e.disposition.get("filename")
	if n == "" {
		n = e.media.get("name")
	}
	return foldSpace(n)
}

// read reads an entity of the given nesting.
func (p *parser) read(e *entity, raw []byte, depth int) content {
	if p.budget.parts--; p.budget.parts < 0 {
		p.limit("parts")
		return content{}
	}
	if depth+p.depth > p.lim.Depth {
		p.limit("depth")
		return content{}
	}
	switch {
	case strings.HasPrefix(e.media.kind, "multipart/"):
		return p.multipart(e, raw, depth)
	case e.media.kind == "message/rfc822", e.media.kind == "message/global", e.media.kind == "text/rfc822-headers":
		p.nested(p.decode(e, raw))
		return content{}
	}
	return p.leaf(e, p.decode(e, raw), depth)
}

// decode undoes the transfer encoding within the budget.
func (p *parser) decode(e *entity, raw []byte) []byte {
	data, defect := decodeTransfer(e.encoding, raw)
	if defect != "" {
		p.defect(defect, e.encoding)
	}
	if len(data) > p.budget.decoded {
		p.limit("decoded")
		data = data[:max(p.budget.decoded, 0)]
	}
	p.budget.decoded -= len(data)
	return data
}

// nested reads an attached message.
func (p *parser) nested(data []byte) {
	if p.depth+1 > p.lim.Depth {
		p.limit("depth")
		return
	}
	m := parse(data, p.lim, p.depth+1, p.budget)
	p.msg.Messages = append(p.msg.Messages, m)
	for _, d := range m.Defects {
		if strings.HasPrefix(d.Code, "limit.") {
			p.defect(d.Code, d.Detail)
		}
	}
}

// leaf reads an entity without parts: text that is shown, or an attachment.
func (p *parser) leaf(e *entity, data []byte, depth int) content {
	name := e.name()
	kind := e.media.kind
	if inner := p.signedContent(e, data); inner != nil {
		h, at := p.readHeader(inner, 0)
		in := p.entityOf(h, "text/plain")
		return p.read(&in, inner[at:], depth+1)
	}
	if !strings.HasPrefix(kind, "text/") && kind != "message/delivery-status" && kind != "message/disposition-notification" ||
		e.disposition.kind == "attachment" || kind == "text/calendar" || strings.HasSuffix(kind, "vcard") ||
		name != "" && kind != "text/plain" && kind != "text/html" ||
		kind == "text/plain" && strings.HasSuffix(strings.ToLower(name), ".eml") && Sniff(data) {
		return p.attach(e, name, data, depth)
	}
	if kind == "text/x-amp-html" || kind == "text/watch-html" {
		return content{} // for programs that few readers have; an alternative is shown
	}
	if !p.converted && needlessBase64(e.encoding, data) {
		p.defect("base64.needless", "")
	}
	text, defect := decodeCharset(p.charsetOf(e, data), data)
	p.defect(defect, e.media.get("charset"))
	out := piece{text: text, html: kind == "text/html"}
	if !out.html && looksHTML(text) {
		out.html = true
		if e.declared {
			p.defect("mime.html-as-plain", "")
		}
	}
	if !out.html && strings.EqualFold(e.media.get("format"), "flowed") {
		out.flowed = true
		out.delSp = strings.EqualFold(e.media.get("delsp"), "yes")
	}
	return content{shown: []piece{out}}
}

// charsetOf is the declared charset; in HTML without one, that of its meta
// element.
func (p *parser) charsetOf(e *entity, data []byte) string {
	label := e.media.get("charset")
	if label != "" || e.media.kind != "text/html" {
		return label
	}
	head := bytes.ToLower(data[:min(len(data), 2048)])
	_, value, found := bytes.Cut(head, []byte("charset="))
	if !found {
		return ""
	}
	rest := strings.TrimLeft(string(value), `"' `)
	if end := strings.IndexAny(rest, "\"' >/;"); end >= 0 {
		return rest[:end]
	}
	return ""
}

// looksHTML tells text that begins as a page does.
func looksHTML(text string) bool {
	t := strings.TrimLeft(text[:min(len(text), 512)], " \t\r\n\ufeff")
	if !strings.HasPrefix(t, "<") {
		return false
	}
	t = strings.ToLower(t[:min(len(t), 16)])
	for _, tag := range [...]string{"<!doctype html", "<html", "<head", "<body", "<table", "<div", "<center", "<style", "<meta", "<p>", "<br", "<font", "<a href", "<span", "<img ", "<!--", "<title"} {
		if strings.HasPrefix(t, tag) {
			return true
		}
	}
	return false
}
