package email

import "strings"

// unflow joins the lines of format=flowed (RFC 3676 section 4): a line that
// ends in a space goes on in the next of the same quote depth. delSp removes
// that space.
func unflow(text string, delSp bool) string {
	var b strings.Builder
	b.Grow(len(text))
	depth, open := 0, false
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		bare := strings.TrimLeft(line, ">")
		quotes := len(line) - len(bare)
		switch {
		case open && quotes == depth:
			line = strings.TrimPrefix(bare, " ") // space-stuffing
		case open || b.Len() > 0:
			b.WriteByte('\n')
		}
		depth = quotes
		open = strings.HasSuffix(line, " ") && line != "-- "
		if open && delSp {
			line = line[:len(line)-1]
		}
		b.WriteString(line)
	}
	return b.String()
}
