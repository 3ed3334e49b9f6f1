package mailauth

import (
	"context"
	"strings"
	"testing"
)

// TestWhatDMARCProves holds a pass that a receiver recorded above the boundary
// against the signatures in the message.
func TestWhatDMARCProves(t *testing.T) {
	const trace = "Received: from m.shop.example (203.0.113.7) by FT1.mail.protection.outlook.com (10.1.1.1) with Microsoft SMTP Server id 1" + day
	const pass = "dmarc=pass header.from=shop.example"
	sign := func(change string) string { return strings.Replace(signature, "d=shop.example;", change, 1) }
	for _, c := range []struct{ name, results, signature, method string }{
		{"an aligned signature", pass, signature, "dmarc"},
		{"an aligned signature of a subdomain", pass, sign("d=mail.shop.example;"), "dmarc"},
		{"no signature: SPF passed", pass, "", "spf"},
		{"a signature of the platform: SPF passed", pass, sign("d=platform.example;"), "spf"},
		{"a recorded signature that the file lost", "dkim=pass header.d=shop.example; " + pass, "", "dmarc"},
		{"a recorded signature of the platform", "dkim=pass header.d=platform.example; " + pass, "", "spf"},
		{"a signature of a part of the body", pass, strings.Replace(sign("d=shop.example; l=0;"), "bh=AAAA", "bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", 1), ""},
		{"a signature that leaves the subject open", pass, strings.Replace(signature, "h=from:subject", "h=from", 1), ""},
		{"a second From above the signed one", pass, "From: Shop <b@shop.example>\r\n" + signature, ""},
		{"rsa-sha1", pass, strings.Replace(signature, "rsa-sha256", "rsa-sha1", 1), ""},
		{"a pass for somebody else", "dmarc=pass header.from=evil.example", signature, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			rep := Verify(context.Background(), parse("Authentication-Results: "+c.results+"\r\n"+trace+c.signature+author), Offline{}, at())
			got := ""
			for _, o := range rep.Proven {
				if o.Aligned && o.Domain == "shop.example" && (o.Method == "dmarc" || got == "") {
					got = o.Method
				}
			}
			if got != c.method {
				t.Errorf("method %q, want %q: %+v, signatures %+v", got, c.method, rep.Proven, rep.Signatures)
			}
		})
	}
}

// TestReplyToOutsideTheSignature shows which unsigned Reply-To opens a message.
func TestReplyToOutsideTheSignature(t *testing.T) {
	for value, open := range map[string]bool{
		"a@shop.example": false, "a@help.shop.example": false, "a@evil.example": true, "a@shop.example, b@evil.example": true,
	} {
		rep := Verify(context.Background(), parse("Reply-To: "+value+"\r\n"+signature+author), Offline{}, at())
		if got := len(rep.Signatures[0].Uncovered) > 0; got != open {
			t.Errorf("Reply-To: %s: open %v, want %v", value, got, open)
		}
	}
}
