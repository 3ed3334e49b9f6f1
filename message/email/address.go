package email

import (
	"strings"

	"golang.org/x/net/idna"

	"bonafide/message"
)

// parseAddresses reads an address list (RFC 5322 section 3.4) as mail clients
// show it: whatever is broken, no name and no address is dropped. At most limit
// mailboxes are read; more tells that there were others.
func parseAddresses(v string, limit int) (list []message.Address, more bool) {
	l := addressList{rest: v, afterLast: len(v) - strings.LastIndexByte(v, ';')}
	for l.rest != "" {
		if len(l.out) >= limit {
			return l.out, true
		}
		l.next()
	}
	return l.out, false
}

// addressList reads a list item by item.
type addressList struct {
	rest string
	out  []message.Address
	// bare tells that the last mailbox is a name without an address, which may
	// belong to the next: Amazon.de, Inc. <a@example.com>.
	bare bool
	// afterLast is the length of what begins with the last semicolon.
	afterLast int
	// unclosed tells that a quotation mark or parenthesis was not closed; then
	// none is looked for again, which keeps the time linear.
	unclosed bool
}

// mailbox is what one item of a list is made of.
type mailbox struct {
	phrase    strings.Builder
	comment   string
	angles    []string
	malformed bool
	quoted    bool // the phrase holds a quoted string
	plain     bool // quotation marks and parentheses are plain characters
}

// next reads one item up to its comma.
func (l *addressList) next() {
	m := mailbox{plain: l.unclosed}
	s := l.rest
	i := 0
	for i < len(s) {
		c := s[i]
		if c == ',' || c == ';' {
			i++
			break
		}
		if c == ':' && l.group(&m, s[i:]) {
			i++
			continue
		}
		i += m.take(s[i:])
	}
	l.rest, l.unclosed = s[i:], m.plain
	l.add(&m)
}

// group tells whether a colon ends the name of a group, which is dropped (RFC
// 5322 section 3.4: phrase ":" [mailboxes] ";").
func (l *addressList) group(m *mailbox, rest string) bool {
	if len(rest) < l.afterLast || len(m.angles) > 0 || strings.Contains(m.phrase.String(), "@") {
		return false
	}
	m.phrase.Reset()
	m.quoted = false
	return true
}

// take reads a token at the start of s and returns its length.
func (m *mailbox) take(s string) int {
	switch s[0] {
	case '"':
		return m.quotedString(s)
	case '(':
		return m.takeComment(s)
	case '<':
		return m.angle(s)
	case '>':
		m.malformed = true
		return 1
	case '=':
		if strings.HasPrefix(s, "=?") {
			if _, n := parseWord(s[:min(len(s), maxValue)]); n > 0 {
				m.phrase.WriteString(s[:n])
				return n
			}
		}
	}
	m.phrase.WriteByte(s[0])
	return 1
}

// quotedString reads a quoted string. One that is not closed is no string.
func (m *mailbox) quotedString(s string) int {
	end := -1
	if !m.plain {
		end = closingQuote(s)
	}
	if end < 0 {
		m.malformed, m.plain = true, true
		return 1
	}
	if end+1 < len(s) && s[end+1] == '@' { // a quoted local part
		m.phrase.WriteString(s[:end+1])
		return end + 1
	}
	value, _ := unquote(s[:end+1])
	m.quoted = true
	m.phrase.WriteString(value)
	return end + 1
}

func closingQuote(s string) int {
	for i := 1; i < min(len(s), maxValue); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// takeComment reads a comment; the first is the name where there is no other.
// One that holds the address is read as the address.
func (m *mailbox) takeComment(s string) int {
	if m.plain {
		return 1
	}
	after := skipComment(s[:min(len(s), maxValue)])
	n := min(len(s), maxValue) - len(after)
	if after == "" && s[n-1] != ')' {
		m.malformed, m.plain = true, true
		return 1
	}
	inner := s[1 : n-1]
	if open := strings.IndexByte(inner, '<'); open >= 0 && len(m.angles) == 0 && strings.IndexByte(inner, '@') > open {
		m.malformed = true
		m.angle(inner[open:])
		return n
	}
	if m.comment == "" {
		m.comment = strings.TrimSpace(inner)
	}
	return n
}

// angle reads <address>; without ">" it goes up to the next comma.
func (m *mailbox) angle(s string) int {
	end := strings.IndexByte(s, '>')
	n := end + 1
	if end < 0 {
		m.malformed = true
		if end = strings.IndexByte(s, ','); end < 0 {
			end = len(s)
		}
		n = end
	}
	if len(m.angles) < maxAngles {
		m.angles = append(m.angles, strings.TrimLeft(s[:end], "< "))
	}
	return n
}

// maxAngles bounds the addresses in angle brackets of one item.
const maxAngles = 20

// add turns an item into mailboxes.
func (l *addressList) add(m *mailbox) {
	raw := m.phrase.String()
	name := foldSpace(decodeWords(raw))
	switch {
	case len(m.angles) > 0:
		l.angled(m, name, !m.quoted && strings.IndexByte(raw, '@') >= 0 && !strings.EqualFold(name, m.angles[0]))
	case strings.IndexByte(name, '@') >= 0 && !m.quoted:
		l.unbracketed(m, name)
	case name != "":
		l.put(message.Address{Name: name, Malformed: true}, true)
	case m.comment != "":
		l.put(message.Address{Name: foldSpace(decodeWords(m.comment)), Malformed: true}, true)
	}
}

// angled adds name <address>; any further address in brackets follows.
func (l *addressList) angled(m *mailbox, name string, odd bool) {
	if name == "" && m.comment != "" {
		name = foldSpace(decodeWords(m.comment))
	}
	a := message.Address{Name: name, Malformed: m.malformed || odd || len(m.angles) > 1}
	l.setAddr(&a, m.angles[0])
	l.put(a, a.Addr == "")
	for _, extra := range m.angles[1:] {
		b := message.Address{Malformed: true}
		l.setAddr(&b, extra)
		if b.Addr != "" {
			l.put(b, false)
		}
	}
}

// unbracketed adds an address without brackets, with what stands around it.
func (l *addressList) unbracketed(m *mailbox, text string) {
	words := strings.Fields(text)
	if strings.HasPrefix(text, `"`) && strings.Contains(text, `"@`) {
		words = []string{text} // a quoted local part may hold spaces
	}
	at := len(words) - 1
	for at > 0 && !strings.Contains(words[at], "@") {
		at--
	}
	a := message.Address{Malformed: m.malformed || m.quoted || len(words) > 1}
	addr := strings.Trim(words[at], "'")
	if strings.HasPrefix(addr, "[") {
		addr = strings.Trim(addr, "[]")
	}
	l.setAddr(&a, addr)
	a.Name = strings.Join(append(words[:at:at], words[at+1:]...), " ")
	if a.Name == "" && m.comment != "" {
		a.Name = foldSpace(decodeWords(m.comment))
	}
	l.put(a, false)
}

// put appends a mailbox, or joins it with a name before it.
func (l *addressList) put(a message.Address, bare bool) {
	if last := len(l.out) - 1; l.bare && (a.Addr != "" || bare) {
		p := &l.out[last]
		if a.Name != "" {
			a.Name = ", " + a.Name
		}
		if p.Local != "" && p.Local != p.Name {
			p.Name += " <" + p.Local + ">" // what stood in place of an address
		}
		a.Name = p.Name + a.Name
		a.Malformed = true
		*p = a
		l.bare = bare && len(a.Name) < maxJoined
		return
	}
	l.out = append(l.out, a)
	l.bare = bare
}

// maxJoined bounds a name that is joined from pieces, in octets.
const maxJoined = 1000

// setAddr splits an address and cleans what mail clients clean.
func (l *addressList) setAddr(a *message.Address, s string) {
	s = strings.TrimSpace(s)
	if len(s) > maxJoined {
		s = strings.ToValidUTF8(s[:maxJoined], "")
		a.Malformed = true
	}
	if strings.Contains(s, "=?") {
		s = strings.TrimSpace(decodeWords(s))
		a.Malformed = true
	}
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
		a.Malformed = true
	}
	if strings.HasPrefix(s, "@") { // obsolete route, section 4.4
		if _, after, ok := strings.Cut(s, ":"); ok {
			s = after
		}
	}
	if strings.ContainsAny(s, " \t") && !strings.HasPrefix(s, `"`) {
		s = strings.Join(strings.Fields(s), "")
		a.Malformed = true
	}
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		a.Local, a.Malformed = s, true
		if a.Name == "" {
			a.Name = s
		}
		return
	}
	a.Addr, a.Local, a.Domain = s, s[:at], asciiDomain(s[at+1:])
	if at == 0 || a.Domain == "" {
		a.Malformed = true
	}
}

// asciiDomain is the lower-case ASCII form of a domain (RFC 5891), or the
// domain as it is where it has none.
func asciiDomain(d string) string {
	d = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(d), "."))
	for i := 0; i < len(d); i++ {
		if d[i] >= 0x80 {
			if a, err := idna.Lookup.ToASCII(d); err == nil {
				return a
			}
			if a, err := idna.Punycode.ToASCII(d); err == nil {
				return a
			}
			return d
		}
	}
	return d
}

// foldSpace trims a value and folds runs of white space in it.
func foldSpace(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		c := s[i]
		clean = c > ' ' && c < 0x80 || c == ' ' && i > 0 && s[i-1] != ' '
	}
	if clean {
		return strings.TrimSuffix(s, " ")
	}
	return strings.Join(strings.Fields(s), " ")
}
