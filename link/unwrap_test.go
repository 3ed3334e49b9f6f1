package link

import (
	"strings"
	"testing"
)

func TestUnwrap(t *testing.T) {
	const want = "https://evil.example.com/a?b=c"
	tests := []struct {
		name, raw string
		kind      HopKind
	}{
		{"safe links", "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example.com%2Fa%3Fb%3Dc&data=05%7C01", HopGateway},
		{"teams safe links", "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=https%3A%2F%2Fevil.example.com%2Fa%3Fb%3Dc", HopGateway},
		{"proofpoint 1", "https://urldefense.proofpoint.com/v1/url?u=https://evil.example.com/a%3Fb%3Dc&k=x", HopGateway},
		{"proofpoint 2", "https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example.com_a-3Fb-3Dc&d=DwMF", HopGateway},
		{"proofpoint 3", "https://urldefense.com/v3/__https://evil.example.com/a?b=c__;!!abc!def$", HopGateway},
		{"proofpoint 3 with bytes", "https://urldefense.com/v3/__https://evil.example.com/a*b=c__;Pw!!abc!def$", HopGateway},
		{"barracuda", "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fevil.example.com%2fa%3fb%3dc&c=E,1", HopGateway},
		{"cisco", "https://secure-web.cisco.com/1abcDEF/https%3A%2F%2Fevil.example.com%2Fa%3Fb%3Dc", HopGateway},
		{"trend micro", "https://ddec1-0-en-ctp.trendmicro.com/wis/clicktime/v1/query?url=https%3a%2f%2fevil.example.com%2fa%3fb%3dc&umid=1", HopGateway},
		{"sophos", "https://eu-west-1.protection.sophos.com/?d=example.com&u=aHR0cHM6Ly9ldmlsLmV4YW1wbGUuY29tL2E_Yj1j&i=x", HopGateway},
		{"fireeye", "https://protect2.fireeye.com/v1/url?k=1&q=1&u=https%3A%2F%2Fevil.example.com%2Fa%3Fb%3Dc", HopGateway},
		{"symantec", "https://clicktime.symantec.com/abc?u=https%3A%2F%2Fevil.example.com%2Fa%3Fb%3Dc", HopGateway},
		{"check point", "https://protect.checkpoint.com/v2/___https://evil.example.com/a?b=c___.YXBz", HopGateway},
		{"google", "https://www.google.com/url?q=https%3A%2F%2Fevil.example.com%2Fa%3Fb%3Dc&sa=D", HopOpenRedirect},
		{"google of a country", "https://www.google.co.uk/url?sa=t&url=https://evil.example.com/a%3Fb%3Dc", HopOpenRedirect},
		{"facebook", "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example.com%2Fa%3Fb%3Dc&h=AT", HopOpenRedirect},
		{"linkedin", "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fevil%2Eexample%2Ecom%2Fa%3Fb%3Dc", HopOpenRedirect},
		{"bing", "https://www.bing.com/ck/a?!&p=1&u=a1aHR0cHM6Ly9ldmlsLmV4YW1wbGUuY29tL2E_Yj1j&ntb=1", HopOpenRedirect},
		{"yahoo", "https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=https%3a%2f%2fevil.example.com%2fa%3fb%3dc/RK=2/RS=x-", HopOpenRedirect},
		{"advertising", "https://adclick.g.doubleclick.net/pcs/click?xai=A&adurl=https://evil.example.com/a%3Fb%3Dc", HopOpenRedirect},
		{"amp cache", "https://evil-example-com.cdn.ampproject.org/c/s/evil.example.com/a?b=c", HopAMP},
		{"google amp", "https://www.google.com/amp/s/evil.example.com/a%3Fb%3Dc", HopAMP},
		{"translation", "https://translate.google.com/translate?sl=auto&u=https://evil.example.com/a%3Fb%3Dc", HopTranslate},
		{"archive", "https://web.archive.org/web/20240101000000/https://evil.example.com/a?b=c", HopArchive},
		{"parameter", "https://shop.example.org/out?redirect_url=https%3A%2F%2Fevil.example.com%2Fa%3Fb%3Dc", HopParameter},
		{"twice encoded", "https://shop.example.org/out?u=https%253A%252F%252Fevil.example.com%252Fa%253Fb%253Dc", HopParameter},
		{"base64", "https://shop.example.org/out?r=aHR0cHM6Ly9ldmlsLmV4YW1wbGUuY29tL2E/Yj1j", HopParameter},
		{"path", "https://shop.example.org/go/https://evil.example.com/a?b=c", HopParameter},
		{"fragment", "https://shop.example.org/#aHR0cHM6Ly9ldmlsLmV4YW1wbGUuY29tL2E_Yj1j", HopParameter},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u, err := Parse(tt.raw)
			if err != nil {
				t.Fatal(err)
			}
			hops := Unwrap(u)
			if len(hops) != 1 {
				t.Fatalf("%d hops: %+v", len(hops), hops)
			}
			got := strings.Replace(hops[0].URL.String(), "/a%3Fb=c", "/a?b=c", 1)
			if tt.name == "google amp" {
				got = strings.Replace(got, "/a%3Fb%3Dc", "/a?b=c", 1)
			}
			if got != want || hops[0].Kind != tt.kind {
				t.Errorf("%s %s, want %s %s", hops[0].Kind, got, tt.kind, want)
			}
		})
	}
}

func TestUnwrapPartialAndTranslatedHosts(t *testing.T) {
	tests := []struct{ raw, host string }{
		{"https://protect-eu.mimecast.com/s/abcDEF?domain=evil.example.com", "evil.example.com"},
		{"https://www-evil--site-com.translate.goog/a?_x_tr_sl=auto", "www.evil-site.com"},
	}
	for _, tt := range tests {
		u, _ := Parse(tt.raw)
		if last := Final(u, Unwrap(u)); last.Host != tt.host {
			t.Errorf("%s leads to %q, want %q", tt.raw, last.Host, tt.host)
		}
	}
}

func TestUnwrapLeavesOrdinaryAddressesAlone(t *testing.T) {
	for _, raw := range []string{
		"https://www.example.com/search?q=shoes",
		"https://www.example.com/login?openid.ns=http%3A%2F%2Fspecs.openid.net%2Fauth%2F2.0",
		"https://www.google.com/search?q=https",
		"https://www.example.com/a?url=",
		"mailto:a@example.com?body=https://example.org/",
	} {
		u, _ := Parse(raw)
		if hops := Unwrap(u); len(hops) != 0 {
			t.Errorf("%s: %+v", raw, hops)
		}
	}
}

func TestUnwrapFollowsNestedHopsToALimit(t *testing.T) {
	raw := "https://evil.example.com/"
	for range 20 {
		raw = "https://shop.example.org/go/" + raw
	}
	u, err := Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(Unwrap(u)); n != MaxHops {
		t.Errorf("%d hops, want %d", n, MaxHops)
	}
}

func TestUnwrapperKnowsProfiledRedirectors(t *testing.T) {
	w := NewUnwrapper(Redirector{Host: "www.shop.example", Path: "/gp/r.html", Param: "U"})
	u, _ := Parse("https://www.shop.example/gp/r.html?C=1&U=https%3A%2F%2Fevil.example.com%2F")
	hops := w.Unwrap(u)
	if len(hops) != 1 || hops[0].Kind != HopOpenRedirect || hops[0].URL.Host != "evil.example.com" || hops[0].Param != "U" {
		t.Errorf("%+v", hops)
	}
}
