package mailauth

import (
	"net/netip"
	"strings"
	"time"
)

// Hop is one Received field (RFC 5321 section 4.4), as far as it can be read.
type Hop struct {
	// From is the host after "from", lower case, and HELO how the client named
	// itself; they differ in the forms of Exim and qmail, which write the
	// looked-up name first.
	From, HELO string
	// IP is the client's address, zero if the field doesn't tell.
	IP netip.Addr
	// RDNS is the name that the server looked up for the client, and Verified
	// tells that it also checked that the name leads back to the address.
	RDNS     string
	Verified bool
	// By is the server that wrote the field, lower case.
	By string
	// With is the protocol, upper case: ESMTPS, LMTP, HTTP, MAPI, …
	With string
	// ID is the server's queue identifier.
	ID string
	// Time is when the server received the message, zero if it can't be read.
	Time time.Time
	// Submitted tells that a user handed it in: with a password, through a web
	// page, or on the server itself.
	Submitted bool

	// Field is the index of the field in the header.
	Field int

	// confirms tells that the server is of a kind that writes a looked-up name
	// only if it leads back to the address, or says that it may be forged.
	confirms bool
}

// maxReceived bounds the part of a Received field that is read.
const maxReceived = 4096

// ParseReceived reads the value of one Received field. It understands the
// forms of Postfix, Sendmail, Exim, qmail, Exchange and Outlook, Gmail, Yahoo,
// Amazon SES, iCloud, Fastmail, Zoho, GMX and their like, and takes what it can
// from others.
func ParseReceived(value string) Hop {
	if len(value) > maxReceived {
		value = value[:maxReceived]
	}
	var h Hop
	clauses := value
	if i := strings.LastIndexByte(value, ';'); i >= 0 {
		h.Time = parseDate(value[i+1:])
		clauses = value[:i]
	}
	s := clauseScanner{rest: clauses}
	exim := strings.Contains(clauses, "(Exim ")
	for word, ok := s.next(); ok; word, ok = s.next() {
		switch {
		case strings.EqualFold(word.text, "from") && h.From == "" && h.By == "":
			host, comment := s.client()
			h.readFrom(host, comment, exim)
		case strings.EqualFold(word.text, "by") && h.By == "":
			host, comment := s.argument()
			h.By = hostName(host)
			h.Submitted = h.Submitted || localSubmission(comment)
			h.confirms = exim || strings.HasPrefix(comment, "Postfix") || strings.HasPrefix(comment, "8.") // Sendmail
		case strings.EqualFold(word.text, "with") && h.With == "":
			with, comment := s.argument()
			h.With = strings.ToUpper(with)
			if strings.EqualFold(with, "Microsoft") {
				h.With = "ESMTP"
			}
			h.Submitted = h.Submitted || authenticated(h.With) || authenticatedComment(comment)
		case strings.EqualFold(word.text, "id") && h.ID == "":
			h.ID, _ = s.argument()
		case word.comment:
			h.Submitted = h.Submitted || localSubmission(word.text) || authenticatedComment(word.text)
		}
	}
	return h
}

// readFrom reads the argument of "from" with the comments behind it.
func (h *Hop) readFrom(host, comment string, exim bool) {
	if h.From = hostName(host); h.From == "" {
		h.From = "unknown" // a client there was, whatever it called itself
	}
	h.HELO = h.From
	h.IP = clientAddress(host, comment)
	lower := strings.ToLower(comment)
	if helo, qmail := heloIn(lower); helo != "" {
		// Exim: rdns ([ip] helo=name); qmail: rdns (HELO name) (ip).
		h.HELO = helo
		if publicName(h.From) {
			h.RDNS, h.Verified = h.From, exim && !qmail
		}
	} else if exim && h.IP.IsValid() && publicName(h.From) {
		h.RDNS, h.Verified = h.From, true
	} else if name := lookedUp(lower); name != "" {
		// Postfix, Sendmail, Gmail: name (rdns [ip]).
		h.RDNS, h.Verified = name, !strings.Contains(lower, "may be forged")
	}
	h.Submitted = h.Submitted || authenticatedComment(comment)
}

// clientAddress finds the address that the server saw. The comment comes before
// the host: most servers put there what they found out, while the host is how
// the client named itself, which may be an address literal of its choice (RFC
// 5321 section 4.1.3).
func clientAddress(host, comment string) netip.Addr {
	comment = withoutHELO(comment)
	if ip, ok := bracketed(comment); ok {
		return ip
	}
	if ip := bareAddress(comment); ip.IsValid() {
		return ip
	}
	if ip, ok := bracketed(host); ok {
		return ip
	}
	return parseAddress(host)
}

// withoutHELO cuts the client's own words out of a comment: the name that it
// gave, and what a service on it said of the user (RFC 1413).
func withoutHELO(comment string) string {
	for _, mark := range [...]string{"helo=", "helo ", "ehlo ", "ident="} {
		i := indexFold(comment, mark)
		if i < 0 {
			continue
		}
		rest := comment[i+len(mark):]
		if end := strings.IndexAny(rest, " \t)"); end >= 0 {
			comment = comment[:i] + rest[end:]
		} else {
			comment = comment[:i]
		}
	}
	return comment
}

// heloIn finds the name after HELO, EHLO or helo= in a lower-case comment, and
// tells whether it was written in the way of qmail.
func heloIn(comment string) (name string, qmail bool) {
	for _, mark := range [...]string{"helo=", "helo ", "ehlo "} {
		_, rest, found := strings.Cut(comment, mark)
		if !found {
			continue
		}
		if end := strings.IndexAny(rest, " \t)"); end >= 0 {
			rest = rest[:end]
		}
		return hostName(rest), mark != "helo="
	}
	return "", false
}

// lookedUp returns the name in front of the bracketed address of a lower-case
// comment: (rdns [ip]) or (ident@rdns. [ip]).
func lookedUp(comment string) string {
	before, _, found := strings.Cut(comment, "[")
	if !found {
		return ""
	}
	fields := strings.Fields(before)
	if len(fields) == 0 {
		return ""
	}
	name := fields[0]
	if at := strings.LastIndexByte(name, '@'); at >= 0 {
		name = name[at+1:]
	}
	name = hostName(name)
	if !publicName(name) {
		return ""
	}
	return name
}

// hostName cleans a host as written in a trace field.
func hostName(s string) string {
	s = strings.Trim(s, "<>()[];,\"'")
	return strings.ToLower(strings.TrimSuffix(s, "."))
}

// authenticated tells whether protocol is one that users hand messages in with.
func authenticated(protocol string) bool {
	switch protocol {
	case "ESMTPA", "ESMTPSA", "UTF8SMTPA", "UTF8SMTPSA", "HTTP", "HTTPREST", "HTTPPOST", "REST", "XMAIL", "MAPI":
		return true
	}
	return false
}

// authenticatedComment tells whether a comment says that the client logged in.
func authenticatedComment(comment string) bool {
	return comment != "" && (containsFold(comment, "authenticated") || containsFold(comment, "auth=pass"))
}

// localSubmission tells whether a comment says that the message was handed in
// on the server itself.
func localSubmission(comment string) bool {
	return comment != "" && (containsFold(comment, "from userid") || containsFold(comment, "/submit"))
}

// containsFold reports whether s contains the lower-case ASCII word.
func containsFold(s, word string) bool { return indexFold(s, word) >= 0 }

// indexFold returns the offset of the lower-case ASCII word in s, -1 without.
func indexFold(s, word string) int {
	for i := 0; i+len(word) <= len(s); i++ {
		if s[i]|0x20 == word[0]|0x20 && strings.EqualFold(s[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

// clauseScanner splits the clauses of a Received field into words and comments.
type clauseScanner struct{ rest string }

type clauseWord struct {
	text    string
	comment bool
}

// next returns the next word, or the inside of the next comment.
func (s *clauseScanner) next() (clauseWord, bool) {
	s.rest = strings.TrimLeft(s.rest, " \t\r\n")
	if s.rest == "" {
		return clauseWord{}, false
	}
	if s.rest[0] == '(' {
		end := commentEnd(s.rest)
		w := clauseWord{text: strings.TrimSuffix(s.rest[1:end], ")"), comment: true}
		s.rest = s.rest[end:]
		return w, true
	}
	end := strings.IndexAny(s.rest, " \t\r\n(")
	if end < 0 {
		end = len(s.rest)
	}
	w := clauseWord{text: s.rest[:end]}
	s.rest = s.rest[end:]
	return w, true
}

// client returns the word after "from" and the comments behind it. The word is
// how the client named itself, which may be a keyword.
func (s *clauseScanner) client() (host, comment string) {
	for {
		before := s.rest
		w, ok := s.next()
		switch {
		case !ok:
			return host, comment
		case w.comment && comment == "":
			comment = w.text
		case w.comment:
			comment += " " + w.text
		case host == "" && comment == "":
			host = w.text
		default:
			s.rest = before
			return host, comment
		}
	}
}

// argument returns the word after a keyword and the comments behind it.
func (s *clauseScanner) argument() (word, comment string) {
	for {
		before := s.rest
		w, ok := s.next()
		switch {
		case !ok:
			return word, comment
		case w.comment && comment == "":
			comment = w.text
		case w.comment:
			comment += " " + w.text
		case word == "" && comment == "" && !keyword(w.text):
			word = w.text
		default:
			s.rest = before
			return word, comment
		}
	}
}

// keyword tells whether a word begins a clause.
func keyword(word string) bool {
	if len(word) < 2 || len(word) > 4 {
		return false
	}
	for _, k := range [...]string{"from", "by", "with", "id", "via", "for"} {
		if strings.EqualFold(word, k) {
			return true
		}
	}
	return false
}

// commentEnd returns the offset after the comment that s begins with, which may
// nest and hold quoted pairs (RFC 5322 section 3.2.2). An open comment ends
// with s.
func commentEnd(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}
