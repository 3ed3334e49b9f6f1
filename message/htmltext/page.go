package htmltext

import (
	"strings"

	"bonafide/message"
)

// Options bound a scan. Zero values are replaced by those of [DefaultOptions].
type Options struct {
	MaxInput  int // octets of HTML that are read
	MaxText   int // octets of each of Text, Hidden and Quoted
	MaxLinks  int // links, also those of forms
	MaxImages int // images
	MaxForms  int // forms; each keeps at most 100 inputs
	MaxDepth  int // open elements; deeper ones become siblings, as in browsers
	// Scripting reads the page as a browser does that runs scripts: the
	// content of noscript is hidden.
	Scripting bool
}

// DefaultOptions are bounds that no honest message reaches.
func DefaultOptions() Options {
	return Options{
		MaxInput:  4 << 20,
		MaxText:   1 << 20,
		MaxLinks:  2000,
		MaxImages: 2000,
		MaxForms:  50,
		MaxDepth:  512,
	}
}

func (o Options) withDefaults() Options {
	d := DefaultOptions()
	for _, f := range []struct {
		v *int
		d int
	}{
		{&o.MaxInput, d.MaxInput},
		{&o.MaxText, d.MaxText},
		{&o.MaxLinks, d.MaxLinks},
		{&o.MaxImages, d.MaxImages},
		{&o.MaxForms, d.MaxForms},
		{&o.MaxDepth, d.MaxDepth},
	} {
		if *f.v <= 0 {
			*f.v = f.d
		}
	}
	return o
}

// Page is what a scan found. All strings are valid UTF-8.
type Page struct {
	// Title is the content of the first title element, folded.
	Title string
	// Text is what a reader sees, apart from Quoted: blocks and line breaks
	// separate lines by \n, runs of space are folded to one, character
	// references are decoded, characters without a glyph are left out.
	Text string
	// Quoted is what stands in the quotation marks of mail clients
	// (blockquote type=cite, gmail_quote and their like).
	Quoted string
	// Hidden is text that a reader cannot see.
	Hidden string
	// HiddenBy are the ways in which Hidden was hidden, each once, sorted as
	// "display", "size", "color", "off-screen", "opacity", "clip", and
	// "zero-width" when Invisible is not 0.
	HiddenBy []string
	// Preheader is how many octets at the start of Hidden stood before the
	// visible text: preview text of an inbox, which is normal in genuine mail.
	Preheader int
	// Invisible counts default-ignorable characters inside words of Text.
	Invisible int
	// Gap is how many br elements follow each other, at most, before further
	// text.
	Gap int

	Links  []Link
	Images []message.Picture
	Forms  []message.Form

	Base   string // href of the first base element, "" if none
	Script bool   // a script element or an event handler stands in it
	Tags   int    // start tags
	// Limits are the bounds of [Options] that were reached: "input", "text",
	// "links", "images", "forms", "depth", "style".
	Limits []string
}

// Link is a link with its position.
type Link struct {
	message.Hyperlink
	// Start and End are the offsets of its shown text in Text, or in Quoted
	// for the place message.InQuoted. They are equal when it shows none.
	Start, End int
}

// Scan reads src. It never fails.
func Scan(src string, opt Options) Page {
	s := scanner{opt: opt.withDefaults(), src: src, link: none, form: none, formLink: none, button: none}
	if len(src) > s.opt.MaxInput {
		s.src = src[:s.opt.MaxInput]
		s.limit(limitInput)
	}
	s.text.grow(len(s.src) / 8)
	s.text.max, s.hidden.max, s.quoted.max = s.opt.MaxText, s.opt.MaxText, s.opt.MaxText
	s.cur = rootState
	s.stack = make([]element, 0, 64)
	s.run()
	return s.finish()
}

// finish turns the collected octets into a Page.
func (s *scanner) finish() Page {
	s.closeLink()
	p := &s.page
	p.Text = s.text.text()
	p.Quoted = s.quoted.text()
	p.Hidden = s.hidden.text()
	p.Preheader = min(s.preheader, len(p.Hidden))
	p.Invisible = s.text.invisible + s.quoted.invisible
	p.Gap = s.text.gap
	for i := range p.Links {
		s.settle(&p.Links[i])
	}
	for i := range hideNames {
		if s.hidden.seen&(1<<i) != 0 {
			p.HiddenBy = append(p.HiddenBy, hideNames[i])
		}
	}
	if p.Invisible > 0 {
		p.HiddenBy = append(p.HiddenBy, "zero-width")
	}
	if s.text.full || s.quoted.full || s.hidden.full {
		s.limit(limitText)
	}
	for i := range limitNames {
		if s.limits&(1<<i) != 0 {
			p.Limits = append(p.Limits, limitNames[i])
		}
	}
	return s.page
}

// settle fills what is known of a link only at the end: its shown text.
func (s *scanner) settle(l *Link) {
	text := s.page.Text
	if l.Place == message.InQuoted {
		text = s.page.Quoted
	}
	l.Start = min(l.Start, len(text))
	l.End = max(min(l.End, len(text)), l.Start)
	// A separator that was pending when the link began belongs before it.
	for l.Start < l.End && (text[l.Start] == ' ' || text[l.Start] == '\n') {
		l.Start++
	}
	if l.Start < l.End {
		l.Text = oneLine(text[l.Start:l.End])
	}
	if s.page.Base != "" {
		l.Target = resolve(s.page.Base, l.Target)
	}
}

// oneLine folds line breaks to spaces.
func oneLine(s string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	return strings.ReplaceAll(s, "\n", " ")
}

// The limits, as bits of scanner.limits.
const (
	limitInput = iota
	limitText
	limitLinks
	limitImages
	limitForms
	limitDepth
	limitStyle
)

var limitNames = [...]string{"input", "text", "links", "images", "forms", "depth", "style"}

func (s *scanner) limit(which int) { s.limits |= 1 << which }
