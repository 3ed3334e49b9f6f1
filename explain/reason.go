package explain

import (
	"cmp"
	"slices"

	"bonafide/verdict"
)

// maxReasons is the number of reasons that a card shows first.
const maxReasons = 3

// Reason is one finding in words.
type Reason struct {
	Code      string            // stable code of the evidence
	Title     string            // two to five words
	Text      string            // plain words, one or two sentences
	Advice    string            // what to do about this finding; often ""
	Detail    string            // one technical line with the standard's name
	Subject   string            // the piece of the message, defanged; "" where there is none to show
	Direction verdict.Direction // for or against
	Weight    float64           // as in the evidence, nats
	Proof     bool              // it is a proof, which counts before any weight
	// Highlight is the domain of a look-alike in pieces, with those marked that
	// differ from Official or stand around its name; nil for other findings.
	Highlight []Span
	// Official is what a look-alike imitates, "" for other findings.
	Official string
}

// reasons fills in the three lists of findings.
func (r *reader) reasons(c *Card, v *verdict.Verdict) {
	order := strongestFirst(v.Evidence)
	worded := make([]Reason, len(order))
	for i, e := range order {
		worded[i] = r.reason(e)
		if unchecked(e.Code) {
			c.Unchecked = append(c.Unchecked, worded[i])
		}
		if !unchecked(e.Code) || e.Weight > 0 {
			c.All = append(c.All, worded[i])
		}
	}
	for _, i := range strongest(order, known(v.Outcome)) {
		c.Reasons = append(c.Reasons, worded[i])
	}
}

func (r *reader) reason(e *verdict.Evidence) Reason {
	f := r.full(e)
	reason := Reason{
		Code: e.Code, Title: f.title, Text: f.text, Advice: f.advice, Detail: f.detail,
		Subject: r.subject(e), Direction: e.Direction, Weight: e.Weight,
		Proof: e.Gate == verdict.ProvesOrigin || e.Gate == verdict.ProvesOtherOrigin,
	}
	if official, domain := e.Args["official"], e.Args["domain"]; official != "" && domain != "" {
		reason.Official = clean(official, maxArgument)
		reason.Highlight = highlighter(e.Args["kind"])(defang(clean(domain, maxArgument)), reason.Official)
	}
	return reason
}

// highlighter cuts domains that imitate another in this way (the kinds of
// package link/lookalike).
func highlighter(kind string) func(domain, official string) []Span {
	switch kind {
	case "combosquat", "subdomain":
		return HighlightAround
	default:
		return Highlight
	}
}

// subject is the piece of the message that e is about. Judges that have none
// to show put a code there, which the sentence words already.
func (r *reader) subject(e *verdict.Evidence) string {
	for name, value := range e.Args {
		if coded(name) && value == e.Subject {
			return ""
		}
	}
	if r.say("value", "defect", e.Subject) != "" {
		return ""
	}
	return clean(e.Subject, maxSubject)
}

// strongestFirst orders findings: proofs, then by weight; the judge's order
// decides between equals.
func strongestFirst(evidence []verdict.Evidence) []*verdict.Evidence {
	order := make([]*verdict.Evidence, len(evidence))
	for i := range evidence {
		order[i] = &evidence[i]
	}
	slices.SortStableFunc(order, func(a, b *verdict.Evidence) int {
		if gated := a.Gate != verdict.NoGate; gated != (b.Gate != verdict.NoGate) {
			if gated {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Weight, a.Weight)
	})
	return order
}

// strongest picks the findings that explain the outcome: those of its own
// direction, one of each family.
func strongest(order []*verdict.Evidence, o verdict.Outcome) []int {
	var picked []int
	seen := make(map[string]bool, maxReasons)
	for i, e := range order {
		if len(picked) == maxReasons {
			break
		}
		family := e.Family
		if family == "" {
			family = e.Code
		}
		if seen[family] || !explains(e, o) {
			continue
		}
		seen[family] = true
		picked = append(picked, i)
	}
	return picked
}

// explains tells whether e may stand as a reason for o. Findings that only
// inform explain nothing, except that nothing could be told.
func explains(e *verdict.Evidence, o verdict.Outcome) bool {
	informs := e.Weight == 0 && e.Gate == verdict.NoGate
	switch o {
	case verdict.Genuine:
		return e.Direction == verdict.For && !informs
	case verdict.Suspicious, verdict.Scam:
		return e.Direction == verdict.Against && !informs
	case verdict.Unverified:
	}
	return !informs || unchecked(e.Code)
}

// unchecked tells whether a code says that something could not be checked.
func unchecked(code string) bool {
	switch code {
	case "auth.not-checked", "auth.temporary-error", "message.limit", "forward.inline", "forward.added", "call.little-known", "picture.not-read":
		return true
	}
	return false
}
