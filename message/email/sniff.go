package email

import "bytes"

// Sniff tells whether raw is the source of an e-mail rather than text that a
// person pasted: it begins, after blank lines, a byte order mark or the "From "
// line of an mbox, with header fields of which one only mail systems write, or
// two are known.
func Sniff(raw []byte) bool {
	return sniffHeader(raw, skipPreamble(raw))
}

func sniffHeader(raw []byte, i int) bool {
	known := 0
	for n := 0; n < 60 && i < len(raw); n++ {
		var line []byte
		line, i = lineAt(raw, i)
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if n == 0 {
				return false
			}
			continue
		}
		colon := fieldColon(line)
		if colon <= 0 {
			if known == 0 {
				return false
			}
			continue
		}
		key := string(bytes.ToLower(bytes.TrimRight(line[:colon], " \t")))
		if machineField(key) {
			return true
		}
		if knownField(key) {
			if known++; known >= 2 {
				return true
			}
		}
	}
	return false
}

// machineField tells fields that no mail client shows.
func machineField(key string) bool {
	switch key {
	case "return-path", "received", "delivered-to", "mime-version", "message-id", "content-type",
		"content-transfer-encoding", "dkim-signature", "authentication-results", "received-spf",
		"arc-seal", "arc-message-signature", "arc-authentication-results", "x-received",
		"x-originating-ip", "envelope-to", "x-mailer":
		return true
	}
	return false
}

// skipPreamble returns the offset of the first field: after a byte order mark,
// blank lines, and the "From " line of an mbox (RFC 4155).
func skipPreamble(raw []byte) int {
	i := 0
	if bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")) {
		i = 3
	}
	for i < len(raw) && (raw[i] == '\n' || raw[i] == '\r' || raw[i] == ' ' || raw[i] == '\t') {
		i++
	}
	// Space belongs to blank lines only: a folded first line is no header.
	for range 2 {
		rest := raw[i:]
		if !bytes.HasPrefix(rest, []byte("From ")) && !bytes.HasPrefix(rest, []byte(">From ")) {
			return i
		}
		line, next := lineAt(raw, i)
		if fieldColon(line) > 0 {
			return i // "From : somebody" is a field
		}
		i = next
	}
	return i
}
