package mailbox

import (
	"bufio"
	"bytes"
)

// maxFromLine is the longest From_ line, in octets.
const maxFromLine = 1000

// startsMbox tells whether a From_ line follows.
func startsMbox(b *bufio.Reader) bool {
	head, _ := b.Peek(maxFromLine + 1) // what is there is enough to tell
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return isFromLine(line)
}

// isFromLine tells whether a line separates messages (RFC 4155, appendix A):
// "From ", a sender and a date such as "Mon Jan  2 15:04:05 2006", with or
// without a zone. Sentences that begin with "From" have no such date.
func isFromLine(line []byte) bool {
	rest, found := bytes.CutPrefix(line, []byte("From "))
	if !found || len(line) > maxFromLine {
		return false
	}
	var month, clock, year bool
	words := bytes.Fields(rest)
	if len(words) < 4 {
		return false
	}
	// The sender may be missing, so the date may begin at once.
	for _, w := range words {
		switch {
		case isMonth(w):
			month = true
		case isClock(w):
			clock = true
		case isYear(w):
			year = true
		}
	}
	return month && clock && year
}

func isMonth(w []byte) bool {
	switch string(w) {
	case "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec":
		return true
	}
	return false
}

// isClock tells hours and minutes, with or without seconds.
func isClock(w []byte) bool {
	colons, digits := 0, 0
	for _, c := range w {
		switch {
		case c == ':':
			if digits < 1 || digits > 2 {
				return false
			}
			colons, digits = colons+1, 0
		case c >= '0' && c <= '9':
			digits++
		default:
			return false
		}
	}
	return digits == 2 && (colons == 1 || colons == 2)
}

func isYear(w []byte) bool {
	if len(w) != 4 || (w[0] != '1' || w[1] != '9') && (w[0] != '2' || w[1] != '0') {
		return false
	}
	return w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}

// isField tells whether a line begins with a field name and a colon (RFC 5322
// section 2.2), or is what some programs put there.
func isField(line []byte) bool {
	if bytes.HasPrefix(line, []byte(">From ")) {
		return true
	}
	at := bytes.IndexByte(line, ':')
	if at < 1 || at > 76 {
		return false
	}
	for _, c := range line[:at] {
		if c <= ' ' || c >= 0x7f {
			return false
		}
	}
	return true
}

// isTraceField tells the fields that begin a stored message and hardly ever
// begin a line of prose.
func isTraceField(line []byte) bool {
	name, _, found := bytes.Cut(line, []byte(":"))
	if !found {
		return false
	}
	switch string(bytes.ToLower(name)) {
	case "return-path", "received", "delivered-to", "message-id", "x-mozilla-status", "x-account-key", "x-gm-thrid", "status": //nolint:misspell // X-GM-THRID is a field of Gmail
		return true
	}
	return false
}
