package lookalike

import (
	"slices"
	"testing"

	"bonafide/brand"
)

func TestTargetsOf(t *testing.T) {
	brands, err := brand.NewSet(brand.Profile{
		ID: "fern-oak", Name: "Fern & Oak", Sector: "retail", Federated: true,
		Products: []string{"Acorn"}, NotNames: []string{"fern oak forest"},
		Domains: []brand.Domain{
			{Name: "fernoak.com"}, {Name: "fernoak.de"}, {Name: "mail.fernoak.net"}, // one label
			{Name: "fernoak-static.com"}, {Name: "fernoakpayments.com"}, // found by that label too
			{Name: "frnk.to"},      // shortens the brand
			{Name: "ab.co"},        // in half of all names
			{Name: "acornbox.com"}, // another name
		},
		UserContent: []string{"fernoakusercontent.com"},
		Partners:    []brand.Partner{{Domain: "fernoak-jobs.example.com"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	targets := TargetsOf(brands)
	var names []string
	for _, target := range targets {
		names = append(names, target.Name)
		if target.Brand != "fern-oak" || !target.Federated || !slices.Contains(target.Words, "Acorn") || !slices.Contains(target.Not, "fern oak forest") {
			t.Errorf("%+v", target)
		}
	}
	if want := []string{"fernoak", "frnk", "acornbox"}; !slices.Equal(names, want) {
		t.Errorf("names %v, want %v", names, want)
	}
	m := New(targets)
	for _, host := range []string{
		"fernoak.de", "www.fernoak-static.com", "fernoakpayments.com", "ab.co", "x.fernoakusercontent.com", "fernoak-jobs.example.com",
	} {
		if got, ok := m.Official(host); !ok || got != "fern-oak" {
			t.Errorf("%s is not official", host)
		}
		if got, ok := m.Match(host); ok {
			t.Errorf("%s: %+v", host, got)
		}
	}
	for _, host := range []string{"fernoakstatic.top", "fern0ak.com", "fernoak-payments.top"} {
		if _, ok := m.Match(host); !ok {
			t.Errorf("%s is not found", host)
		}
	}
}
