package message

import (
	"fmt"
	"slices"
	"strings"
)

// Answers are what somebody who was called says about the call: the five
// questions of the guided form. They stand beside a transcript or in place of
// one. Every field may be empty, which means that the reader doesn't know.
type Answers struct {
	// Caller is who the caller said they were, in the reader's words: "Amazon",
	// "the police"; "" for no name.
	Caller string `json:"caller,omitempty" maxLength:"200" doc:"Who the caller said they were; empty if they gave no name" example:"Amazon"`
	// Number is the number that the telephone showed, or NumberWithheld.
	Number string `json:"number,omitempty" maxLength:"40" doc:"The number that was shown, or withheld" example:"+1 888 555 0100"`
	// About is what it was about.
	About CallTopic `json:"about,omitempty" enum:"account,order,refund,parcel,bank,authority,computer,prize,investment,relative,other" doc:"What it was about" example:"order"`
	// Wanted is what the caller wanted.
	Wanted []CallWish `json:"wanted,omitempty" enum:"press-key,code,password,card,remote-access,gift-card,money,crypto,secrecy,link,call-back,own-way,nothing" doc:"What the caller wanted"`
	// Done is what the reader has done already. It tells nothing about the
	// call; the advice depends on it.
	Done []CallDeed `json:"done,omitempty" enum:"nothing,clicked,gave-code,gave-password,gave-card,paid,remote-access" doc:"What the reader has done already; the advice depends on it"`
}

// NumberWithheld is the Number of a caller that hid it.
const NumberWithheld = "withheld"

// Bounds of the answers that are words, in octets.
const (
	longestCaller = 200
	longestNumber = 40
)

// CallTopic is what a call was about.
type CallTopic string

// The topics.
const (
	AboutUnknown    CallTopic = ""
	AboutAccount    CallTopic = "account"    // a problem with an account or a sign-in
	AboutOrder      CallTopic = "order"      // an order that the reader didn't make
	AboutRefund     CallTopic = "refund"     // money back
	AboutParcel     CallTopic = "parcel"     // a parcel, customs
	AboutBank       CallTopic = "bank"       // the bank, its fraud department
	AboutAuthority  CallTopic = "authority"  // tax office, police, social security
	AboutComputer   CallTopic = "computer"   // a virus, a computer problem
	AboutPrize      CallTopic = "prize"      // a prize
	AboutInvestment CallTopic = "investment" // an investment
	AboutRelative   CallTopic = "relative"   // a relative in need
	AboutOther      CallTopic = "other"      // something else
)

// CallTopics lists the topics in the order of the form.
func CallTopics() []CallTopic {
	return []CallTopic{
		AboutAccount, AboutOrder, AboutRefund, AboutParcel, AboutBank, AboutAuthority, AboutComputer,
		AboutPrize, AboutInvestment, AboutRelative, AboutOther,
	}
}

// CallWish is something that a caller wanted.
type CallWish string

// The wishes.
const (
	WantsKey      CallWish = "press-key"     // press a key
	WantsCode     CallWish = "code"          // read out a code
	WantsPassword CallWish = "password"      // a password or PIN
	WantsCard     CallWish = "card"          // card or bank data
	WantsAccess   CallWish = "remote-access" // install a program, let them see the screen
	WantsGiftCard CallWish = "gift-card"     // buy gift cards
	WantsMoney    CallWish = "money"         // transfer or hand over money
	WantsCrypto   CallWish = "crypto"        // cryptocurrency
	WantsSecrecy  CallWish = "secrecy"       // stay on the line, tell nobody
	WantsVisit    CallWish = "link"          // open a web page
	WantsCallback CallWish = "call-back"     // call a number that the caller gave
	WantsOwnWay   CallWish = "own-way"       // call back at the number on the card, look in the app
	WantsNothing  CallWish = "nothing"       // none of these
)

// CallWishes lists the wishes in the order of the form.
func CallWishes() []CallWish {
	return []CallWish{
		WantsKey, WantsCode, WantsPassword, WantsCard, WantsAccess, WantsGiftCard, WantsMoney, WantsCrypto,
		WantsSecrecy, WantsVisit, WantsCallback, WantsOwnWay, WantsNothing,
	}
}

// CallDeed is something that the reader has done already.
type CallDeed string

// The deeds.
const (
	DidNothing    CallDeed = "nothing"
	GaveCode      CallDeed = "gave-code"
	GavePassword  CallDeed = "gave-password"
	GaveCard      CallDeed = "gave-card"
	DidPay        CallDeed = "paid"
	DidLetThemIn  CallDeed = "remote-access" // installed a program, let them see the screen
	DidOpenTheWeb CallDeed = "clicked"       // opened a page
)

// CallDeeds lists the deeds in the order of the form.
func CallDeeds() []CallDeed {
	return []CallDeed{DidNothing, DidOpenTheWeb, GaveCode, GavePassword, GaveCard, DidPay, DidLetThemIn}
}

// Empty tells whether nothing was answered.
func (a *Answers) Empty() bool {
	return a == nil || a.Caller == "" && a.Number == "" && a.About == "" && len(a.Wanted) == 0 && len(a.Done) == 0
}

// Wants tells whether the caller wanted w.
func (a *Answers) Wants(w CallWish) bool { return a != nil && slices.Contains(a.Wanted, w) }

// Validate names the first answer that is none of those offered, and lists
// what is; nil if all are. nil Answers are valid.
func (a *Answers) Validate() error {
	if a == nil {
		return nil
	}
	if len(a.Caller) > longestCaller {
		return fmt.Errorf("answers.caller is longer than %d octets", longestCaller)
	}
	if len(a.Number) > longestNumber {
		return fmt.Errorf("answers.number is longer than %d octets", longestNumber)
	}
	if a.About != AboutUnknown && !slices.Contains(CallTopics(), a.About) {
		return fmt.Errorf("answers.about is none of %s", listed(CallTopics()))
	}
	if !offered(a.Wanted, CallWishes()) {
		return fmt.Errorf("answers.wanted holds what is none of %s", listed(CallWishes()))
	}
	if !offered(a.Done, CallDeeds()) {
		return fmt.Errorf("answers.done holds what is none of %s", listed(CallDeeds()))
	}
	return nil
}

// offered tells whether every given answer is among those offered. A list that
// repeats itself is none that a form makes.
func offered[A ~string](given, among []A) bool {
	if len(given) > len(among) {
		return false
	}
	for _, g := range given {
		if !slices.Contains(among, g) {
			return false
		}
	}
	return true
}

func listed[A ~string](all []A) string {
	words := make([]string, len(all))
	for i, a := range all {
		words[i] = string(a)
	}
	return strings.Join(words, ", ")
}
