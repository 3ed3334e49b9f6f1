package screenshot

import (
	"strings"
)

// Content is what a picture shows, as far as its layout tells.
type Content struct {
	// Mail tells that it looks like an e-mail: an address or labels such as
	// "From" stand above it.
	Mail bool
	// Sender is the number or name on top, Address the e-mail address; "" if
	// none is evident.
	Sender, Address string
	Subject         string
	// Text is the message, and Own what the reader wrote in between.
	Text, Own string
	// Also are other readings of addresses in Text that were cut or misread.
	Also []string
	// Confidence is the mean confidence of the words, 0–1, and Doubtful are
	// some in which the machine is not sure.
	Confidence float64
	Doubtful   []string
}

// Read tells the message in a page from the device around it.
func Read(p *Page) Content {
	var c Content
	page := Page{Width: max(1, p.Width), Height: max(1, p.Height), Lines: p.legibleLines()}
	c.Confidence, c.Doubtful = page.certainty()
	body := page.Lines
	switch head, rest, ok := page.mailHead(body); {
	case ok:
		c.Mail, c.Sender, c.Address, c.Subject = true, head.name, head.address, head.subject
		body = rest
	default:
		c.Sender, body = page.chatHead(body)
	}
	body = page.withoutDevice(body)
	var own []Line
	if !c.Mail {
		body, own = page.sides(body)
	}
	c.Text, c.Also = page.flow(body)
	c.Own, _ = page.flow(own)
	return c
}

// legibleLines are the lines that hold words, without status bar and keyboard.
func (p *Page) legibleLines() []Line {
	var out []Line
	words := 0
	for i := range p.Lines {
		l, ok := legibleLine(p.Lines[i])
		if words += len(l.Words); words > mostWords || len(out) == mostLines {
			break
		}
		if !ok || p.status(&l) || p.keyboard(&l) {
			continue
		}
		out = append(out, l)
	}
	return out
}

// withoutDevice leaves out the lines that are the device's own, and times that
// stand behind a line of text.
func (p *Page) withoutDevice(lines []Line) []Line {
	var out []Line
	for _, l := range lines {
		if p.allDevice(&l) {
			continue
		}
		for n := len(l.Words); n > 1; n = len(l.Words) {
			last, before := l.Words[n-1], l.Words[n-2]
			aside := 2*(last.Left-before.Right) > l.height()
			mark := folded(last.Text) == "" && strings.Trim(last.Text, "✓√v/()|•·") == ""
			if !mark && (!aside || !clockPattern.MatchString(last.Text)) {
				break
			}
			l.Words, l.Right = l.Words[:n-1], before.Right
		}
		out = append(out, l)
	}
	return out
}

// sides tells what others wrote, on the left, from what the reader wrote, on
// the right. Where nothing stands on the left, all is the message.
func (p *Page) sides(lines []Line) (theirs, own []Line) {
	if !p.tall() || len(lines) == 0 {
		return lines, nil
	}
	left := p.Width
	for i := range lines {
		left = min(left, lines[i].Left)
	}
	for _, block := range blocks(lines) {
		from, to := p.Width, 0
		for i := range block {
			from, to = min(from, block[i].Left), max(to, block[i].Right)
		}
		if 100*(from-left) > 18*p.Width && 100*to > 76*p.Width && 100*(from+to) > 112*p.Width {
			own = append(own, block...)
		} else {
			theirs = append(theirs, block...)
		}
	}
	if len(theirs) == 0 {
		return lines, nil
	}
	return theirs, own
}

// blocks splits lines where the left edge or the distance changes: into
// bubbles and paragraphs.
func blocks(lines []Line) [][]Line {
	var out [][]Line
	for i := range lines {
		if n := len(out); n > 0 && together(&lines[i-1], &lines[i]) {
			out[n-1] = append(out[n-1], lines[i])
			continue
		}
		out = append(out, []Line{lines[i]})
	}
	return out
}

// together tells whether a line follows another in the same bubble or
// paragraph: below it, with the same left edge, and hardly any space between.
func together(a, b *Line) bool {
	h := max(a.height(), b.height())
	shift := a.Left - b.Left
	gap := b.middle() - a.middle()
	return shift < h && shift > -h && gap > 0 && 10*gap < 22*h
}

// Whole is the content as one text: sender, subject, message.
func (c *Content) Whole() string {
	var parts []string
	sender := strings.TrimSpace(c.Sender + " " + c.Address)
	for _, part := range []string{sender, c.Subject, c.Text} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n")
}
