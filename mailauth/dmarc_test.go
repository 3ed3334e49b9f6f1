package mailauth

import (
	"context"
	"strings"
	"testing"
)

// soa makes a zone complete: what it doesn't hold doesn't exist.
const soa = ". IN SOA ns. a. 1 2 3 4 5"

func TestTreeWalk(t *testing.T) {
	for _, c := range []struct {
		name, domain string
		records      []string
		org          string
		found        string // domain of the policy that applies, "" none
		policy       string
	}{
		{"own record", "shop.example", []string{`_dmarc.shop.example. IN TXT "v=DMARC1; p=reject"`}, "shop.example", "shop.example", "reject"},
		{"record of the parent", "mail.shop.example", []string{`_dmarc.shop.example. IN TXT "v=DMARC1; p=reject; sp=quarantine"`}, "shop.example", "shop.example", "quarantine"},
		{"the fewest labels win the organization, the own record the policy", "a.mail.shop.example", []string{`_dmarc.a.mail.shop.example. IN TXT "v=DMARC1; p=none"`, `_dmarc.mail.shop.example. IN TXT "v=DMARC1; p=quarantine"`, `_dmarc.shop.example. IN TXT "v=DMARC1; p=reject"`}, "shop.example", "a.mail.shop.example", "none"},
		{"an intermediate record doesn't apply", "a.mail.shop.example", []string{`_dmarc.mail.shop.example. IN TXT "v=DMARC1; p=quarantine"`, `_dmarc.shop.example. IN TXT "v=DMARC1; p=reject"`}, "shop.example", "shop.example", "reject"},
		{"psd=n ends the walk", "a.mail.shop.example", []string{`_dmarc.mail.shop.example. IN TXT "v=DMARC1; p=quarantine; psd=n"`, `_dmarc.shop.example. IN TXT "v=DMARC1; p=reject"`}, "mail.shop.example", "mail.shop.example", "quarantine"},
		{"psd=y above", "a.mail.shop.example", []string{`_dmarc.example. IN TXT "v=DMARC1; p=reject; psd=y; np=reject; sp=quarantine"`, `a.mail.shop.example. IN A 192.0.2.1`}, "shop.example", "example", "quarantine"},
		{"psd=y above, domain doesn't exist", "a.mail.shop.example", []string{`_dmarc.example. IN TXT "v=DMARC1; p=none; psd=y; np=reject; sp=quarantine"`}, "shop.example", "example", "reject"},
		{"psd=y at the start", "example", []string{`_dmarc.example. IN TXT "v=DMARC1; p=reject; psd=y"`}, "example", "example", "reject"},
		{"testing", "shop.example", []string{`_dmarc.shop.example. IN TXT "v=DMARC1; p=reject; t=y"`}, "shop.example", "shop.example", "quarantine"},
		{"several records are none", "shop.example", []string{`_dmarc.shop.example. IN TXT "v=DMARC1; p=reject"`, `_dmarc.shop.example. IN TXT "v=DMARC1; p=none"`}, "shop.example", "", ""},
		{"other text beside the record", "shop.example", []string{`_dmarc.shop.example. IN TXT "v=DMARC1; p=reject"`, `_dmarc.shop.example. IN TXT "hello"`}, "shop.example", "shop.example", "reject"},
		{"no policy means none", "shop.example", []string{`_dmarc.shop.example. IN TXT "v=DMARC1"`}, "shop.example", "shop.example", "none"},
		{"broken policy with reports", "shop.example", []string{`_dmarc.shop.example. IN TXT "v=DMARC1; p=rejected; rua=mailto:a@shop.example"`}, "shop.example", "shop.example", "none"},
		{"broken policy without reports", "shop.example", []string{`_dmarc.shop.example. IN TXT "v=DMARC1; p=rejected"`}, "shop.example", "", ""},
		{"version elsewhere", "shop.example", []string{`_dmarc.shop.example. IN TXT "p=reject; v=DMARC1"`}, "shop.example", "", ""},
		{"nothing anywhere", "mail.shop.example", nil, "shop.example", "", ""},
		{"too deep to be found", "a.b.c.d.e.f.g.h.shop.example", []string{`_dmarc.d.e.f.g.h.shop.example. IN TXT "v=DMARC1; p=none"`, `_dmarc.c.d.e.f.g.h.shop.example. IN TXT "v=DMARC1; p=reject; psd=n"`}, "d.e.f.g.h.shop.example", "d.e.f.g.h.shop.example", "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWalker(zone(t, append(c.records, soa)...))
			if got := w.organization(context.Background(), c.domain); got != c.org {
				t.Errorf("organization %q, want %q", got, c.org)
			}
			p := w.discover(context.Background(), c.domain)
			if p.dmarc.Domain != c.found || p.dmarc.Policy != c.policy {
				t.Errorf("policy %q of %q, want %q of %q", p.dmarc.Policy, p.dmarc.Domain, c.policy, c.found)
			}
			if (p.result == Pass) != (c.found != "") {
				t.Errorf("result %s", p.result)
			}
		})
	}
}

// counting counts the TXT questions.
type counting struct {
	Resolver
	names []string
}

func (c *counting) LookupTXT(ctx context.Context, name string) ([]string, error) {
	c.names = append(c.names, name)
	return c.Resolver.LookupTXT(ctx, name)
}

func TestTreeWalkAsksAtMostEightTimes(t *testing.T) {
	r := &counting{Resolver: zone(t, soa)}
	w := newWalker(r)
	w.walk(context.Background(), "a.b.c.d.e.f.g.h.i.j.mail.shop.example")
	want := "_dmarc.a.b.c.d.e.f.g.h.i.j.mail.shop.example _dmarc.g.h.i.j.mail.shop.example _dmarc.h.i.j.mail.shop.example _dmarc.i.j.mail.shop.example _dmarc.j.mail.shop.example _dmarc.mail.shop.example _dmarc.shop.example _dmarc.example"
	if got := strings.Join(r.names, " "); got != want {
		t.Errorf("asked %s", got)
	}
	w.walk(context.Background(), "a.b.c.d.e.f.g.h.i.j.mail.shop.example")
	if len(r.names) != maxWalk {
		t.Errorf("asked again: %d questions", len(r.names))
	}
}

func TestAlignment(t *testing.T) {
	r := zone(t, soa, `_dmarc.shop.example. IN TXT "v=DMARC1; p=none"`, `_dmarc.own.shop.example. IN TXT "v=DMARC1; p=none; psd=n"`, `_dmarc.co.suffix. IN TXT "v=DMARC1; p=none; psd=y"`)
	for _, c := range []struct {
		a, b            string
		relaxed, strict bool
	}{
		{"shop.example", "shop.example", true, true},
		{"mail.shop.example", "shop.example", true, false},
		{"mail.shop.example", "news.shop.example", true, false},
		{"own.shop.example", "shop.example", false, false},
		{"a.own.shop.example", "own.shop.example", true, false},
		{"shop.example", "othershop.example", false, false},
		{"a.co.suffix", "b.co.suffix", false, false},
		{"x.a.co.suffix", "a.co.suffix", true, false},
		{"", "shop.example", false, false},
		{"one.onmicrosoft.com", "two.onmicrosoft.com", false, false},
	} {
		w := newWalker(r)
		if got := w.aligned(context.Background(), c.a, c.b, false); got != c.relaxed {
			t.Errorf("%s and %s: relaxed %v", c.a, c.b, got)
		}
		if got := w.aligned(context.Background(), c.a, c.b, true); got != c.strict {
			t.Errorf("%s and %s: strict %v", c.a, c.b, got)
		}
	}
}

func TestDMARCResult(t *testing.T) {
	key := rsaSigner(t, 1024)
	const p = `_dmarc.shop.example. IN TXT "v=DMARC1; p=reject; adkim=s"`
	signed := key.sign(t, "shop.example", letter("a@shop.example"), nil)
	sub := key.sign(t, "mail.shop.example", letter("a@shop.example"), nil)
	hop := "Return-Path: <b@shop.example>\r\n" + toServer
	spfPass := `shop.example. IN TXT "v=spf1 ip4:203.0.113.7 -all"`
	spfFail := `shop.example. IN TXT "v=spf1 -all"`
	for _, c := range []struct {
		name, raw string
		records   []string
		want      Result
	}{
		{"aligned signature", signed, []string{p, key.publish("s1", "shop.example")}, Pass},
		{"strict alignment", sub, []string{p, key.publish("s1", "mail.shop.example")}, Unknown},
		{"strict alignment, sender policy fails", hop + sub, []string{p, spfFail, key.publish("s1", "mail.shop.example")}, Fail},
		{"aligned sender policy", hop + letter("a@shop.example"), []string{p, spfPass}, Pass},
		{"sender policy fails, nothing signed", hop + letter("a@shop.example"), []string{p, spfFail}, Fail},
		{"sender policy not recorded", hop + letter("a@shop.example"), []string{p}, Unknown},
		{"key not recorded", hop + signed, []string{p, spfFail}, Unknown},
		{"no policy", signed, []string{soa}, None},
		{"policy not recorded", signed, []string{"x.example. IN A 192.0.2.1"}, Unknown},
		{"no author", "Subject: x\r\n\r\n", []string{p}, None},
	} {
		t.Run(c.name, func(t *testing.T) {
			rep := Verify(context.Background(), parse(c.raw), zone(t, c.records...), at())
			if rep.DMARC.Result != c.want {
				t.Errorf("%s, want %s (spf %+v, signatures %+v)", rep.DMARC.Result, c.want, rep.SPF, rep.Signatures)
			}
		})
	}
}

func TestSPF(t *testing.T) {
	raw := "Return-Path: <b@bounce.shop.example>\r\n" + toServer + letter("a@shop.example")
	for _, c := range []struct {
		name    string
		records []string
		want    Result
	}{
		{"address permitted", []string{`bounce.shop.example. IN TXT "v=spf1 ip4:203.0.113.0/24 -all"`}, Pass},
		{"included", []string{`bounce.shop.example. IN TXT "v=spf1 include:m.example -all"`, `m.example. IN TXT "v=spf1 a:h.m.example -all"`, `h.m.example. IN A 203.0.113.7`}, Pass},
		{"include not recorded", []string{`bounce.shop.example. IN TXT "v=spf1 include:m.example -all"`}, Unknown},
		{"refused", []string{`bounce.shop.example. IN TXT "v=spf1 ip4:198.51.100.1 -all"`}, Fail},
		{"softly refused", []string{`bounce.shop.example. IN TXT "v=spf1 ~all"`}, SoftFail},
		{"no record", []string{soa}, None},
		{"not recorded", []string{"x.example. IN A 192.0.2.1"}, Unknown},
	} {
		t.Run(c.name, func(t *testing.T) {
			rep := Verify(context.Background(), parse(raw), zone(t, c.records...), at())
			if rep.SPF.Result != c.want {
				t.Errorf("%+v", rep.SPF)
			}
			want := Origin{Domain: "bounce.shop.example", By: ByReceiver, Method: "spf", Aligned: true, Receiver: "rcpt.example"}
			if proven := len(rep.Proven) == 1 && rep.Proven[0] == want; proven != (c.want == Pass) {
				t.Errorf("proven %+v", rep.Proven)
			}
		})
	}
}

func TestBIMI(t *testing.T) {
	r := zone(t, soa, `_dmarc.shop.example. IN TXT "v=DMARC1; p=reject"`, `default._bimi.shop.example. IN TXT "v=BIMI1; l=https://shop.example/l.svg; a=https://shop.example/c.pem"`,
		`default._bimi.no.example. IN TXT "v=BIMI1; l=; a="`, `default._bimi.bad.example. IN TXT "v=BIMI1; l=http://bad.example/l.svg"`)
	for from, want := range map[string]BIMI{
		"a@shop.example":      {Result: Pass, Domain: "shop.example", Location: "https://shop.example/l.svg", Authority: "https://shop.example/c.pem", Source: SourceOurs},
		"a@mail.shop.example": {Result: Pass, Domain: "shop.example", Location: "https://shop.example/l.svg", Authority: "https://shop.example/c.pem", Source: SourceOurs},
		"a@none.example":      {Result: None, Source: SourceOurs},
		"a@no.example":        {Result: Unknown},
		"a@bad.example":       {Result: Unknown},
	} {
		if got := Verify(context.Background(), parse(letter(from)), r, at()).BIMI; got != want {
			t.Errorf("%s: %+v, want %+v", from, got, want)
		}
	}
}
