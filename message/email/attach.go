package email

import (
	"strings"

	"bonafide/message/attachment"
)

// attach records a part as an attachment; an attached e-mail is also read.
func (p *parser) attach(e *entity, name string, data []byte) {
	if p.budget.attachments--; p.budget.attachments < 0 {
		p.limit("attachments")
		return
	}
	a := attachment.Inspect(name, e.media.kind, data)
	a.Inline = e.disposition.kind == "inline" || e.id != "" && e.disposition.kind != "attachment"
	p.msg.Attachments = append(p.msg.Attachments, a)
	if strings.HasSuffix(strings.ToLower(name), ".eml") && Sniff(data) {
		p.nested(data)
	}
}
