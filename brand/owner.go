package brand

import "strings"

// strangers is the domain index of user content in a holding.
const strangers = -1

// holding says whose host a host is.
type holding struct {
	profile *Profile
	domain  int // index in profile.Domains, or strangers
}

// PartnerOf is a partner together with the profile that lists it.
type PartnerOf struct {
	Profile *Profile
	Partner Partner
}

// RedirectorOf is a redirector together with the profile that lists it.
type RedirectorOf struct {
	Profile    *Profile
	Redirector Redirector
}

// Owner returns the profile whose official domain is host or a parent of it,
// and that domain. The longest listed domain decides: a host on which
// strangers publish or from which they send has no owner, even under an
// official domain. host is in lower-case ASCII; one dot at its end is ignored.
func (s *Set) Owner(host string) (*Profile, Domain, bool) {
	h, ok := s.holder(host)
	if !ok || h.domain == strangers {
		return nil, Domain{}, false
	}
	return h.profile, h.profile.Domains[h.domain], true
}

// UserContent returns the profile on whose host strangers publish or from
// whose host they send, by the rule of Owner.
func (s *Set) UserContent(host string) (*Profile, bool) {
	h, ok := s.holder(host)
	if !ok || h.domain != strangers {
		return nil, false
	}
	return h.profile, true
}

// Partner returns, for each profile that lists host or a parent of it as a
// partner, the partner by the longest match; profiles come sorted by ID.
func (s *Set) Partner(host string) []PartnerOf {
	for part := strings.TrimSuffix(host, "."); part != ""; part = parent(part) {
		if of, ok := s.partners[part]; ok {
			return of
		}
	}
	return nil
}

// Redirectors returns the pages of all brands that lead anywhere, sorted by
// the ID of the profile. The slice may not be changed.
func (s *Set) Redirectors() []RedirectorOf { return s.redirect }

// holder finds the longest listed domain that is host or a parent of it.
func (s *Set) holder(host string) (holding, bool) {
	for part := strings.TrimSuffix(host, "."); part != ""; part = parent(part) {
		if h, ok := s.hosts[part]; ok {
			return h, true
		}
	}
	return holding{}, false
}

// parent is host without its first label, "" when it has one label only.
func parent(host string) string {
	_, rest, _ := strings.Cut(host, ".")
	return rest
}

// within tells whether host is domain or below it.
func within(host, domain string) bool {
	if len(host) <= len(domain) {
		return host == domain
	}
	return host[len(host)-len(domain)-1] == '.' && strings.HasSuffix(host, domain)
}
