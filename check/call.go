package check

import (
	"bonafide/brand"
	"bonafide/check/lexicon"
	"bonafide/verdict"
)

// Evidence about a call.
var (
	// A recording wants a key pressed. Args: none.
	kindCallPressKey = verdict.Kind{Code: "call.press-key", Direction: verdict.Against, Family: "call-request", Prior: 1.2}
	// The caller wants the reader to stay on the line or to tell nobody.
	kindCallSecrecy = verdict.Kind{Code: "call.secrecy", Direction: verdict.Against, Family: "call-pressure", Prior: 2.5}
	// The caller wants what no honest caller asks for: a code, a password, gift
	// cards, control of the device, cryptocurrency. Args: none.
	kindCallAsksSecret = verdict.Kind{Code: "call.asks-secret", Direction: verdict.Against, Family: "call-secret", Prior: 2}
	// The brand says that it calls nobody who didn't ask for it. Args: brand source.
	kindCallUnasked = verdict.Kind{Code: "call.never-unasked", Direction: verdict.Against, Family: "call-policy", Prior: 2.5}
	// The caller speaks for a brand and wants something done at once. Args: brand.
	kindCallBrandPresses = verdict.Kind{Code: "call.brand-presses", Direction: verdict.Against, Family: "call-brand", Prior: 2.5}
	// The words of a lure end in a key to press, a number to call or a request.
	// Args: lure.
	kindCallLureAsks = verdict.Kind{Code: "call.lure-asks", Direction: verdict.Against, Family: "call-lure", Prior: 2}
	// The number shown is one of the brand's; callers can show any. Args: brand number.
	kindCallListedNumber = verdict.Kind{Code: "call.listed-number", Direction: verdict.For, Family: "call-number", Prior: 0, Fixed: true}
	// The caller tells the reader to call back by a way that they know: the
	// number on the card, the website. Args: none.
	kindCallOwnWay = verdict.Kind{Code: "call.own-way", Direction: verdict.For, Family: "call-advice", Prior: 1.5}
	// Nothing is asked for and nothing is to be done.
	kindCallNothingAsked = verdict.Kind{Code: "call.nothing-asked", Direction: verdict.For, Family: "call-purpose", Prior: 2}
)

// judgeCall looks at what is particular to calls.
func (x *examination) judgeCall() {
	p := x.claim.profile
	press := x.asks(lexicon.RequestPressKey)
	if press {
		x.find(kindCallPressKey, x.phraseOf(lexicon.RequestPressKey))
	}
	if x.asks(lexicon.RequestSecrecy) {
		x.find(kindCallSecrecy, x.phraseOf(lexicon.RequestSecrecy))
	}
	secret := false
	for _, wanted := range []string{
		lexicon.RequestOneTimeCode, lexicon.RequestPassword, lexicon.RequestGiftCard, lexicon.RequestRemoteAccess, lexicon.RequestCrypto,
	} {
		if x.asks(wanted) {
			x.find(kindCallAsksSecret, x.phraseOf(wanted))
			secret = true
			break
		}
	}
	lured := x.reading.Lure(lexicon.ClearScore) != ""
	asked := len(x.reading.Requests) > 0 && x.reading.Requests[0].Score >= lexicon.ClearScore
	if x.reading.Lure(lexicon.StrongScore) != "" {
		// After a strong lure any key to press is part of the trick.
		const named = 0.1
		asked = asked || lexicon.Has(x.reading.Requests, lexicon.RequestPressKey, named)
	}
	if lured && asked {
		x.find(kindCallLureAsks, x.reading.Lures[0].Phrase, "lure", x.reading.Lures[0].Code)
	}
	if p != nil {
		if p.Calls.Unasked == brand.CallsNever && (lured || asked) {
			x.find(kindCallUnasked, "", "brand", p.Name, "source", p.Calls.Source)
		}
		if lured || press || secret {
			x.find(kindCallBrandPresses, "", "brand", p.Name)
		}
		if p.CallsFrom(x.m.Handle.Number) {
			x.find(kindCallListedNumber, x.m.Handle.Raw, "brand", p.Name, "number", x.m.Handle.Number)
		}
	}
	if !lured && x.textWords().has(groupReminder) {
		x.find(kindTextReminder, "")
	}
	if len(x.reading.Warnings) > 0 {
		x.find(kindCallOwnWay, x.reading.Warnings[0].Phrase)
	}
	if !lured && !asked && x.webLinks() == 0 && x.purposeKnown() {
		x.find(kindCallNothingAsked, "")
	}
	x.judgeAnswers()
}

// phraseOf is the phrase in which the text makes a request.
func (x *examination) phraseOf(request string) string {
	for i := range x.reading.Requests {
		if x.reading.Requests[i].Code == request {
			return x.reading.Requests[i].Phrase
		}
	}
	return ""
}
