package check

import (
	"slices"
	"strings"

	"bonafide/brand"
	"bonafide/check/lexicon"
	"bonafide/message"
	"bonafide/message/text"
	"bonafide/verdict"
)

// Evidence about the form of a text and of its links.
var (
	// A link is broken up so that filters miss it. Args: host.
	kindTextLinkDisguised = verdict.Kind{Code: "text.link-disguised", Direction: verdict.Against, Family: "text-link", Prior: 1}
	// Capitals in odd places of a link's host. Args: host.
	kindTextLinkCapitals = verdict.Kind{Code: "text.link-capitals", Direction: verdict.Against, Family: "text-link", Prior: 1.5}
	// A link to a page of a nobody, named by random characters. Args: host.
	kindTextLinkToken = verdict.Kind{Code: "text.link-token", Direction: verdict.Against, Family: "text-token", Prior: 1}
	// A link to a domain that belongs to no known company or service. Args: host.
	kindTextLinkStranger = verdict.Kind{Code: "text.link-stranger", Direction: verdict.Against, Family: "text-link", Prior: 0.6}
	// Words run together, with capitals or digits inside. Args: word.
	kindTextBrokenWords = verdict.Kind{Code: "text.broken-words", Direction: verdict.Against, Family: "content-disguise", Prior: 1.5}
	// A one-time code that the reader shall keep, with no link and no number
	// to call. Args: number.
	kindTextCode = verdict.Kind{Code: "text.one-time-code", Direction: verdict.For, Family: "text-purpose", Prior: 2}
	// Neither link nor number, and nothing asked for.
	kindTextNothingAsked = verdict.Kind{Code: "text.nothing-asked", Direction: verdict.For, Family: "text-purpose", Prior: 2}
	// A way out of further texts by a word ("STOP"), as rules for lawful bulk
	// texts want. Scammers copy it.
	kindTextOptOut = verdict.Kind{Code: "text.opt-out", Direction: verdict.For, Family: "text-form", Prior: 0.3, Fixed: true}
	// Advice against fraud that honest senders give, and scammers copy.
	kindTextAdvice = verdict.Kind{Code: "text.advises-safely", Direction: verdict.For, Family: "text-form", Prior: 0.6}
	// Its link names a page in words, as shared articles and recipes do, and it
	// uses no known trick. Args: host.
	kindTextReadableLink = verdict.Kind{Code: "text.readable-link", Direction: verdict.For, Family: "text-link", Prior: 1}
	// It sells something and uses no clear trick: unwanted perhaps, but no scam
	// for advertising.
	kindTextSells = verdict.Kind{Code: "text.sells", Direction: verdict.For, Family: "text-form", Prior: 2.5, Fixed: true}
	// A number to call or to answer to. Args: number.
	kindTextReplyNumber = verdict.Kind{Code: "text.reply-number", Direction: verdict.Against, Family: "text-reply", Prior: 0.8}
	// A price for calling or answering. Args: none.
	kindTextPremiumRate = verdict.Kind{Code: "text.premium-rate", Direction: verdict.Against, Family: "text-reply", Prior: 1}
	// The text of a lure, together with a stranger's link or a number to call.
	// Args: lure.
	kindTextLureContact = verdict.Kind{Code: "text.lure-contact", Direction: verdict.Against, Family: "text-lure", Prior: 2}
	// It claims a brand and wants a call or an answer to a number. Args: brand number.
	kindTextBrandNumber = verdict.Kind{Code: "text.brand-number", Direction: verdict.Against, Family: "text-lure", Prior: 1.5}
	// A confidence trick by talk alone: somebody who got the wrong number, a
	// relative with a new one, a mentor, a buyer. Args: lure.
	kindTextConfidence = verdict.Kind{Code: "text.confidence-trick", Direction: verdict.Against, Family: "text-lure", Prior: 2.5}
	// It names a brand, and its link leads to strangers. Args: brand host.
	kindTextBrandNamed = verdict.Kind{Code: "text.brand-named", Direction: verdict.Against, Family: "link-claim", Prior: 2}
	// The words of a lure without any way to fall for it: people talk so as well.
	// Args: lure.
	kindTextLureAlone = verdict.Kind{Code: "text.lure-alone", Direction: verdict.Against, Family: "text-lure", Prior: 0.4, Fixed: true}
	// The words of a trick without a link or a number to fall for it by: it may
	// go on when the reader answers. Args: lure.
	kindTextTrickAlone = verdict.Kind{Code: "text.trick-alone", Direction: verdict.Against, Family: "text-lure", Prior: 1}
	// Reminds of an appointment or a reservation, and nothing in it is a lure.
	kindTextReminder = verdict.Kind{Code: "text.reminder", Direction: verdict.For, Family: "text-purpose", Prior: 1.5}
	// Sent as e-mail through a gateway of the operator.
	kindTextGateway = verdict.Kind{Code: "text.gateway", Direction: verdict.Against, Family: "text-sender", Prior: 2}
	// The sender's number is one that no subscriber can have. Args: number.
	kindTextImpossibleNumber = verdict.Kind{Code: "text.impossible-number", Direction: verdict.Against, Family: "text-sender", Prior: 2}
	// Advertising.
	kindTextPromotion = verdict.Kind{Code: "text.promotion", Direction: verdict.For, Family: "text-purpose", Prior: 0.3}
)

// judgeText looks at what is particular to texts.
func (x *examination) judgeText() {
	for i := range x.links {
		x.judgeTextLink(&x.links[i])
	}
	if w := brokenWord(x.m.Text); w != "" {
		x.find(kindTextBrokenWords, w, "word", w)
	}
	x.judgeTalk()
	x.judgePurpose()
	x.judgeContact()
	x.judgeTextSender()
	x.judgeMake()
	words := x.textWords()
	if words.has(groupPremium) && strings.ContainsAny(x.m.Text, "0123456789&") {
		x.find(kindTextPremiumRate, "")
	}
	if x.sells() {
		x.find(kindTextSells, "")
	}
	for _, d := range x.m.Defects {
		if d.Code == text.DefectGateway {
			x.find(kindTextGateway, "")
		}
	}
	if words.has(groupOptOut) {
		x.find(kindTextOptOut, "")
	}
	if len(x.reading.Warnings) > 0 {
		x.find(kindTextAdvice, x.reading.Warnings[0].Phrase)
	}
	if len(x.reading.Promotions) > 0 && x.reading.Promotions[0].Score >= lexicon.ClearScore {
		x.find(kindTextPromotion, x.reading.Promotions[0].Phrase)
	}
}

// judgeContact looks at how a text wants to be reached. Honest texts name a
// number or a page as well; those with a lure seldom do.
func (x *examination) judgeContact() {
	number := x.number()
	if number != "" {
		x.find(kindTextReplyNumber, number, "number", number)
		if x.claim.profile != nil {
			x.find(kindTextBrandNumber, number, "brand", x.claim.profile.Name, "number", number)
		}
	}
	if p := x.premium(); p != "" {
		x.find(kindTextPremiumNumber, p, "number", p)
	}
	foreign := x.survey().foreign
	if x.onlyInstitutions() {
		foreign = ""
	}
	if foreign != "" && x.claim.profile == nil {
		x.judgeNamedBrand(foreign)
	}
	if lexicon.Has(x.reading.Requests, lexicon.RequestOneTimeCode, lexicon.StrongScore) && !x.codeOfDoor() {
		x.find(kindTextCodePassedOn, x.phraseOf(lexicon.RequestOneTimeCode))
	}
	l := x.reading.Lure(lexicon.ClearScore)
	if l == "" {
		return
	}
	switch {
	case foreign == "" && number == "" && personal(l):
		if x.reading.Lures[0].Score >= lexicon.StrongScore {
			x.find(kindTextConfidence, x.reading.Lures[0].Phrase, "lure", string(l))
		}
	case (foreign != "" || number != "") && offers(&x.reading.Lures[0]):
		x.find(kindTextOfferContact, x.reading.Lures[0].Phrase, "lure", string(l))
	case foreign != "" || number != "":
		x.find(kindTextLureContact, x.reading.Lures[0].Phrase, "lure", string(l))
	case x.wantsAnswer():
		x.find(kindTextLureReply, x.reading.Lures[0].Phrase, "lure", string(l))
	}
}

// judgeNamedBrand looks for a brand that a text names while its link leads to
// a page of neither the brand nor a service that people share pages on.
func (x *examination) judgeNamedBrand(foreign string) {
	if !slices.ContainsFunc(x.found, func(e verdict.Evidence) bool {
		return e.Code == kindTextLinkStranger.Code || e.Code == kindLinkShortener.Code
	}) {
		return
	}
	for _, m := range x.namer.Find(head(x.m.Text, voiceLength)) {
		if m.Strength >= brand.Weak && !m.InAddress && !m.Product {
			p, _ := x.brands.Get(m.Brand)
			x.find(kindTextBrandNamed, m.Text, "brand", name(p), "host", foreign)
			return
		}
	}
}

// judgeTextLure looks at what a text says. Without a link, a number or a
// request there is nothing to fall for: friends write of prizes and jobs, too.
func (x *examination) judgeTextLure() {
	if x.givesCode() {
		x.judgePressure()
		return
	}
	hit := x.reading.Lure(lexicon.ClearScore)
	contact := hit != "" && (x.webLinks() > 0 || x.number() != "" || x.wantsAnswer())
	for i := range x.reading.Requests {
		contact = contact || x.reading.Requests[i].Score >= lexicon.ClearScore
	}
	if contact && hit != "" && x.openOffer() {
		// An offer is no trick by its words: see kindTextOfferContact.
		x.judgePressure()
		return
	}
	if hit == "" || contact || personal(hit) && x.reading.Lures[0].Score >= lexicon.StrongScore || x.m.Handle.Kind == message.HandleEmail {
		x.judgeLure()
		if hit == "" && x.textWords().has(groupReminder) {
			x.find(kindTextReminder, "")
		}
		return
	}
	kind := kindTextLureAlone
	if h := x.m.Handle.Kind; x.reading.Lures[0].Score >= lexicon.StrongScore && (h == message.HandleNumber || h == message.HandleNone) {
		kind = kindTextTrickAlone // saved contacts, banks and shops show a name or a short code
	}
	x.find(kind, x.reading.Lures[0].Phrase, "lure", string(hit))
}

// givesCode tells whether the text was found to give its reader a code and to
// ask for nothing.
func (x *examination) givesCode() bool {
	return slices.ContainsFunc(x.found, func(e verdict.Evidence) bool { return e.Code == kindTextCode.Code })
}

// judgePurpose looks for what asks nothing of its reader.
func (x *examination) judgePurpose() {
	r := &x.reading
	if slices.ContainsFunc(x.found, func(e verdict.Evidence) bool {
		return e.Family == kindTextKinNeedsMoney.Family || e.Family == kindTextJobOffer.Family || e.Code == kindTextCodePassedOn.Code
	}) {
		return
	}
	reachable := x.webLinks() > 0 || x.m.Handle.Kind == message.HandleEmail || r.Counts.Addresses > 0 || len(r.PhoneNumbers) > 0 || x.number() != ""
	if reachable {
		return
	}
	asked := slices.ContainsFunc(r.Requests, func(h lexicon.Hit) bool {
		return h.Score >= lexicon.ClearScore && h.Code != lexicon.RequestDetails && h.Code != lexicon.RequestSecrecy
	})
	if !asked && x.textWords().has(groupCode) {
		// "Use 123456 to confirm your account and tell nobody" asks for nothing
		// that the code isn't for.
		if code := oneTimeCode(x.m.Text); code != "" {
			x.find(kindTextCode, code, "number", code)
			return
		}
	}
	if len(r.Requests) > 0 && r.Requests[0].Score >= lexicon.ClearScore {
		return
	}
	if len(r.Lures) == 0 || r.Lures[0].Score < lexicon.ClearScore {
		x.find(kindTextNothingAsked, "")
	}
}
