// Package outlook reads the two forms in which Outlook and Exchange wrap
// messages: .msg files and TNEF ("winmail.dat").
//
// Convert turns a .msg into an RFC 5322 message that the e-mail parser reads.
// It is a reconstruction: bodies, names and order are kept, the octets that
// were signed are not. DKIM, S/MIME and body hashes cannot be verified after
// it, so a converted message begins with the field
//
//	X-Bonafide-Converted: msg
//
// ("tnef" after ConvertTNEF) and a judge should not hold a broken signature against it.
//
// The package decides nothing about a message, executes nothing, and resolves
// no address. What a file claims about its sizes is never trusted: output is
// bounded by a small multiple of the input.
//
// Implemented, in parts: MS-OXMSG (.msg), MS-CFB by message/attachment/compound,
// MS-OXPROPS (property identifiers), MS-OXRTFCP (compressed RTF), MS-OXRTFEX
// (HTML inside RTF), MS-OXTNEF.
package outlook

import (
	"errors"
	"fmt"

	"bonafide/message/attachment/compound"
)

// ErrFormat says that the data is not in the expected form, or too damaged.
var ErrFormat = errors.New("not an Outlook message")

// ConvertedField is the name of the first field of a converted message; its
// value is "msg" or "tnef".
const ConvertedField = "X-Bonafide-Converted"

// Limits of a conversion.
const (
	maxText        = 8 << 20 // octets of each body
	maxHeader      = 1 << 20 // octets of the original header
	maxAttachments = 250     // attachments of one message
	maxRecipients  = 1000    // recipients of one message
	maxNesting     = 4       // messages attached to messages
)

// Is tells whether data is an Outlook .msg file: a compound file with message
// properties at its root.
func Is(data []byte) bool {
	if !compound.Is(data) {
		return false
	}
	f, err := compound.Open(data)
	return err == nil && newStore(f).has(propertyStream)
}

// Convert turns a .msg file into an RFC 5322 message with CRLF line ends. The
// original header is kept where the file has it (all but its MIME fields);
// otherwise From, To, Cc, Subject, Date and Message-ID are made from the
// properties. The error wraps ErrFormat.
func Convert(data []byte) ([]byte, error) {
	f, err := compound.Open(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	s := newStore(f)
	if !s.has(propertyStream) {
		return nil, fmt.Errorf("%w: the compound file holds no message properties", ErrFormat)
	}
	w := writer{}
	w.line(ConvertedField + ": msg")
	w.message(s.message("", topHeader), 0)
	return w.out.Bytes(), nil
}
