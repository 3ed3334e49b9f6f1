package brand_test

import (
	"errors"
	"strings"
	"testing"

	"bonafide/brand"
)

// shop is a small valid profile.
func shop(id, domain string) brand.Profile {
	return brand.Profile{ID: id, Name: "Shop " + id, Sector: "retail", Domains: []brand.Domain{{Name: domain}}}
}

func TestNewSetRefusesConflicts(t *testing.T) {
	stranger := shop("c", "c.example")
	stranger.UserContent = []string{"a.example"}
	for _, c := range []struct {
		name     string
		profiles []brand.Profile
		want     string
	}{
		{"same id", []brand.Profile{shop("a", "a.example"), shop("a", "b.example")}, "brand.id-duplicate"},
		{"same domain", []brand.Profile{shop("a", "a.example"), shop("b", "a.example")}, "brand.domain-duplicate"},
		{"another's user content", []brand.Profile{shop("a", "a.example"), stranger}, "brand.domain-duplicate"},
		{"no domain", []brand.Profile{{ID: "a", Name: "A", Sector: "retail"}}, "brand.domains-missing"},
	} {
		_, err := brand.NewSet(c.profiles...)
		if !errors.Is(err, brand.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

func TestWithAddsAndReplaces(t *testing.T) {
	set, err := brand.NewSet(shop("a", "a.example"), shop("b", "b.example"))
	if err != nil {
		t.Fatal(err)
	}
	more, err := set.With(shop("b", "b2.example"), shop("c", "sub.a.example"))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, ok := more.Owner("b.example"); ok {
		t.Error("the replaced profile still owns its domain")
	}
	for host, want := range map[string]string{"b2.example": "b", "x.sub.a.example": "c", "x.a.example": "a"} {
		if p, _, ok := more.Owner(host); !ok || p.ID != want {
			t.Errorf("Owner(%s) = %v, want %s", host, p, want)
		}
	}
	if set.Len() != 2 || more.Len() != 3 || more.All()[2].ID != "c" {
		t.Errorf("sets of %d and %d profiles", set.Len(), more.Len())
	}
}

func TestPartner(t *testing.T) {
	a, b := shop("a", "a.example"), shop("b", "b.example")
	a.Partners = []brand.Partner{{Domain: "mail.test", For: "surveys"}}
	b.Partners = []brand.Partner{{Domain: "mail.test"}, {Domain: "b.mail.test", Proof: true}}
	set, err := brand.NewSet(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if of := set.Partner("x.mail.test"); len(of) != 2 || of[0].Profile.ID != "a" || of[0].Partner.For != "surveys" {
		t.Errorf("Partner(x.mail.test) = %v", of)
	}
	if of := set.Partner("x.b.mail.test"); len(of) != 1 || of[0].Profile.ID != "b" || !of[0].Partner.Proof {
		t.Errorf("Partner(x.b.mail.test) = %v", of)
	}
	if of := set.Partner("mail.test.evil.test"); of != nil {
		t.Errorf("Partner(mail.test.evil.test) = %v", of)
	}
}

// TestEmbeddedSafety holds the shipped profiles against mistakes that would
// make scams genuine.
func TestEmbeddedSafety(t *testing.T) {
	set := embedded(t)
	for _, host := range []string{ // services that anybody can use
		"gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "amazonses.com", "sendgrid.net", "mailchimp.com",
		"t.co", "bit.ly", "wa.me", "onmicrosoft.com", "sharepoint.com", "firebaseapp.com", "github.io", "laposte.net", "t-online.de",
		"free.fr", "orange.fr", "comcast.net", "att.net", "libero.it", "alice.it", "gmx.de", "web.de", "salesforce.com",
	} {
		if p, d, ok := set.Owner(host); ok && p.SendsFrom(host) {
			t.Errorf("mail from %s would prove %s (%s)", host, p.ID, d.Name)
		}
	}
	for _, p := range set.All() {
		for _, d := range p.Domains {
			if d.Use == brand.UseShort && len(d.Name) > 12 {
				t.Errorf("%s: %s is no short domain", p.ID, d.Name)
			}
		}
		if home, ok := p.PageFor("home", ""); !ok || !strings.HasPrefix(home.URL, "https://") {
			t.Errorf("%s has no home page to type", p.ID)
		}
	}
}
