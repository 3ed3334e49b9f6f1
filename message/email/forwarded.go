package email

import "bonafide/message"

// ParseAddresses reads a list of mailboxes (RFC 5322 section 3.4) as mail
// clients show it, for text that holds one outside a header. At most limit are
// read.
func ParseAddresses(list string, limit int) []message.Address {
	found, _ := parseAddresses(list, limit)
	return found
}

// SplitQuoted separates what a person wrote from what they quote, as Parse
// does for the text of a message. The text must be folded as that of a
// message.Message is.
func SplitQuoted(text string) (own, quoted string) {
	own, quoted = splitQuoted(text)
	if letters(own, substance) < substance {
		return text, ""
	}
	return own, quoted
}
