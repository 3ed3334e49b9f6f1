package brand

import (
	"fmt"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// hosts applies the rules for the brand's own hosts.
func (v *validator) hosts() {
	if len(v.p.Domains) == 0 {
		v.add("domains-missing", "the profile lists no domain", "list at least one domain that only the brand controls", "domains")
	}
	v.count(len(v.p.Domains), maxDomains, "domains")
	v.count(len(v.p.UserContent), maxDomains, "user_content")
	seen := make(map[string]bool, len(v.p.Domains)+len(v.p.UserContent))
	once := func(host string, path ...any) {
		if seen[host] {
			v.add("domain-twice", host+" stands twice in the profile", "keep it once: a host is either the brand's own or open to strangers", path...)
		}
		seen[host] = true
	}
	for i, d := range v.p.Domains {
		if v.host(d.Name, "domains", i, "name") {
			v.registrable(d.Name, false, "domains", i, "name")
		}
		once(d.Name, "domains", i, "name")
		if d.Country != "" {
			v.country(d.Country, "domains", i, "country")
		}
		switch d.Use {
		case "", UseAny, UseWeb, UseMail, UseShort:
		default:
			v.add("use-unknown", fmt.Sprintf("%q is not a use", d.Use), "use any, web, mail or short", "domains", i, "use")
		}
	}
	for i, u := range v.p.UserContent {
		if v.host(u, "user_content", i) {
			v.registrable(u, true, "user_content", i)
		}
		once(u, "user_content", i)
	}
	for i, r := range v.p.Redirectors {
		v.host(r.Host, "redirectors", i, "host")
		if r.Path == "" && r.Param == "" {
			v.add("redirector-empty", "the redirector has neither path nor param", "say where the target stands", "redirectors", i)
		}
	}
}

// partners applies the rules for the hosts of others.
func (v *validator) partners() {
	v.count(len(v.p.Partners), maxDomains, "partners")
	for i, partner := range v.p.Partners {
		if v.host(partner.Domain, "partners", i, "domain") {
			v.registrable(partner.Domain, true, "partners", i, "domain")
		}
		if v.p.Official(partner.Domain) {
			v.add("partner-own", partner.Domain+" is a domain of the brand itself", "list it under domains only", "partners", i, "domain")
		}
	}
}

// host reports what is not a host name in the form that the lookups need.
func (v *validator) host(h string, path ...any) bool {
	switch {
	case strings.Contains(h, "://") || strings.HasPrefix(h, "//"):
		v.add("domain-scheme", fmt.Sprintf("%q is a web address", h), "write the host alone, such as example.com", path...)
	case strings.Contains(h, "@"):
		v.add("domain-form", fmt.Sprintf("%q is a mail address", h), "write what stands after the @", path...)
	case h != strings.ToLower(h):
		v.add("domain-form", fmt.Sprintf("%q has capitals", h), "write it in lower case", path...)
	case !isHost(h):
		v.add("domain-form", fmt.Sprintf("%q is not a host name", h), "write labels of a to z, 0 to 9 and hyphens; names in other scripts in their xn-- form", path...)
	default:
		return true
	}
	return false
}

// registrable reports a domain that nobody can register, or that everybody
// can register under. A host that a private registry offers (private suffix)
// is allowed only where strangers are expected.
func (v *validator) registrable(h string, private bool, path ...any) {
	suffix, icann := publicsuffix.PublicSuffix(h)
	switch {
	case !icann && !strings.Contains(suffix, ".") && !reservedTLD(suffix):
		v.add("domain-unknown-tld", fmt.Sprintf("there is no top-level domain %q", suffix), "correct the domain", path...)
	case suffix == h && (icann || !private):
		v.add("domain-public-suffix", h+" is a public suffix: anybody can have a name below it", "list a registrable domain, such as example."+h, path...)
	}
}

// reservedTLD tells whether a top-level domain is reserved for examples and
// tests (RFC 2606), so that these can be written with the same rules.
func reservedTLD(tld string) bool { return tld == "example" || tld == "test" }

// isHost tells whether h is a host name of at least two labels (RFC 1123
// section 2.1) in lower-case ASCII.
func isHost(h string) bool {
	if len(h) > 253 || !strings.Contains(h, ".") {
		return false
	}
	for label := range strings.SplitSeq(h, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		if strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return true
}
