package explain

import (
	"strings"
	"testing"
	"testing/fstest"

	"bonafide/brand"
	"bonafide/verdict"
)

// testBrands are made-up profiles, so that texts don't change with real ones.
func testBrands(t testing.TB) *brand.Set {
	t.Helper()
	brands, err := brand.NewSet(
		brand.Profile{
			ID: "amazon", Name: "Amazon", Sector: "marketplace",
			Domains: []brand.Domain{{Name: "amazon.com", Country: "US"}, {Name: "amazon.it", Country: "IT"}, {Name: "amazon.co.uk", Country: "GB"}},
			Report: []brand.Contact{
				{Email: "report@amazon.com"},
			},
			Pages: []brand.Page{
				{Kind: "home", URL: "https://www.amazon.com/"},
				{Kind: "home", Country: "IT", URL: "https://www.amazon.it/"},
				{Kind: "home", Country: "GB", URL: "https://www.amazon.co.uk/"},
			},
		},
		brand.Profile{
			ID: "parcels", Name: "Parcels United", Sector: "carrier",
			Domains: []brand.Domain{{Name: "parcels.example"}},
			Report:  []brand.Contact{{URL: "https://www.parcels.example/fraud"}},
		},
		brand.Profile{
			ID: "bare", Name: "Bare", Sector: "bank",
			Domains: []brand.Domain{{Name: "bare-mail.example", Use: "mail"}},
		},
	)
	if err != nil {
		t.Fatal(err)
	}
	return brands
}

func testExplainer(t testing.TB) *Explainer {
	t.Helper()
	x, err := New(testBrands(t))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// codes lists the evidence codes of the English catalog.
func (x *Explainer) codes() []string {
	var codes []string
	for a := range x.catalogs[fallback].texts {
		if a.group == "evidence" && a.key == "title" {
			codes = append(codes, a.name)
		}
	}
	return codes
}

func TestEveryLanguageHasEveryText(t *testing.T) {
	x := testExplainer(t)
	for _, m := range x.Missing(x.codes(), Lures()) {
		t.Error("missing", m)
	}
	if got := x.Languages(); len(got) < 2 || got[0] != "en" {
		t.Errorf("Languages() = %q, want English first and Italian", got)
	}
}

func TestMissingNamesTheText(t *testing.T) {
	x := testExplainer(t)
	got := strings.Join(x.Missing([]string{"sender.new"}, []string{"new-lure"}), "\n")
	for _, want := range []string{
		"it: evidence sender.new: sentence", "en: evidence sender.new: title",
		"it: lure new-lure: name", "en: lure new-lure: step",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("Missing lacks %q:\n%s", want, got)
		}
	}
}

func TestUnusedNamesTheText(t *testing.T) {
	x := testExplainer(t)
	got := strings.Join(x.Unused([]string{"auth.spf-fail"}, []string{"job"}), "\n")
	if !strings.Contains(got, "it: evidence auth.spf-none: title") || !strings.Contains(got, "en: lure tax: name") {
		t.Errorf("Unused lacks texts:\n%s", got)
	}
	if strings.Contains(got, "auth.spf-fail") || strings.Contains(got, "lure job") || strings.Contains(got, "other-for") {
		t.Errorf("Unused lists texts in use:\n%s", got)
	}
}

func TestFillWordsEvidenceAndAdvice(t *testing.T) {
	x := testExplainer(t)
	v := verdict.Verdict{
		Outcome: verdict.Scam, Brand: "amazon", Lure: "account-suspended", Language: "en",
		Evidence: []verdict.Evidence{
			{Code: "sender.free-mail", Direction: verdict.Against, Weight: 2, Args: map[string]string{"domain": "mail.example"}},
			{Code: "none.such", Direction: verdict.Against},
			{Code: "none.such", Direction: verdict.For},
		},
	}
	x.Fill(&v, "it")
	want := []string{
		"Parla a nome di Amazon, ma viene da una casella gratuita su mail[.]example, che chiunque può aprire.",
		"C'è un altro indizio contro questo messaggio.",
		"C'è un altro indizio a favore di questo messaggio.",
	}
	for i, w := range want {
		if got := v.Evidence[i].Text; got != w {
			t.Errorf("Evidence[%d].Text = %q, want %q", i, got, w)
		}
	}
	if len(v.Advice) != 3 || !strings.Contains(v.Advice[1], "amazon.it") || !strings.Contains(v.Advice[2], "report@amazon.com") {
		t.Errorf("Advice = %q", v.Advice)
	}
	if v.Outcome != verdict.Scam || v.Evidence[0].Weight != 2 {
		t.Error("Fill changed the judgement")
	}
}

func TestBrandIsNamedWithoutProfiles(t *testing.T) {
	x, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	v := verdict.Verdict{Outcome: verdict.Unverified, Brand: "my-shop"}
	if c := x.Card(v, "en", NothingYet); c.BrandName != "My Shop" || !strings.Contains(c.Steps[0], "My Shop app") {
		t.Errorf("BrandName = %q, Steps[0] = %q", c.BrandName, c.Steps[0])
	}
}

// Where a language lacks a text, the reader gets the English one.
func TestFallsBackToEnglish(t *testing.T) {
	x, err := load(fstest.MapFS{
		"l/en.txt": {Data: []byte("[category order]\nname = Orders\n[category other]\nname = Other\n")},
		"l/de.txt": {Data: []byte("[category order]\nname = Bestellungen\n")},
	}, "l", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := x.Category(verdict.CategoryOrder, "de-AT"); got != "Bestellungen" {
		t.Errorf("order in de-AT: %q", got)
	}
	if got := x.Category(verdict.CategoryOther, "de"); got != "Other" {
		t.Errorf("other in de: %q", got)
	}
	if got := x.Category("unheard-of", "de"); got != "Other" {
		t.Errorf("unknown category in de: %q", got)
	}
}

func TestLoadNeedsEnglish(t *testing.T) {
	_, err := load(fstest.MapFS{"l/it.txt": {Data: []byte("[language]\nname = Italiano\n")}}, "l", nil)
	if err == nil || !strings.Contains(err.Error(), "l/en.txt") {
		t.Errorf("err = %v, want it to name l/en.txt", err)
	}
}
