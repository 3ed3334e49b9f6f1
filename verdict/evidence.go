package verdict

// Direction tells whether a piece of evidence speaks for the message being
// what it claims, or against it.
type Direction string

// The directions.
const (
	For     Direction = "for"
	Against Direction = "against"
)

// Gate is what a proof does beside its weight.
type Gate string

// The gates. Proofs are not weights: they open or shut an outcome.
const (
	// NoGate marks ordinary evidence.
	NoGate Gate = ""
	// ProvesOrigin lets the outcome be Genuine.
	ProvesOrigin Gate = "proves-origin"
	// ProvesOtherOrigin makes the outcome Scam.
	ProvesOtherOrigin Gate = "proves-other-origin"
	// DoubtsContent keeps a message of proved origin from being Genuine: a
	// stranger's words travel in it.
	DoubtsContent Gate = "doubts-content"
)

// Kind is what is known of a piece of evidence before any message is read.
// A judge declares each kind once, next to the rule that finds it.
type Kind struct {
	// Code is the stable name, "area.finding" in kebab case.
	Code string
	// Direction is fixed for each kind: fitting never turns it.
	Direction Direction
	// Family names kinds that say much the same thing. Within one family the
	// strongest counts in full and the others ever less (see Rule). A kind
	// without a family stands alone.
	Family string
	// Gate is set for proofs.
	Gate Gate
	// Prior is the log-likelihood ratio in nats that the kind is worth before
	// any data are seen; fitting starts from it and data move it.
	Prior float64
	// Fixed keeps the prior as it is: collections can't show what the kind is
	// worth, because whether it can be seen at all differs between them.
	Fixed bool
}

// Evidence is one finding about one thing.
type Evidence struct {
	Code      string    `json:"code" doc:"Stable code" example:"sender.lookalike-domain"`
	Direction Direction `json:"direction" enum:"for,against" doc:"Whether it speaks for or against the message"`
	// Weight is the size of the log-likelihood ratio in nats, never negative.
	// It is 0 for findings that only inform, and for proofs, which gate.
	Weight  float64 `json:"weight" minimum:"0" doc:"Strength: natural logarithm of the likelihood ratio"`
	Subject string  `json:"subject" doc:"The piece of the message that it is about, defanged" example:"arnazon[.]com"`
	Text    string  `json:"text" doc:"The finding as a sentence in the reader's language"`

	// Args fill the sentence: names such as "brand", "domain", "official".
	Args map[string]string `json:"-"`
	// Family and Gate are copied from the Kind.
	Family string `json:"-"`
	Gate   Gate   `json:"-"`
}

// New makes a piece of evidence of kind k about subject. args are pairs of
// name and value for the sentence; an odd last one is ignored.
func (k Kind) New(subject string, args ...string) Evidence {
	e := Evidence{
		Code: k.Code, Direction: k.Direction, Subject: subject,
		Family: k.Family, Gate: k.Gate,
	}
	if len(args) > 1 {
		e.Args = make(map[string]string, len(args)/2)
		for i := 0; i+1 < len(args); i += 2 {
			e.Args[args[i]] = args[i+1]
		}
	}
	return e
}
