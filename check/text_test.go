package check_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/message"
	"bonafide/message/text"
	"bonafide/verdict"
)

// textChecker is made once for all tests.
var textChecker = sync.OnceValues(func() (*check.Checker, error) {
	brands, err := brand.Embedded()
	if err != nil {
		return nil, err
	}
	return check.New(brands), nil
})

// judgeText is the verdict of the shipped rules.
func judgeText(t *testing.T, channel message.Channel, in text.Input) verdict.Verdict {
	t.Helper()
	checker, err := textChecker()
	if err != nil {
		t.Fatal(err)
	}
	v, err := checker.Check(context.Background(), text.Parse(channel, in))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func codesOf(v *verdict.Verdict) []string {
	var codes []string
	for _, e := range v.Evidence {
		codes = append(codes, e.Code)
	}
	return codes
}

func TestTexts(t *testing.T) {
	tests := []struct {
		name, sender, text string
		channel            message.Channel
		want               verdict.Outcome
		brand, lure        string
		codes              []string // among the findings
	}{
		{
			name: "a code from a listed short code", channel: message.SMS, sender: "262966",
			text: "482913 is your Amazon security code. Don't share it.",
			want: verdict.Unverified, brand: "amazon", codes: []string{"text.listed-sender", "text.one-time-code"},
		},
		{
			name: "the brand's name as sender proves nothing", channel: message.SMS, sender: "AMAZON",
			text: "Amazon: your account is locked. Verify your identity now: https://amazon-unlock.example.top/x8Kd2",
			want: verdict.Scam, brand: "amazon", lure: "account-suspended", codes: []string{"link.lookalike-domain", "text.listed-sender"},
		},
		{
			name: "a number of another country", channel: message.SMS, sender: "+63 912 345 6789",
			text: "USPS: your package is on hold because of a wrong house number. Update it at usps-redelivery.example.top/a",
			want: verdict.Scam, brand: "usps", lure: "delivery-fee", codes: []string{"text.foreign-number"},
		},
		{
			name: "an e-mail address as sender", channel: message.SMS, sender: "alert77@mailbox.example",
			text: "Chase: your card is locked. Call +1 888 555 0134 to unlock it.",
			want: verdict.Scam, brand: "chase", codes: []string{"text.email-sender", "text.brand-number"},
		},
		{
			name: "a broken-up link", channel: message.SMS,
			text: "Your parcel could not be delivered, pay the delivery fee at parcel-pay .top/ab12Cd",
			want: verdict.Scam, lure: "delivery-fee", codes: []string{"text.link-disguised"},
		},
		{
			name: "a gateway's labels", channel: message.SMS, sender: "1410100017",
			text: "FRM:notice@mailbox.example SUBJ:Alert MSG:Your debit card is blocked. Call 888-555-0134 to unlock",
			want: verdict.Scam, codes: []string{"text.gateway"},
		},
		{
			name: "a relative with a new number", channel: message.Chat, sender: "+44 7700 900123",
			text: "Hi mum, I broke my phone, this is my new number. Can you pay a bill for me today? Text me here",
			want: verdict.Scam, lure: "family-emergency", codes: []string{"text.confidence-trick"},
		},
		{
			name: "a relative in other words", channel: message.Chat, sender: "+44 7700 900124",
			text: "hello nan, I'm on my mate's phone, could you transfer 600 for my rent today? explain later x",
			want: verdict.Scam, codes: []string{"text.kin-needs-money"},
		},
		{
			name: "a relative whose number is known", channel: message.Chat, sender: "Dad",
			text: "Can you send me the bill for the car? I'll sort it tonight", want: verdict.Unverified,
		},
		{
			name: "a buyer who pays by a link", channel: message.Chat, sender: "Marketplace",
			text: "I paid by the courier service already, just enter your card to receive the money: https://fast-deal.example.site/o",
			want: verdict.Scam, lure: "fake-buyer",
		},
		{
			name: "a code that came by mistake", channel: message.Chat, sender: "+1 415 555 0120",
			text: "Sorry, I sent a 6-digit code to you by mistake, please send it to me", want: verdict.Scam,
			codes: []string{"text.code-passed-on"},
		},
		{
			name: "an institution's own page", channel: message.SMS, sender: "NHS",
			text: "Your flu jab is due. Book at https://www.parkroad.nhs.uk/book", want: verdict.Unverified, codes: []string{"text.institution-link"},
		},
		{
			name: "a shared article", channel: message.Chat, sender: "Tim",
			text: "worth a read https://www.tagesschau.de/inland/wetter-deutschland-100.html", want: verdict.Unverified, codes: []string{"text.readable-link"},
		},
		{
			name: "a friend", channel: message.SMS, sender: "+1 415 555 0119",
			text: "Running late, order me the soup please. See you in ten", want: verdict.Unverified,
			codes: []string{"text.nothing-asked"},
		},
		{
			name: "a friend who names a brand", channel: message.SMS,
			text: "I got it from Amazon, it was cheap and it works", want: verdict.Unverified,
		},
		{
			name: "a reminder", channel: message.SMS, sender: "+1 215 555 0141",
			text: "Reminder: your appointment with Dr. Lee is on Monday at 2pm.", want: verdict.Unverified,
		},
		{
			name: "a recording in the brand's name", channel: message.Call,
			text: "This is Amazon. A charge of $999 was placed on your account. If you did not authorize this charge press 1 now to speak with a representative.",
			want: verdict.Scam, brand: "amazon", lure: "fake-order", codes: []string{"call.press-key", "call.brand-presses"},
		},
		{
			name: "notes of a call", channel: message.Call,
			text: "He said he was from Microsoft, my computer was infected and I should install AnyDesk so he can fix it.",
			want: verdict.Scam, brand: "microsoft", codes: []string{"content.asks-remote-access", "call.never-unasked"},
		},
		{
			name: "a caller who leaves the choice", channel: message.Call,
			text: "This is your bank. Please call us on the number on the back of your card. We will not ask for your PIN.",
			want: verdict.Unverified, codes: []string{"call.own-way"},
		},
		{
			name: "a delivery driver", channel: message.Call,
			text: "Hello, this is Amazon delivery. I am at the gate, could you open please?", want: verdict.Unverified, brand: "amazon",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := judgeText(t, tt.channel, text.Input{Sender: tt.sender, Text: tt.text})
			codes := codesOf(&v)
			if v.Outcome != tt.want || v.Brand != tt.brand || tt.lure != "" && v.Lure != tt.lure {
				t.Errorf("%s at %.3f, brand %q, lure %q; want %s %q %q\n%q", v.Outcome, v.Risk, v.Brand, v.Lure, tt.want, tt.brand, tt.lure, codes)
			}
			for _, want := range tt.codes {
				if !slices.Contains(codes, want) {
					t.Errorf("no %s among %q", want, codes)
				}
			}
			if v.Outcome == verdict.Genuine {
				t.Error("a text carries no proof of its sender")
			}
		})
	}
}

func TestBareLinks(t *testing.T) {
	tests := []struct {
		link  string
		want  verdict.Outcome
		brand string
	}{
		{"https://www.amazon.com/gp/your-account", verdict.Genuine, "amazon"},
		{"amazon.de", verdict.Genuine, "amazon"},
		{"hxxps://www.amazon[.]it/ordini", verdict.Genuine, "amazon"},
		{"https://amzn.to/3kdL2p", verdict.Unverified, "amazon"},
		{"https://www.amazon.com@login.example.top/x", verdict.Scam, ""},
		{"https://arnazon.com/signin", verdict.Scam, "amazon"},
		{"https://amazon.com.account-check.top/ap", verdict.Scam, "amazon"},
		{"https://garden-club.org/roses", verdict.Unverified, ""},
		{"amazon-refund.top", verdict.Scam, "amazon"},
		{"secure-login-update.info", verdict.Suspicious, ""},
		{"not a link", verdict.Unverified, ""},
	}
	for _, tt := range tests {
		v := judgeText(t, message.Link, text.Input{Text: tt.link})
		if v.Outcome != tt.want || tt.brand != "" && v.Brand != tt.brand {
			t.Errorf("%s: %s at %.3f, brand %q, want %s %q\n%q", tt.link, v.Outcome, v.Risk, v.Brand, tt.want, tt.brand, codesOf(&v))
		}
	}
}

// What honest senders write is not called a scam; the few that look like one
// are known.
func TestGenuineTexts(t *testing.T) {
	for file, most := range map[string]struct{ scam, flagged int }{
		"genuine-texts.jsonl": {scam: 1, flagged: 6},
		"genuine-calls.jsonl": {scam: 0, flagged: 0},
	} {
		channel := message.SMS
		if file == "genuine-calls.jsonl" {
			channel = message.Call
		}
		scam, flagged := 0, 0
		for _, in := range texts(t, filepath.Join("testdata", file)) {
			switch v := judgeText(t, channel, in); v.Outcome {
			case verdict.Scam:
				scam++
				t.Logf("scam: %s", in.Text)
				fallthrough
			case verdict.Suspicious:
				flagged++
			case verdict.Genuine:
				t.Errorf("%s is genuine without proof", in.Text)
			case verdict.Unverified:
			}
		}
		if scam > most.scam || flagged > most.flagged {
			t.Errorf("%s: %d called scam, %d flagged; at most %d and %d", file, scam, flagged, most.scam, most.flagged)
		}
	}
}

// The texts that were written for this program, in seven languages: nearly all
// scams are found, and hardly an honest one is called one.
func TestWrittenTexts(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "written-texts.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	called, all := map[string]map[verdict.Outcome]int{}, map[string]int{}
	for line := range bytes.Lines(data) {
		var l struct{ ID, Channel, Sender, Text, Label string }
		if err := json.Unmarshal(line, &l); err != nil {
			t.Fatal(err)
		}
		v := judgeText(t, message.Channel(l.Channel), text.Input{ID: l.ID, Sender: l.Sender, Text: l.Text})
		if called[l.Label] == nil {
			called[l.Label] = map[verdict.Outcome]int{}
		}
		called[l.Label][v.Outcome]++
		all[l.Label]++
		if l.Label == "scam" && v.Outcome == verdict.Unverified || l.Label == "genuine" && v.Outcome == verdict.Scam {
			t.Logf("%s %s: %s", l.ID, v.Outcome, l.Text)
		}
	}
	share := func(label string, o ...verdict.Outcome) float64 {
		n := 0
		for _, outcome := range o {
			n += called[label][outcome]
		}
		return float64(n) / float64(all[label])
	}
	if all["scam"] < 300 || all["genuine"] < 300 {
		t.Fatalf("%v texts", all)
	}
	if s := share("scam", verdict.Scam); s < 0.95 {
		t.Errorf("%.3f of the scams called scam", s)
	}
	if s := share("scam", verdict.Scam, verdict.Suspicious); s < 0.98 {
		t.Errorf("%.3f of the scams flagged", s)
	}
	if s := share("genuine", verdict.Scam); s > 0.01 {
		t.Errorf("%.3f of the genuine texts called scam", s)
	}
	if s := share("spam", verdict.Scam); s > 0.15 {
		t.Errorf("%.3f of the advertising called scam", s)
	}
	if called["genuine"][verdict.Genuine]+called["scam"][verdict.Genuine] > 0 {
		t.Error("a text is genuine without proof")
	}
}

func TestRules(t *testing.T) {
	for _, bad := range []string{"", "{}", `{"weights":{}}`, "[1]"} {
		if _, err := check.ParseRules([]byte(bad)); err == nil {
			t.Errorf("%q is taken for rules", bad)
		}
	}
	shipped := check.ShippedRules()
	for _, name := range []string{"email", "sms", "call", "link"} {
		rule := *shipped.Slot(name)
		if rule == nil || rule.ScamAt <= rule.SuspiciousAt {
			t.Fatalf("the rule %s is missing or has no order in its thresholds", name)
		}
		if len(check.KindsOf(name)) < 20 {
			t.Errorf("the rule %s weighs %d kinds", name, len(check.KindsOf(name)))
		}
	}
	if shipped.Slot("fax") != nil {
		t.Error("there is a rule for faxes")
	}
}
