package check_test

import (
	"context"
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
