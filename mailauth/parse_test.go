package mailauth

import (
	"net/mail"
	"strings"

	"bonafide/message"
)

// parse reads the header of a raw message as far as these tests need it. It
// stands for message/email, so that this package's tests depend on its own
// rules alone.
func parse(raw string) *message.Message {
	m := &message.Message{Channel: message.Email, Raw: []byte(raw)}
	pos := 0
	for pos < len(raw) {
		end := pos
		for {
			nl := strings.IndexByte(raw[end:], '\n')
			if nl < 0 {
				end = len(raw)
				break
			}
			end += nl + 1
			if end >= len(raw) || raw[end] != ' ' && raw[end] != '\t' {
				break
			}
		}
		line := raw[pos:end]
		if strings.TrimRight(line, "\r\n") == "" {
			pos = end
			break
		}
		name, value, ok := strings.Cut(line, ":")
		if ok && !strings.ContainsAny(name, " \t") {
			m.Header = append(m.Header, message.Field{
				Name: name, Key: strings.ToLower(name), Start: pos, End: end,
				Value: strings.TrimSpace(strings.NewReplacer("\r\n", "", "\n", "").Replace(value)),
			})
		}
		pos = end
	}
	m.Body = pos
	m.Subject = m.Header.Get("subject")
	m.ReturnPath = strings.Trim(m.Header.Get("return-path"), "<> ")
	if list, err := mail.ParseAddressList(m.Header.Get("reply-to")); err == nil {
		for _, a := range list {
			_, domain, _ := strings.Cut(a.Address, "@")
			m.ReplyTo = append(m.ReplyTo, message.Address{Addr: a.Address, Domain: strings.ToLower(domain)})
		}
	}
	for _, f := range m.Header {
		if f.Key != "from" {
			continue
		}
		m.FromFields++
		list, err := mail.ParseAddressList(f.Value)
		if err != nil {
			list = []*mail.Address{{Address: between(f.Value)}}
		}
		for _, a := range list {
			_, domain, _ := strings.Cut(a.Address, "@")
			m.From = append(m.From, message.Address{Name: a.Name, Addr: a.Address, Domain: strings.ToLower(domain)})
		}
	}
	return m
}

// between returns what stands in the last angle brackets.
func between(s string) string {
	i, j := strings.LastIndexByte(s, '<'), strings.LastIndexByte(s, '>')
	if i < 0 || j < i {
		return s
	}
	return s[i+1 : j]
}

// lines joins lines with CRLF, as messages travel.
func lines(l ...string) string { return strings.Join(l, "\r\n") + "\r\n" }
