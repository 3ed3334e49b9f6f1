package outlook

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"time"
)

// Further attributes of a message (MS-OXTNEF section 2.1.3.2).
const (
	tnefFrom    = 0x8000
	tnefSubject = 0x8004
)

// ConvertTNEF turns a TNEF file into an RFC 5322 message with CRLF line ends:
// the bodies, the attached files, and messages attached to it as
// message/rfc822. The header is the original one where the file has it, or made
// from the properties; the message that carries a winmail.dat has a header of
// its own, and the file then hardly any. The error wraps ErrFormat. What is cut
// off is left out.
func ConvertTNEF(data []byte) ([]byte, error) {
	if !IsTNEF(data) {
		return nil, fmt.Errorf("%w: no TNEF signature", ErrFormat)
	}
	w := writer{}
	w.line(ConvertedField + ": tnef")
	files := 0
	w.tnef(data, 0, &files)
	return w.out.Bytes(), nil
}

// tnefMessage is one message of a TNEF file.
type tnefMessage struct {
	reader        tnefReader // decodes strings
	text          map[uint16]string
	submitted     time.Time
	subject, from string
	plain, page   string
	pageCharset   string
	files         []tnefFile
}

// tnefFile is one attachment of it.
type tnefFile struct {
	attachedFile
	embedded []byte // another TNEF file
}

// tnef writes a message and counts its files.
func (w *writer) tnef(data []byte, depth int, files *int) {
	m := readTNEF(data, files)
	w.tnefHeader(m)
	w.line("MIME-Version: 1.0")
	outer := ""
	if len(m.files) > 0 {
		outer = w.multipart("mixed")
		w.line("--" + outer)
	}
	var page []byte
	if m.page != "" {
		page = []byte(m.page)
	}
	w.texts(m.plain, page, m.pageCharset)
	for _, f := range m.files {
		w.line("--" + outer)
		switch {
		case f.embedded == nil:
			w.file(f.attachedFile)
		case depth+1 < maxNesting:
			w.field("Content-Type", "message/rfc822")
			w.line("")
			w.tnef(f.embedded, depth+1, files)
		default:
			w.file(attachedFile{name: f.name, mediaType: "application/ms-tnef", data: f.embedded})
		}
	}
	if outer != "" {
		w.line("--" + outer + "--")
	}
}

// tnefHeader writes the original header, or one made from the properties.
func (w *writer) tnefHeader(m *tnefMessage) {
	if w.originalHeader(strings.TrimSpace(m.text[propTransportHeader])) {
		return
	}
	get := func(id uint16) string { return oneLine(m.text[id]) }
	from := mailbox(get(propRepresentingName), first(get(propRepresentingSMTP), get(propRepresentingAddress)))
	sender := mailbox(get(propSenderName), first(get(propSenderSMTP), get(propSenderAddress)))
	w.field("From", first(from, sender, m.from))
	if from != "" && sender != "" && sender != from {
		w.field("Sender", sender)
	}
	w.field("To", encodeWords(get(propDisplayTo)))
	w.field("Cc", encodeWords(get(propDisplayCc)))
	w.field("Subject", encodeWords(first(get(propSubject), m.subject)))
	if !m.submitted.IsZero() {
		w.field("Date", m.submitted.Format(time.RFC1123Z))
	}
	w.field("Message-ID", get(propMessageID))
	w.field("In-Reply-To", get(propInReplyTo))
	w.field("References", get(propReferences))
}

// oneLine makes text fit for a header field.
func oneLine(s string) string {
	s = s[:min(len(s), 8192)]
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s))
}

// readTNEF walks the attributes of a message (section 2.1.3).
func readTNEF(data []byte, files *int) *tnefMessage {
	const headLength, sumLength = 9, 2
	m := &tnefMessage{text: map[uint16]string{}, pageCharset: "utf-8"}
	for b := data[6:]; len(b) >= headLength; {
		id, size := binary.LittleEndian.Uint16(b[1:]), binary.LittleEndian.Uint32(b[5:])
		b = b[headLength:]
		value := b[:min(uint64(size), uint64(len(b)))]
		m.attribute(id, value, files)
		b = b[len(value):]
		b = b[min(sumLength, len(b)):]
	}
	return m
}

func (m *tnefMessage) attribute(id uint16, value []byte, files *int) {
	switch id {
	case tnefCodepage:
		if len(value) >= 4 {
			m.reader.codepage = int(binary.LittleEndian.Uint32(value))
		}
	case tnefSubject:
		m.subject = oneLine(m.reader.string8(value))
	case tnefFrom:
		m.from = m.author(value)
	case tnefBody:
		if m.plain == "" {
			m.plain = m.reader.string8(value)
		}
	case tnefMessageProps:
		m.properties(value)
	case tnefAttachRendered:
		if *files++; *files <= maxFiles {
			m.files = append(m.files, tnefFile{})
		}
	case tnefAttachTitle, tnefAttachData, tnefAttachProps:
		if len(m.files) > 0 && *files <= maxFiles {
			m.attachment(&m.files[len(m.files)-1], id, value)
		}
	}
}

// author reads the sender in the form of old clients (TRP structure, section
// 2.1.3.3.2): lengths, then name and address ("SMTP:a@b.c").
func (m *tnefMessage) author(value []byte) string {
	c := cursor{value}
	c.take(4)
	name, addr := uint32(c.uint16()), uint32(c.uint16())
	n, a := m.reader.string8(c.take(name)), m.reader.string8(c.take(addr))
	if kind, rest, ok := strings.Cut(a, ":"); ok && len(kind) < 8 {
		a = rest
	}
	return mailbox(oneLine(n), oneLine(a))
}

// properties takes what a message is made of from its MAPI properties.
func (m *tnefMessage) properties(value []byte) {
	var rtf, page []byte
	codepage := 0
	eachProperty(value, func(id, kind uint16, v []byte) {
		switch {
		case id == propCompressedRTF:
			rtf = v
		case id == propHTML && kind == typeBinary:
			page = v
		case id == propInternetCodepage && len(v) >= 4:
			codepage = int(binary.LittleEndian.Uint32(v))
		case id == propClientSubmitTime && kind == typeTime && len(v) >= 8:
			m.submitted = fileTime(binary.LittleEndian.Uint64(v))
		case kind == typeString || kind == typeString8:
			if m.text[id] == "" {
				m.text[id] = m.reader.propertyText(kind, v)
			}
		}
	})
	m.plain = first(m.text[propBody], m.plain)
	m.page = m.text[propHTML]
	if m.page == "" && len(page) > 0 {
		m.page = string(bytes.TrimRight(page[:min(len(page), maxText)], "\x00"))
		if codepage == 0 {
			codepage = m.reader.codepage
		}
		m.pageCharset, _ = charset(codepage)
	}
	if unpacked := decompressRTF(rtf); unpacked != nil && m.page == "" {
		if text, isHTML := rtfText(unpacked); isHTML {
			m.page, m.pageCharset = text, "utf-8"
		} else if m.plain == "" {
			m.plain = text
		}
	}
}

// attachment takes one attribute of an attachment.
func (m *tnefMessage) attachment(f *tnefFile, id uint16, value []byte) {
	switch id {
	case tnefAttachTitle:
		if f.name == "" {
			f.name = oneLine(m.reader.string8(value))
		}
	case tnefAttachData:
		f.data = value
	case tnefAttachProps:
		eachProperty(value, func(id, kind uint16, v []byte) {
			text := func() string { return oneLine(m.reader.propertyText(kind, v)) }
			switch id {
			case propAttachLongName:
				f.name = first(text(), f.name)
			case propAttachName, propDisplayName:
				f.name = first(f.name, text())
			case propAttachMimeTag:
				f.mediaType = strings.ToLower(text())
			case propAttachContentID:
				f.contentID = text()
			case propAttachData:
				if kind == typeObject && len(v) > 16 && IsTNEF(v[16:]) { // after the interface identifier
					f.embedded = v[16:]
				}
			}
		})
	}
}
