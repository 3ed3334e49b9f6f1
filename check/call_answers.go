package check

import (
	"cmp"
	"slices"

	"bonafide/brand"
	"bonafide/check/lexicon"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence that only the answers of the guided form give. No collection holds
// answers, so that its weights are stated and not fitted: what a reader says
// that the caller wanted is surer than what is found in a transcript. The rest
// informs and weighs nothing.
var (
	// By the answers the caller wanted what honest callers don't ask of people
	// who didn't call them.
	kindCallWantsTooMuch = verdict.Kind{Code: "call.wants-too-much", Direction: verdict.Against, Family: "call-answer", Prior: 3, Fixed: true}
	// The verdict rests on what the reader answered.
	kindCallFromAnswers = verdict.Kind{Code: "call.from-answers", Direction: verdict.Against, Family: "call-source", Prior: 0, Fixed: true}
	// The caller hid the number.
	kindCallNumberWithheld = verdict.Kind{Code: "call.number-withheld", Direction: verdict.Against, Family: "call-number", Prior: 0, Fixed: true}
	// The reader can't tell what the caller wanted, so that little can be said.
	kindCallLittleKnown = verdict.Kind{Code: "call.little-known", Direction: verdict.Against, Family: "call-purpose", Prior: 0, Fixed: true}
)

// Scores of what a reader answers, on the scale of lexicon.Hit. A wish is
// plainly said; a topic is a lure only together with a wish, since shops, banks
// and couriers call about the same things.
const (
	scoreAnswered   = 0.9
	scoreStrongLure = 0.75
	scoreClearLure  = 0.45
	scoreMereTopic  = 0.2
)

// readAnswers adds to a reading what the reader of the call answered, as if
// the caller's words had been read.
func (x *examination) readAnswers(r *lexicon.Reading) {
	a := x.m.Answers
	if a == nil {
		return
	}
	wishes := x.wishes()
	for _, w := range wishes {
		if code := requestOf(w); code != "" {
			r.Requests = addHit(r.Requests, lexicon.Hit{Code: code, Score: scoreAnswered, Strength: 3, Count: 1})
		}
	}
	if a.Wants(message.WantsOwnWay) {
		r.Warnings = addHit(r.Warnings, lexicon.Hit{Code: lexicon.RequestCallNumber, Score: scoreAnswered, Strength: 3, Count: 1})
	}
	lure, known := lureOf(a.About)
	if !known {
		return
	}
	r.Lures = addHit(r.Lures, lexicon.Hit{Code: string(lure), Score: scoreOfTopic(a.About, wishes), Strength: 2, Count: 1})
	if r.CategoryConfidence < 0.5 || r.Category == "" || r.Category == verdict.CategoryOther {
		r.Category, r.CategoryConfidence = lure.Category(), 1
	}
}

// wishes are what the caller wanted by the answers: also what the reader has
// given already. What a caller doesn't mind to be looked up is none of them.
func (x *examination) wishes() []message.CallWish {
	a := x.m.Answers
	if a == nil {
		return nil
	}
	var wishes []message.CallWish
	for _, w := range a.Wanted {
		if w != message.WantsNothing && w != message.WantsOwnWay {
			wishes = append(wishes, w)
		}
	}
	for _, d := range a.Done {
		if w := wishBehind(d); w != "" && !slices.Contains(wishes, w) {
			wishes = append(wishes, w)
		}
	}
	return wishes
}

// wishBehind is the wish that a deed fulfilled, "" if it shows none: people pay
// on the telephone for what they ordered.
func wishBehind(d message.CallDeed) message.CallWish {
	switch d {
	case message.GaveCode:
		return message.WantsCode
	case message.GavePassword:
		return message.WantsPassword
	case message.GaveCard:
		return message.WantsCard
	case message.DidLetThemIn:
		return message.WantsAccess
	case message.DidOpenTheWeb:
		return message.WantsVisit
	case message.DidNothing, message.DidPay:
	}
	return ""
}

// requestOf is the request of the lexicon that a wish is, "" for none.
func requestOf(w message.CallWish) string {
	switch w {
	case message.WantsKey:
		return lexicon.RequestPressKey
	case message.WantsCode:
		return lexicon.RequestOneTimeCode
	case message.WantsPassword:
		return lexicon.RequestPassword
	case message.WantsCard:
		return lexicon.RequestCard
	case message.WantsAccess:
		return lexicon.RequestRemoteAccess
	case message.WantsGiftCard:
		return lexicon.RequestGiftCard
	case message.WantsMoney:
		return lexicon.RequestPaymentElsewhere
	case message.WantsCrypto:
		return lexicon.RequestCrypto
	case message.WantsSecrecy:
		return lexicon.RequestSecrecy
	case message.WantsVisit:
		return lexicon.RequestOpenLink
	case message.WantsCallback:
		return lexicon.RequestCallNumber
	case message.WantsOwnWay, message.WantsNothing:
	}
	return ""
}

// lureOf is the lure that a topic is used for.
func lureOf(t message.CallTopic) (lexicon.Lure, bool) {
	switch t {
	case message.AboutAccount, message.AboutBank:
		return lexicon.AccountSuspended, true
	case message.AboutOrder:
		return lexicon.FakeOrder, true
	case message.AboutRefund:
		return lexicon.Refund, true
	case message.AboutParcel:
		return lexicon.DeliveryFee, true
	case message.AboutAuthority:
		return lexicon.LegalThreat, true
	case message.AboutComputer:
		return lexicon.TechnicalSupport, true
	case message.AboutPrize:
		return lexicon.Prize, true
	case message.AboutInvestment:
		return lexicon.Investment, true
	case message.AboutRelative:
		return lexicon.FamilyEmergency, true
	case message.AboutUnknown, message.AboutOther:
	}
	return "", false
}

// scoreOfTopic is how much of a lure a topic is, given what was wanted.
func scoreOfTopic(t message.CallTopic, wishes []message.CallWish) float64 {
	switch {
	case len(wishes) == 0:
		return scoreMereTopic
	case slices.ContainsFunc(wishes, grave):
		return scoreStrongLure
	}
	switch t {
	case message.AboutOrder, message.AboutAuthority, message.AboutComputer, message.AboutPrize, message.AboutInvestment, message.AboutRelative:
		return scoreStrongLure
	case message.AboutParcel:
		if len(wishes) == 1 && wishes[0] == message.WantsCallback {
			return scoreMereTopic // couriers leave their number
		}
	default:
	}
	return scoreClearLure
}

// grave tells the wishes that honest callers do not have.
func grave(w message.CallWish) bool {
	switch w {
	case message.WantsCode, message.WantsPassword, message.WantsAccess, message.WantsGiftCard,
		message.WantsMoney, message.WantsCrypto, message.WantsSecrecy:
		return true
	default:
		return false
	}
}

// tooMuch tells whether a wish is more than an honest caller has. Card data and
// the opening of a page are so where the call is in the name of a brand or about
// what is known as a trick.
func (x *examination) tooMuch(w message.CallWish) bool {
	if w == message.WantsCard || w == message.WantsVisit {
		_, trick := lureOf(x.m.Answers.About)
		return trick || x.claim.profile != nil
	}
	return grave(w)
}

// addHit adds a hit, keeping one for each code and the falling order of score.
func addHit(hits []lexicon.Hit, h lexicon.Hit) []lexicon.Hit {
	i := slices.IndexFunc(hits, func(other lexicon.Hit) bool { return other.Code == h.Code })
	if i < 0 {
		hits = append(hits, h)
	} else {
		hits[i].Score = max(hits[i].Score, h.Score)
	}
	slices.SortStableFunc(hits, func(a, b lexicon.Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits
}

// answered counts the brand for which the caller spoke, as the reader says.
func (t *tally) answered() {
	a := t.x.m.Answers
	if a == nil || a.Caller == "" {
		return
	}
	for _, m := range t.x.namer.Find(head(a.Caller, 200)) {
		if m.Strength >= brand.Weak && !m.Product {
			t.add(m.Brand, worthHint, true)
			return
		}
	}
}

// judgeAnswers looks at what only the answers tell.
func (x *examination) judgeAnswers() {
	a := x.m.Answers
	if a == nil {
		return
	}
	if !a.Empty() {
		x.find(kindCallFromAnswers, "")
	}
	if a.Number == message.NumberWithheld {
		x.find(kindCallNumberWithheld, "")
	}
	if !x.purposeKnown() {
		x.find(kindCallLittleKnown, "")
	}
	if slices.ContainsFunc(x.wishes(), x.tooMuch) {
		x.find(kindCallWantsTooMuch, "")
	}
	if p := x.claim.profile; p != nil && slices.ContainsFunc(x.wishes(), func(w message.CallWish) bool { return w != message.WantsCallback }) {
		x.find(kindCallBrandPresses, "", "brand", p.Name)
	}
}

// purposeKnown tells whether it is known what the caller wanted: from what was
// said, or from the answers.
func (x *examination) purposeKnown() bool {
	return x.m.Text != "" || x.m.Answers != nil && len(x.m.Answers.Wanted) > 0 || len(x.wishes()) > 0
}
