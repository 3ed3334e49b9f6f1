package mailauth

import "testing"

func FuzzSignatureTags(f *testing.F) {
	f.Add("v=1; a=rsa-sha256; d=a.example; s=s; h=from:to; bh=YQ==; b=YQ==")
	f.Add("i=1; a=rsa-sha256; cv=none; d=a.example; s=s; b=YQ==; t=1;")
	f.Add("p=; p=;=;;b")
	f.Fuzz(func(t *testing.T, value string) {
		for _, kind := range []signatureKind{dkimSignature, arcMessageSignature, arcSeal} {
			s, reason, err := parseSignature(value, kind)
			if (err == nil) != (reason == "") {
				t.Fatalf("error %v with reason %q", err, reason)
			}
			if err == nil && (!domainName(s.domain) || len(s.signature) == 0) {
				t.Fatalf("accepted %+v", s)
			}
		}
		withoutSignature([]byte("DKIM-Signature: " + value))
		_, _, _ = parseKey(value, "rsa-sha256")
		_, _ = parseDMARC(value)
	})
}
