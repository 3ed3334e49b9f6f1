package check_test

import (
	"context"
	"testing"

	"bonafide/message/email"
	"bonafide/verdict"
)

// TestLureIsTheTopicOfWhatIsFlagged judges messages whose words fit several
// lures, or none.
func TestLureIsTheTopicOfWhatIsFlagged(t *testing.T) {
	checker, err := textChecker()
	if err != nil {
		t.Fatal(err)
	}
	const link = "\n\nhttp://amazon.account-check.example/login\n"
	for _, tt := range []struct {
		name, from, subject, text string
		flagged                   bool
		lure                      string
	}{
		{
			name: "a voucher to win is a voucher", flagged: true, lure: "gift-card",
			from: "Amazon <win@offers.example>", subject: "Congratulations, you have won",
			text: "You were selected as a winner. Claim your $500 Amazon gift card, your prize is waiting." + link,
		},
		{
			name: "goods that wait to be sent are a prize", flagged: true, lure: "prize",
			from: "Amazon Rewards <win@offers.example>", subject: "iPhone 15 Pro: shipment pending",
			text: "Congratulations, you have been selected. Claim your reward and confirm your delivery address." + link,
		},
		{
			name: "a card that expired, account on hold", flagged: true, lure: "payment-failed",
			from: "Netflix <info@video.example>", subject: "Your account is on hold",
			text: "Your payment was declined and your account will be suspended. Update your payment details." + link,
		},
		{
			name: "a brand's name and a link only", flagged: true, lure: "delivery-fee",
			from: "DHL <info@dhl-paket.example>", subject: "1Z", text: "http://dhl-paket.example/x\n",
		},
		{
			name: "what an honest message is about is no lure", lure: "",
			from: "Anna Bell <anna@bell.example>", subject: "Your parcel", text: "Hi Tom, your parcel came to me by mistake. I am at home tonight. Anna\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			raw := "From: " + tt.from + "\r\nTo: <reader@example.net>\r\nSubject: " + tt.subject + "\r\n\r\n" + tt.text
			v, err := checker.Check(context.Background(), email.Parse([]byte(raw), email.DefaultLimits()))
			if err != nil {
				t.Fatal(err)
			}
			flagged := v.Outcome == verdict.Scam || v.Outcome == verdict.Suspicious
			if flagged != tt.flagged || v.Lure != tt.lure {
				t.Errorf("%s, lure %q, want flagged %v and %q", v.Outcome, v.Lure, tt.flagged, tt.lure)
			}
		})
	}
}
