package explain

import "bonafide/message"

// SituationsOf lists what a reader has done by their own answers about a call,
// the most urgent first; none where they have done nothing, or were not asked.
func SituationsOf(a *message.Answers) []Situation {
	if a == nil {
		return nil
	}
	done := map[Situation]bool{}
	for _, d := range a.Done {
		done[situationAfter(d)] = true
	}
	var list []Situation
	for _, s := range []Situation{RemoteAccess, Paid, GaveCode, GavePassword, Clicked} {
		if done[s] {
			list = append(list, s)
		}
	}
	return list
}

// situationAfter is the situation that a deed leaves.
func situationAfter(d message.CallDeed) Situation {
	switch d {
	case message.DidOpenTheWeb:
		return Clicked
	case message.GaveCode:
		return GaveCode
	case message.GavePassword:
		return GavePassword
	case message.GaveCard, message.DidPay:
		return Paid
	case message.DidLetThemIn:
		return RemoteAccess
	case message.DidNothing:
	}
	return NothingYet
}
