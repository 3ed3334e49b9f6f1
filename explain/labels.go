package explain

// Labels are the words around the contents of a card.
type Labels struct {
	DoNow       string // heading of the steps
	Why         string // heading of the strongest reasons
	AllFindings string // opens all findings
	For         string // heading of findings that speak for it
	Against     string // heading of findings that speak against it
	Unchecked   string // heading of what could not be checked
	Risk        string // before the risk
	Claims      string // before the brand that it claims to come from
	Trick       string // before the trick
	Category    string // before the kind of message
	Detail      string // opens the technical detail
	Happened    string // asks what the reader has done
	NoFindings  string // where there is nothing to list
}

func (r *reader) labels() Labels {
	say := func(name string) string { return r.say("label", name, "text") }
	return Labels{
		DoNow:       say("do-now"),
		Why:         say("why"),
		AllFindings: say("all-findings"),
		For:         say("for"),
		Against:     say("against"),
		Unchecked:   say("unchecked"),
		Risk:        say("risk"),
		Claims:      say("claims"),
		Trick:       say("trick"),
		Category:    say("category"),
		Detail:      say("detail"),
		Happened:    say("happened"),
		NoFindings:  say("no-findings"),
	}
}

// labelNames lists the sections of the labels.
func labelNames() []string {
	return []string{
		"do-now", "why", "all-findings", "for", "against", "unchecked", "risk",
		"claims", "trick", "category", "detail", "happened", "no-findings",
	}
}
