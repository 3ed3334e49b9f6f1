package check

import (
	"bonafide/brand"
	"bonafide/link"
)

// redirectors are the pages of brands that lead anywhere.
func redirectors(brands *brand.Set) []link.Redirector {
	var out []link.Redirector
	for _, of := range brands.Redirectors() {
		r := of.Redirector
		out = append(out, link.Redirector{Host: r.Host, Path: r.Path, Param: r.Param})
	}
	return out
}
