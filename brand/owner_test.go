package brand_test

import (
	"testing"

	"bonafide/brand"
	"bonafide/verdict"
)

func embedded(tb testing.TB) *brand.Set {
	tb.Helper()
	set, err := brand.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	return set
}

func TestOwner(t *testing.T) {
	set := embedded(t)
	for _, c := range []struct{ host, owner, domain, strangers string }{
		{"amazon.com", "amazon", "amazon.com", ""},
		{"www.amazon.it", "amazon", "amazon.it", ""},
		{"www.amazon.it.", "amazon", "amazon.it", ""},
		{"sellercentral-europe.amazon.com", "amazon", "amazon.com", ""},
		{"bounces.amazon.com", "amazon", "amazon.com", ""},
		{"gc.email.amazon.com", "amazon", "amazon.com", ""},
		{"a.co", "amazon", "a.co", ""},

		{"amazon.com.evil.top", "", "", ""},
		{"amazon.com-orders.top", "", "", ""},
		{"xamazon.com", "", "", ""},
		{"amazon-com.top", "", "", ""},
		{"amazon.co", "", "", ""},
		{"com", "", "", ""},
		{"", "", "", ""},
		{".", "", "", ""},
		{"..", "", "", ""},

		{"amazonaws.com", "", "", "amazon"},
		{"s3.amazonaws.com", "", "", "amazon"},
		{"sns.amazonaws.com", "", "", "amazon"},
		{"eu-west-1.amazonses.com", "", "", "amazon"},
		{"marketplace.amazon.it", "", "", "amazon"},
		{"m.marketplace.amazon.de", "", "", "amazon"},
		{"notmarketplace.amazon.de", "amazon", "amazon.de", ""},

		{"gmail.com", "", "", "google"},
		{"accounts.google.com", "google", "google.com", ""},
		{"sites.google.com", "", "", "google"},
		{"docs.google.com", "", "", "google"},
		{"outlook.com", "", "", "microsoft"},
		{"login.live.com", "microsoft", "login.live.com", ""},
		{"live.com", "", "", "microsoft"},
		{"contoso.onmicrosoft.com", "", "", "microsoft"},
		{"accountprotection.microsoft.com", "microsoft", "microsoft.com", ""},
		{"icloud.com", "", "", "apple"},
		{"www.icloud.com", "apple", "www.icloud.com", ""},
		{"post.applecard.apple", "apple", "applecard.apple", ""},
		{"paypal.me", "", "", "paypal"},
	} {
		p, d, ok := set.Owner(c.host)
		if ok != (c.owner != "") || ok && (p.ID != c.owner || d.Name != c.domain) {
			t.Errorf("Owner(%q) = %v %v %v, want %q %q", c.host, p, d.Name, ok, c.owner, c.domain)
		}
		if ok && !p.Official(c.host) {
			t.Errorf("%s: Owner and Official disagree", c.host)
		}
		u, ok := set.UserContent(c.host)
		if ok != (c.strangers != "") || ok && u.ID != c.strangers {
			t.Errorf("UserContent(%q) = %v %v, want %q", c.host, u, ok, c.strangers)
		}
		if ok && (!u.Hosts(c.host) || u.Official(c.host)) {
			t.Errorf("%s: UserContent disagrees with Hosts or Official", c.host)
		}
	}
}

// TestOwnerAllocatesNothing keeps the look-up cheap: it is made for every link.
func TestOwnerAllocatesNothing(t *testing.T) {
	set := embedded(t)
	if n := testing.AllocsPerRun(100, func() { set.Owner("a.b.c.d.marketplace.amazon.it") }); n != 0 {
		t.Errorf("Owner makes %v allocations", n)
	}
}

func TestSendsFrom(t *testing.T) {
	set := embedded(t)
	for _, c := range []struct {
		id, host string
		want     bool
	}{
		{"amazon", "amazon.it", true},
		{"amazon", "email.amazon.com", true},
		{"amazon", "media-amazon.com", false},
		{"amazon", "amzn.to", false},
		{"amazon", "marketplace.amazon.com", false},
		{"amazon", "amazonses.com", false},
		{"microsoft", "login.live.com", false},
		{"apple", "insideicloud.icloud.com", true},
		{"apple", "icloud.com", false},
		{"tim", "tim.it", false}, // subscribers have mailboxes there
		{"paypal", "amazon.com", false},
	} {
		p, ok := set.Get(c.id)
		if !ok {
			t.Fatalf("no profile %s", c.id)
		}
		if got := p.SendsFrom(c.host); got != c.want {
			t.Errorf("%s.SendsFrom(%q) = %v", c.id, c.host, got)
		}
	}
}

func TestCategoryAndRelay(t *testing.T) {
	set := embedded(t)
	for _, c := range []struct {
		id, address string
		want        verdict.Category
		relay       bool
	}{
		{"amazon", "auto-confirm@amazon.it", verdict.CategoryOrder, false},
		{"amazon", "Shipment-Tracking@amazon.com", verdict.CategoryOrder, false},
		{"amazon", "account-update@amazon.de", verdict.CategoryAccount, false},
		{"amazon", "seller-notification@amazon.com", verdict.CategorySeller, false},
		{"amazon", "donotreply@sellercentral.amazon.com", verdict.CategorySeller, false},
		{"amazon", "store-news@amazon.co.uk", verdict.CategoryPromotion, false},
		{"amazon", "gc-orders@gc.email.amazon.it", verdict.CategoryOrder, true},
		{"amazon", "somebody@amazon.it", "", false},
		{"amazon", "auto-confirm", "", false},
		{"paypal", "service@paypal.it", verdict.CategoryOrder, true},
		{"google", "comments-noreply@docs.google.com", verdict.CategoryOther, true},
		{"google", "no-reply@accounts.google.com", verdict.CategoryAccount, false},
		{"docusign", "dse_na3@docusign.net", verdict.CategoryOther, true},
	} {
		p, _ := set.Get(c.id)
		got, ok := p.CategoryOf(c.address)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s.CategoryOf(%q) = %q %v, want %q", c.id, c.address, got, ok, c.want)
		}
		if got := p.Relays(c.address); got != c.relay {
			t.Errorf("%s.Relays(%q) = %v", c.id, c.address, got)
		}
	}
}

func TestPagesAndReports(t *testing.T) {
	p, _ := embedded(t).Get("amazon")
	for _, c := range []struct{ kind, place, want string }{
		{"home", "IT", "https://www.amazon.it"},
		{"home", "it", "https://www.amazon.it"},
		{"home", "it-IT", "https://www.amazon.it"},
		{"home", "it_IT.UTF-8", "https://www.amazon.it"},
		{"home", "de-AT", "https://www.amazon.com"},
		{"home", "en", "https://www.amazon.com"},
		{"home", "", "https://www.amazon.com"},
		{"messages", "it", "https://www.amazon.it/gp/message"},
		{"orders", "en-GB", "https://www.amazon.co.uk/your-orders"},
		{"nothing", "it", ""},
	} {
		if got, ok := p.PageFor(c.kind, c.place); got.URL != c.want || ok != (c.want != "") {
			t.Errorf("PageFor(%q, %q) = %q, want %q", c.kind, c.place, got.URL, c.want)
		}
	}
	if got := p.ReportFor("IT"); len(got) < 2 || got[0].Country != "IT" || got[len(got)-1].Email != "stop-spoofing@amazon.com" {
		t.Errorf("ReportFor(IT) = %v", got)
	}
	if got := p.ReportFor("XX"); len(got) != 1 || got[0].Country != "" {
		t.Errorf("ReportFor(XX) = %v", got)
	}
}

func TestNumbers(t *testing.T) {
	set := embedded(t)
	p, _ := set.Get("amazon")
	for _, c := range []struct {
		token, kind string
		hints       string
	}{
		{"702-1234567-1234567", "order", "amazon"},
		{"D01-1234567-1234567", "order", "amazon"},
		{"TBA123456789012", "parcel", "amazon"},
		{"702-1234567-123456", "", ""},
		{"x702-1234567-1234567", "", ""},
		{"1Z12345E0205271688", "", "ups"},
		{"RR123456789IT", "", "poste-italiane"},
		{"", "", ""},
	} {
		n, _ := p.Number(c.token)
		if n.Kind != c.kind {
			t.Errorf("Number(%q) = %q, want %q", c.token, n.Kind, c.kind)
		}
		hints := ""
		for _, of := range set.Distinctive(c.token) {
			hints += of.Profile.ID
		}
		if hints != c.hints {
			t.Errorf("Distinctive(%q) = %q, want %q", c.token, hints, c.hints)
		}
	}
}

func BenchmarkOwner(b *testing.B) {
	set := embedded(b)
	b.ReportAllocs()
	for b.Loop() {
		set.Owner("images-na.some.host.example.com")
	}
}
