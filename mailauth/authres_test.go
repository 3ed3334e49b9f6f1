package mailauth

import (
	"strings"
	"testing"
)

// short writes results as "method=result domain".
func short(results []AuthResult) string {
	var out []string
	for _, r := range results {
		out = append(out, strings.TrimSpace(r.Method+"="+string(r.Result)+" "+r.Domain))
	}
	return strings.Join(out, ", ")
}

func TestParseAuthenticationResults(t *testing.T) {
	for _, c := range []struct {
		form, value, server, want string
		malformed                 bool
	}{
		{"RFC 8601", "mx.rcpt.example 1; spf=pass smtp.mailfrom=shop.example; dkim=pass (good) header.d=shop.example header.s=s1 header.b=abcdefgh", "mx.rcpt.example", "spf=pass shop.example, dkim=pass shop.example", false},
		{"nothing was checked", "mx.rcpt.example 1; none", "mx.rcpt.example", "", false},
		{"method with version", "mx.rcpt.example; dkim/1=pass header.d=shop.example", "mx.rcpt.example", "dkim=pass shop.example", false},
		{"comments everywhere", "mx.rcpt.example (x) ; (y) dkim (z) = (w) pass (v (u) t) header.d (s) = (r) shop.example (q)", "mx.rcpt.example", "dkim=pass shop.example", false},
		{"Gmail", "mx.google.com; dkim=pass header.i=@shop.example header.s=s1 header.b=F8Ci42hm; spf=pass (google.com: domain of b@bounce.shop.example designates 203.0.113.7 as permitted sender) smtp.mailfrom=\"b===c@bounce.shop.example\"; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=shop.example", "mx.google.com", "dkim=pass shop.example, spf=pass bounce.shop.example, dmarc=pass shop.example", false},
		{"Outlook", "spf=pass (sender IP is 203.0.113.7) smtp.mailfrom=mailer.example; dkim=pass (signature was verified) header.d=shop.example;dmarc=pass action=none header.from=shop.example;compauth=pass reason=100", "", "spf=pass mailer.example, dkim=pass shop.example, dmarc=pass shop.example, compauth=pass", false},
		{"ARC of Outlook", "i=1; mx.microsoft.com 1; spf=pass smtp.mailfrom=shop.example; dmarc=pass action=none header.from=shop.example; arc=none", "mx.microsoft.com", "spf=pass shop.example, dmarc=pass shop.example, arc=none", false},
		{"Fastmail", "mx1.messagingengine.com; x-csa=none; bimi=pass header.d=shop.example header.selector=default policy.authority=pass policy.mark-type=\"Registered Mark\"; dkim=pass (2048-bit rsa key sha256) header.d=shop.example header.i=@shop.example header.b=d5rQb267 header.a=rsa-sha256 header.s=s1; dmarc=pass policy.published-domain-policy=quarantine header.from=shop.example", "mx1.messagingengine.com", "x-csa=none, bimi=pass shop.example, dkim=pass shop.example, dmarc=pass shop.example", false},
		{"iCloud", "dkim-verifier.icloud.com; dkim=pass (2048-bit key) header.d=shop.example header.i=@shop.example header.b=x", "dkim-verifier.icloud.com", "dkim=pass shop.example", false},
		{"Proton", "mail.protonmail.ch; dmarc=pass (p=reject dis=none) header.from=shop.example", "mail.protonmail.ch", "dmarc=pass shop.example", false},
		{"Yahoo, old", "mta1234.mail.example from=shop.example; domainkeys=neutral (no sig); from=shop.example; dkim=pass (ok)", "mta1234.mail.example", "from=shop.example, domainkeys=neutral, from=shop.example, dkim=pass", false},
		{"OpenDKIM", "mx.rcpt.example;\tdkim=pass (2048-bit key; unprotected) header.d=shop.example header.i=@shop.example header.b=\"o1/3\"", "mx.rcpt.example", "dkim=pass shop.example", false},
		{"only the first pair of a section is a result", "mx.rcpt.example; spf=pass smtp.mailfrom=evil.example dkim=pass header.d=bank.example", "mx.rcpt.example", "spf=pass evil.example", false},
		{"a parenthesis in a value", "mx.rcpt.example; dkim=pass header.d=bank.example(.evil.example", "mx.rcpt.example", "dkim=pass", true},
		{"a comment that isn't closed", "mx.rcpt.example; dkim=pass (x header.d=bank.example", "mx.rcpt.example", "dkim=pass", true},
		{"quotes cut by a comment", "mx.rcpt.example; spf=pass (domain of \"a); dkim=pass header.d=bank.example; spf=pass (b\"@evil.example is permitted)", "mx.rcpt.example", "spf=pass, dkim=pass bank.example, spf=pass", true},
		{"a quoted address that holds results", "mx.rcpt.example; spf=pass smtp.mailfrom=\"; dkim=pass header.d=bank.example; x=\"@evil.example", "mx.rcpt.example", "spf=pass evil.example", false},
		{"quotes that aren't closed", "mx.rcpt.example; spf=pass smtp.mailfrom=\"; dkim=pass header.d=bank.example", "mx.rcpt.example", "spf=pass", true},
		{"empty", "", "", "", false},
	} {
		t.Run(c.form, func(t *testing.T) {
			a := ParseAuthenticationResults(c.value)
			results := statedResults("authentication-results", &a)
			if a.Server != c.server || short(results) != c.want || a.Malformed != c.malformed {
				t.Errorf("\n got %q: %s (malformed %v)\nwant %q: %s (malformed %v)", a.Server, short(results), a.Malformed, c.server, c.want, c.malformed)
			}
		})
	}
}

func TestStatedPolicy(t *testing.T) {
	for value, want := range map[string]string{
		"x; dmarc=pass (p=REJECT sp=NONE dis=NONE) header.from=a.example":               "reject",
		"x; dmarc=fail policy.published-domain-policy=quarantine header.from=a.example": "quarantine",
		"x; dmarc=fail (p=none,d=none) header.from=a.example":                           "none",
		"dmarc=fail action=oreject header.from=a.example":                               "reject",
		"x; dmarc=none header.from=a.example":                                           "",
	} {
		a := ParseAuthenticationResults(value)
		if got := statedResults("", &a)[0].Policy; got != want {
			t.Errorf("%s: policy %q, want %q", value, got, want)
		}
	}
}

func TestParseReceivedSPF(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"pass (google.com: domain of b@shop.example designates 203.0.113.7 as permitted sender) client-ip=203.0.113.7;", "spf=pass shop.example"},
		{"Pass (protection.outlook.com: domain of shop.example designates 203.0.113.7 as permitted sender) receiver=protection.outlook.com; client-ip=203.0.113.7; helo=m.shop.example; pr=C", "spf=pass shop.example"},
		{"softfail (x) identity=mailfrom; envelope-from=\"b@shop.example\"; receiver=mx", "spf=softfail shop.example"},
		{"Fail (protection.outlook.com: domain of shop.example does not designate 203.0.113.7 as permitted sender)", "spf=fail shop.example"},
		{"none client-ip=203.0.113.7; helo=m.shop.example", "spf=none m.shop.example"},
		{"perhaps", ""},
		{"pass=pass", ""},
	} {
		r, ok := parseReceivedSPF(c.value)
		got := ""
		if ok {
			got = short([]AuthResult{r})
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.value, got, c.want)
		}
	}
}

func FuzzAuthenticationResults(f *testing.F) {
	f.Add("mx.rcpt.example 1; spf=pass (a (b) \"c\") smtp.mailfrom=\"a\\\"b\"@c.example; dkim=pass header.d=c.example")
	f.Add("i=1; x; =;;==(;\"")
	f.Add("spf=pass(x)y")
	f.Fuzz(func(t *testing.T, value string) {
		a := ParseAuthenticationResults(value)
		if len(a.Results) > maxMethodResults {
			t.Fatalf("%d results", len(a.Results))
		}
		for _, r := range statedResults("authentication-results", &a) {
			if r.Domain != "" && !domainName(r.Domain) {
				t.Fatalf("%q is no domain", r.Domain)
			}
		}
		parseReceivedSPF(value)
	})
}
