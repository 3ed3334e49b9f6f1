package check

import (
	"iter"
	"slices"
	"strings"

	"bonafide/check/lexicon"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about the ways by which a text comes and wants to be answered.
var (
	// The number costs more than a call. Args: number.
	kindTextPremiumNumber = verdict.Kind{Code: "text.premium-number", Direction: verdict.Against, Family: "text-reply", Prior: 1.5}
	// The text of a lure that wants an answer: by text, by e-mail or in a
	// messenger. Args: lure.
	kindTextLureReply = verdict.Kind{Code: "text.lure-reply", Direction: verdict.Against, Family: "text-lure", Prior: 1.8}
	// An offer, as scammers and sellers make it, with a stranger's link or a
	// number to call. Args: lure.
	kindTextOfferContact = verdict.Kind{Code: "text.offer-contact", Direction: verdict.Against, Family: "text-lure", Prior: 1}
	// It speaks as a bank, carrier or authority does and comes from an ordinary
	// number. Args: lure number.
	kindTextOfficeNumber = verdict.Kind{Code: "text.office-number", Direction: verdict.Against, Family: "text-sender", Prior: 1.5}
	// The sender's number is of a country where the text's language isn't at
	// home. Args: number country.
	kindTextFarNumber = verdict.Kind{Code: "text.far-number", Direction: verdict.Against, Family: "text-sender", Prior: 1}
	// A domain is named by what a reader shall do or fear. Args: host.
	kindTextBaitHost = verdict.Kind{Code: "text.bait-host", Direction: verdict.Against, Family: "text-link", Prior: 1.5}
	// Hardly anything but a link to strangers. Args: host.
	kindTextOnlyLink = verdict.Kind{Code: "text.only-link", Direction: verdict.Against, Family: "text-form", Prior: 0.8}
	// It speaks to a relative, of another phone or number, and wants money.
	kindTextKinNeedsMoney = verdict.Kind{Code: "text.kin-needs-money", Direction: verdict.Against, Family: "text-kin", Prior: 3}
	// It wants a code passed on that came "by mistake".
	kindTextCodePassedOn = verdict.Kind{Code: "text.code-passed-on", Direction: verdict.Against, Family: "text-lure", Prior: 2}
	// It leads to a domain that only authorities, schools and the like get.
	// Args: host.
	kindTextInstitutionLink = verdict.Kind{Code: "text.institution-link", Direction: verdict.For, Family: "text-link", Prior: 1.5}
)

// textWords are the key words of the text, looked for once.
func (x *examination) textWords() *tallyOf {
	if x.keywords == nil {
		t := textKeywords().read(x.m.Text)
		x.keywords = &t
	}
	return x.keywords
}

// wantsAnswer tells whether the text asks to be answered: by text, to an
// e-mail address or in a messenger.
func (x *examination) wantsAnswer() bool {
	// Banks ask for a YES or NO from their short codes.
	reply := x.m.Handle.Kind != message.HandleShortCode && x.asks(lexicon.RequestReply)
	return reply || x.reading.Counts.Addresses > 0 || x.asks(lexicon.RequestOneTimeCode) || x.asks(lexicon.RequestGiftCard)
}

// judgeTextSender compares the number of the sender with what the text says.
func (x *examination) judgeTextSender() {
	h := &x.m.Handle
	if h.Kind != message.HandleNumber || h.TollFree {
		return
	}
	if l := x.reading.Lure(lexicon.StrongScore); l != "" && x.claim.profile == nil && slices.Contains(officeLures, l) {
		x.find(kindTextOfficeNumber, h.Raw, "lure", string(l), "number", h.Raw)
	}
	at, known := speakers[x.reading.Language]
	if known && h.Country != "" && !slices.Contains(at, strings.ToLower(h.Country)) {
		x.find(kindTextFarNumber, h.Raw, "number", h.Raw, "country", h.Country)
	}
}

// judgeKin looks for the relative with a new number who needs money. A saved
// contact shows its name, the trick a number.
func (x *examination) judgeKin() {
	w := x.textWords()
	if w.has(groupKin) && w.has(groupMoney) && (w.has(groupPhone) || x.m.Handle.Kind == message.HandleNumber) && x.m.Handle.Kind != message.HandleShortCode {
		x.find(kindTextKinNeedsMoney, "")
	}
}

// personal tells the lures of people, who need neither a link nor a number: the
// talk itself is the trick.
func personal(l lexicon.Lure) bool {
	return slices.Contains([]lexicon.Lure{
		lexicon.WrongNumber, lexicon.FamilyEmergency, lexicon.FakeBuyer, lexicon.Investment, lexicon.Job, lexicon.GiftCard,
	}, l)
}

// offers tells whether a lure offers something: sellers use such words, too. A
// prize that is only to be won is an offer; one that is won already is not.
func offers(h *lexicon.Hit) bool {
	switch lexicon.Lure(h.Code) {
	case lexicon.Romance, lexicon.MiracleCure, lexicon.Loan, lexicon.LeadHarvest, lexicon.Bargain, lexicon.Gambling:
		return true
	case lexicon.Prize, lexicon.Job, lexicon.Investment, lexicon.SubscriptionRenewal:
		return h.Score < lexicon.StrongScore
	}
	return false
}

// officeLures are the lures that speak for a bank, a carrier or an authority.
// Those send from short codes and names, hardly ever from a subscriber's
// number.
var officeLures = []lexicon.Lure{
	lexicon.AccountSuspended, lexicon.PaymentFailed, lexicon.DeliveryFee, lexicon.TollFee, lexicon.Tax, lexicon.Refund,
	lexicon.UnusualLogin, lexicon.FakeOrder, lexicon.LegalThreat, lexicon.SubscriptionRenewal, lexicon.LoyaltyPoints,
}

// premiumNumber tells numbers that cost more than a call, by the numbering
// plans of the countries where the language is at home. A number written
// without its country code is taken for one of those.
func premiumNumber(number, language string) bool {
	d := digitsOf(number)
	var prefixes []string
	switch n := len(d); language {
	case "en", "und":
		// Ofcom's plan: 09 and 087x; 1 900 in North America, 190 in Australia.
		switch n {
		case 11:
			prefixes = []string{"090", "091", "098", "0871", "0872", "0873", "1900"}
		case 10:
			prefixes = []string{"190", "900"}
		}
	case "de":
		prefixes = []string{"0900", "0137", "0901", "0906"}
	case "nl":
		prefixes = []string{"0900", "0906", "0909", "0903", "0904", "0905"}
	case "fr":
		if n == 10 {
			prefixes = []string{"089"}
		}
	case "it":
		prefixes = []string{"899", "895", "894", "892", "166"}
	case "es":
		if n == 9 {
			prefixes = []string{"803", "806", "807", "905"}
		}
	case "pt":
		if n == 9 {
			prefixes = []string{"760", "761", "762"}
		}
	}
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(d, p) })
}

// digitsOf are the digits of a number as it is written.
func digitsOf(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
}

// premium is the first number of the text that costs more than a call, "" if
// there is none.
func (x *examination) premium() string {
	for word := range numbersIn(head(x.m.Text, maxMarked)) {
		if premiumNumber(word, x.reading.Language) {
			return word
		}
	}
	return ""
}

// numbersIn yields the runs of seven digits or more, spaces and hyphens
// between them taken along.
func numbersIn(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 0; i < len(text); i++ {
			if text[i] < '0' || text[i] > '9' {
				continue
			}
			start, n := i, 0
			for i < len(text) && (text[i] >= '0' && text[i] <= '9' || n > 0 && (text[i] == ' ' || text[i] == '-') && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9') {
				if text[i] >= '0' && text[i] <= '9' {
					n++
				}
				i++
			}
			if n >= 7 && !yield(text[start:i]) {
				return
			}
		}
	}
}
