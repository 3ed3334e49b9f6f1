package intake

import (
	"bytes"
	"fmt"
	"strings"

	"bonafide/link"
	"bonafide/message"
	"bonafide/message/email"
	"bonafide/message/outlook"
)

// channelOf tells by which channel a message came.
func channelOf(in *Input) (message.Channel, error) {
	switch {
	case in.Channel != "" && !Known(in.Channel):
		return "", fmt.Errorf("%w %q", ErrChannel, in.Channel)
	case isPicture(in.Raw):
		return message.Image, nil
	case in.Channel != "":
		return in.Channel, nil
	case outlook.Is(in.Raw), email.Sniff(in.Raw):
		return message.Email, nil
	case !in.Text.Answers.Empty():
		return message.Call, nil
	case bareLink(in.Raw):
		return message.Link, nil
	case in.Likely != "":
		return in.Likely, nil
	case in.Text.Sender != "":
		return message.SMS, nil
	}
	return message.Email, nil
}

// longestLink bounds an address that stands alone, in octets.
const longestLink = 4 << 10

// bareLink tells whether a text is nothing but the address of a web page, as
// people copy it: https://shop.example/x, shop.example, hxxp://shop[.]example.
func bareLink(raw []byte) bool {
	raw = bytes.TrimSpace(raw)
	if len(raw) < 4 || len(raw) > longestLink || bytes.ContainsAny(raw, " \t\r\n\"<>") {
		return false
	}
	word := string(raw)
	u, err := link.Parse(word)
	if err != nil || !u.IsWeb() {
		return false
	}
	if hasScheme(word) {
		return true
	}
	// Without a scheme it may be an address of a mailbox, or the end of one
	// sentence and the beginning of the next.
	host, _, _ := strings.Cut(word, "/")
	return !strings.Contains(host, "@") && link.KnownSuffix(u.Host) && link.Registrable(u.Host) != "" && !strings.HasSuffix(word, ".")
}

// hasScheme tells whether an address begins with one of the web, also a broken
// one.
func hasScheme(word string) bool {
	scheme, _, found := strings.Cut(word, "://")
	if !found {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "hxxp", "hxxps", "h**p", "h**ps":
		return true
	}
	return false
}
