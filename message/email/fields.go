package email

import (
	"strings"

	"bonafide/message"
)

// addressFields reads the fields that hold mailboxes. Several fields of one
// name are joined, as mail clients that show them do.
func (p *parser) addressFields() {
	for i := range p.msg.Header {
		f := &p.msg.Header[i]
		var list *[]message.Address
		switch f.Key {
		case "from":
			p.msg.FromFields++
			list = &p.msg.From
		case "sender":
			list = &p.msg.Sender
		case "reply-to":
			list = &p.msg.ReplyTo
		case "to":
			list = &p.msg.To
		case "cc":
			list = &p.msg.Cc
		default:
			continue
		}
		found, more := parseAddresses(f.Value, p.lim.Addresses-len(*list))
		if more {
			p.limit("addresses")
		}
		if *list == nil {
			*list = found
		} else {
			*list = append(*list, found...)
		}
	}
}

// plainFields reads the other fields that a message is made of.
func (p *parser) plainFields() {
	h := p.msg.Header
	p.msg.Subject = foldSpace(decodeWords(h.Get("subject")))
	p.msg.Date = parseDate(h.Get("date"))
	p.msg.MessageID = strings.Trim(h.Get("message-id"), "<> \t")
	if v := h.Get("return-path"); v != "" {
		if list, _ := parseAddresses(v, 1); len(list) > 0 {
			p.msg.ReturnPath = list[0].Addr
		}
	}
}

// headerLinks records the addresses of List-Unsubscribe (RFC 2369 section 3.2).
func (p *parser) headerLinks() {
	for i := range p.msg.Header {
		if p.msg.Header[i].Key != "list-unsubscribe" {
			continue
		}
		v := p.msg.Header[i].Value
		if strings.Contains(v, "=?") {
			v = decodeWords(v)
		}
		for {
			open := strings.IndexByte(v, '<')
			if open < 0 {
				break
			}
			end := strings.IndexByte(v[open:], '>')
			if end < 0 || !p.roomForLink() {
				break
			}
			if target := strings.Join(strings.Fields(v[open+1:open+end]), ""); target != "" {
				p.msg.Links = append(p.msg.Links, message.Hyperlink{Target: target, Place: message.InHeader})
			}
			v = v[open+end:]
		}
	}
}

func (p *parser) roomForLink() bool {
	if len(p.msg.Links) < p.lim.Links {
		return true
	}
	p.limit("links")
	return false
}
