package mailauth

import (
	"context"
	"errors"
	"net/netip"
	"strings"
	"testing"
)

func TestZone(t *testing.T) {
	r := zone(t,
		"$TTL 60", "$ORIGIN shop.example.",
		`@ IN TXT "a" "b"`, `quoted IN TXT "one \"two\" \\ \228"`,
		"mail IN A 192.0.2.1", "mail IN AAAA 2001:db8::1",
		"@ IN MX 20 b.shop.example.", "@ IN MX 10 a.shop.example.",
		"alias IN CNAME mail", "loop IN CNAME loop", "*.wild IN A 192.0.2.2",
		"1.2.0.192.in-addr.arpa. IN PTR mail.shop.example.",
		"whole.example. IN SOA ns a 1 2 3 4 5", "there.whole.example. IN A 192.0.2.3")
	ctx := context.Background()
	if got, err := r.LookupTXT(ctx, "SHOP.example"); err != nil || len(got) != 1 || got[0] != "ab" {
		t.Errorf("TXT %q, %v", got, err)
	}
	if got, err := r.LookupTXT(ctx, "quoted.shop.example."); err != nil || got[0] != "one \"two\" \\ \xe4" {
		t.Errorf("TXT with escapes %q, %v", got, err)
	}
	for _, name := range []string{"mail.shop.example", "alias.shop.example"} {
		if got, err := r.LookupIP(ctx, name); err != nil || len(got) != 2 || got[0] != netip.MustParseAddr("192.0.2.1") {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	if got, err := r.LookupIP(ctx, "x.wild.shop.example"); err != nil || len(got) != 1 {
		t.Errorf("wildcard: %v, %v", got, err)
	}
	if got, err := r.LookupMX(ctx, "shop.example"); err != nil || len(got) != 2 || got[0].Host != "a.shop.example." {
		t.Errorf("MX %v, %v", got, err)
	}
	if got, err := r.LookupPTR(ctx, netip.MustParseAddr("192.0.2.1")); err != nil || got[0] != "mail.shop.example." {
		t.Errorf("PTR %v, %v", got, err)
	}
	for name, want := range map[string]error{
		"missing.shop.example":  ErrUnknown,
		"shop.example":          ErrUnknown, // it has no address here
		"missing.whole.example": ErrNotFound,
		"whole.example":         ErrNoData,
		"loop.shop.example":     ErrTemporary,
	} {
		if _, err := r.LookupIP(ctx, name); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
}

func TestZoneErrorsNameTheLine(t *testing.T) {
	_, err := ParseZone(strings.NewReader("a.example. IN A 192.0.2.1\nb.example. IN A not-an-address\n"))
	if !errors.Is(err, ErrZone) || !strings.Contains(err.Error(), "line: 2") || !strings.Contains(err.Error(), "write each record as") {
		t.Errorf("%v", err)
	}
	if _, err := ParseZone(strings.NewReader("$INCLUDE /etc/passwd\n")); err == nil {
		t.Error("$INCLUDE was followed")
	}
	if _, err := ParseZone(strings.NewReader("\n$generate 1-9999999 a$ A 192.0.2.1\n")); !errors.Is(err, ErrZone) || !strings.Contains(err.Error(), "line: 2") {
		t.Errorf("%v", err)
	}
}

func TestOfflineKnowsNothing(t *testing.T) {
	var r Resolver = Offline{}
	_, err1 := r.LookupTXT(context.Background(), "a.example")
	_, err2 := r.LookupIP(context.Background(), "a.example")
	_, err3 := r.LookupMX(context.Background(), "a.example")
	_, err4 := r.LookupPTR(context.Background(), netip.MustParseAddr("192.0.2.1"))
	for _, err := range []error{err1, err2, err3, err4} {
		if !errors.Is(err, ErrUnknown) {
			t.Error(err)
		}
	}
}

func FuzzZone(f *testing.F) {
	f.Add("a.example. 60 IN TXT \"v=DKIM1; p=\"\n", "a.example")
	f.Add("$ORIGIN b.\n*.x CNAME y\ny CNAME x.x\n", "z.x.b")
	f.Fuzz(func(t *testing.T, text, name string) {
		z, err := ParseZone(strings.NewReader(text))
		if err != nil {
			if !errors.Is(err, ErrZone) {
				t.Fatal(err)
			}
			return
		}
		r := z.Resolver()
		if got, err := r.LookupTXT(context.Background(), name); err == nil && len(got) == 0 {
			t.Fatal("no error and no record")
		}
		if got, err := r.LookupIP(context.Background(), name); err == nil && len(got) == 0 {
			t.Fatal("no error and no address")
		}
	})
}
