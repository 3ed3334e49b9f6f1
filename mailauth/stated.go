package mailauth

import "strings"

// AuthResult is one result that somebody recorded in the header.
type AuthResult struct {
	// Method is "dkim", "spf", "dmarc", "arc", "bimi", "compauth", …
	Method string
	// Result is one of the results above, or another word as written.
	Result Result
	// Domain is whom the result is about, lower case, "" if it doesn't say:
	// header.d for dkim, smtp.mailfrom for spf, header.from for dmarc.
	Domain string
	// Selector and Fragment (the first characters of b=) tell which signature
	// a dkim result is about.
	Selector, Fragment string
	// Policy is the DMARC policy that the receiver noted, "" if none.
	Policy string
	// Reason is the comment or reason that was written with the result.
	Reason string
	// Aligned tells that Domain belongs with every domain in From.
	Aligned bool
	// Server is the authserv-id, "" if the field has none.
	Server string
	// Field is the lower-case name of the field.
	Field string
	// Plausible tells that the field stands where the receiver of that name
	// may have written it, but the sender may have, too.
	Plausible bool
	// Malformed tells that the field can't be trusted to be read as written.
	Malformed bool

	certified bool // bimi: a mark certificate was checked
}

// statedResults turns the results of a field into AuthResults.
func statedResults(field string, a *AuthenticationResults) []AuthResult {
	out := make([]AuthResult, 0, len(a.Results))
	for i := range a.Results {
		m := &a.Results[i]
		r := AuthResult{
			Method: m.Method, Result: Result(m.Result), Reason: m.Comment,
			Server: a.Server, Field: field, Malformed: a.Malformed,
		}
		if reason := m.Property("reason"); reason != "" {
			r.Reason = reason
		}
		switch m.Method {
		case "dkim":
			r.Domain = domainOf(m.Property("header.d"))
			if r.Domain == "" {
				r.Domain = domainOf(m.Property("header.i"))
			}
			r.Selector, r.Fragment = m.Property("header.s"), m.Property("header.b")
		case "spf":
			r.Domain = envelopeDomain(m)
		case "dmarc":
			r.Domain = domainOf(m.Property("header.from"))
			r.Policy = statedPolicy(m)
		case "bimi":
			r.Domain = domainOf(m.Property("header.d"))
			r.certified = m.Property("policy.authority") == "pass"
		}
		out = append(out, r)
	}
	return out
}

// envelopeDomain returns the domain that an spf result is about.
func envelopeDomain(m *MethodResult) string {
	for _, name := range [...]string{"smtp.mailfrom", "smtp.mail", "smtp.envelope-from", "envelope-from", "smtp.helo"} {
		if d := domainOf(m.Property(name)); d != "" {
			return d
		}
	}
	return ""
}

// statedPolicy finds the policy in a property or in the comment (p=REJECT …).
func statedPolicy(m *MethodResult) string {
	for _, name := range [...]string{"policy.published-domain-policy", "policy.dmarc", "p"} {
		if p := knownPolicy(m.Property(name)); p != "" {
			return p
		}
	}
	for _, field := range strings.FieldsFunc(m.Comment, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		if len(field) > 2 && strings.EqualFold(field[:2], "p=") {
			return knownPolicy(field[2:])
		}
	}
	switch strings.ToLower(m.Property("action")) {
	case "oreject", "reject":
		return "reject"
	case "quarantine":
		return "quarantine"
	}
	return ""
}

// knownPolicy returns s in lower case if it is a DMARC policy.
func knownPolicy(s string) string {
	switch s = strings.ToLower(s); s {
	case "none", "quarantine", "reject":
		return s
	}
	return ""
}

// parseReceivedSPF reads a Received-SPF field (RFC 7208 section 9.1).
func parseReceivedSPF(value string) (r AuthResult, ok bool) {
	if len(value) > maxAuthResults {
		return AuthResult{}, false
	}
	p := resultScanner{s: value}
	p.space(nil)
	word, _, pair := p.word()
	switch word = strings.ToLower(word); Result(word) {
	case Pass, Fail, SoftFail, Neutral, None, TempError, PermError:
	default:
		return AuthResult{}, false
	}
	if pair {
		return AuthResult{}, false
	}
	m := MethodResult{Method: "spf", Result: word}
	for len(m.Properties) < maxProperties {
		p.space(&m)
		if p.end() {
			break
		}
		if p.s[p.i] == ';' {
			p.i++
			continue
		}
		if name, val, pair := p.word(); pair {
			m.Properties = append(m.Properties, Property{Name: strings.ToLower(name), Value: val})
		}
	}
	r = AuthResult{
		Method: "spf", Result: Result(word), Reason: m.Comment, Field: "received-spf",
		Server: strings.ToLower(m.Property("receiver")), Malformed: p.malformed,
	}
	r.Domain = domainOf(m.Property("envelope-from"))
	if r.Domain == "" {
		r.Domain = commentDomain(m.Comment)
	}
	if r.Domain == "" {
		r.Domain = domainOf(m.Property("helo"))
	}
	return r, true
}

// commentDomain finds the domain in "server: domain of a@example.com designates …".
func commentDomain(comment string) string {
	_, rest, found := strings.Cut(comment, "domain of ")
	if !found {
		return ""
	}
	rest = strings.TrimPrefix(rest, "transitioning ")
	if i := strings.IndexByte(rest, ' '); i >= 0 {
		rest = rest[:i]
	}
	return domainOf(rest)
}
