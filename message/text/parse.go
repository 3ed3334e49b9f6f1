package text

import (
	"strings"
	"unicode/utf8"

	"bonafide/message"
	"bonafide/message/htmltext"
)

// Input is one message as it was handed in.
type Input struct {
	// ID names the message; it is not judged.
	ID string
	// Sender is the number, short code, name or address that the device shows;
	// "" if unknown.
	Sender string
	// Subject is that of a multimedia message, "" for most.
	Subject string
	// Text is what it says: the message, the transcript of a call or the
	// reader's notes of it, or a link.
	Text string
	// Country is the ISO 3166-1 alpha-2 code of the reader's country, "" if
	// unknown. It tells how a national number is to be read.
	Country string
	// Answers are what the reader answered about a call, nil if they weren't
	// asked. Their number is the sender where no other is given.
	Answers *message.Answers
}

// DefectGateway says that the message came as e-mail through a gateway, which
// put its labels before it.
const DefectGateway = "form.gateway"

// Limits of what is read.
const (
	// MaxText is how many octets of a text are kept; the rest is left out with
	// the defect limit.text.
	MaxText = 64 << 10
	// MaxSender is how many octets of a sender are kept.
	MaxSender = 256
	// MaxLinks is how many links are kept; more leave the defect limit.links.
	MaxLinks = 100
)

// Parse reads a message of one of the channels message.SMS, message.Chat,
// message.Call and message.Link. It always returns a message; what is wrong
// with its form stands in its Defects: limit.text, limit.links, encoding.utf8,
// DefectGateway.
func Parse(channel message.Channel, in Input) *message.Message {
	m := &message.Message{Channel: channel, MessageID: in.ID}
	label := ""
	sender, subject, body := in.Sender, in.Subject, clean(m, in.Text)
	if channel == message.SMS || channel == message.Chat {
		if f, ok := unwrap(body); ok {
			body = f.body
			if f.gateway {
				m.Defects = append(m.Defects, message.Defect{Code: DefectGateway, Detail: sender})
				label = f.sender + "\n" + f.subject
			}
			sender, subject = or(f.sender, sender), or(f.subject, subject)
		}
	}
	if channel == message.Call && in.Answers != nil {
		m.Answers = in.Answers
		if n := in.Answers.Number; sender == "" && n != message.NumberWithheld {
			sender = n
		}
	}
	m.Handle = ReadHandle(sender, in.Country)
	if m.Handle.Kind == message.HandleEmail {
		m.From, m.FromFields = []message.Address{mailbox(m.Handle.Raw)}, 1
	}
	m.Subject, _ = htmltext.Plain(clip(subject, MaxSender), MaxSender)
	m.Text, m.Invisible = htmltext.Plain(body, MaxText)
	m.Text = strings.Trim(m.Text, "\n ")
	if channel == message.Link {
		readLink(m)
		return m
	}
	readLinks(m, channel == message.Call)
	readLabelLinks(m, label)
	return m
}

// clean bounds a text and makes it valid UTF-8.
func clean(m *message.Message, s string) string {
	if len(s) > MaxText {
		s = clip(s, MaxText)
		m.Defects = append(m.Defects, message.Defect{Code: "limit.text", Detail: "the rest was not read"})
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
		m.Defects = append(m.Defects, message.Defect{Code: "encoding.utf8"})
	}
	// Exports write line breaks as \n.
	if strings.Contains(s, `\n`) && !strings.Contains(s, "\n") {
		s = strings.ReplaceAll(s, `\n`, "\n")
	}
	return s
}

// readLink takes the text as one address.
func readLink(m *message.Message) {
	address := strings.TrimSpace(m.Text)
	if strings.ContainsAny(address, " \n") {
		readLinks(m, false)
		if len(m.Links) > 0 {
			m.Links = m.Links[:1]
			return
		}
	}
	if address != "" {
		m.Links = []message.Hyperlink{{Target: address, Place: message.InText, End: len(m.Text)}}
	}
}

// mailbox splits an address without looking at its form.
func mailbox(raw string) message.Address {
	addr := strings.Trim(raw, "<> ")
	at := strings.LastIndexByte(addr, '@')
	return message.Address{Addr: addr, Local: addr[:at], Domain: strings.ToLower(strings.Trim(addr[at+1:], ". "))}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// clip cuts s to at most n octets without splitting a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
