package outlook

import (
	"mime"
	"net/mail"
	"strings"
	"time"
)

// message writes a message: its header, then its body.
func (w *writer) message(p properties, depth int) {
	original := strings.TrimSpace(p.text(propTransportHeader, maxHeader))
	if !w.originalHeader(original) {
		w.madeHeader(&p)
	}
	w.line("MIME-Version: 1.0")
	w.body(&p, depth)
}

// originalHeader writes the fields of the original header except those of
// MIME, which describe a body that is gone. It tells whether there was a From
// field: without one the header is of no use.
func (w *writer) originalHeader(header string) bool {
	var fields strings.Builder
	keep, from := false, false
	for line := range strings.Lines(header) {
		line = strings.TrimRight(line, "\r\n\x00")
		if strings.TrimSpace(line) == "" {
			if from {
				break // what follows is of the body's parts
			}
			continue
		}
		if line[0] != ' ' && line[0] != '\t' {
			name, _, found := strings.Cut(line, ":")
			name = strings.ToLower(strings.TrimSpace(name))
			keep = found && name != "" && !strings.ContainsAny(name, " \t") && keptField(name)
			from = from || keep && name == "from"
		}
		if keep {
			fields.WriteString(strings.ReplaceAll(line, "\r", " "))
			fields.WriteString("\r\n")
		}
	}
	if from {
		w.out.WriteString(fields.String())
	}
	return from
}

// keptField tells whether a field of the original header still holds.
func keptField(lower string) bool {
	switch lower {
	case "mime-version", strings.ToLower(ConvertedField):
		return false
	}
	return !strings.HasPrefix(lower, "content-")
}

// madeHeader writes a header from the properties.
func (w *writer) madeHeader(p *properties) {
	from := mailbox(p.short(propRepresentingName), first(p.short(propRepresentingSMTP), p.short(propRepresentingAddress)))
	sender := mailbox(p.short(propSenderName), first(p.short(propSenderSMTP), p.short(propSenderAddress)))
	if from == "" {
		from = sender
	} else if sender != "" && sender != from {
		w.field("Sender", sender)
	}
	w.field("From", from)
	to, cc := w.recipients(p)
	w.field("To", first(to, encodeWords(p.short(propDisplayTo))))
	w.field("Cc", first(cc, encodeWords(p.short(propDisplayCc))))
	w.field("Subject", encodeWords(p.short(propSubject)))
	for _, id := range [...]uint16{propClientSubmitTime, propDeliveryTime} {
		if t := p.time(id); !t.IsZero() {
			w.field("Date", t.Format(time.RFC1123Z))
			break
		}
	}
	w.field("Message-ID", p.short(propMessageID))
	w.field("In-Reply-To", p.short(propInReplyTo))
	w.field("References", p.short(propReferences))
}

// recipients lists the mailboxes of To and Cc.
func (w *writer) recipients(p *properties) (to, cc string) {
	var lists [2][]string
	for _, path := range p.children("__recip_version1.0_", maxRecipients) {
		r := p.store.part(path, partHeader, p.codepage)
		box := mailbox(r.short(propDisplayName), first(r.short(propSMTPAddress), r.short(propEmailAddress)))
		if kind := r.integer(propRecipientType) & 0xf; box != "" && kind <= 2 {
			lists[kind/2] = append(lists[kind/2], box)
		}
	}
	return strings.Join(lists[0], ",\r\n "), strings.Join(lists[1], ",\r\n ")
}

// mailbox is an address in a field. Exchange's own addresses (/O=…) are no
// addresses on the Internet: then only the name is given.
func mailbox(name, address string) string {
	if !strings.Contains(address, "@") || strings.HasPrefix(address, "/") {
		return encodeWords(name)
	}
	return (&mail.Address{Name: name, Address: strings.Trim(address, "<>'\" ")}).String()
}

// body writes the text in its forms and the attachments.
func (w *writer) body(p *properties, depth int) {
	plain := p.text(propBody, maxText)
	page, pageCharset := p.htmlBody()
	if plain == "" || page == nil {
		if rtf := decompressRTF(p.stream(propCompressedRTF, typeBinary, maxText)); rtf != nil {
			text, isHTML := rtfText(rtf)
			switch {
			case isHTML && page == nil:
				page, pageCharset = []byte(text), "utf-8"
			case !isHTML && plain == "":
				plain = text
			}
		}
	}
	parts := p.children("__attach_version1.0_", maxAttachments)
	outer := ""
	if len(parts) > 0 {
		outer = w.multipart("mixed")
		w.line("--" + outer)
	}
	w.texts(plain, page, pageCharset)
	for _, part := range parts {
		w.line("--" + outer)
		w.attachment(p.store.part(part, partHeader, p.codepage), depth)
	}
	if outer != "" {
		w.line("--" + outer + "--")
	}
}

// htmlBody is the HTML body with its character set.
func (p *properties) htmlBody() (page []byte, charsetName string) {
	if s := p.text(propHTML, maxText); s != "" {
		return []byte(s), "utf-8"
	}
	page = p.stream(propHTML, typeBinary, maxText)
	if len(page) == 0 {
		return nil, ""
	}
	codepage := int(p.integer(propInternetCodepage))
	if codepage == 0 {
		codepage = p.codepage
	}
	name, _ := charset(codepage)
	return page, name
}

// texts writes one or both forms of the text.
func (w *writer) texts(plain string, page []byte, pageCharset string) {
	if page == nil {
		w.textPart("text/plain", "utf-8", []byte(plain))
		return
	}
	if plain == "" {
		w.textPart("text/html", pageCharset, page)
		return
	}
	inner := w.multipart("alternative")
	w.line("--" + inner)
	w.textPart("text/plain", "utf-8", []byte(plain))
	w.line("--" + inner)
	w.textPart("text/html", pageCharset, page)
	w.line("--" + inner + "--")
}

// attachment writes one attachment as a part.
func (w *writer) attachment(p properties, depth int) {
	embedded := p.path + "__substg1.0_3701000D/"
	if p.store.has(embedded + propertyStream) {
		if depth+1 < maxNesting {
			w.field("Content-Type", "message/rfc822")
			w.line("")
			w.message(p.store.message(embedded, innerHeader), depth+1)
			return
		}
	}
	w.file(attachedFile{
		name:      first(p.short(propAttachLongName), p.short(propAttachName), p.short(propDisplayName)),
		mediaType: p.short(propAttachMimeTag),
		contentID: p.short(propAttachContentID),
		data:      p.stream(propAttachData, typeBinary, maxContent),
	})
}

// attachedFile is a file that is written as a part.
type attachedFile struct {
	name, mediaType, contentID string
	data                       []byte
}

// file writes one attached file as a part.
func (w *writer) file(f attachedFile) {
	mediaType := strings.ToLower(f.mediaType)
	if _, _, err := mime.ParseMediaType(mediaType); err != nil || strings.ContainsAny(mediaType, "\r\n") ||
		strings.HasPrefix(mediaType, "multipart/") || strings.HasPrefix(mediaType, "message/") {
		mediaType = "application/octet-stream"
	}
	w.field("Content-Type", mediaType)
	disposition := "attachment"
	if id := strings.Trim(f.contentID, "<>"); id != "" && !strings.ContainsAny(id, " \t\r\n<>") {
		w.field("Content-ID", "<"+id+">")
		disposition = "inline"
	}
	w.field("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": f.name}))
	w.base64(f.data)
}

// first is the first that isn't empty.
func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}
