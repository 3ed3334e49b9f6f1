package check

import (
	"maps"
	"slices"
	"strings"

	"bonafide/brand"
	"bonafide/verdict"
)

// Evidence about what a message claims.
var (
	// The message speaks for a brand and nothing proves its origin. Args: brand.
	kindClaimUnproven = verdict.Kind{Code: "claim.unproven", Direction: verdict.Against, Family: "claim", Prior: 0.8}
	// It speaks for a brand and is sent from a domain that is not the brand's.
	// Args: brand domain.
	kindClaimElsewhere = verdict.Kind{Code: "claim.elsewhere", Direction: verdict.Against, Family: "claim", Prior: 3}
)

// claim is the brand for which a message speaks.
type claim struct {
	profile *brand.Profile // nil if it speaks for none
	// strength is the sum of what the places say; a claim has at least
	// claimed.
	strength float64
	// named tells that the sender's name or address is the brand's, or that the
	// subject names it and the sender has no name of its own ("Customer
	// Service").
	named bool
}

// is tells whether the brand of this identifier is claimed.
func (c *claim) is(id string) bool { return c.profile != nil && c.profile.ID == id }

func (x *examination) claims() claim {
	t := &tally{x: x, worth: map[string]float64{}, speaks: map[string]bool{}}
	if p, ok := x.brands.Get(x.claimedBrand); ok {
		t.add(p.ID, worthHint, true)
	}
	t.sender()
	named := maps.Clone(t.speaks)
	t.subject()
	if x.faceless() {
		for id := range t.worth {
			named[id] = true
		}
	}
	t.text()
	t.pictures()
	t.targets()
	if x.about() {
		t.withdraw()
	}
	best, enough := claim{}, claimed
	if !x.established() {
		enough = claimedFaceless
	}
	for _, id := range slices.Sorted(maps.Keys(t.worth)) {
		p, known := x.brands.Get(id)
		if w := t.worth[id]; known && w >= enough && w > best.strength && t.speaks[id] {
			best = claim{profile: p, strength: w, named: named[id]}
		}
	}
	return best
}

// faceless tells whether the sender's name is none that a person or a company
// has: empty, an address, or words such as "Account Support".
func (x *examination) faceless() bool {
	name := x.from.Name
	return name == "" || strings.Contains(name, "@") || foreignWords(name, brand.Mention{}) == 0
}

// established tells whether the sender has an identity of its own: a domain
// that imitates nobody and bears the sender's name, or to which most links
// lead.
func (x *examination) established() bool {
	if x.from.imitates || x.from.registrable == "" {
		return false
	}
	if !x.from.class.FreeMail && fitsAddress(ownWordsOf(x.from.Name), x.from.labels()) {
		return true
	}
	own, web := 0, 0
	for i := range x.links {
		if x.links[i].url.IsWeb() {
			web++
			if x.ownLink(&x.links[i]) {
				own++
			}
		}
	}
	return own > 0 && 2*own >= web
}

// about tells that the message comes from people who talk about brands: a
// mailing list or an answer in a conversation.
func (x *examination) about() bool {
	return x.report.List.Redistributed || x.conversation()
}

// withdraw keeps only what the sender's own name and address claim.
func (t *tally) withdraw() {
	from := &t.x.from
	for id := range t.worth {
		if from.owner != nil && from.owner.ID == id || from.imitates && from.lookalike.Brand == id {
			continue
		}
		own := false
		for _, m := range t.x.namer.Find(from.Name) {
			own = own || m.Brand == id && standsAlone(from.Name, m)
		}
		if !own {
			delete(t.worth, id)
		}
	}
}
