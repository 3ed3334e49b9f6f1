package mailauth

import (
	"context"
	"strings"
)

// checkBIMI looks for the assertion record of the author's domain, and notes
// what the receiver recorded about it. Nothing is fetched.
func (c *checker) checkBIMI(ctx context.Context) {
	b := &c.report.BIMI
	b.Result = Unknown
	for i := range c.report.Stated {
		s := &c.report.Stated[i]
		if s.Method == "bimi" && !s.Malformed && knownResult(s.Result) {
			b.Result, b.Domain, b.Source = s.Result, s.Domain, SourceReceiver
			b.Certified = s.Result == Pass && s.certified
		}
	}
	if c.walker.offline || c.report.FromDomain == "" {
		return
	}
	missing := 0
	for _, domain := range [...]string{c.report.FromDomain, c.report.OrgDomain} {
		records, err := c.walker.resolver.LookupTXT(ctx, "default._bimi."+domain)
		if absent(err) {
			missing++
		}
		for i, record := range records {
			if i == maxKeyRecords {
				break
			}
			if location, authority, ok := parseBIMI(record); ok {
				b.Result, b.Domain, b.Source = Pass, domain, SourceOurs
				b.Location, b.Authority = location, authority
				return
			}
		}
	}
	if missing == 2 && b.Source == "" {
		b.Result, b.Source = None, SourceOurs
	}
}

// parseBIMI reads an assertion record. A record with an empty l= declines to
// take part.
func parseBIMI(s string) (location, authority string, ok bool) {
	t, err := parseTags(s)
	if err != nil || len(t) == 0 || t[0].name != "v" || !strings.EqualFold(t[0].value, "BIMI1") {
		return "", "", false
	}
	location, authority = secureAddress(t.get("l")), secureAddress(t.get("a"))
	return location, authority, location != ""
}

// secureAddress returns s if it is an https address, "" otherwise.
func secureAddress(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 2048 || len(s) < 8 || !strings.EqualFold(s[:8], "https://") {
		return ""
	}
	return s
}
