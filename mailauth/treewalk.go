package mailauth

import (
	"context"
	"strings"
)

// maxWalk is the number of queries of a DNS Tree Walk (RFC 9989 section 4.10).
const maxWalk = 8

// walkStep is what a query of the walk brought.
type walkStep struct {
	domain string
	record dmarcRecord
	found  bool
}

// walk is the result of a DNS Tree Walk from a domain.
type walk struct {
	domain string
	steps  []walkStep
	// unknown tells that a query had no answer, temporary that it failed.
	unknown, temporary bool
}

// walker performs and remembers tree walks.
type walker struct {
	resolver Resolver
	known    map[string]walk
	offline  bool
}

func newWalker(r Resolver) *walker {
	_, offline := r.(Offline)
	w := &walker{resolver: r, offline: offline}
	if !offline {
		w.known = map[string]walk{}
	}
	return w
}

// walk performs the DNS Tree Walk from domain.
func (w *walker) walk(ctx context.Context, domain string) walk {
	if w.offline {
		return walk{domain: domain, unknown: true}
	}
	if known, ok := w.known[domain]; ok {
		return known
	}
	result := walk{domain: domain}
	target := domain
	for i := range maxWalk {
		step := w.query(ctx, target, &result)
		if step.found {
			result.steps = append(result.steps, step)
			if step.record.psd != 'u' {
				break
			}
		}
		if target = parent(target, i == 0); target == "" {
			break
		}
	}
	w.known[domain] = result
	return result
}

// parent removes the leftmost label; in the first step, down to seven labels.
func parent(domain string, first bool) string {
	_, rest, _ := strings.Cut(domain, ".")
	for first && strings.Count(rest, ".") >= maxWalk-1 {
		_, rest, _ = strings.Cut(rest, ".")
	}
	return rest
}

// query asks for the policy record of one domain.
func (w *walker) query(ctx context.Context, domain string, result *walk) walkStep {
	step := walkStep{domain: domain}
	records, err := w.resolver.LookupTXT(ctx, "_dmarc."+domain)
	switch {
	case err == nil:
	case absent(err):
		return step
	case isUnknown(err):
		result.unknown = true
		return step
	default:
		result.temporary = true
		return step
	}
	for i, record := range records {
		if i == maxKeyRecords {
			break
		}
		parsed, ok := parseDMARC(record)
		if !ok {
			continue
		}
		if step.found { // several records: none counts
			return walkStep{domain: domain}
		}
		step.record, step.found = parsed, true
	}
	return step
}

// organization returns the organizational domain that the walk determines (RFC
// 9989 section 4.10.2), and whether a record determined it.
func (w *walk) organization() (domain string, determined bool) {
	for _, step := range w.steps {
		switch {
		case step.record.psd == 'n':
			return step.domain, true
		case step.record.psd == 'y' && step.domain != w.domain:
			return below1(w.domain, step.domain), true
		}
	}
	if n := len(w.steps); n > 0 {
		return w.steps[n-1].domain, true
	}
	return w.domain, false
}

// below1 returns the part of domain that lies one label below suffix.
func below1(domain, suffix string) string {
	rest := strings.TrimSuffix(domain, "."+suffix)
	return rest[strings.LastIndexByte(rest, '.')+1:] + "." + suffix
}

// organization returns the organizational domain of a domain: from the tree
// walk where a record tells, else from the public suffix list.
func (w *walker) organization(ctx context.Context, domain string) string {
	if domain == "" {
		return ""
	}
	result := w.walk(ctx, domain)
	if org, ok := result.organization(); ok {
		return org
	}
	return registrable(domain)
}

// aligned tells whether two domains belong together (RFC 9989 section 4.10.2).
func (w *walker) aligned(ctx context.Context, a, b string, strict bool) bool {
	switch {
	case a == "" || b == "":
		return false
	case a == b:
		return true
	case strict || registrable(a) != registrable(b) && !w.mayShare(a, b):
		return false
	}
	return w.organization(ctx, a) == w.organization(ctx, b)
}

// mayShare tells whether domains with different registrable domains could still
// share an organizational domain: only if one is below the other's suffix, as
// with private suffixes that publish a record of their own.
func (w *walker) mayShare(a, b string) bool {
	if w.offline {
		return false
	}
	ra, rb := registrable(a), registrable(b)
	_, pa, _ := strings.Cut(ra, ".")
	_, pb, _ := strings.Cut(rb, ".")
	return strings.Contains(pa, ".") && pa == pb || under(a, rb) || under(b, ra)
}
