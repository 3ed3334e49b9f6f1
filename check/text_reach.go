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
	// It offers work for so much a day, to be talked over in a messenger or with
	// a stranger's number.
	kindTextJobOffer = verdict.Kind{Code: "text.job-offer", Direction: verdict.Against, Family: "text-talk", Prior: 2.5}
	// Somebody gained by investing and knows who shows how.
	kindTextGainOffer = verdict.Kind{Code: "text.gain-offer", Direction: verdict.Against, Family: "text-talk", Prior: 2.5}
	// It wants gift cards bought and their codes sent.
	kindTextVoucherCodes = verdict.Kind{Code: "text.voucher-codes", Direction: verdict.Against, Family: "text-talk", Prior: 2.5}
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
	return reply || x.m.Handle.Kind != message.HandleShortCode && x.textWords().has(groupAnswer) && answersByWord(x.m.Text) || x.reading.Counts.Addresses > 0 || x.asks(lexicon.RequestOneTimeCode) || x.asks(lexicon.RequestGiftCard)
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

// judgeTalk looks for tricks that need nothing but talk. They come in ever new
// words, so it goes by what is spoken of, not by phrases.
func (x *examination) judgeTalk() {
	w := x.textWords()
	x.judgeKin()
	stranger := x.m.Handle.Kind == message.HandleNumber
	if w.has(groupWork) && w.has(groupPer) && x.reading.Counts.Digits > 0 && (w.has(groupMessenger) || stranger && !w.has(groupReminder)) {
		x.find(kindTextJobOffer, "")
	}
	if w.has(groupCoin) && w.has(groupGain) && w.has(groupGuide) {
		x.find(kindTextGainOffer, "")
	}
	if w.has(groupVoucher) && w.has(groupSendMe) && (w.has(groupCode) || strings.Contains(x.m.Text, "codici")) {
		x.find(kindTextVoucherCodes, "")
	} else if w.has(groupCode) && !x.codeOfDoor() && w.has(groupSendMe) && w.has(groupWillGet) {
		x.find(kindTextCodePassedOn, "")
	}
}

// judgeKin looks for the relative with a new number who needs money. A saved
// contact shows its name, the trick a number.
func (x *examination) judgeKin() {
	w := x.textWords()
	if w.has(groupKin) && w.has(groupMoney) && (w.has(groupPhone) || x.m.Handle.Kind == message.HandleNumber) && x.m.Handle.Kind != message.HandleShortCode && addressesKin(x.m.Text) {
		x.find(kindTextKinNeedsMoney, "")
	}
}

// addressesKin tells whether a relative is spoken to, and not only of: "for
// grandma", "my mum", "deine Oma".
func addressesKin(text string) bool {
	before := ""
	for word := range strings.FieldsSeq(head(text, maxMarked)) {
		if words := textKeywords().read(word); words.has(groupKin) && !slices.Contains(spokenOf, strings.ToLower(before)) {
			return true
		}
		before = word
	}
	return false
}

// spokenOf are words before a relative who isn't spoken to.
var spokenOf = []string{
	"for", "my", "your", "our", "his", "her", "to", "with", "from", "the", "ask", "tell", "call", "per", "mia", "mio", "tua", "tuo", "la", "il", "con", "dalla", "alla",
	"f\u00fcr", "meine", "mein", "meiner", "deine", "dein", "deiner", "die", "der", "von", "mit", "pour", "ma", "mon", "ta", "ton", "avec",
	"para", "mi", "tu", "minha", "meu", "sua", "seu", "com", "voor", "mijn", "je", "jouw", "met", "van",
}

// codeOfDoor tells texts and chats about a code that opens a door, a gate or a
// network: none that protects an account.
func (x *examination) codeOfDoor() bool {
	return !x.byMail() && x.m.Channel != message.Call && x.textWords().has(groupDoor)
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
	return toBeWon(h) || slices.Contains(wares, lexicon.Lure(h.Code)) || h.Score < lexicon.StrongScore && slices.Contains(chances, lexicon.Lure(h.Code))
}

// toBeWon tells a prize that is offered as a game ("Win a tour") from one that
// is said to be won.
func toBeWon(h *lexicon.Hit) bool {
	if lexicon.Lure(h.Code) != lexicon.Prize {
		return false
	}
	game := false
	for word := range strings.FieldsFuncSeq(h.Phrase, notLetter) {
		switch strings.ToLower(word) {
		case "win", "quiz", "draw", "chance", "contest", "competition":
			game = true
		case "won", "winner", "you", "u", "your", "ur", "selected", "chosen", "congratulations", "congrats":
			return false
		}
	}
	return game
}

// openOffer tells whether what a text says is something for sale or a game,
// offered in nobody else's name.
func (x *examination) openOffer() bool {
	h := &x.reading.Lures[0]
	ware := slices.Contains(wares, lexicon.Lure(h.Code)) && (lexicon.Lure(h.Code) != lexicon.Romance || h.Score < lexicon.StrongScore)
	return x.claim.profile == nil && (ware || toBeWon(h)) || x.sells()
}

// sells tells whether a text has several words of sellers, those of no trick
// that sellers don't use, and speaks for no brand.
func (x *examination) sells() bool {
	return x.claim.profile == nil && x.textWords().several(groupSales) && !x.tricks()
}

// tricks tells whether the words are clearly those of a trick and not of
// something for sale.
func (x *examination) tricks() bool {
	l := x.reading.Lure(lexicon.StrongScore)
	return l != "" && (l == lexicon.Romance || !slices.Contains(wares, l))
}

// wares are what sellers offer as well as scammers; chances are offers as long
// as their words aren't those of a trick.
var (
	wares   = []lexicon.Lure{lexicon.Romance, lexicon.MiracleCure, lexicon.Loan, lexicon.LeadHarvest, lexicon.Bargain, lexicon.Gambling}
	chances = []lexicon.Lure{lexicon.Prize, lexicon.Job, lexicon.Investment, lexicon.SubscriptionRenewal}
)

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
