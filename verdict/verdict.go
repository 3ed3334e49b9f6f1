// Package verdict holds the one form that every judgement of Bonafide takes:
// an outcome, a calibrated risk and the evidence behind them, and the one rule
// that combines evidence into an outcome.
//
// It decides nothing about messages, logins or sellers themselves; judges
// collect evidence and hand it over. It imports the standard library only.
package verdict

// Outcome is the word that a judgement ends in.
type Outcome string

// The outcomes, from best to worst.
const (
	// Genuine means proved to come from the brand that it claims.
	Genuine Outcome = "genuine"
	// Unverified means no proof either way and no marks of a scam.
	Unverified Outcome = "unverified"
	// Suspicious means that it has the marks of a scam, short of certainty.
	Suspicious Outcome = "suspicious"
	// Scam means that it is a scam as far as can be known.
	Scam Outcome = "scam"
)

// Outcomes lists every outcome from best to worst.
func Outcomes() []Outcome { return []Outcome{Genuine, Unverified, Suspicious, Scam} }

// Severity is the place of o in Outcomes (0 best), or -1 if o is none of them.
func (o Outcome) Severity() int {
	for i, x := range Outcomes() {
		if x == o {
			return i
		}
	}
	return -1
}

// Category is the kind of message that a shop sends.
type Category string

// The categories of the Message Center.
const (
	CategoryAccount   Category = "account"   // account and security
	CategorySeller    Category = "seller"    // seller performance and policy
	CategoryOrder     Category = "order"     // orders, shipping, returns
	CategoryPromotion Category = "promotion" // advertising, newsletters
	CategoryOther     Category = "other"
)

// Categories lists every category.
func Categories() []Category {
	return []Category{CategoryAccount, CategorySeller, CategoryOrder, CategoryPromotion, CategoryOther}
}

// Verdict is what the command prints, the API returns, the pages show and the
// store keeps. Fields may be added, never renamed.
type Verdict struct {
	File     string     `json:"file,omitempty" doc:"Where the message was read from" example:"mail/suspended.eml"`
	Channel  string     `json:"channel" doc:"How the message came: email, sms, chat, call, link or image" example:"email"`
	Outcome  Outcome    `json:"verdict" enum:"genuine,unverified,suspicious,scam" doc:"The outcome"`
	Risk     float64    `json:"risk" minimum:"0" maximum:"1" doc:"Calibrated probability that the message is a scam"`
	Brand    string     `json:"brand" doc:"Identifier of the brand profile that the message claims to come from; empty if none" example:"amazon"`
	Category Category   `json:"category" enum:"account,seller,order,promotion,other" doc:"What kind of message it is or pretends to be"`
	Lure     string     `json:"lure" doc:"The trick that the message uses; empty if none was recognized" example:"account-suspended"`
	Language string     `json:"language" doc:"Language of the message (BCP 47), und if unknown" example:"en"`
	Evidence []Evidence `json:"evidence" doc:"What was found, strongest first"`
	Advice   []string   `json:"advice" doc:"What to do now, in order, in the reader's language"`
}
