package mailauth

import (
	"strings"

	"golang.org/x/net/publicsuffix"
)

// registrable returns the registrable domain of a lower-case ASCII name by the
// public suffix list, or the name itself where the list doesn't say.
func registrable(name string) string {
	name = strings.TrimSuffix(name, ".")
	d, err := publicsuffix.EffectiveTLDPlusOne(name)
	if err != nil {
		return name
	}
	if tenants(d) && len(name) > len(d) {
		rest := name[:len(name)-len(d)-1]
		return rest[strings.LastIndexByte(rest, '.')+1:] + "." + d
	}
	return d
}

// tenants tells whether a provider gives names below domain to its customers,
// so that these don't belong together. The public suffix list lacks them.
func tenants(domain string) bool {
	switch domain {
	case "onmicrosoft.com", "gappssmtp.com", "sendgrid.net", "mailgun.org", "mandrillapp.com", "sparkpostmail.com", "zendesk.com", "freshdesk.com":
		return true
	}
	return false
}

// providerOf names the organization that runs servers under several
// registrable domains.
func providerOf(domain string) string {
	switch domain {
	case "google.com", "gmail.com", "googlemail.com", "1e100.net":
		return "google.com"
	case "outlook.com", "office365.com", "hotmail.com", "live.com", "microsoft.com", "exchangelabs.com", "office.com":
		return "outlook.com"
	case "yahoo.com", "yahoo.net", "yahoodns.net", "aol.com", "yahoo.co.jp", "ymail.com":
		return "yahoo.com"
	case "icloud.com", "apple.com", "me.com", "mac.com":
		return "icloud.com"
	case "messagingengine.com", "fastmail.com", "fastmail.fm":
		return "fastmail.com"
	case "protonmail.ch", "protonmail.com", "proton.me", "proton.ch", "pm.me":
		return "proton.me"
	case "zoho.com", "zohomail.com", "zoho.eu", "zohomail.eu", "zoho.in", "zohomail.in":
		return "zoho.com"
	case "gmx.net", "gmx.de", "gmx.com", "web.de", "mail.com", "kundenserver.de":
		return "gmx.net"
	case "yandex.net", "yandex.ru", "yandex.com", "ya.ru":
		return "yandex.ru"
	case "amazonses.com", "amazonaws.com":
		return "amazonses.com"
	}
	return domain
}

// organizationOf returns the organization that a host name belongs to, "" when
// it isn't a public name (mx1, localhost, host.internal).
func organizationOf(host string) string {
	if !publicName(host) {
		return ""
	}
	return providerOf(registrable(host))
}

// wellKnown tells whether org is a receiver of so many people that its name is
// worth forging.
func wellKnown(org string) bool {
	switch org {
	case "google.com", "outlook.com", "yahoo.com", "icloud.com", "fastmail.com", "proton.me",
		"zoho.com", "gmx.net", "yandex.ru", "mail.ru", "amazonses.com":
		return true
	}
	return false
}

// recordsAlways tells whether the receivers of org write an
// Authentication-Results field directly below the boundary of every message,
// so that the first one there is theirs.
func recordsAlways(org string) bool { return org == "google.com" || org == "amazonses.com" }

// publicName tells whether host, in lower case, can be a name in the public DNS.
func publicName(host string) bool {
	host = strings.TrimSuffix(host, ".")
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || dot == len(host)-1 || !domainName(host) {
		return false
	}
	switch tld := host[dot+1:]; tld {
	case "internal", "local", "localdomain", "lan", "localhost", "home", "intra", "corp", "intern", "private":
		return false
	default:
		return tld[0] < '0' || tld[0] > '9'
	}
}

// domainName tells whether s consists of the characters and lengths of a
// domain name in lower case.
func domainName(s string) bool {
	if s == "" || len(s) > 253 {
		return false
	}
	label := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.':
			if label == 0 {
				return false
			}
			label = 0
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '_':
			if label++; label > 63 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// domainOf returns the domain of an address or of a bare domain in lower case,
// "" if it isn't one.
func domainOf(address string) string {
	address = strings.Trim(address, " \t<>\"'")
	if i := strings.LastIndexByte(address, '@'); i >= 0 {
		address = address[i+1:]
	}
	address = strings.ToLower(strings.TrimSuffix(address, "."))
	if !domainName(address) || !strings.Contains(address, ".") {
		return ""
	}
	return address
}

// under tells whether name is domain or below it.
func under(name, domain string) bool {
	return name == domain || len(name) > len(domain) && strings.HasSuffix(name, domain) && name[len(name)-len(domain)-1] == '.'
}
