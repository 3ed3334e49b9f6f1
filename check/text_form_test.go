package check_test

import (
	"slices"
	"testing"

	"bonafide/message"
	"bonafide/message/text"
)

func TestFormOfTexts(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, sender, text string
		want, not          []string
	}{
		{
			"a stranger's link from a number", "+1 312 555 0164", "Your storage unit is overdue, settle it here: unitdesk24.com/p/88",
			[]string{"text.number-link", "text.link-at-end"},
			[]string{"text.own-name-link"},
		},
		{
			"the same from a short code", "60133", "Your storage unit is overdue, settle it here: unitdesk24.com/p/88",
			[]string{"text.link-at-end"},
			[]string{"text.number-link"},
		},
		{
			"a link that goes on", "+1 312 555 0164", "See unitdesk24.com/p/88 for what you owe on your storage unit",
			[]string{"text.number-link"},
			[]string{"text.link-at-end"},
		},
		{
			"a shop with a domain of its name", "+1 312 555 0164", "Harbor Cycles: your wheel is ready. Book a time at harborcycles.com",
			[]string{"text.own-name-link"},
			[]string{"text.number-link", "text.link-at-end"},
		},
		{
			"a plain link, as friends send", "+1 312 555 0164", "Your wheel is ready. Book a time at harborcycles.com",
			[]string{"text.link-stranger"},
			[]string{"text.own-name-link", "text.number-link", "text.link-at-end"},
		},
		{
			"a bait with the text's words", "+1 312 555 0164", "Toll claim: pay your balance at toll-claim.com",
			[]string{"text.number-link"},
			[]string{"text.own-name-link"},
		},
		{
			"a practice that names its own number", "+1 312 555 0164", "Time for the yearly check. Book at lakeeyes.com or call 312-555-0164",
			nil,
			[]string{"text.number-link", "text.other-number"},
		},
		{
			"another number to call", "+1 312 555 0164", "Your card was charged 412 dollars. Not you? Call 312-555-0199",
			[]string{"text.other-number"},
			nil,
		},
		{
			"a language that nobody taught it", "", "Zorvik trelan mopuk seldi brantu kovari neltes purdok wimlat.",
			[]string{"content.language-unknown"},
			nil,
		},
		{
			"a language that it knows", "", "See you on Sunday at noon, and please bring the folding chairs.",
			nil,
			[]string{"content.language-unknown"},
		},
		{
			"a code to use and to keep", "", "Use 552190 to verify your account. Never share this code with anyone.",
			[]string{"text.one-time-code"},
			[]string{"content.asks-details", "content.lure", "content.lure-strong"},
		},
		{
			"the same in German", "PayPal", "PayPal: 481920 ist Ihr Sicherheitscode. Geben Sie diesen Code an niemanden weiter.",
			[]string{"text.one-time-code"},
			[]string{"text.code-passed-on", "content.asks-one-time-code"},
		},
		{
			"a code that somebody wants", "+49 1512 3456789", "PayPal: Senden Sie uns den Code 481920, um Ihr Konto zu entsperren.",
			[]string{"text.code-passed-on"},
			[]string{"text.one-time-code"},
		},
		{
			"an offer and a number to call", "+44 7700 900123", "Loans up to 5000 pounds today, call 08450 555 0123 now, our lines are open until 9pm.",
			[]string{"text.offer-contact", "text.sells"},
			nil,
		},
		{
			"an offer and something that no seller wants", "+44 7700 900123", "Loans up to 5000 pounds today, call 08450 555 0123 now and read us the code that we text you.",
			[]string{"text.other-number"},
			[]string{"text.sells"},
		},
		{
			"a page that carried the text", "", "See you at six. Ben sent via freeposts.com",
			nil,
			[]string{"text.link-stranger", "text.link-at-end"},
		},
		{
			"a map", "+1 312 555 0164", "We eat here tonight https://maps.app.goo.gl/4kd92K",
			nil,
			[]string{"link.shortener", "text.link-stranger", "text.number-link"},
		},
		{
			"an album", "+1 312 555 0164", "From Saturday: https://photos.app.goo.gl/abc123",
			nil,
			[]string{"link.shortener", "text.link-stranger", "text.number-link"},
		},
		{
			"a code of a door", "Lena", "Could you forward me the code of the front door again? I forgot it",
			nil,
			[]string{"text.code-passed-on", "content.asks-one-time-code"},
		},
		{
			"a relative spoken of", "+1 312 555 0164", "Can you pay the plumber for grandma? I give it back tonight",
			nil,
			[]string{"text.kin-needs-money"},
		},
		{
			"a relative spoken to", "+1 312 555 0164", "Grandma, new number. Can you pay a bill for me tonight?",
			[]string{"text.kin-needs-money"},
			nil,
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			v := judgeText(t, message.SMS, text.Input{Sender: tc.sender, Text: tc.text})
			var codes []string
			for _, e := range v.Evidence {
				codes = append(codes, e.Code)
			}
			for _, c := range tc.want {
				if !slices.Contains(codes, c) {
					t.Errorf("%s isn't found: %v", c, codes)
				}
			}
			for _, c := range tc.not {
				if slices.Contains(codes, c) {
					t.Errorf("%s is found: %v", c, codes)
				}
			}
		})
	}
}

func TestAnswersByWord(t *testing.T) {
	t.Parallel()
	for in, lure := range map[string]string{
		"You are entitled to claim compensation of 900 pounds. Reply CLAIM for more":   "text.lure-reply",
		"You are entitled to claim compensation of 900 pounds. Reply with 1":           "text.lure-reply",
		"You are entitled to claim compensation of 900 pounds. Reply STOP to end":      "text.trick-alone",
		"You are entitled to claim compensation of 900 pounds. Nobody replied so far.": "text.trick-alone",
	} {
		v := judgeText(t, message.SMS, text.Input{Text: in})
		found := false
		for _, e := range v.Evidence {
			found = found || e.Code == lure
		}
		if !found {
			t.Errorf("%q: %s isn't found: %+v", in, lure, v.Evidence)
		}
	}
}
