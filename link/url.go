package link

import (
	"errors"
	"strconv"
	"strings"
)

// MaxLength is the greatest number of bytes of a URL that Parse reads. Longer
// data: URLs are accepted and cut.
const MaxLength = 64 << 10

// Errors of Parse. They are wrapped with what was wrong.
var (
	// ErrEmpty means that there was nothing but space.
	ErrEmpty = errors.New("empty address")
	// ErrTooLong means that the address has more than MaxLength bytes.
	ErrTooLong = errors.New("address is too long")
	// ErrRelative means that it names no host and no scheme: a path, a
	// fragment or plain words.
	ErrRelative = errors.New("address has neither scheme nor host")
	// ErrInvalid means that the URL Standard ends in failure: a browser would
	// not follow it.
	ErrInvalid = errors.New("invalid address")
)

// Odd is a set of oddities in the way an address was written. Browsers accept
// them all; honest senders hardly ever write them.
type Odd uint16

// The oddities.
const (
	// OddUserinfo marks user information before the host (https://shop@host/).
	OddUserinfo Odd = 1 << iota
	// OddBackslash marks backslashes that stand for slashes.
	OddBackslash
	// OddSlashes marks a wrong number of slashes after the scheme.
	OddSlashes
	// OddControl marks control characters inside, which browsers skip.
	OddControl
	// OddEncodedHost marks a percent-encoded host.
	OddEncodedHost
	// OddNumericHost marks an IPv4 address that is not written as four decimal
	// numbers (integer, octal, hexadecimal or short).
	OddNumericHost
	// OddUnicodeHost marks a host written with characters beyond ASCII.
	OddUnicodeHost
	// OddInvisible marks invisible characters in the host.
	OddInvisible
	// OddDefanged marks an address that was broken up (hxxp, [.]).
	OddDefanged
	// OddNoScheme marks an address without a scheme (www.example.com).
	OddNoScheme
	// OddPort marks a port that is not the scheme's own.
	OddPort
)

// Has tells whether every oddity of x is in o.
func (o Odd) Has(x Odd) bool { return o&x == x }

// Any tells whether some oddity of x is in o.
func (o Odd) Any(x Odd) bool { return o&x != 0 }

// URL is an address, taken apart. The zero value is no address. Host names are
// in lower case.
type URL struct {
	// Raw is the address as it was given to Parse.
	Raw string
	// Scheme is in lower case, without the colon: "https", "mailto", "data".
	Scheme string
	// User is the user information before the host, percent-encoded, "" if
	// there is none.
	User string
	// Host is the ASCII form of the host (A-labels, RFC 5890), an IPv4 address
	// in dotted decimal or an IPv6 address in brackets. It is "" for schemes
	// without a host.
	Host string
	// HostUnicode is Host with its A-labels decoded, for comparing looks, not
	// for display without care.
	HostUnicode string
	// Port is 0 where it is the scheme's own (and where 0 was written, which
	// OddPort tells).
	Port int
	// Path begins with a slash where there is a host. Of mailto, tel and
	// similar schemes it is all that stands before "?"; data: is cut after the
	// media type.
	Path string
	// Query is what follows "?", percent-encoded, without the mark itself.
	Query string
	// Fragment is what follows "#", percent-encoded, without the mark itself.
	Fragment string
	// IsIP tells that Host is an IP address.
	IsIP bool
	// Opaque tells that the scheme is none of those that browsers load from a
	// host (http, https, ftp, ws, wss, file).
	Opaque bool

	// PublicSuffix is the suffix of Host under which anyone can register or
	// publish, private suffixes such as github.io included.
	PublicSuffix string
	// Registrable is PublicSuffix and one label more: who controls the page. It
	// is Host itself for IP addresses and for hosts that are a private suffix,
	// and "" for hosts without a dot.
	Registrable string
	// OrgDomain is the same by the ICANN part of the list only: who controls
	// the zone (amazonaws.com for a bucket's host).
	OrgDomain string

	// Odd tells how oddly it was written.
	Odd Odd
}

// IsWeb tells whether u is an http or https address with a host.
func (u *URL) IsWeb() bool {
	return (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// IsDangerous tells whether u runs or embeds what it carries or opens a local
// file: javascript, vbscript, data, file, blob, view-source, ms-msdt and the
// handlers of Office documents.
func (u *URL) IsDangerous() bool {
	switch u.Scheme {
	case "javascript", "vbscript", "livescript", "data", "file", "blob", "filesystem",
		"view-source", "ms-msdt", "search-ms", "ms-word", "ms-excel", "ms-powerpoint",
		"ms-appinstaller", "jar", "mhtml":
		return true
	}
	return false
}

// String is the normalized address, as a browser would show it after loading.
func (u *URL) String() string {
	var b strings.Builder
	b.Grow(len(u.Scheme) + len(u.User) + len(u.Host) + len(u.Path) + len(u.Query) + len(u.Fragment) + 12)
	b.WriteString(u.Scheme)
	b.WriteByte(':')
	if u.Host != "" || u.Scheme == "file" {
		b.WriteString("//")
		if u.User != "" {
			b.WriteString(u.User)
			b.WriteByte('@')
		}
		b.WriteString(u.Host)
		if u.Port != 0 {
			b.WriteByte(':')
			b.WriteString(strconv.Itoa(u.Port))
		}
	}
	b.WriteString(u.Path)
	if u.Query != "" {
		b.WriteByte('?')
		b.WriteString(u.Query)
	}
	if u.Fragment != "" {
		b.WriteByte('#')
		b.WriteString(u.Fragment)
	}
	return b.String()
}

// Address is the mailbox or telephone number of a mailto, tel or sms address,
// decoded, and "" for others.
func (u *URL) Address() string {
	switch u.Scheme {
	case "mailto", "tel", "sms", "smsto", "callto", "facetime", "whatsapp":
		return unescape(u.Path)
	}
	return ""
}

// Param is the decoded value of the first query parameter of this name
// (application/x-www-form-urlencoded), "" if there is none.
func (u *URL) Param(name string) string {
	for key, value := range params(u.Query) {
		if key == name {
			return formUnescape(value)
		}
	}
	return ""
}
