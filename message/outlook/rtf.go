package outlook

import (
	"bytes"
	"strings"
	"unicode/utf16"
)

// rtfText gets the text out of RTF. Where the RTF was made from HTML
// (\fromhtml, MS-OXRTFEX section 2.1.3), it is that HTML, in UTF-8; otherwise
// it is what a reader sees, without formatting.
func rtfText(rtf []byte) (text string, isHTML bool) {
	r := rtfReader{rest: rtf, html: bytes.Contains(rtf[:min(len(rtf), 1024)], []byte(`\fromhtml`))}
	r.group.skipAfterUnicode = 1
	r.run()
	r.flush()
	return r.out.String(), r.html
}

// rtfReader walks the tokens of RTF 1.9: groups, control words, text.
type rtfReader struct {
	rest     []byte
	html     bool
	codepage int
	out      strings.Builder
	bytes8   []byte   // text in the code page, not decoded yet
	units    []uint16 // text in UTF-16, not decoded yet
	skip     int      // octets of text to leave out after \u

	group  rtfGroup
	groups []rtfGroup
}

// rtfGroup is the state that a closing brace restores.
type rtfGroup struct {
	ignored          bool // inside a destination that isn't text
	tag              bool // inside \*\htmltag
	rtfOnly          bool // between \htmlrtf and \htmlrtf0
	skipAfterUnicode int  // \uc
}

const maxRTFDepth = 1000

func (r *rtfReader) run() {
	for len(r.rest) > 0 && r.out.Len() < maxText {
		c := r.rest[0]
		r.rest = r.rest[1:]
		switch c {
		case '{':
			if len(r.groups) >= maxRTFDepth {
				return
			}
			r.groups = append(r.groups, r.group)
			r.skip = 0
		case '}':
			if n := len(r.groups); n > 0 {
				r.group, r.groups = r.groups[n-1], r.groups[:n-1]
			}
			r.skip = 0
		case '\\':
			r.control()
		case '\r', '\n', 0:
		default:
			r.octet(c)
		}
	}
}

// shown tells whether text counts here.
func (r *rtfReader) shown() bool {
	return !r.group.ignored && (r.group.tag || !r.group.rtfOnly)
}

// octet adds one octet of text in the code page.
func (r *rtfReader) octet(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	if r.shown() {
		if len(r.units) > 0 {
			r.flush()
		}
		r.bytes8 = append(r.bytes8, c)
	}
}

// text adds decoded text.
func (r *rtfReader) text(s string) {
	if r.shown() {
		r.flush()
		r.out.WriteString(s)
	}
}

// flush decodes what was gathered.
func (r *rtfReader) flush() {
	if len(r.bytes8) > 0 {
		r.out.WriteString(decodeCodepage(r.codepage, r.bytes8))
		r.bytes8 = r.bytes8[:0]
	}
	if len(r.units) > 0 {
		r.out.WriteString(string(utf16.Decode(r.units)))
		r.units = r.units[:0]
	}
}

// control reads what follows a backslash.
func (r *rtfReader) control() {
	if len(r.rest) == 0 {
		return
	}
	c := r.rest[0]
	if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
		word, number, given := r.word()
		r.controlWord(word, number, given)
		return
	}
	r.rest = r.rest[1:]
	switch c {
	case '\'':
		if len(r.rest) >= 2 {
			r.octet(hexValue(r.rest[0])<<4 | hexValue(r.rest[1]))
			r.rest = r.rest[2:]
		}
	case '*':
		r.destination()
	case '~':
		r.text("\u00a0")
	case '_':
		r.text("-")
	case '\r', '\n':
		r.text("\r\n")
	case '\\', '{', '}':
		r.octet(c)
	}
}

// word reads a control word, its number and the space after it.
func (r *rtfReader) word() (word string, number int, given bool) {
	b, i := r.rest, 0
	for i < len(b) && i < 32 && (b[i] >= 'a' && b[i] <= 'z' || b[i] >= 'A' && b[i] <= 'Z') {
		i++
	}
	word = string(b[:i])
	negative := i < len(b) && b[i] == '-'
	if negative {
		i++
	}
	for start := i; i < len(b) && i-start < 10 && b[i] >= '0' && b[i] <= '9'; i++ {
		number = number*10 + int(b[i]-'0')
		given = true
	}
	if negative {
		number = -number
	}
	if i < len(b) && b[i] == ' ' {
		i++
	}
	r.rest = b[i:]
	return word, number, given
}

// destination reads the control word after \*: all but \htmltag is ignored.
func (r *rtfReader) destination() {
	if !bytes.HasPrefix(r.rest, []byte(`\`)) {
		return
	}
	r.rest = r.rest[1:]
	if word, _, _ := r.word(); word == "htmltag" && r.html {
		r.group.tag = true
	} else {
		r.group.ignored = true
	}
}

// controlWord acts on the words that matter for text.
func (r *rtfReader) controlWord(word string, number int, given bool) {
	switch word {
	case "ansicpg":
		r.codepage = number
	case "htmlrtf":
		r.group.rtfOnly = !given || number != 0
	case "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "listtable":
		r.group.ignored = true
	case "par", "line", "row", "sect":
		r.text("\r\n")
	case "tab", "cell":
		r.text("\t")
	case "uc":
		r.group.skipAfterUnicode = max(0, min(number, 8))
	case "u":
		if r.shown() {
			if len(r.bytes8) > 0 {
				r.flush()
			}
			r.units = append(r.units, uint16(number))
		}
		r.skip = r.group.skipAfterUnicode
	case "lquote":
		r.text("\u2018")
	case "rquote":
		r.text("\u2019")
	case "ldblquote":
		r.text("\u201c")
	case "rdblquote":
		r.text("\u201d")
	case "bullet":
		r.text("\u2022")
	case "endash":
		r.text("\u2013")
	case "emdash":
		r.text("\u2014")
	}
}

func hexValue(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	}
	return 0
}
