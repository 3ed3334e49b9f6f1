package explain

import (
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bonafide/verdict"
)

var update = flag.Bool("update", false, "rewrite the golden cards in testdata")

// against and forIt make evidence as a judge does.
func against(code, family string, weight float64, subject string, args ...string) verdict.Evidence {
	e := verdict.Kind{Code: code, Direction: verdict.Against, Family: family}.New(subject, args...)
	e.Weight = weight
	return e
}

func forIt(code, family string, weight float64, subject string, args ...string) verdict.Evidence {
	e := verdict.Kind{Code: code, Direction: verdict.For, Family: family}.New(subject, args...)
	e.Weight = weight
	return e
}

func gated(e verdict.Evidence, g verdict.Gate) verdict.Evidence {
	e.Gate = g
	return e
}

// cardCase is a verdict whose card is kept as a golden file in each language.
type cardCase struct {
	name      string
	situation Situation
	verdict   verdict.Verdict
}

func cardCases() []cardCase {
	lookalike := against("sender.lookalike-domain", "sender-imitation", 4.1, "arnazon[.]com",
		"domain", "arnazon.com", "official", "amazon.com", "kind", "homoglyph", "brand", "Amazon")
	suspended := verdict.Verdict{
		Channel: "email", Outcome: verdict.Scam, Risk: 0.93, Brand: "amazon",
		Category: verdict.CategoryAccount, Lure: "account-suspended", Language: "en",
		Evidence: []verdict.Evidence{
			lookalike,
			against("sender.brand-in-name", "sender-imitation", 3, "Amazon Security", "brand", "Amazon", "domain", "arnazon.com"),
			against("link.not-official", "link-claim", 2.5, "secure-login[.]top", "brand", "Amazon", "domain", "secure-login.top"),
			against("content.never-asked", "content-policy", 2.2, "", "brand", "Amazon", "request", "password", "source", "https://www.amazon.com/help"),
			against("content.urgency", "content-pressure", 0.8, "within 24 hours"),
			forIt("sender.bulk-fields", "sender-bulk", 0.4, ""),
			against("auth.not-checked", "auth-unchecked", 0, ""),
		},
	}
	return []cardCase{
		{"scam-suspended", NothingYet, suspended},
		{"scam-suspended-password", GavePassword, suspended},
		{"scam-other-origin", NothingYet, verdict.Verdict{
			Channel: "email", Outcome: verdict.Scam, Risk: 0.99, Brand: "amazon",
			Category: verdict.CategoryOrder, Lure: "fake-order", Language: "it",
			Evidence: []verdict.Evidence{
				gated(against("origin.other-domain", "origin", 0, "mailer[.]example", "brand", "Amazon", "domain", "mailer.example"), verdict.ProvesOtherOrigin),
				against("content.asks-call", "content-request", 1.9, "+1 555 0100", "number", "+1 555 0100"),
				against("content.lure", "content-lure", 1.5, "", "lure", "fake-order"),
				against("content.misspelling", "content-form", 0.5, "recieved", "word", "recieved"), //nolint:misspell // on purpose
			},
		}},
		{"scam-parcel-paid", Paid, verdict.Verdict{
			Channel: "email", Outcome: verdict.Scam, Risk: 0.97, Brand: "parcels",
			Category: verdict.CategoryOrder, Lure: "delivery-fee", Language: "en",
			Evidence: []verdict.Evidence{
				against("sender.free-mail", "sender-imitation", 2.6, "parcels@mail[.]example", "brand", "Parcels United", "domain", "mail.example"),
				against("link.shortener", "link-redirect", 1.8, "sho[.]rt", "host", "sho.rt"),
			},
		}},
		{"scam-extortion", NothingYet, verdict.Verdict{
			Channel: "email", Outcome: verdict.Scam, Risk: 0.995, Category: verdict.CategoryOther, Lure: "extortion", Language: "en",
			Evidence: []verdict.Evidence{
				against("content.asks-crypto", "content-request", 3, ""),
				against("sender.as-recipient", "sender-form", 2, ""),
				against("auth.spf-fail", "auth", 1, "", "domain", "reader.example", "ip", "192.0.2.1"),
			},
		}},
		{"scam-gift-card-code", GaveCode, verdict.Verdict{
			Channel: "email", Outcome: verdict.Scam, Risk: 0.9, Category: verdict.CategoryOther, Lure: "gift-card", Language: "en",
			Evidence: []verdict.Evidence{
				against("content.asks-gift-card", "content-request", 3, ""),
				against("sender.reply-free-mail", "sender-reply", 2, "", "domain", "mail.example"),
			},
		}},
		{"scam-through-platform", NothingYet, verdict.Verdict{
			Channel: "email", Outcome: verdict.Suspicious, Risk: 0.7, Brand: "amazon", Category: verdict.CategoryOrder, Lure: "invoice", Language: "en",
			Evidence: []verdict.Evidence{
				gated(forIt("origin.signature-verified", "origin", 0, "amazon.com", "brand", "Amazon", "domain", "amazon.com"), verdict.ProvesOrigin),
				gated(against("content.relayed", "origin", 0, "", "brand", "Amazon"), verdict.DoubtsContent),
				against("content.asks-call", "content-request", 2, "", "number", "+1 555 0100"),
			},
		}},
		{"suspicious-attachment", Clicked, verdict.Verdict{
			Channel: "email", Outcome: verdict.Suspicious, Risk: 0.62, Category: verdict.CategoryOther, Language: "und",
			Evidence: []verdict.Evidence{
				against("attachment.type-mismatch", "attachment", 1.5, "invoice.pdf", "name", "invoice.pdf", "type", "exe"),
				against("attachment.double-extension", "attachment", 1.4, "invoice.pdf.exe", "name", "invoice.pdf.exe"),
				against("content.fake-reply", "content-form", 0.9, "Re: invoice"),
				against("content.hidden-text", "content-disguise", 0.2, "size, color", "how", "size, color"),
				against("message.limit", "message-form", 0, "limit.parts", "limit", "limit.parts"),
			},
		}},
		{"suspicious-brand-remote-access", RemoteAccess, verdict.Verdict{
			Channel: "email", Outcome: verdict.Suspicious, Risk: 0.55, Brand: "bare", Category: verdict.CategoryAccount, Lure: "technical-support", Language: "en",
			Evidence: []verdict.Evidence{against("content.asks-remote-access", "content-request", 1.1, "")},
		}},
		{"unverified-brand", NothingYet, verdict.Verdict{
			Channel: "email", Outcome: verdict.Unverified, Risk: 0.2, Brand: "amazon", Category: verdict.CategoryOrder, Language: "it",
			Evidence: []verdict.Evidence{
				against("claim.unproven", "claim", 0.6, "", "brand", "Amazon"),
				forIt("link.official", "link-claim", 0.5, "", "brand", "Amazon"),
				forIt("auth.mailing-list", "auth-list", 0.3, "", "list", "friends.example"),
				against("auth.not-checked", "auth-unchecked", 0, ""),
			},
		}},
		{"unverified-nobody", NothingYet, verdict.Verdict{
			Channel: "email", Outcome: verdict.Unverified, Risk: 0.004, Category: verdict.CategoryOther, Language: "en",
			Evidence: []verdict.Evidence{forIt("sender.conversation", "sender-thread", 2, "")},
		}},
		{"genuine", NothingYet, verdict.Verdict{
			Channel: "email", Outcome: verdict.Genuine, Risk: 0.01, Brand: "amazon", Category: verdict.CategoryAccount, Lure: "unusual-login", Language: "en",
			Evidence: []verdict.Evidence{
				gated(forIt("origin.receiver-verified", "origin", 0, "amazon.com", "brand", "Amazon", "domain", "amazon.com", "receiver", "mx.example"), verdict.ProvesOrigin),
				forIt("link.official", "link-claim", 1, "", "brand", "Amazon"),
				against("content.urgency", "content-pressure", 0.8, "now"),
			},
		}},
		{"genuine-code-passed-on", GaveCode, verdict.Verdict{
			Channel: "email", Outcome: verdict.Genuine, Risk: 0.01, Brand: "amazon", Category: verdict.CategoryAccount, Language: "it",
			Evidence: []verdict.Evidence{
				gated(forIt("origin.signature-verified", "origin", 0, "amazon.it", "brand", "Amazon", "domain", "amazon.it"), verdict.ProvesOrigin),
			},
		}},
	}
}

const cards = "testdata/cards"

// The golden cards are there to be read by a person: go test -update, then
// read the difference.
func TestCards(t *testing.T) {
	x := testExplainer(t)
	for _, lang := range x.Languages() {
		for _, tt := range cardCases() {
			t.Run(lang+"/"+tt.name, func(t *testing.T) {
				got := plain(x.Card(tt.verdict, lang, tt.situation))
				file := tt.name + "." + lang + ".txt"
				if *update {
					if err := os.WriteFile(filepath.Join(cards, file), []byte(got), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				want, err := fs.ReadFile(os.DirFS(cards), file)
				if err != nil {
					t.Fatalf("%v (run go test -update)", err)
				}
				if got != string(want) {
					t.Errorf("card differs from %s:\n%s", file, got)
				}
			})
		}
	}
}

// plain sets a card as text.
func plain(c Card) string {
	var b strings.Builder
	fmt.Fprintln(&b, c.Headline())
	fmt.Fprintf(&b, "%s: %s\n", c.Labels.Risk, c.RiskText)
	for _, f := range [][2]string{
		{c.Labels.Claims, c.BrandName},
		{c.Labels.Trick, c.LureName},
		{"", c.LureSentence},
		{c.Labels.Category, c.CategoryName + " (" + c.ChannelName + ")"},
		{"", c.Note},
	} {
		switch {
		case f[1] == "":
		case f[0] == "":
			fmt.Fprintln(&b, f[1])
		default:
			fmt.Fprintf(&b, "%s: %s\n", f[0], f[1])
		}
	}
	fmt.Fprintf(&b, "\n%s\n", c.Labels.DoNow)
	for i, s := range c.Steps {
		fmt.Fprintf(&b, "%d. %s\n", i+1, s)
	}
	for _, list := range []struct {
		name    string
		reasons []Reason
	}{{c.Labels.Why, c.Reasons}, {c.Labels.AllFindings, c.All}, {c.Labels.Unchecked, c.Unchecked}} {
		fmt.Fprintf(&b, "\n%s\n", list.name)
		for _, r := range list.reasons {
			side := c.Labels.Against
			if r.Direction == verdict.For {
				side = c.Labels.For
			}
			fmt.Fprintf(&b, "- %s (%s). %s %s\n", r.Title, side, r.Text, r.Advice)
			if r.Subject != "" {
				fmt.Fprintf(&b, "  > %s\n", r.Subject)
			}
			if r.Highlight != nil {
				fmt.Fprintf(&b, "  %s ↔ %s\n", marked(r.Highlight), r.Official)
			}
			fmt.Fprintf(&b, "  %s\n", r.Detail)
		}
	}
	return strings.ReplaceAll(b.String(), " \n", "\n")
}

func TestReasonsAreOfTheOutcomesOwnDirection(t *testing.T) {
	x := testExplainer(t)
	for _, tt := range cardCases() {
		c := x.Card(tt.verdict, "en", tt.situation)
		if len(c.Reasons) > maxReasons {
			t.Errorf("%s: %d reasons", tt.name, len(c.Reasons))
		}
		for _, r := range c.Reasons {
			switch c.Outcome {
			case verdict.Genuine:
				if r.Direction != verdict.For {
					t.Errorf("%s: genuine because of %s", tt.name, r.Code)
				}
			case verdict.Scam, verdict.Suspicious:
				if r.Direction != verdict.Against {
					t.Errorf("%s: %s because of %s", tt.name, c.Outcome, r.Code)
				}
			case verdict.Unverified:
			}
		}
	}
}

func TestReasonsAreOneOfEachFamily(t *testing.T) {
	x := testExplainer(t)
	c := x.Card(verdict.Verdict{Outcome: verdict.Scam, Evidence: []verdict.Evidence{
		against("content.shouting", "content-subject", 1, ""),
		against("link.port", "link-form", 2, ""),
		against("link.userinfo", "link-form", 3, ""),
		against("content.filler", "", 1.5, ""),
		against("content.fake-reply", "", 1.4, ""),
	}}, "en", NothingYet)
	var got []string
	for _, r := range c.Reasons {
		got = append(got, r.Code)
	}
	if want := []string{"link.userinfo", "content.filler", "content.fake-reply"}; !slices.Equal(got, want) {
		t.Errorf("reasons %q, want %q", got, want)
	}
	if len(c.All) != 5 {
		t.Errorf("All has %d findings, want 5", len(c.All))
	}
}

// Only a proof may be called one, and numbers near the ends are not shown.
func TestRiskText(t *testing.T) {
	x := testExplainer(t)
	proof := gated(against("origin.other-domain", "origin", 0, ""), verdict.ProvesOtherOrigin)
	for _, tt := range []struct {
		risk     float64
		outcome  verdict.Outcome
		evidence []verdict.Evidence
		want     string
	}{
		{0.5, verdict.Suspicious, nil, "About 50 in 100"},
		{0.974, verdict.Scam, nil, "About 97 in 100"},
		{0.984, verdict.Scam, nil, "About 98 in 100"},
		{0.99, verdict.Scam, nil, "Nearly all"},
		{0.016, verdict.Unverified, nil, "About 2 in 100"},
		{0.01, verdict.Unverified, nil, "Hardly any"},
		{0.99, verdict.Scam, []verdict.Evidence{proof}, "This rests on a proof"},
		{0.01, verdict.Genuine, nil, "This rests on a proof"},
		{math.NaN(), verdict.Scam, nil, "How likely"},
	} {
		c := x.Card(verdict.Verdict{Outcome: tt.outcome, Risk: tt.risk, Evidence: tt.evidence}, "en", NothingYet)
		if !strings.HasPrefix(c.RiskText, tt.want) {
			t.Errorf("risk %v %s: %q, want %q…", tt.risk, tt.outcome, c.RiskText, tt.want)
		}
	}
}

// Whatever the trick, the reader and the outcome: one to three steps, with
// words for every place.
func TestEveryCardHasSteps(t *testing.T) {
	x := testExplainer(t)
	for _, lang := range x.Languages() {
		for _, o := range append(verdict.Outcomes(), "unheard-of") {
			for _, lure := range append(Lures(), "", "unheard-of") {
				for _, s := range append(Situations(), "unheard-of") {
					for _, b := range []string{"", "amazon", "parcels", "bare", "unheard-of"} {
						c := x.Card(verdict.Verdict{Outcome: o, Lure: lure, Brand: b}, lang, s)
						if len(c.Steps) == 0 || len(c.Steps) > maxSteps || slices.Contains(c.Steps, "") ||
							c.Word == "" || c.Sentence == "" || c.RiskText == "" || c.CategoryName == "" {
							t.Fatalf("%s %s %q %q %q: %+v", lang, o, lure, s, b, c)
						}
					}
				}
			}
		}
	}
}

// The address to type follows the reader's place.
func TestHomeFollowsTheReader(t *testing.T) {
	x := testExplainer(t)
	for _, tt := range []struct{ lang, message, want string }{
		{"it", "en", "amazon.it"},
		{"it_IT.UTF-8", "en", "amazon.it"},
		{"en", "en", "amazon.com"},
		{"en", "it", "amazon.it"},
		{"en-GB", "it", "amazon.co.uk"},
		{"en", "und", "amazon.com"},
		{"", "", "amazon.com"},
	} {
		v := verdict.Verdict{Outcome: verdict.Genuine, Brand: "amazon", Language: tt.message}
		c := x.Card(v, tt.lang, NothingYet)
		if !strings.Contains(c.Steps[0], tt.want+" ") && !strings.Contains(c.Steps[0], tt.want+".") {
			t.Errorf("reader %q, message %q: %q, want %s", tt.lang, tt.message, c.Steps[0], tt.want)
		}
	}
}

// Only an e-mail can be forwarded to a mailbox; other messages are reported on
// a page or where they came in.
func TestReportingFitsTheChannel(t *testing.T) {
	x := testExplainer(t)
	for _, tt := range []struct{ channel, brand, want string }{
		{"email", "amazon", "Forward the message to report@amazon.com, then delete it."},
		{"", "amazon", "Forward the message to report@amazon.com, then delete it."},
		{"sms", "amazon", "Report it as junk or phishing, then delete it."},
		{"image", "amazon", "Report it as junk or phishing, then delete it."},
		{"chat", "parcels", "Report it at parcels.example/fraud, then delete it."},
		{"link", "parcels", "Report it at parcels.example/fraud, and delete the message that it came in."},
		{"call", "parcels", "Report the call at parcels.example/fraud, and block the number."},
	} {
		v := verdict.Verdict{Channel: tt.channel, Outcome: verdict.Scam, Brand: tt.brand}
		if got := x.Steps(&v, "en", NothingYet); got[len(got)-1] != tt.want {
			t.Errorf("%q of %s: %q, want %q", tt.channel, tt.brand, got[len(got)-1], tt.want)
		}
	}
}

// A link alone was sent by nobody: the card is about the page that it opens.
func TestLinkCard(t *testing.T) {
	x := testExplainer(t)
	for outcome, want := range map[verdict.Outcome]string{
		verdict.Genuine:    "this link leads to Amazon.",
		verdict.Unverified: "we can't tell whose page this is.",
		verdict.Suspicious: "this link has the marks of a scam, and nothing shows that it belongs to Amazon.",
		verdict.Scam:       "this link has the clear marks of a scam, and nothing shows that it belongs to Amazon.",
	} {
		v := verdict.Verdict{Channel: "link", Outcome: outcome, Brand: "amazon", Lure: "prize"}
		c := x.Card(v, "en", NothingYet)
		if c.Sentence != want {
			t.Errorf("%s: %q, want %q", outcome, c.Sentence, want)
		}
		if steps := strings.Join(c.Steps, " "); strings.Contains(steps, "code in it") || strings.Contains(steps, "file in it") {
			t.Errorf("%s: steps of a message: %q", outcome, c.Steps)
		}
	}
}

func TestNames(t *testing.T) {
	x := testExplainer(t)
	for _, tt := range []struct{ got, want string }{
		{x.Outcome(verdict.Scam, "it"), "Truffa"},
		{x.Outcome("unheard-of", "en"), "Not proven"},
		{x.Category(verdict.CategoryAccount, "it"), "Account e sicurezza"},
		{x.Channel("call", "it"), "Telefonata"},
		{x.Channel("unheard-of", "it"), ""},
		{x.Lure("extortion", "it"), "Ricatto"},
		{x.Situation(Clicked, "en"), "I opened the link or the file"},
		{x.Situation(NothingYet, "en"), "Nothing happened yet"},
		{x.LanguageName("it"), "Italiano"},
		{x.Labels("it").DoNow, "Che cosa fare adesso"},
		{string(ParseSituation("paid")), "paid"},
		{string(ParseSituation("unheard-of")), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}
