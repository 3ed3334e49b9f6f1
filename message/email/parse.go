package email

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"bonafide/message"
	"bonafide/message/outlook"
)

// parser reads one message; nested messages have parsers of their own that
// share the budget.
type parser struct {
	lim    Limits
	msg    *message.Message
	depth  int
	budget *budget
	// converted tells that the source was made from an Outlook file: its
	// encodings are nobody's choice.
	converted bool
}

// budget is what all parts of a message may use together.
type budget struct{ parts, decoded, attachments int }

// Parse reads the source of an e-mail, or plain text that was pasted without a
// header. It never fails and never changes raw; what is wrong is in Defects.
// Raw is kept in the message, so the caller must not change it either.
func Parse(raw []byte, lim Limits) *message.Message {
	lim = lim.withDefaults()
	return parse(raw, lim, 0, &budget{parts: lim.Parts, decoded: lim.Decoded, attachments: lim.Attachments})
}

func parse(raw []byte, lim Limits, depth int, b *budget) *message.Message {
	p := parser{lim: lim, msg: &message.Message{Channel: message.Email}, depth: depth, budget: b}
	if len(raw) > lim.Size {
		raw = raw[:lim.Size]
		p.limit("size")
	}
	raw = p.unwide(raw)
	p.msg.Raw = raw
	source := p.lineFeeds(raw)
	start := skipPreamble(source)
	if depth == 0 && !sniffHeader(source, start) {
		p.pasted(source)
		return p.msg
	}
	p.msg.Header, p.msg.Body = p.readHeader(source, start)
	p.converted = p.msg.Header.Count(strings.ToLower(outlook.ConvertedField)) > 0
	p.addressFields()
	p.plainFields()
	p.body(source[p.msg.Body:])
	p.headerLinks()
	return p.msg
}

// unwide turns a source that was saved as UTF-16 into UTF-8. Its signatures
// are lost by that.
func (p *parser) unwide(raw []byte) []byte {
	marked := bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff"))
	if len(raw) < 4 || !marked {
		return raw
	}
	text, _ := byteOrderMark(raw)
	p.defect("source.utf-16", "")
	return []byte(text)
}

// lineFeeds returns the source with line feeds where it has none but carriage
// returns; offsets stay the same.
func (p *parser) lineFeeds(raw []byte) []byte {
	if bytes.IndexByte(raw, '\n') >= 0 || bytes.IndexByte(raw, '\r') < 0 {
		return raw
	}
	p.defect("source.bare-cr", "")
	return bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
}

// pasted reads text without a header.
func (p *parser) pasted(raw []byte) {
	text := guessCharset(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
	v := view{p: p}
	v.add(piece{text: text, html: looksHTML(text)})
	v.finish(nil)
}

// maxDefects bounds the list of defects.
const maxDefects = 100

// defect records what is wrong; each code once.
func (p *parser) defect(code, detail string) {
	if code == "" || len(p.msg.Defects) >= maxDefects {
		return
	}
	for i := range p.msg.Defects {
		if p.msg.Defects[i].Code == code {
			return
		}
	}
	if !utf8.ValidString(detail) {
		detail = validHeader(detail)
	}
	p.msg.Defects = append(p.msg.Defects, message.Defect{Code: code, Detail: detail})
}

// limit records that a limit was reached.
func (p *parser) limit(which string) { p.defect("limit."+which, "") }
