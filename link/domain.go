package link

import (
	"strings"

	"golang.org/x/net/publicsuffix"
)

// PublicSuffix is the part of host under which anyone can register a name or
// publish (Public Suffix List, private section included). host is in lower
// case and ASCII; a final dot is ignored. It is "" for IP addresses and "".
func PublicSuffix(host string) string {
	suffix, _, _ := splitHost(host)
	return suffix
}

// Registrable is the public suffix of host and one label more: the name that
// somebody registered or was given. A host that is itself a private suffix
// (github.io) is its own registrable domain; a host that is an ICANN suffix or
// has no dot has none (""). IP addresses answer themselves.
func Registrable(host string) string {
	_, registrable, _ := splitHost(host)
	return registrable
}

// OrganizationalDomain is Registrable by the ICANN section of the list only:
// the domain that was bought from a registry. It answers
// "bucket.s3.amazonaws.com" with "amazonaws.com".
func OrganizationalDomain(host string) string {
	_, _, org := splitHost(host)
	return org
}

// Label is the label that was registered: "amazon" of www.amazon.co.uk. It is
// the first label where nothing was.
func Label(host string) string {
	if r := Registrable(host); r != "" {
		host = r
	}
	label, _, _ := strings.Cut(host, ".")
	return label
}

// KnownSuffix tells whether the last label of host is a top-level domain of
// the Public Suffix List, so that a word with a dot can be a host.
func KnownSuffix(host string) bool {
	suffix, icann := publicsuffix.PublicSuffix(trimDot(host))
	return icann || strings.IndexByte(suffix, '.') >= 0
}

// splitHost answers all three questions in one walk of the list.
func splitHost(host string) (suffix, registrable, org string) {
	host = trimDot(host)
	if host == "" {
		return "", "", ""
	}
	if isIPHost(host) {
		return "", host, host
	}
	suffix, icann := publicsuffix.PublicSuffix(host)
	registrable = oneMore(host, suffix)
	if registrable == "" && !icann && strings.IndexByte(suffix, '.') >= 0 {
		registrable = host
	}
	if icann || strings.IndexByte(suffix, '.') < 0 {
		return suffix, registrable, registrable
	}
	// A private suffix: what the registry sold lies above it.
	top := suffix
	for !icann {
		i := strings.IndexByte(top, '.')
		if i < 0 {
			break
		}
		top, icann = publicsuffix.PublicSuffix(top[i+1:])
	}
	return suffix, registrable, oneMore(host, top)
}

// oneMore is suffix and the label before it in host, "" if there is none.
func oneMore(host, suffix string) string {
	n := len(host) - len(suffix) - 1
	if n <= 0 || host[n] != '.' {
		return ""
	}
	label := host[strings.LastIndexByte(host[:n], '.')+1 : n]
	if label == "" {
		return ""
	}
	return host[n-len(label):]
}

func trimDot(host string) string { return strings.TrimSuffix(host, ".") }

// isIPHost tells whether host is an IPv6 address in brackets or ends in a
// number, which the URL Standard takes for IPv4.
func isIPHost(host string) bool {
	if host[0] == '[' {
		return true
	}
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last == "" {
		return false
	}
	for i := 0; i < len(last); i++ {
		if last[i] < '0' || last[i] > '9' {
			return false
		}
	}
	return true
}
