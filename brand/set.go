package brand

import (
	"fmt"
	"slices"
	"strings"
)

// Set is a validated, indexed collection of profiles. It never changes once
// made and may be used by many goroutines at once.
type Set struct {
	profiles []*Profile // sorted by ID
	byID     map[string]*Profile
	hosts    map[string]holding
	partners map[string][]PartnerOf
	redirect []RedirectorOf
	// distinctive are the profiles that have a number of a distinctive shape.
	distinctive []*Profile
}

// NewSet validates profiles, each by itself and against the others, and
// indexes copies of them. The error is a Problems.
func NewSet(profiles ...Profile) (*Set, error) {
	s := &Set{
		byID:     make(map[string]*Profile, len(profiles)),
		hosts:    make(map[string]holding, 16*len(profiles)),
		partners: map[string][]PartnerOf{},
	}
	var problems Problems
	for i := range profiles {
		p := profiles[i]
		problems = append(problems, validate(&p, noLines(p.ID))...)
		if _, twice := s.byID[p.ID]; twice {
			problems = append(problems, Problem{
				Code: "brand.id-duplicate", File: p.ID, Key: "id",
				Message: fmt.Sprintf("another profile has the id %q too", p.ID),
				Fix:     "choose another id, or replace that profile",
			})
			continue
		}
		p.shapes = compileShapes(p.Numbers)
		s.byID[p.ID] = &p
		s.profiles = append(s.profiles, &p)
	}
	slices.SortFunc(s.profiles, func(a, b *Profile) int { return strings.Compare(a.ID, b.ID) })
	for _, p := range s.profiles {
		problems = append(problems, s.index(p)...)
	}
	if err := problems.orNil(); err != nil {
		return nil, err
	}
	return s, nil
}

// With returns a new set that holds profiles beside those of s. A profile
// whose ID is in s replaces that one.
func (s *Set) With(profiles ...Profile) (*Set, error) {
	replaced := make(map[string]bool, len(profiles))
	for i := range profiles {
		replaced[profiles[i].ID] = true
	}
	all := slices.Clone(profiles)
	for _, p := range s.profiles {
		if !replaced[p.ID] {
			all = append(all, *p)
		}
	}
	return NewSet(all...)
}

// All returns every profile, sorted by ID. Neither the slice nor the profiles
// may be changed.
func (s *Set) All() []*Profile { return s.profiles }

// Len counts the profiles.
func (s *Set) Len() int { return len(s.profiles) }

// Get returns the profile with this ID.
func (s *Set) Get(id string) (*Profile, bool) {
	p, ok := s.byID[id]
	return p, ok
}

// index enters the hosts of p and reports those that another profile holds.
func (s *Set) index(p *Profile) Problems {
	var problems Problems
	enter := func(key, host string, h holding) {
		if other, taken := s.hosts[host]; taken && other.profile != p {
			problems = append(problems, Problem{
				Code: "brand.domain-duplicate", File: p.ID, Key: key,
				Message: fmt.Sprintf("%s is listed by the profile %q too", host, other.profile.ID),
				Fix:     "keep it in the profile of the brand that controls it",
			})
			return
		}
		s.hosts[host] = h
	}
	for i := range p.Domains {
		enter(fmt.Sprintf("domains[%d].name", i), p.Domains[i].Name, holding{profile: p, domain: i})
	}
	for i, host := range p.UserContent {
		enter(fmt.Sprintf("user_content[%d]", i), host, holding{profile: p, domain: strangers})
	}
	for i := range p.Partners {
		host := p.Partners[i].Domain
		s.partners[host] = append(s.partners[host], PartnerOf{Profile: p, Partner: p.Partners[i]})
	}
	if slices.ContainsFunc(p.Numbers, func(n NumberShape) bool { return n.Distinctive }) {
		s.distinctive = append(s.distinctive, p)
	}
	for _, r := range p.Redirectors {
		s.redirect = append(s.redirect, RedirectorOf{Profile: p, Redirector: r})
	}
	return problems
}
