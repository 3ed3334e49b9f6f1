package htmltext

import (
	"net/url"
	"strconv"
	"strings"

	"bonafide/message"
)

// Bounds of single values, in octets.
const (
	maxTarget = 16 << 10
	maxAlt    = 1 << 10
	maxTitle  = 1 << 10
	maxInputs = 100
)

// target cleans the value of an href: references decoded, space around it
// removed, cut at a length that no address needs.
func target(v string) string {
	v = trimSpace(v)
	if len(v) > maxTarget {
		v = v[:maxTarget]
	}
	return attributeValue(v)
}

// source is the address of an image; the content of a data: URL is left out.
func source(v string) string {
	v = trimSpace(v)
	if len(v) >= 5 && strings.EqualFold(v[:5], "data:") {
		if i := strings.IndexByte(v[:min(len(v), 200)], ','); i >= 0 {
			v = v[:i+1]
		} else {
			v = v[:5]
		}
	}
	return target(v)
}

// dataOf is the content of a data: URL, as written.
func dataOf(v string) string {
	v = trimSpace(v)
	if len(v) < 5 || !strings.EqualFold(v[:5], "data:") {
		return ""
	}
	_, data, _ := strings.Cut(v, ",")
	return data
}

// addLink records a link and returns its index, or none if it leads nowhere or
// the limit is reached.
func (s *scanner) addLink(l message.Hyperlink) int {
	if l.Target == "" || l.Target[0] == '#' {
		return none
	}
	if len(s.page.Links) >= s.opt.MaxLinks {
		s.limit(limitLinks)
		return none
	}
	if s.page.Links == nil {
		s.page.Links = make([]Link, 0, 16)
	}
	s.page.Links = append(s.page.Links, Link{Hyperlink: l})
	return len(s.page.Links) - 1
}

func (s *scanner) marks() marks {
	return marks{len(s.text.buf), len(s.quoted.buf), len(s.hidden.buf)}
}

// openLink begins an a element with an address.
func (s *scanner) openLink(a *attributes, st *state) {
	place := message.InHTML
	switch {
	case st.removed != 0:
		place = message.InHidden
	case st.quoted || s.rest:
		place = message.InQuoted
	}
	s.link = s.addLink(message.Hyperlink{Target: target(a.href), Place: place})
	s.linkMark = s.marks()
}

// closeLink ends the open link, if there is one.
func (s *scanner) closeLink() {
	if s.link == none {
		return
	}
	l := &s.page.Links[s.link]
	s.link = none
	s.spanned(l, s.linkMark)
	s.linked += max(len(s.text.buf)-s.linkMark.text, 0)
	if l.Place == message.InHTML && l.Start == l.End && !l.Image && len(s.hidden.buf) > s.linkMark.hidden {
		l.Place = message.InHidden
	}
}

// spanned gives a link the text since m.
func (s *scanner) spanned(l *Link, m marks) {
	l.Start, l.End = m.text, len(s.text.buf)
	if l.Place == message.InQuoted {
		l.Start, l.End = m.quoted, len(s.quoted.buf)
	}
}

// image records an img element.
func (s *scanner) image(a *attributes) {
	src := a.src
	if src == "" {
		src = a.href // svg
	}
	p := message.Picture{
		Source: source(src),
		Data:   dataOf(src),
		Alt:    foldValue(a.alt, maxAlt),
		Width:  pixels(a.width),
		Height: pixels(a.height),
	}
	s.picture(p)
	if s.link == none {
		return
	}
	l := &s.page.Links[s.link]
	l.Image = true
	if p.Alt != "" && len(l.Alt) < maxAlt {
		if l.Alt != "" {
			l.Alt += " "
		}
		l.Alt += p.Alt
	}
}

func (s *scanner) picture(p message.Picture) {
	if len(s.page.Images) >= s.opt.MaxImages {
		s.limit(limitImages)
		return
	}
	s.page.Images = append(s.page.Images, p)
}

// pixels reads a dimension attribute; percentages are unknown sizes.
func pixels(v string) int {
	v = trimSpace(v)
	n := 0
	for n < len(v) && n < 5 && v[n] >= '0' && v[n] <= '9' {
		n++
	}
	if n == 0 || strings.HasSuffix(v, "%") {
		return 0
	}
	px, err := strconv.Atoi(v[:n])
	if err != nil {
		return 0
	}
	return px
}

// refresh records a meta refresh, which leads a reader on by itself (section
// 4.2.5.3).
func (s *scanner) refresh(a *attributes) {
	if !strings.EqualFold(trimSpace(a.eq), "refresh") {
		return
	}
	_, v, found := strings.Cut(attributeValue(a.content), "=")
	if !found {
		return
	}
	s.addLink(message.Hyperlink{Target: target(strings.Trim(trimSpace(v), `"'`)), Place: message.InMeta})
}

// resolve makes a relative address absolute. What cannot be resolved stays.
func resolve(base, ref string) string {
	if hasScheme(ref) {
		return ref
	}
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	r, err := b.Parse(ref)
	if err != nil {
		return ref
	}
	if absolute := r.String(); absolute != "" { // "//" against "//" is nothing
		return absolute
	}
	return ref
}

// hasScheme tells addresses that stand for themselves (RFC 3986 section 3.1).
func hasScheme(ref string) bool {
	for i := 0; i < len(ref); i++ {
		c := ref[i]
		switch {
		case c == ':':
			return i > 0
		case isLetter(c):
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return false
}
