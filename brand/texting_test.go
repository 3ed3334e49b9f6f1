package brand

import "testing"

func TestTexting(t *testing.T) {
	p := Profile{
		ID: "fern", Name: "Fern", Sector: "retail", Domains: []Domain{{Name: "fernoak.com"}, {Name: "fern.to", Use: UseShort}},
		SMS:   []TextSender{{Sender: "337662", Country: "US"}, {Sender: "FernOak"}},
		Calls: Calls{Unasked: CallsNever, Numbers: []string{"+18885550100"}},
	}
	if problems := validate(&p, noLines("fern")); len(problems) > 0 {
		t.Fatalf("problems %v", problems)
	}
	if !p.TextsFrom("337662") || !p.TextsFrom("FERNOAK") || p.TextsFrom("33766") || p.TextsFrom("") {
		t.Error("senders are told apart wrongly")
	}
	if !p.ListsCodes() || !p.CallsFrom("+18885550100") || p.CallsFrom("") {
		t.Error("codes or numbers are told apart wrongly")
	}
	if !p.Serves("www.fernoak.com") || p.Serves("fern.to") || p.Serves("fernoak.org") {
		t.Error("pages are told apart wrongly")
	}
	for name, bad := range map[string]Profile{
		"a sender too long":   {SMS: []TextSender{{Sender: "FernAndOakShop"}}},
		"two digits":          {SMS: []TextSender{{Sender: "33"}}},
		"a country by name":   {SMS: []TextSender{{Sender: "FernOak", Country: "Italy"}}},
		"an unknown policy":   {Calls: Calls{Unasked: "seldom"}},
		"a number without +":  {Calls: Calls{Numbers: []string{"18885550100"}}},
		"a source without s:": {Calls: Calls{Source: "http://fernoak.com"}},
	} {
		bad.ID, bad.Name, bad.Domains = "fern", "Fern", p.Domains
		if len(validate(&bad, noLines("fern"))) == 0 {
			t.Errorf("%s is accepted", name)
		}
	}
}
