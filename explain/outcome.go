package explain

import (
	"math"
	"strconv"

	"bonafide/verdict"
)

// Risks beyond which a number would claim more than was measured.
const (
	nearlyAll = 0.985
	hardlyAny = 0.015
)

// known returns o, or Unverified for a word that is no outcome.
func known(o verdict.Outcome) verdict.Outcome {
	if o.Severity() < 0 {
		return verdict.Unverified
	}
	return o
}

// bad tells whether o warns of a scam.
func bad(o verdict.Outcome) bool { return o == verdict.Scam || o == verdict.Suspicious }

// note says what would prove the origin of an e-mail. Other channels have no
// signature.
func (r *reader) note(v *verdict.Verdict) string {
	if v.Channel != "" && v.Channel != "email" {
		return ""
	}
	return r.say("outcome", string(known(v.Outcome)), "note")
}

// sentence says what the outcome means, and how certain it is: that a message
// did not come from a brand is only said where that is proved.
func (r *reader) sentence(v *verdict.Verdict) string {
	o := known(v.Outcome)
	key := "sentence"
	switch {
	case v.Channel == "link":
		key = "leads"
	case o == verdict.Scam && hasGate(v, verdict.ProvesOtherOrigin):
		key = "proof"
	case bad(o) && hasGate(v, verdict.ProvesOrigin):
		key = "through"
	case o != verdict.Genuine && v.Channel == "call":
		key = "called"
	}
	return r.say("outcome", string(o), key)
}

// risk puts the calibrated risk in words. A verdict that rests on a proof
// rests on no estimate, one that rests on a reader's answers on nothing that
// was measured, and a number near 0 or 100 would claim more than the
// measurements support.
func (r *reader) risk(v *verdict.Verdict) string {
	key, n := "about", ""
	switch {
	case v.Outcome == verdict.Genuine,
		v.Outcome == verdict.Scam && hasGate(v, verdict.ProvesOtherOrigin):
		key = "proof"
	case hasCode(v, "call.from-answers"):
		key = "answers"
	case v.Risk >= nearlyAll:
		key = "nearly-all"
	case v.Risk <= hardlyAny:
		key = "hardly-any"
	case !math.IsNaN(v.Risk):
		n = strconv.Itoa(int(math.Round(v.Risk * 100)))
	}
	t := r.lookup(address{"risk", "", key})
	if len(t) == 0 {
		return ""
	}
	return t[0].render(func(name string) string {
		if name == "n" {
			return n
		}
		return r.fact(name)
	})
}

// category names c; what is no category is "other".
func (r *reader) category(c verdict.Category) string {
	if s := r.say("category", string(c), "name"); s != "" {
		return s
	}
	return r.say("category", string(verdict.CategoryOther), "name")
}

func hasGate(v *verdict.Verdict, g verdict.Gate) bool {
	for i := range v.Evidence {
		if v.Evidence[i].Gate == g {
			return true
		}
	}
	return false
}

func hasCode(v *verdict.Verdict, code string) bool {
	for i := range v.Evidence {
		if v.Evidence[i].Code == code {
			return true
		}
	}
	return false
}
