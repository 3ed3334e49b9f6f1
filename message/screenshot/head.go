package screenshot

import (
	"iter"
	"regexp"
	"strings"

	"bonafide/message"
	"bonafide/message/text"
)

// The parts of a picture in which its sender stands, in hundredths of its
// height.
const (
	chatHeadEnd = 30
	mailHeadEnd = 60
)

// mailHeadLines is how many lines may stand above an address on top.
const mailHeadLines = 8

// chatHead finds the number or name on top of a text or chat.
func (p *Page) chatHead(lines []Line) (sender string, rest []Line) {
	if !p.tall() {
		return "", lines
	}
	mark := -1 // the first line of the device below the sender
	for i := range lines {
		if 100*lines[i].Top > chatHeadEnd*p.Height {
			break
		}
		t := p.handleOf(&lines[i])
		if h := text.ReadHandle(t, ""); h.Kind == message.HandleNumber && plausibleNumber(t) {
			return t, lines[i+1:]
		}
		if mark < 0 && len(folded(lines[i].Text())) >= 3 && device(lines[i].Text()) {
			mark = i
		}
	}
	// A name stands above "Text Message", "Today" or "online".
	for i := mark - 1; i >= 0; i-- {
		t := p.handleOf(&lines[i])
		if t == "" || len(t) > 40 || len(strings.Fields(t)) > 5 || device(t) {
			continue
		}
		if len(folded(t)) < 3 {
			continue // the letter of an avatar
		}
		return t, lines[mark+1:]
	}
	return "", lines
}

// handleOf is the name or number in a line on top: the longest run of words
// without a wide space, since arrows and the letter of an avatar stand beside
// it.
func (p *Page) handleOf(l *Line) string {
	best, length := "", 0
	for run := range p.runs(l) {
		if t := handleText(run); len(folded(t)) > length {
			best, length = t, len(folded(t))
		}
	}
	return best
}

// runs are the pieces of a line between wide spaces.
func (p *Page) runs(l *Line) iter.Seq[string] {
	return func(yield func(string) bool) {
		usual := min(l.height(), p.usualHeight())
		for start, i := 0, 1; i <= len(l.Words); i++ {
			if i < len(l.Words) && 10*(l.Words[i].Left-l.Words[i-1].Right) <= 9*usual {
				continue
			}
			run := Line{Words: l.Words[start:i]}
			if !yield(run.Text()) {
				return
			}
			start = i
		}
	}
}

// allDevice tells whether each piece of a line is the device's own, as of two
// buttons side by side.
func (p *Page) allDevice(l *Line) bool {
	if device(l.Text()) {
		return true
	}
	for run := range p.runs(l) {
		if !device(run) {
			return false
		}
	}
	return true
}

// handleText takes off what devices put around a sender: arrows and menus.
func handleText(s string) string {
	words := strings.Fields(s)
	for len(words) > 0 && (folded(words[0]) == "" || len(words) > 1 && len(folded(words[0])) == 1 && !strings.ContainsAny(words[0], "0123456789")) && !strings.HasPrefix(words[0], "+") && !strings.HasPrefix(words[0], "(") {
		words = words[1:]
	}
	for len(words) > 0 && folded(words[len(words)-1]) == "" {
		words = words[:len(words)-1]
	}
	return strings.Trim(strings.Join(words, " "), " <>\u203a\u00ab\u00bb|:;,~\u2014-")
}

// plausibleNumber tells a telephone number from a clock or a date.
func plausibleNumber(s string) bool {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits >= 7 || digits >= 5 && !strings.ContainsAny(s, ":./%")
}

// mailHead is what stands above an e-mail.
type mailHead struct{ name, address, subject string }

var (
	addressPattern = regexp.MustCompile(`(?i)[<(«]?\s*([a-z0-9._%+=-]+\s?@\s?[a-z0-9-]+(?:\s?\.\s?[a-z0-9-]+)*\s?\.\s?[a-z]{2,}(?:-[a-z0-9-]+)?)\s*[>)»]?`)
	labelPattern   = regexp.MustCompile(`(?i)^(from|da|von|de|sender|mittente|absender|remitente|expéditeur)\s?:\s*(.+)$`)
	subjectPattern = regexp.MustCompile(`(?i)^(subject|oggetto|betreff|objet|asunto)\s?:?\s+(.+)$`)
	fieldPattern   = regexp.MustCompile(`(?i)^(to|a|an|à|para|cc|date|data|datum|fecha|sent|inviato|gesendet|envoyé|enviado)\s?:\s`)
)

// mailHead finds sender and subject of an e-mail: an address on top, alone,
// after a name, or after a label; the subject after a label, or in larger
// letters.
func (p *Page) mailHead(lines []Line) (h mailHead, rest []Line, ok bool) {
	at, end := -1, 0
	for i := range lines {
		if 100*lines[i].Top > mailHeadEnd*p.Height || i > mailHeadLines {
			break
		}
		line := brokenMailbox.ReplaceAllString(lines[i].Text(), "$1.$2")
		if m := subjectPattern.FindStringSubmatch(line); m != nil && (at >= 0 || i < 8) && strings.Contains(line, ":") {
			h.subject, end = m[2], i+1
			continue
		}
		if fieldPattern.MatchString(line) && at >= 0 && i == end {
			end = i + 1
			continue
		}
		if at >= 0 {
			continue
		}
		label := labelPattern.FindStringSubmatch(line)
		address := addressPattern.FindStringSubmatchIndex(line)
		switch {
		case label != nil && (address != nil || i < 6):
			h.name = strings.TrimSpace(addressPattern.ReplaceAllString(label[2], ""))
		case address == nil:
			continue
		default:
			before, after := handleText(line[:address[0]]), handleText(line[address[1]:])
			bracketed := strings.ContainsAny(line[max(0, address[0]-1):min(len(line), address[1]+1)], "<>\u00ab\u00bb()")
			if before != "" && !bracketed || len(strings.Fields(before)) > 5 || !device(after) {
				continue // an address inside a sentence
			}
			h.name = before
		}
		if address != nil {
			h.address = strings.ToLower(strings.ReplaceAll(line[address[2]:address[3]], " ", ""))
		}
		at, end = i, i+1
	}
	if at < 0 {
		return mailHead{}, lines, false
	}
	first := at
	if h.name == "" && at > 0 && h.address != "" {
		h.name, first = p.nameAbove(lines, at)
	}
	if h.subject == "" {
		h.subject, end = subjectAround(lines, first, end)
	}
	h.name = handleText(h.name)
	return h, lines[end:], true
}

// nameAbove is the name in the line above an address, without the time behind
// it, and the index of that line.
func (p *Page) nameAbove(lines []Line, at int) (string, int) {
	for i := at - 1; i >= 0; i-- {
		words := lines[i].Words
		for len(words) > 0 && (clockPattern.MatchString(words[len(words)-1].Text) || folded(words[len(words)-1].Text) == "") {
			words = words[:len(words)-1]
		}
		name := p.handleOf(&Line{Words: words, Top: lines[i].Top, Bottom: lines[i].Bottom})
		if len(folded(name)) < 3 {
			continue // the letter of an avatar
		}
		if len(words) > 6 || lines[at].Top-lines[i].Bottom > 3*lines[at].height() {
			break
		}
		return name, i
	}
	return "", at
}

// subjectAround is the subject: the lines above the sender, or the first below
// where they are larger than what follows.
func subjectAround(lines []Line, first, end int) (string, int) {
	var above []string
	for i := range first {
		if t := lines[i].Text(); !device(t) {
			above = append(above, t)
		}
	}
	const most = 4
	if len(above) > 0 && len(above) <= most {
		return handleText(withoutBadge(strings.Join(above, " "))), end
	}
	return "", end
}

// withoutBadge takes the name of a folder off the end of a subject.
func withoutBadge(s string) string {
	words := strings.Fields(s)
	for len(words) > 0 && len([]rune(folded(words[len(words)-1]))) <= 1 && !strings.ContainsAny(words[len(words)-1], "0123456789") {
		words = words[:len(words)-1]
	}
	for n := 1; n <= 3; n++ {
		if len(words) <= n {
			break
		}
		last := folded(strings.Join(words[len(words)-n:], " "))
		for _, badge := range [...]string{"inbox", "posta in arrivo", "posteingang", "boite de reception", "recibidos", "external"} {
			if alike(last, badge) {
				return strings.Join(words[:len(words)-n], " ")
			}
		}
	}
	return s
}
