package cli

import (
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"bonafide/explain"

	"golang.org/x/term"
)

// cardWidth is the width in characters to which text on the card is wrapped.
const cardWidth = 78

// Select Graphic Rendition sequences (ECMA-48 section 8.3.117).
const (
	styleReset   = "\x1b[0m"
	styleBold    = "\x1b[1m"
	styleDim     = "\x1b[2m"
	styleInverse = "\x1b[7m"
)

// cardPrinter lays out text for a terminal or a file.
type cardPrinter struct {
	b     strings.Builder
	color bool
}

// line prints one line in a style, "" for none.
func (p *cardPrinter) line(style, text string) {
	p.b.WriteString(p.styled(style, text))
	p.b.WriteByte('\n')
}

func (p *cardPrinter) styled(style, s string) string {
	if !p.color || s == "" || style == "" {
		return s
	}
	return style + s + styleReset
}

// wrapped prints text with a first and a further indent, broken at spaces. A
// word that is longer than the line stays whole.
func (p *cardPrinter) wrapped(style, first, further, text string) {
	line, width, fresh := first, utf8.RuneCountInString(first), true
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		if !fresh && width+1+n > cardWidth {
			p.line(style, line)
			line, width, fresh = further, utf8.RuneCountInString(further), true
		}
		if !fresh {
			line += " "
			width++
		}
		line += word
		width += n
		fresh = false
	}
	if !fresh {
		p.line(style, line)
	}
}

// compared prints a domain beside the one that it imitates. The letters that
// differ are inverted where there is color, else marked in the line below.
func (p *cardPrinter) compared(indent string, spans []explain.Span, official string) {
	domain, below := indent, indent
	for _, s := range spans {
		mark := " "
		if s.Differs {
			mark = "^"
			domain += p.styled(styleInverse, s.Text)
		} else {
			domain += s.Text
		}
		below += strings.Repeat(mark, utf8.RuneCountInString(s.Text))
	}
	p.line("", domain+"  ↔  "+official)
	if !p.color {
		p.line("", strings.TrimRight(below, " "))
	}
}

// isTerminal tells whether a person is at the other end of a stream.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// useColor follows the terminal and the NO_COLOR convention.
func useColor(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
