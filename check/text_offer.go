package check

import (
	"slices"

	"bonafide/verdict"
)

// judgeOffer looks once more at a text that offers something openly. If all
// that speaks against it is what every advertisement has, it sells: unwanted
// perhaps, but no scam for advertising.
func (x *examination) judgeOffer() {
	offer := false
	for i := range x.found {
		e := &x.found[i]
		switch {
		case e.Direction == verdict.For:
		case e.Code == kindTextOfferContact.Code:
			offer = true
		case !slices.Contains(marksOfSelling[:], e.Code):
			return
		}
	}
	if offer {
		x.find(kindTextSells, "")
	}
}

// marksOfSelling speak against a text and stand in any advertisement: haste,
// a number to call or to text, and its price.
var marksOfSelling = [...]string{
	kindContentUrgency.Code, kindContentGenericGreeting.Code, kindContentAsksCall.Code,
	kindTextReplyNumber.Code, kindTextOtherNumber.Code, kindTextPremiumRate.Code, kindTextPremiumNumber.Code,
}
