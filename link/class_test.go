package link

import (
	"reflect"
	"strings"
	"testing"
)

func TestClassify(t *testing.T) {
	tests := []struct {
		host string
		want Class
	}{
		{"bit.ly", Class{Shortener: true}},
		{"libero.it", Class{FreeMail: true}},
		{"bucket.s3.eu-west-1.amazonaws.com", Class{Storage: true}},
		{"s3-eu-west-1.amazonaws.com", Class{Storage: true}},
		{"x.execute-api.us-east-1.amazonaws.com", Class{AppHosting: true}},
		{"shop.weebly.com", Class{SiteBuilder: true}},
		{"x.pages.dev", Class{AppHosting: true}},
		{"contoso.onmicrosoft.com", Class{CloudTenant: true}},
		{"u1.ct.sendgrid.net", Class{MailPlatform: true}},
		{"wa.me", Class{Messenger: true}},
		{"home.duckdns.org", Class{DynamicDNS: true}},
		{"x.trycloudflare.com", Class{Tunnel: true}},
		{"verify.example.top", Class{RiskyTLD: true}},
		{"www.example.com", Class{}},
		{"accounts.gmail.com", Class{}}, // below a mailbox domain
		{"", Class{}},
	}
	for _, tt := range tests {
		if got := Classify(tt.host); got != tt.want {
			t.Errorf("Classify(%q) = %+v, want %+v", tt.host, got, tt.want)
		}
	}
}

func TestClassGoesByPath(t *testing.T) {
	u, _ := Parse("https://docs.google.com/forms/d/e/1/viewform")
	if !u.Class().Forms {
		t.Errorf("%+v", u.Class())
	}
}

func TestClassifyDoesNotAllocate(t *testing.T) {
	Classify("x")
	if n := testing.AllocsPerRun(100, func() { Classify("a.b.example.weebly.com") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestClassLists holds the lists to their form and size.
func TestClassLists(t *testing.T) {
	least := map[string]int{"shortener": 150, "free-mail": 120}
	all := reflect.TypeFor[Class]().NumField()
	if n := len(classFiles()); n != all {
		t.Errorf("%d lists for %d classes", n, all)
	}
	for _, f := range classFiles() {
		seen := map[string]bool{}
		for _, e := range entries(f.name) {
			seen[e] = true
			if e != strings.ToLower(e) || !isLDH(e) || strings.HasPrefix(e, ".") != (f.class == isRiskyTLD) {
				t.Errorf("%s: %q has not the form of an entry", f.name, e)
			}
		}
		if len(seen) < max(least[f.name], 20) {
			t.Errorf("%s has %d entries", f.name, len(seen))
		}
	}
}

func TestLooksGenerated(t *testing.T) {
	for _, host := range []string{"xkqjvbzwtr.com", "a8f3c91e7b2d.top", "q7x2k9vm4.net", "mail.zxcvqwrtp.info"} {
		if !LooksGenerated(host) {
			t.Errorf("%s: randomness %.2f", host, Randomness(Label(host)))
		}
	}
	for _, host := range []string{
		"amazon.com", "stackoverflow.com", "unicredit.it", "deutsche-bank.de", "wordpress.com",
		"mercadolibre.com.ar", "aliexpress.com", "schmidt-partner.de", "bbc.co.uk", "1und1.de", "x.com",
	} {
		if LooksGenerated(host) {
			t.Errorf("%s: randomness %.2f", host, Randomness(Label(host)))
		}
	}
}

// TestPopularDomainsDoNotLookGenerated measures false alarms on the ranking.
func TestPopularDomainsDoNotLookGenerated(t *testing.T) {
	domains := readData(t, "domains/popular.txt")
	n := 0
	for _, d := range domains {
		if LooksGenerated(d) {
			n++
		}
	}
	share := float64(n) / float64(len(domains))
	t.Logf("%.2f %% of %d", share*100, len(domains))
	if share > 0.01 {
		t.Errorf("%.2f %% of popular domains look generated, want at most 1 %%", share*100)
	}
}
