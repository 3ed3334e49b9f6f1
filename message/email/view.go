package email

import (
	"slices"
	"strings"
	"unicode"

	"bonafide/message"
	"bonafide/message/htmltext"
)

// view puts together what a reader sees of the parts of a message.
type view struct {
	p           *parser
	own, quoted []string
	hidden      []string
	invisible   int
}

// add shows one more part.
func (v *view) add(c piece) {
	if c.html {
		v.page(c.text)
		return
	}
	v.plain(c)
}

// page shows a part in HTML.
func (v *view) page(src string) {
	msg, lim := v.p.msg, v.p.lim
	v.drawn(src)
	page := htmltext.Scan(src, htmltext.Options{
		MaxInput: lim.HTML, MaxText: lim.Text,
		MaxLinks: max(lim.Links-len(msg.Links), 1), MaxImages: max(lim.Images-len(msg.Images), 1),
	})
	msg.HTML = true
	msg.Script = msg.Script || page.Script
	if msg.Title == "" {
		msg.Title = page.Title
	}
	for _, which := range page.Limits {
		if which == "input" {
			which = "html"
		}
		v.p.limit(which)
	}
	if len(v.own) == 0 && len(v.hidden) == 0 {
		msg.Preheader = page.Preheader
	}
	for _, by := range page.HiddenBy {
		if !slices.Contains(msg.HiddenBy, by) {
			msg.HiddenBy = append(msg.HiddenBy, by)
		}
	}
	v.invisible += page.Invisible
	msg.Gap = max(msg.Gap, page.Gap)
	v.hidden = keep(v.hidden, page.Hidden)
	cut := quoteStart(page.Text)
	v.pageLinks(&page, cut)
	v.own = keep(v.own, strings.TrimRight(page.Text[:cut], "\n"))
	v.quoted = keep(v.quoted, page.Text[cut:])
	v.quoted = keep(v.quoted, page.Quoted)
	msg.Images = append(msg.Images, page.Images...)
	msg.Forms = append(msg.Forms, page.Forms...)
}

// pageLinks takes over the links of a page, and the addresses that stand in
// its text without being links. What is shown from cut on is quoted.
func (v *view) pageLinks(page *htmltext.Page, cut int) {
	msg := v.p.msg
	msg.Links = slices.Grow(msg.Links, len(page.Links))
	for i := range page.Links {
		if !v.p.roomForLink() {
			return
		}
		l := page.Links[i].Hyperlink
		if page.Links[i].Start >= cut && cut < len(page.Text) && l.Place == message.InHTML {
			l.Place = message.InQuoted
		}
		msg.Links = append(msg.Links, l)
	}
	v.textLinks(page.Text[:cut], message.InText, page.Links)
	v.textLinks(page.Text[cut:], message.InQuoted, nil)
	v.textLinks(page.Quoted, message.InQuoted, nil)
}

// textLinks records the addresses that stand in text, but for those inside the
// text of the links of a page, and those whose target is known already.
func (v *view) textLinks(text string, place message.Place, links []htmltext.Link) {
	tries := 0
	htmltext.URLs(text, func(start, end int) bool {
		if tries++; tries > 4*v.p.lim.Links {
			v.p.limit("links")
			return false
		}
		for i := range links {
			if start < links[i].End && end > links[i].Start && links[i].Place != message.InQuoted {
				return true
			}
		}
		if v.known(text[start:end]) {
			return true
		}
		if !v.p.roomForLink() {
			return false
		}
		v.p.msg.Links = append(v.p.msg.Links, message.Hyperlink{Target: text[start:end], Place: place})
		return true
	})
}

// known tells whether a link leads there already.
func (v *view) known(target string) bool {
	for i := range v.p.msg.Links {
		if v.p.msg.Links[i].Target == target {
			return true
		}
	}
	return false
}

// plain shows a part in plain text.
func (v *view) plain(c piece) {
	text := v.p.withoutFiles(c.text)
	v.drawn(text)
	if c.flowed {
		text = unflow(text, c.delSp)
	}
	text, invisible := htmltext.Plain(text, v.p.lim.Text)
	v.invisible += invisible
	own, quoted := splitQuoted(text)
	v.textLinks(own, message.InText, nil)
	v.textLinks(quoted, message.InQuoted, nil)
	v.own = keep(v.own, own)
	v.quoted = keep(v.quoted, quoted)
}

func keep(list []string, s string) []string {
	if s == "" {
		return list
	}
	return append(list, s)
}

// substance is how many letters a reader's own text must have for what they
// quote not to be the message.
const substance = 40

// finish sets the texts of the message; plain are the alternatives in plain
// text.
func (v *view) finish(plain []piece) {
	msg := v.p.msg
	msg.Text = v.joined(v.own)
	msg.Quoted = v.joined(v.quoted)
	msg.Hidden = v.joined(v.hidden)
	msg.Preheader = min(msg.Preheader, len(msg.Hidden))
	msg.Invisible = v.invisible
	if v.invisible > 0 && !slices.Contains(msg.HiddenBy, "zero-width") {
		msg.HiddenBy = append(msg.HiddenBy, "zero-width")
	}
	if msg.Quoted != "" && letters(msg.Text, substance) < substance {
		v.unquote()
	}
	if !msg.HTML || len(plain) == 0 {
		return
	}
	texts := make([]string, 0, len(plain))
	for _, c := range plain {
		text := c.text
		if c.flowed {
			text = unflow(text, c.delSp)
		}
		text, _ = htmltext.Plain(text, v.p.lim.Text)
		texts = keep(texts, text)
	}
	msg.Plain = v.joined(texts)
	v.textLinks(msg.Plain, message.InText, nil)
}

// unquote makes what is quoted the text, for a message that is nothing else.
func (v *view) unquote() {
	msg := v.p.msg
	msg.Text = v.joined([]string{msg.Text, msg.Quoted})
	msg.Quoted = ""
	place := message.InText
	if msg.HTML {
		place = message.InHTML
	}
	for i := range msg.Links {
		if msg.Links[i].Place == message.InQuoted {
			msg.Links[i].Place = place
		}
	}
}

// joined puts texts on lines of their own, within the limit.
func (v *view) joined(list []string) string {
	s := ""
	switch len(list) {
	case 0:
	case 1:
		s = list[0]
	default:
		s = strings.Trim(strings.Join(list, "\n"), "\n")
	}
	if len(s) > v.p.lim.Text {
		v.p.limit("text")
		s = strings.ToValidUTF8(s[:v.p.lim.Text], "")
	}
	return s
}

// letters counts the letters of s up to enough.
func letters(s string, enough int) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			if n++; n >= enough {
				break
			}
		}
	}
	return n
}

// withoutFiles takes files out of the text that were put in by uuencode.
func (p *parser) withoutFiles(text string) string {
	i := uuStart(text)
	if i < 0 {
		return text
	}
	var b strings.Builder
	rest := []byte(text)
	for i >= 0 {
		name, data, after := uudecode(rest[i:])
		if len(data) == 0 {
			b.Write(rest[:i+1])
			rest = rest[i+1:]
		} else {
			b.Write(rest[:i])
			p.attach(&entity{media: mediaValue{kind: "application/octet-stream"}}, validHeader(name), data, p.lim.Depth)
			rest = after
		}
		i = uuStart(text[len(text)-len(rest):])
	}
	b.Write(rest)
	return b.String()
}

// uuStart finds the line "begin 644 name" of an encoded file.
func uuStart(text string) int {
	for i := 0; ; {
		n := strings.Index(text[i:], "begin ")
		if n < 0 {
			return -1
		}
		i += n
		if i == 0 || text[i-1] == '\n' {
			line, _, _ := strings.Cut(text[i:min(len(text), i+300)], "\n")
			if _, ok := uuBegin([]byte(strings.TrimSuffix(line, "\r"))); ok {
				return i
			}
		}
		i++
	}
}
