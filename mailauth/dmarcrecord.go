package mailauth

import (
	"strings"
)

// dmarcRecord is a DMARC policy record (RFC 9989 section 4.7).
type dmarcRecord struct {
	policy, subdomain, missing string // p=, sp=, np=; "" if not given
	psd                        byte   // 'y', 'n' or 'u'
	testing                    bool   // t=y
	strictDKIM, strictSPF      bool
}

// parseDMARC reads a record. It tells whether it is a valid DMARC record.
func parseDMARC(s string) (dmarcRecord, bool) {
	d := dmarcRecord{psd: 'u'}
	first, rest, _ := strings.Cut(s, ";")
	name, version, ok := strings.Cut(first, "=")
	if !ok || strings.TrimSpace(name) != "v" || strings.TrimSpace(version) != "DMARC1" {
		return d, false
	}
	reports, invalid := false, false
	for n := 0; rest != "" && n < maxTags; n++ {
		var part string
		part, rest, _ = strings.Cut(rest, ";")
		name, value, ok := strings.Cut(part, "=")
		if !ok {
			continue
		}
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "p":
			d.policy = knownPolicy(value)
			invalid = invalid || d.policy == ""
		case "sp":
			d.subdomain = knownPolicy(value)
			invalid = invalid || d.subdomain == ""
		case "np":
			d.missing = knownPolicy(value)
			invalid = invalid || d.missing == ""
		case "psd":
			if value == "y" || value == "n" {
				d.psd = value[0]
			}
		case "t":
			d.testing = value == "y"
		case "adkim":
			d.strictDKIM = value == "s"
		case "aspf":
			d.strictSPF = value == "s"
		case "rua":
			reports = strings.Contains(value, "mailto:")
		}
	}
	if invalid {
		// A record with a broken policy counts as p=none where it asks for
		// reports, and not at all elsewhere (RFC 9989 section 4.10.1).
		d.policy, d.subdomain, d.missing = "none", "", ""
		return d, reports
	}
	if d.policy == "" {
		d.policy = "none"
	}
	return d, true
}

// applied returns the policy for a domain: own tells that the record was found
// at the domain itself, exists that the domain exists in the DNS.
func (d *dmarcRecord) applied(own, exists bool) string {
	p := d.policy
	if !own {
		switch {
		case !exists && d.missing != "":
			p = d.missing
		case d.subdomain != "":
			p = d.subdomain
		}
	}
	if d.testing {
		return milder(p)
	}
	return p
}

// milder is the policy one step below p, which t=y asks for.
func milder(p string) string {
	if p == "reject" {
		return "quarantine"
	}
	return "none"
}
