package htmltext

import (
	"strings"
	"unicode/utf8"
)

const none = -1

// scanner is the state of one scan.
type scanner struct {
	opt  Options
	src  string
	page Page

	text, hidden, quoted sink

	cur   state // of the innermost open element
	stack []element
	open  [tagCount]int // open elements by tag
	sheet sheet
	cache styleCache

	link       int // index of the open link in page.Links, or none
	linkMark   marks
	form       int // index of the open form, or none
	formLink   int // index of its link, or none
	button     int // index of the link of the open button, or none
	buttonMark marks
	wasHidden  bool // the last text was hidden
	linked     int  // octets of text inside links so far
	preheader  int
	rest       bool // the rest of the document is quoted
	limits     int
	seenTitle  bool
	styles     int // octets of style elements read
}

// marks are positions in the sinks.
type marks struct{ text, quoted, hidden int }

// run tokenizes the whole input.
func (s *scanner) run() {
	src := s.src
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c == '<':
			i = s.markup(i)
		case c == '&':
			i = s.reference(i)
		case isPlain(c):
			j := i + 1
			for j < len(src) && textByte[src[j]] {
				j++
			}
			s.sink().ascii(src[i:j])
			i = j
		case c < 0x80:
			i = s.space(i)
		default:
			r, n := utf8.DecodeRuneInString(src[i:])
			s.sink().rune(r)
			i += n
		}
	}
}

// textByte are the octets of a run of text: printable ASCII but for markup.
var textByte = func() (t [256]bool) {
	for c := range t {
		t[c] = isPlain(byte(c)) && c != '<' && c != '&'
	}
	return t
}()

// space reads white space and controls; in preformatted text a line feed
// breaks the line.
func (s *scanner) space(i int) int {
	src, lineBreak, blank := s.src, false, false
	for i < len(src) && (src[i] <= ' ' || src[i] == 0x7f) {
		switch src[i] {
		case '\n', '\r':
			lineBreak, blank = true, true
		case ' ', '\t', '\f':
			blank = true
		}
		i++
	}
	switch {
	case lineBreak && s.cur.pre:
		s.sink().separate(lineSeparator)
	case blank:
		s.sink().separate(spaceSeparator)
	}
	return i
}

// sink is where text of the current style goes.
func (s *scanner) sink() *sink {
	if hide := s.cur.hide(); hide != 0 {
		s.hidden.by = hide
		if !s.wasHidden {
			s.wasHidden = true
			s.hidden.separate(spaceSeparator)
		}
		return &s.hidden
	}
	if s.wasHidden {
		s.wasHidden = false
		if len(s.text.buf)-s.linked <= preheaderBefore {
			s.preheader = len(s.hidden.buf)
		}
	}
	if s.cur.quoted || s.rest {
		return &s.quoted
	}
	return &s.text
}

// preheaderBefore is how many octets of visible text may stand before a
// preheader, besides links: one to the web version often does.
const preheaderBefore = 10

// separate ends a word or a line in every sink.
func (s *scanner) separate(p separator) {
	s.text.separate(p)
	s.quoted.separate(p)
	s.hidden.separate(p)
}

// reference reads a character reference in text.
func (s *scanner) reference(i int) int {
	r, r2, n := decodeReference(s.src[i:], false)
	if n == 0 {
		s.sink().ascii("&")
		return i + 1
	}
	k := s.sink()
	k.rune(r)
	if r2 != 0 {
		k.rune(r2)
	}
	return i + n
}

// markup reads what begins with "<" at i (section 13.2.5.6) and returns where
// it ends.
func (s *scanner) markup(i int) int {
	src := s.src
	if i+1 >= len(src) {
		s.sink().ascii("<")
		return i + 1
	}
	switch c := src[i+1]; {
	case isLetter(c):
		return s.startTag(i)
	case c == '/':
		return s.endTag(i)
	case c == '!':
		return s.declaration(i)
	case c == '?':
		return afterGreater(src, i)
	}
	s.sink().ascii("<")
	return i + 1
}

// declaration skips comments, doctypes and bogus comments.
func (s *scanner) declaration(i int) int {
	src := s.src
	if !strings.HasPrefix(src[i:], "<!--") {
		return afterGreater(src, i)
	}
	i += len("<!--")
	rest := src[i:]
	if strings.HasPrefix(rest, ">") {
		return i + 1
	}
	if strings.HasPrefix(rest, "->") {
		return i + 2
	}
	for {
		n := strings.Index(src[i:], "--")
		if n < 0 {
			return len(src)
		}
		i += n + 2
		switch {
		case strings.HasPrefix(src[i:], ">"):
			return i + 1
		case strings.HasPrefix(src[i:], "!>"):
			return i + 2
		}
		i-- // a third dash may belong to the end
	}
}

// afterGreater returns the offset after the next ">", or the end.
func afterGreater(src string, i int) int {
	if n := strings.IndexByte(src[i:], '>'); n >= 0 {
		return i + n + 1
	}
	return len(src)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// startTag reads a start tag and the raw text that belongs to it.
func (s *scanner) startTag(i int) int {
	var a attributes
	name, end, ok := readTag(s.src, i+1, &a)
	if !ok {
		return len(s.src) // the end of file inside a tag drops it
	}
	s.page.Tags++
	t := tagOf(name)
	if a.script {
		s.page.Script = true
	}
	traits := traitsOf[t]
	if t == tPlaintext {
		s.text.separate(lineSeparator)
		s.sink().runes(s.src[end:])
		return len(s.src)
	}
	if traits&(rawText|rcData) == 0 {
		s.element(t, name, &a)
		return end
	}
	content := s.src[end:]
	stop, next := rawEnd(content, name)
	s.raw(t, &a, content[:stop])
	return end + next
}

// endTag reads an end tag.
func (s *scanner) endTag(i int) int {
	src := s.src
	if i+2 >= len(src) {
		s.sink().ascii("</")
		return len(src)
	}
	if !isLetter(src[i+2]) {
		return afterGreater(src, i) // also "</>"
	}
	name, end, ok := readTag(src, i+2, nil)
	if !ok {
		return len(src)
	}
	s.closeElement(tagOf(name), name)
	return end
}

// rawEnd finds the end tag of a raw text element: content[:stop] is its
// content, and scanning goes on at next.
func rawEnd(content, name string) (stop, next int) {
	for i := 0; ; {
		n := strings.Index(content[i:], "</")
		if n < 0 {
			return len(content), len(content)
		}
		i += n
		after := i + 2 + len(name)
		if after < len(content) && strings.EqualFold(content[i+2:after], name) {
			switch content[after] {
			case ' ', '\t', '\n', '\r', '\f', '/', '>':
				return i, afterGreater(content, after)
			}
		}
		i += 2
	}
}
