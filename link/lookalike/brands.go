package lookalike

import (
	"slices"
	"strings"

	"bonafide/brand"
	"bonafide/link"
)

// tellingLabel is the length from which a label that is not a part of the
// brand's identifier is worth watching.
const tellingLabel = 6

// TargetsOf returns what imitators of the brands imitate: the registered label
// of each official domain, together with the brand's products as the words
// that they combine with it. Labels that are short and not part of the brand's
// identifier ("a" of a.co) are in half of all names and left out; their
// domains stay exempt.
func TargetsOf(brands *brand.Set) []Target {
	var all []Target
	for _, p := range brands.All() {
		all = append(all, targetsOf(p)...)
	}
	return all
}

func targetsOf(p *brand.Profile) []Target {
	exempt := append([]string{}, p.UserContent...)
	for _, partner := range p.Partners {
		exempt = append(exempt, partner.Domain)
	}
	var all []Target
	for _, d := range p.Domains {
		label, _, _ := strings.Cut(link.Registrable(d.Name), ".")
		if i := slices.IndexFunc(all, func(t Target) bool { return t.Name == label }); i >= 0 {
			all[i].Official = append(all[i].Official, d.Name)
			continue
		}
		if len(label) < tellingLabel && !telling(label, p.ID) {
			exempt = append(exempt, d.Name)
			continue
		}
		all = append(all, Target{
			Brand: p.ID, Name: label, Official: []string{d.Name},
			Words: p.Products, Not: p.NotNames, Common: p.Common, Federated: p.Federated,
		})
	}
	return distinct(all, exempt)
}

// distinct leaves out the labels that only add words to another of the same
// brand, by which their imitations are found as well (amazonaws, gls-us). Their
// domains join those of that label.
func distinct(all []Target, exempt []string) []Target {
	dropped := make([]bool, len(all))
	for i := range all {
		base := slices.IndexFunc(all, func(t Target) bool { return extends(all[i].Name, t) })
		if base >= 0 && !dropped[base] {
			dropped[i] = true
			all[base].Official = append(all[base].Official, all[i].Official...)
		}
	}
	var out []Target
	for i := range all {
		if !dropped[i] {
			all[i].Exempt = exempt
			out = append(out, all[i])
		}
	}
	return out
}

// extends tells whether a label adds words to the name of base.
func extends(label string, base Target) bool {
	if strings.HasPrefix(label, base.Name+"-") {
		return true
	}
	return !base.Common && len(base.Name) >= tellingLabel && len(label) >= len(base.Name)+3 && strings.Contains(label, base.Name)
}

// telling tells whether a short label is a part of the brand's identifier or
// shortens it (amzn).
func telling(label, id string) bool {
	id = normalName(id)
	return strings.Contains(id, label) || len(label) >= 4 && namesBrand(label, id)
}
