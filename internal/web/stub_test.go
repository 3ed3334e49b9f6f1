package web

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"bonafide/brand"
	"bonafide/explain"
	"bonafide/internal/intake"
	"bonafide/message"
	"bonafide/verdict"
)

// stubJudge answers the same to everything.
type stubJudge struct {
	msg *message.Message
	v   verdict.Verdict
	err error
	got intake.Input
}

func (s *stubJudge) Judge(_ context.Context, in intake.Input) (*message.Message, verdict.Verdict, error) {
	s.got = in
	return s.msg, s.v, s.err
}

// scamVerdict is a verdict such as the judge gives on a scam.
func scamVerdict() verdict.Verdict {
	lookalike := verdict.Kind{Code: "sender.lookalike-domain", Direction: verdict.Against, Family: "sender-imitation"}
	link := verdict.Kind{Code: "link.text-mismatch", Direction: verdict.Against, Family: "link-imitation"}
	password := verdict.Kind{Code: "content.asks-password", Direction: verdict.Against, Family: "content-request"}
	threat := verdict.Kind{Code: "content.threat", Direction: verdict.Against, Family: "content-pressure"}
	named := verdict.Kind{Code: "content.greets-by-name", Direction: verdict.For, Family: "content-greeting"}
	unchecked := verdict.Kind{Code: "auth.not-checked", Direction: verdict.Against, Family: "auth-unchecked"}
	v := verdict.Verdict{
		Channel: "email", Outcome: verdict.Scam, Risk: 0.993, Brand: "amazon",
		Category: verdict.CategoryAccount, Lure: "account-suspended", Language: "en",
		Evidence: []verdict.Evidence{
			lookalike.New("arnazon[.]com", "domain", "arnazon.com", "official", "amazon.com", "kind", "homoglyph", "brand", "amazon"),
			link.New("hxxp://amazon.com.account-restore[.]top/signin", "shown", "www.amazon.com", "domain", "account-restore.top"),
			password.New("confirm your password", "brand", "amazon"),
			threat.New("your account will be permanently closed"),
			named.New("Hello Maria"),
			unchecked.New(""),
		},
	}
	for i := range v.Evidence {
		v.Evidence[i].Weight = float64(4 - min(i, 4))
	}
	return v
}

func scamMessage() *message.Message {
	return &message.Message{
		Channel: message.Email,
		Header:  message.Header{{Name: "From", Key: "from"}},
		From:    []message.Address{{Name: "Amazon Customer Service", Addr: "account-security@arnazon.com", Domain: "arnazon.com"}},
		ReplyTo: []message.Address{{Addr: "amazon.verification.team@gmail.com"}},
		Subject: "Your Amazon account has been suspended",
		Date:    time.Date(2026, 11, 3, 8, 14, 50, 0, time.FixedZone("", 3600)),
		Text: "Dear Customer,\nWe detected unusual activity on your Amazon account and have suspended it.\n\n" +
			"To restore access, confirm your password within 24 hours:\nhttps://www.amazon.com/account/restore\n\nAmazon Customer Service",
		Links: []message.Hyperlink{{
			Target: "http://amazon.com.account-restore.top/signin", Text: "https://www.amazon.com/account/restore", Place: message.InHTML,
		}},
		Images: []message.Picture{{Source: "http://x.example/l.png"}},
	}
}

// site is a site with a stub for a judge.
func site(t testing.TB, judge *stubJudge, change ...func(*Options)) http.Handler {
	t.Helper()
	brands, err := brand.NewSet(brand.Profile{
		ID: "amazon", Name: "Amazon", Sector: "marketplace",
		Domains: []brand.Domain{{Name: "amazon.com"}},
		Report:  []brand.Contact{{Email: "report@amazon.com"}},
		Pages:   []brand.Page{{Kind: "home", URL: "https://www.amazon.com/"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	explainer, err := explain.New(brands)
	if err != nil {
		t.Fatal(err)
	}
	opts := Options{
		Judge: judge, Explainer: explainer, Brands: brands, LooksUp: true, ReadsPictures: true, Key: []byte(strings.Repeat("k", 32)),
		Examples: []Example{{ID: "one", Titles: map[string]string{"en": "An example", "it": "Un esempio"}, Input: intake.Input{Channel: message.Email, Raw: []byte("Subject: x\n\ny")}}},
	}
	for _, c := range change {
		c(&opts)
	}
	mux := http.NewServeMux()
	if _, err := New(mux, opts); err != nil {
		t.Fatal(err)
	}
	return mux
}
