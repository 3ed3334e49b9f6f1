package mailauth

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

// seal adds an ARC set in the name of domain. It canonicalizes for itself: all
// fields it writes are in relaxed form but for the case of their names.
func seal(t *testing.T, key signer, domain string, instance int, cv, results, raw string) string {
	t.Helper()
	header, body, _ := strings.Cut(raw, "\r\n\r\n")
	bodyHash := sha256.Sum256([]byte(strings.TrimRight(body, "\r\n") + "\r\n"))
	aar := fmt.Sprintf("ARC-Authentication-Results: i=%d; %s; %s", instance, domain, results)
	ams := fmt.Sprintf("ARC-Message-Signature: i=%d; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=s1; h=from:subject; bh=%s; b=", instance, domain, b64(bodyHash[:]))
	as := fmt.Sprintf("ARC-Seal: i=%d; a=rsa-sha256; cv=%s; d=%s; s=s1; b=", instance, cv, domain)
	var from, subject string
	sets := map[string]string{} // of earlier instances, by their first characters
	for l := range strings.SplitSeq(header, "\r\n") {
		switch {
		case strings.HasPrefix(l, "From:"):
			from = l
		case strings.HasPrefix(l, "Subject:"):
			subject = l
		case strings.HasPrefix(l, "ARC-"):
			name, value, _ := strings.Cut(l, ":")
			sets[name+strings.SplitN(value, ";", 2)[0]] = l
		}
	}
	ams += b64(sign(t, key, canon(from)+canon(subject)+strings.TrimSuffix(canon(ams), "\r\n")))
	covered := ""
	for i := 1; i < instance; i++ {
		for _, name := range []string{"ARC-Authentication-Results", "ARC-Message-Signature", "ARC-Seal"} {
			covered += canon(sets[fmt.Sprintf("%s i=%d", name, i)])
		}
	}
	covered += canon(aar) + canon(ams) + strings.TrimSuffix(canon(as), "\r\n")
	as += b64(sign(t, key, covered))
	return as + "\r\n" + ams + "\r\n" + aar + "\r\n" + raw
}

func b64(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

// canon is the relaxed form of a field without odd white space.
func canon(field string) string {
	name, value, _ := strings.Cut(field, ":")
	return strings.ToLower(name) + ":" + strings.TrimSpace(value) + "\r\n"
}

func sign(t *testing.T, key signer, text string) []byte {
	t.Helper()
	sum := sha256.Sum256([]byte(text))
	sig, err := key.key.Sign(rand.Reader, sum[:], crypto.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

const sealed = "From: Shop <a@shop.example>\r\nSubject: x\r\n\r\nHello\r\n"

func TestARC(t *testing.T) {
	key := rsaSigner(t, 1024)
	keys := []string{key.publish("s1", "one.example"), key.publish("s1", "two.example"), `other.example. IN A 192.0.2.1`}
	one := seal(t, key, "one.example", 1, "none", "dmarc=pass header.from=shop.example", sealed)
	two := seal(t, key, "two.example", 2, "pass", "arc=pass; dmarc=fail header.from=shop.example", one)
	three := seal(t, key, "one.example", 3, "pass", "arc=pass", two)
	for _, c := range []struct {
		name, raw string
		records   []string
		want      Result
		reason    Reason
		sealers   string
	}{
		{"none", sealed, keys, None, "", ""},
		{"one", one, keys, Pass, "", "one.example"},
		{"two", two, keys, Pass, "", "one.example two.example"},
		{"three", three, keys, Pass, "", "one.example two.example one.example"},
		{"body changed", strings.Replace(two, "Hello", "Pay now", 1), keys, Fail, ReasonBodyHash, "one.example two.example"},
		{"subject changed", strings.Replace(two, "Subject: x", "Subject: y", 1), keys, Fail, ReasonSignature, "one.example two.example"},
		{"recorded result changed", strings.Replace(one, "dmarc=pass", "dmarc=fail", 1), keys, Fail, ReasonSignature, "one.example"},
		{"older result changed", strings.Replace(three, "one.example; dmarc=pass", "one.example; dmarc=none", 1), keys, Fail, ReasonSignature, "one.example two.example one.example"},
		{"set without seal", two[strings.Index(two, "\r\n")+2:], keys, Fail, ReasonSealMissing, ""},
		{"instance left out", strings.ReplaceAll(one, "i=1;", "i=2;"), keys, Fail, ReasonSealMissing, ""},
		{"instance out of range", strings.ReplaceAll(one, "i=1;", "i=51;"), keys, Fail, ReasonSealOrder, ""},
		{"twice the same", one[:strings.Index(one, "\r\n")+2] + one, keys, Fail, ReasonSealOrder, ""},
		{"wrong cv", seal(t, key, "one.example", 1, "pass", "arc=none", sealed), keys, Fail, ReasonSealOrder, "one.example"},
		{"chain broke earlier", seal(t, key, "two.example", 2, "fail", "arc=fail", one), keys, Fail, ReasonSealOrder, "one.example two.example"},
		{"key not recorded", one, []string{"x.example. IN A 192.0.2.1"}, Unknown, ReasonUnanswered, "one.example"},
		{"key doesn't exist", one, []string{soa}, Fail, ReasonNoKey, "one.example"},
		{"second key not recorded", two, []string{keys[1]}, Unknown, ReasonUnanswered, "one.example two.example"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := Verify(context.Background(), parse(c.raw), zone(t, c.records...), at()).ARC
			if a.Result != c.want || a.Reason != c.reason || strings.Join(a.Sealers, " ") != c.sealers {
				t.Errorf("%s %q by %v, want %s %q by %s", a.Result, a.Reason, a.Sealers, c.want, c.reason, c.sealers)
			}
		})
	}
}

func TestTrustedSealers(t *testing.T) {
	key := rsaSigner(t, 1024)
	r := zone(t, key.publish("s1", "one.example"), key.publish("s1", "two.example"))
	raw := seal(t, key, "one.example", 1, "none", "dmarc=pass header.from=shop.example", sealed)
	raw = seal(t, key, "two.example", 2, "pass", "dmarc=fail header.from=shop.example", raw)
	for _, c := range []struct {
		name    string
		trusted []string
		raw     string
		proven  bool
	}{
		{"nobody", nil, raw, false},
		{"the one that saw it pass", []string{"one.example"}, raw, true},
		{"the one that didn't", []string{"two.example"}, raw, false},
		{"a chain that broke", []string{"one.example"}, strings.Replace(raw, "Hello", "Pay now", 1), false},
		{"a sealer of a like name", []string{"ne.example"}, raw, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := Verifier{Resolver: r, TrustedSealers: c.trusted}
			rep := v.Verify(context.Background(), parse(c.raw), at())
			if got := len(rep.Proven) > 0; got != c.proven {
				t.Errorf("%+v", rep.Proven)
			}
			if c.proven && (rep.Proven[0].By != BySealer || rep.Proven[0].Receiver != "one.example") {
				t.Errorf("%+v", rep.Proven)
			}
		})
	}
}
