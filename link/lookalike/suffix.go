package lookalike

import "strings"

// otherSuffix judges one of the brand's own labels under another suffix. Under a
// country's suffix it is mostly the brand's own branch, except where the suffix is
// a slip of .com or .net.
func (v *view) otherSuffix(n *name) float64 {
	suffix := v.topLevel()
	switch {
	case restrictedSuffix(suffix):
		return 0
	case n.weak:
		return pick(v.class.RiskyTLD && !n.other, 0.4, 0)
	case v.exposed():
		return 0.8
	case suffix == "com" || suffix == "net" || suffix == "org":
		return 0.4 // taken long ago, by the brand or by somebody of the same name
	case len(suffix) > 2:
		return 0.6
	}
	switch suffix {
	case "co", "cm", "om", "ne":
		return pick(strings.Count(v.ascii[v.regStart:], ".") == 1, 0.8, 0)
	}
	return 0
}

// topLevel is the last label.
func (v *view) topLevel() string { return v.ascii[strings.LastIndexByte(v.ascii, '.')+1:] }

// underCountry tells whether the host lies under a country's top-level domain.
func (v *view) underCountry() bool { return len(v.topLevel()) == 2 }

// restrictedSuffix tells top-level domains whose registries ask for proof of who
// registers, so that impostors stay away.
func restrictedSuffix(suffix string) bool {
	switch suffix {
	case "aero", "arpa", "bank", "cat", "coop", "edu", "eus", "gal", "gov", "insurance", "int", "jobs", "mil", "museum", "post", "travel":
		return true
	}
	return false
}
