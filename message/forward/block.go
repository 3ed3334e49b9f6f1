package forward

import "strings"

// block is the fields that a mail client put above a forwarded message.
type block struct {
	start, end int  // octets in the text, the mark included
	mark       mark // what stands above it
	depth      int  // quotation marks before its lines
	values     [fieldCount]string
	found      int // of From, Date, To, Subject
	answered   bool
}

// Bounds of a block.
const (
	maxBlockLines = 60 // a block of hundreds of recipients is no letter's
	maxGap        = 3  // lines between a mark and its block
	maxWrapped    = 3  // lines over which a field other than To and Cc goes on
	maxRecipients = 40 // lines of recipients
	maxValue      = 4096
	maxTries      = 1000 // lines of a text that are taken for the first of a block
)

// findBlock finds the first block in text that a forward may have. Only lines
// that begin with a known label are looked at closely, so that it costs next to
// nothing where there is none.
func findBlock(text string) (block, bool) {
	answered := false
	mark, markAt, markLine := noMark, 0, 0
	n, tries := 0, 0
	for i := 0; i < len(text) && tries < maxTries; n++ {
		line, next := lineAt(text, i)
		shown, _ := unmark(line)
		switch {
		case shown == "":
		case labeled(shown):
			tries++
			b := readBlock(text, i)
			near := mark != noMark && n-markLine <= maxGap
			if near {
				b.mark = mark
			}
			if b.enough() {
				if near {
					b.start = markAt
				}
				b.answered = answered
				return b, true
			}
		default:
			if m := markOf(shown); m != noMark {
				mark, markAt, markLine = m, i, n
			} else if attribution(shown) {
				answered = true
			}
		}
		i = next
	}
	return block{}, false
}

// labeled tells cheaply whether a line can begin a block.
func labeled(line string) bool {
	f, _ := labelOf(line)
	return f == fieldFrom || f == fieldDate || f == fieldSubject || f == fieldTo
}

// lineAt is the line that begins at i, and where the next one begins.
func lineAt(text string, i int) (line string, next int) {
	n := strings.IndexByte(text[i:], '\n')
	if n < 0 {
		return text[i:], len(text)
	}
	return text[i : i+n], i + n + 1
}

// unmark takes quotation marks and spaces off a line and counts the marks.
func unmark(line string) (rest string, depth int) {
	i := 0
	for i < len(line) {
		switch line[i] {
		case '>':
			depth++
		case ' ', '\t':
		default:
			if c := line[len(line)-1]; c == ' ' || c == '\r' || c == 0xa0 {
				return strings.TrimRight(line[i:], " \r\u00a0"), depth
			}
			return line[i:], depth
		}
		i++
	}
	return "", depth
}

// readBlock reads the fields from i on. Values go on over lines without a
// label if another field of the block follows.
func readBlock(text string, i int) block {
	b := block{start: i, end: i}
	current, pending, wrapped := noField, "", 0
	for range maxBlockLines {
		if i >= len(text) {
			break
		}
		line, next := lineAt(text, i)
		shown, depth := unmark(line)
		f, value := labelOf(shown)
		switch {
		case f != noField && (f == fieldOther || b.values[f] == ""):
			if pending != "" && (f == fieldOther || b.found == 4 && limitOf(current) != maxRecipients) {
				return b // a word of the text
			}
			if current != noField && current != fieldOther {
				b.extend(current, pending)
			}
			if current == noField {
				b.depth = depth
			}
			b.set(f, value)
			current, pending, wrapped, b.end = f, "", 0, next
		case f != noField && f != fieldCc && f != fieldTo:
			return b // the block of another message
		case shown == "" && pending == "":
			if wrapped++; wrapped > maxWrapped {
				return b
			}
		default:
			wrapped++
			if wrapped > limitOf(current) || len(pending) > maxValue {
				return b
			}
			pending += " " + shown
		}
		i = next
	}
	return b
}

// limitOf is over how many lines a field may go on.
func limitOf(f field) int {
	if f == fieldTo || f == fieldCc {
		return maxRecipients
	}
	return maxWrapped
}

func (b *block) set(f field, value string) {
	if f <= fieldSubject && b.values[f] == "" {
		b.found++
	}
	if value == "" {
		value = " " // seen, and still empty
	}
	b.values[f] = value[:min(len(value), maxValue)]
}

func (b *block) extend(f field, more string) {
	if len(b.values[f])+len(more) < maxValue {
		b.values[f] = strings.TrimSpace(b.values[f] + more)
	}
}

// enough tells whether the fields are those of a message: with a mark a sender
// and one more; without one a sender and a subject and when or to whom, and
// not an itinerary (From: Milan, To: Rome).
func (b *block) enough() bool {
	from := strings.TrimSpace(b.values[fieldFrom])
	if from == "" {
		return false
	}
	if b.mark != noMark {
		return b.found >= 2
	}
	return b.found >= 3 && b.values[fieldSubject] != "" && (strings.Contains(from, "@") || b.values[fieldDate] != "" && b.found == 4 || strings.Contains(b.values[fieldTo], "@"))
}
