package explain

// Situation is what the reader has done already. It decides which steps come
// first.
type Situation string

// The situations.
const (
	// NothingYet: the reader has only read the message.
	NothingYet Situation = ""
	// Clicked: opened a link or an attachment, and typed nothing.
	Clicked Situation = "clicked"
	// Paid: paid, or gave card or bank details.
	Paid Situation = "paid"
	// GavePassword: typed a password on the page or told it.
	GavePassword Situation = "gave-password"
	// GaveCode: passed on a one-time code.
	GaveCode Situation = "gave-code"
	// RemoteAccess: called, or installed something that lets others in.
	RemoteAccess Situation = "remote-access"
)

// Situations lists every situation, the most harmless first.
func Situations() []Situation {
	return []Situation{NothingYet, Clicked, Paid, GavePassword, GaveCode, RemoteAccess}
}

// ParseSituation returns the situation that s names; anything unknown is
// NothingYet.
func ParseSituation(s string) Situation {
	for _, known := range Situations() {
		if string(known) == s {
			return known
		}
	}
	return NothingYet
}
