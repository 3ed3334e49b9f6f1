package check_test

import (
	"slices"
	"testing"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/message"
	"bonafide/message/text"
	"bonafide/verdict"
)

type (
	wishes = []message.CallWish
	deeds  = []message.CallDeed
)

// TestCallAnswers shows what the five questions of the guided form lead to,
// without a word of a transcript.
func TestCallAnswers(t *testing.T) {
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	checker := check.New(brands)
	flagged := []verdict.Outcome{verdict.Suspicious, verdict.Scam}
	for _, tt := range []struct {
		name    string
		answers message.Answers
		notes   string
		want    []verdict.Outcome
		brand   string
		lure    string
		has     []string
		hasNot  []string
	}{
		{
			name:    "Amazon wants a code",
			answers: message.Answers{Caller: "Amazon", Wanted: wishes{message.WantsCode}},
			want:    []verdict.Outcome{verdict.Scam}, brand: "amazon",
			has: []string{"content.asks-one-time-code", "content.never-asked", "claim.unproven", "call.from-answers"},
		},
		{
			name:    "Amazon, in small letters, about an order, wants a key pressed",
			answers: message.Answers{Caller: "amazon", About: message.AboutOrder, Wanted: wishes{message.WantsKey}},
			want:    []verdict.Outcome{verdict.Scam}, brand: "amazon", lure: "fake-order",
			has: []string{"call.press-key", "call.brand-presses", "call.lure-asks"},
		},
		{
			name:    "nobody's name, about an order, wants a key pressed",
			answers: message.Answers{About: message.AboutOrder, Wanted: wishes{message.WantsKey}},
			want:    flagged, lure: "fake-order", has: []string{"call.press-key", "call.lure-asks"},
		},
		{
			name:    "the bank says: call the number on your card",
			answers: message.Answers{Caller: "Wells Fargo", Number: "+18008693557", About: message.AboutBank, Wanted: wishes{message.WantsOwnWay}},
			want:    []verdict.Outcome{verdict.Unverified}, brand: "wells-fargo",
			has: []string{"call.own-way", "call.nothing-asked"}, hasNot: []string{"call.brand-presses", "call.lure-asks", "content.lure"},
		},
		{
			name:    "the same in notes beside the answers",
			answers: message.Answers{Caller: "my bank", About: message.AboutBank, Wanted: wishes{message.WantsNothing}},
			notes:   "She said to call the number on the back of my card if I have questions.",
			want:    []verdict.Outcome{verdict.Unverified},
		},
		{
			name:    "the bank wants money moved to safety",
			answers: message.Answers{Caller: "my bank", About: message.AboutBank, Wanted: wishes{message.WantsMoney, message.WantsSecrecy}},
			want:    []verdict.Outcome{verdict.Scam}, has: []string{"content.asks-payment-elsewhere", "call.secrecy"},
		},
		{
			name:    "nobody's name, nothing said, wants a password",
			answers: message.Answers{Wanted: wishes{message.WantsPassword}},
			want:    flagged, has: []string{"call.wants-too-much"},
		},
		{
			name:    "nobody's name wants money",
			answers: message.Answers{About: message.AboutOther, Wanted: wishes{message.WantsMoney}},
			want:    flagged, has: []string{"call.wants-too-much"},
		},
		{
			name:    "a brand wants a page opened",
			answers: message.Answers{Caller: "Amazon", About: message.AboutOther, Wanted: wishes{message.WantsVisit}},
			want:    flagged, brand: "amazon", has: []string{"call.wants-too-much"},
		},
		{
			name:    "a hotel wants a card for a booking",
			answers: message.Answers{Caller: "Hotel Bellavista", About: message.AboutOther, Wanted: wishes{message.WantsCard}},
			want:    []verdict.Outcome{verdict.Unverified, verdict.Suspicious}, hasNot: []string{"call.wants-too-much"},
		},
		{
			name:    "Microsoft wants remote access",
			answers: message.Answers{Caller: "Microsoft support", About: message.AboutComputer, Wanted: wishes{message.WantsAccess}},
			want:    []verdict.Outcome{verdict.Scam}, brand: "microsoft", lure: "technical-support",
			has: []string{"content.asks-remote-access", "content.never-asked", "call.never-unasked"},
		},
		{
			name:    "the police want gift cards",
			answers: message.Answers{Caller: "the police", About: message.AboutAuthority, Wanted: wishes{message.WantsGiftCard}},
			want:    []verdict.Outcome{verdict.Scam}, lure: "legal-threat",
		},
		{
			name:    "a relative wants money",
			answers: message.Answers{About: message.AboutRelative, Wanted: wishes{message.WantsMoney}},
			want:    []verdict.Outcome{verdict.Scam}, lure: "family-emergency",
		},
		{
			name:    "a courier leaves a number",
			answers: message.Answers{Caller: "DHL", About: message.AboutParcel, Wanted: wishes{message.WantsCallback}},
			want:    []verdict.Outcome{verdict.Unverified}, brand: "dhl", has: []string{"content.asks-call"},
		},
		{
			name:    "an account problem that wants a page opened",
			answers: message.Answers{Caller: "PayPal", About: message.AboutAccount, Wanted: wishes{message.WantsVisit}},
			want:    flagged, brand: "paypal",
		},
		{
			name:    "what was given tells what was wanted",
			answers: message.Answers{Caller: "Amazon", Done: deeds{message.GaveCode}},
			want:    []verdict.Outcome{verdict.Scam}, brand: "amazon", has: []string{"content.asks-one-time-code"}, hasNot: []string{"call.little-known"},
		},
		{
			name:    "Amazon shows its own number, which says nothing",
			answers: message.Answers{Caller: "Amazon", Number: "+1 888 280 4331", Wanted: wishes{message.WantsAccess}},
			want:    []verdict.Outcome{verdict.Scam}, brand: "amazon", has: []string{"call.listed-number"},
		},
		{
			name:    "nothing is known",
			answers: message.Answers{},
			want:    []verdict.Outcome{verdict.Unverified}, has: []string{"call.little-known"}, hasNot: []string{"call.nothing-asked"},
		},
		{
			name:    "a hidden number, and nothing else is known",
			answers: message.Answers{Number: message.NumberWithheld},
			want:    []verdict.Outcome{verdict.Unverified},
			has:     []string{"call.number-withheld", "call.little-known"}, hasNot: []string{"call.nothing-asked"},
		},
		{
			name:    "a prize, and nothing is wanted yet",
			answers: message.Answers{About: message.AboutPrize, Wanted: wishes{message.WantsNothing}, Done: deeds{message.DidNothing}},
			want:    []verdict.Outcome{verdict.Unverified}, has: []string{"call.nothing-asked"},
		},
		{
			name:    "notes alone say what was wanted",
			answers: message.Answers{Caller: "Amazon"},
			notes:   "He said somebody ordered a phone on my account and I must read him the code that I got by text.",
			want:    []verdict.Outcome{verdict.Scam}, brand: "amazon", hasNot: []string{"call.little-known"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := text.Parse(message.Call, text.Input{Text: tt.notes, Answers: &tt.answers})
			v, err := checker.Check(t.Context(), m)
			if err != nil {
				t.Fatal(err)
			}
			var codes []string
			for _, e := range v.Evidence {
				codes = append(codes, e.Code)
			}
			if !slices.Contains(tt.want, v.Outcome) || v.Brand != tt.brand || tt.lure != "" && v.Lure != tt.lure {
				t.Errorf("%s of %q by %q (risk %.3f), want %v of %q by %q\n%v", v.Outcome, v.Brand, v.Lure, v.Risk, tt.want, tt.brand, tt.lure, codes)
			}
			for _, c := range tt.has {
				if !slices.Contains(codes, c) {
					t.Errorf("lacks %s: %v", c, codes)
				}
			}
			for _, c := range tt.hasNot {
				if slices.Contains(codes, c) {
					t.Errorf("has %s", c)
				}
			}
		})
	}
}

// TestEveryAnswerLeadsWhereItShould holds for every topic, with and without a
// brand: what honest callers don't ask for is flagged, and a caller who wants
// nothing is not.
func TestEveryAnswerLeadsWhereItShould(t *testing.T) {
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	checker := check.New(brands)
	for _, caller := range []string{"", "Amazon", "UPS", "my bank"} {
		for _, about := range append(message.CallTopics(), message.AboutUnknown) {
			for _, wish := range message.CallWishes() {
				m := text.Parse(message.Call, text.Input{Answers: &message.Answers{Caller: caller, About: about, Wanted: wishes{wish}}})
				v, err := checker.Check(t.Context(), m)
				if err != nil {
					t.Fatal(err)
				}
				flagged := v.Outcome == verdict.Suspicious || v.Outcome == verdict.Scam
				switch wish {
				case message.WantsNothing, message.WantsOwnWay:
					if flagged {
						t.Errorf("%q about %q wants %s: %s", caller, about, wish, v.Outcome)
					}
				case message.WantsCard, message.WantsVisit, message.WantsCallback, message.WantsKey:
					// It depends on who calls, and about what.
				default:
					if !flagged {
						t.Errorf("%q about %q wants %s: %s (risk %.2f)", caller, about, wish, v.Outcome, v.Risk)
					}
				}
			}
		}
	}
}

// TestAnswersAreForCalls holds that they change nothing about other channels.
func TestAnswersAreForCalls(t *testing.T) {
	m := text.Parse(message.SMS, text.Input{Text: "See you at eight", Answers: &message.Answers{Caller: "Amazon", Wanted: wishes{message.WantsCode}}})
	if m.Answers != nil {
		t.Errorf("a text has answers: %+v", m.Answers)
	}
}
