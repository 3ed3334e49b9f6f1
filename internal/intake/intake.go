// Package intake makes a message of what people hand in: the source of an
// e-mail, an Outlook file, a pasted text, a link, a picture, the answers about
// a call.
//
// It decides by which channel a message came where nobody says so, by evident
// signs only, and hands it to the parser of that channel. It judges nothing,
// opens nothing and keeps nothing.
package intake

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"bonafide/message"
	"bonafide/message/email"
	"bonafide/message/outlook"
	"bonafide/message/text"
)

// Errors that blame what was handed in.
var (
	// ErrOutlook says that an Outlook file is damaged.
	ErrOutlook = errors.New("the Outlook file can't be read")
	// ErrPicture says that it is no picture, or one of a form that isn't read
	// (HEIC, AVIF, SVG and others).
	ErrPicture = errors.New("not a picture that can be read")
	// ErrChannel says that there is no such channel.
	ErrChannel = errors.New("unknown channel")
)

// Limits bound what one person can hand in at a time.
type Limits struct {
	// MaxBytes bounds one request; 0 stands for 32 MiB, more than mail servers
	// carry.
	MaxBytes int64
	// Timeout bounds the judging of one message; 0 stands for 20 seconds: DNS
	// and the reading of a picture take most of it.
	Timeout time.Duration
}

// WithDefaults fills in what is not set.
func (l Limits) WithDefaults() Limits {
	if l.MaxBytes <= 0 {
		l.MaxBytes = 32 << 20
	}
	if l.Timeout <= 0 {
		l.Timeout = 20 * time.Second
	}
	return l
}

// Input is one message as it was handed in.
type Input struct {
	// Channel is how the message came; "" lets Read tell. A picture is a
	// picture whatever is said here.
	Channel message.Channel
	// Likely is the channel of a text that bears no sign of any, while Channel
	// is ""; "" stands for e-mail.
	Likely message.Channel
	// Raw are the octets: of an e-mail, an Outlook file, a picture, or a text
	// where Text.Text is "".
	Raw []byte
	// Text is what is known of a text message, a call or a link beside its
	// words; also the words, where the channel is given.
	Text text.Input
	// RecipientName is how the shop addresses the reader, and Brand the profile
	// that they take the message to come from; both "" if unknown. They are for
	// whoever judges, and not looked at here.
	RecipientName, Brand string
}

// Channels lists the channels that can be named, in the order of documents.
func Channels() []message.Channel {
	return []message.Channel{message.Email, message.SMS, message.Chat, message.Call, message.Link, message.Image}
}

// Known tells whether c is one of Channels.
func Known(c message.Channel) bool { return slices.Contains(Channels(), c) }

// Read makes a message of what was handed in. The error wraps ErrOutlook,
// ErrPicture or ErrChannel.
func Read(in Input) (*message.Message, error) {
	channel, err := channelOf(&in)
	if err != nil {
		return nil, err
	}
	switch channel {
	case message.Image:
		return readPicture(in.Raw)
	case message.Email:
		return readMail(in.Raw)
	default:
		if in.Text.Text == "" {
			in.Text.Text = plain(in.Raw)
		}
		return text.Parse(channel, in.Text), nil
	}
}

// readMail reads the source of an e-mail, an Outlook file, or its text alone.
func readMail(raw []byte) (*message.Message, error) {
	if outlook.Is(raw) {
		converted, err := outlook.Convert(raw)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrOutlook, err)
		}
		raw = converted
	}
	return email.Parse(raw, email.DefaultLimits()), nil
}

// plain is the text of a file: what is longer than any text is left to the
// parser to cut and to tell.
func plain(raw []byte) string {
	const byteOrderMark = "\xef\xbb\xbf"
	if len(raw) >= len(byteOrderMark) && string(raw[:len(byteOrderMark)]) == byteOrderMark {
		raw = raw[len(byteOrderMark):]
	}
	return string(raw[:min(len(raw), text.MaxText+1)])
}
