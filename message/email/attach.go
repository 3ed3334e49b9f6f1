package email

import (
	"strings"

	"bonafide/message"
	"bonafide/message/attachment"
	"bonafide/message/outlook"
)

// attach records a part as an attachment; an attached e-mail is also read. A
// winmail.dat is opened instead: what Outlook shows of it is returned, and its
// files are attached.
func (p *parser) attach(e *entity, name string, data []byte, depth int) content {
	if outlook.IsTNEF(data) && depth < p.lim.Depth {
		if c, ok := p.tnef(data, depth); ok {
			return c
		}
	}
	if p.budget.attachments--; p.budget.attachments < 0 {
		p.limit("attachments")
		return content{}
	}
	a := attachment.Inspect(name, e.media.kind, data)
	a.ContentID = e.id
	a.Inline = e.disposition.kind == "inline" || e.id != "" && e.disposition.kind != "attachment"
	if p.attachedMessage(e, name, data) {
		a.Traits = append(a.Traits, message.TraitMessage)
	}
	p.msg.Attachments = append(p.msg.Attachments, a)
	return content{}
}

// attachedMessage reads a file that is a message: an .eml, or Outlook's .msg.
func (p *parser) attachedMessage(e *entity, name string, data []byte) bool {
	lower := strings.ToLower(name)
	switch {
	case strings.HasSuffix(lower, ".eml") && Sniff(data):
		p.nested(data)
		return true
	case (strings.HasSuffix(lower, ".msg") || e.media.kind == "application/vnd.ms-outlook") && outlook.Is(data):
		raw, err := outlook.Convert(data)
		if err != nil || len(raw) > p.budget.decoded {
			return false // it stays a file that is not a message
		}
		p.budget.decoded -= len(raw)
		p.nested(raw)
		return true
	}
	return false
}

// tnef reads a TNEF file (winmail.dat) as the part of the message that it is.
func (p *parser) tnef(data []byte, depth int) (content, bool) {
	raw, err := outlook.ConvertTNEF(data)
	if err != nil || len(raw) > p.budget.decoded {
		return content{}, false
	}
	p.budget.decoded -= len(raw)
	h, at := p.readHeader(raw, 0)
	e := p.entityOf(h, "text/plain")
	was := p.converted
	p.converted = true
	c := p.read(&e, raw[at:], depth+1)
	p.converted = was
	c.tnef, c.shown = append(c.shown, c.tnef...), nil
	return c, true
}

// withTNEF decides what is shown of a message with a winmail.dat: Outlook
// shows the text in it, other programs what stands beside it.
func (c *content) withTNEF() {
	inside := content{shown: c.tnef}
	switch {
	case len(c.tnef) == 0 || inside.blank():
	case c.blank():
		c.shown = c.tnef
	case !c.html() && inside.html():
		c.plain = append(c.plain, c.shown...)
		c.shown = c.tnef
	default:
		beside := folded(c.shown)
		for i := range c.tnef {
			if !strings.Contains(beside, folded(c.tnef[i:i+1])) {
				c.shown = append(c.shown, c.tnef[i])
			}
		}
	}
	c.tnef = nil
}

// folded is the text of parts with single spaces.
func folded(parts []piece) string {
	var words []string
	for i := range parts {
		words = append(words, strings.Fields(parts[i].text)...)
	}
	return strings.Join(words, " ")
}
