package check

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"

	"bonafide/message"
	"bonafide/verdict"
)

//go:embed weights.json
var shippedWeights []byte

// Rules holds a rule for each channel: the same finding is worth more or less
// by how a message came.
type Rules struct {
	Email *verdict.Rule `json:"email,omitempty"`
	// SMS is the rule of text and chat messages.
	SMS  *verdict.Rule `json:"sms,omitempty"`
	Call *verdict.Rule `json:"call,omitempty"`
	Link *verdict.Rule `json:"link,omitempty"`
}

// ErrRules means that a file holds no rules.
var ErrRules = errors.New("check: not a file of rules")

// ParseRules reads rules as JSON: an object with a rule for each of "email",
// "sms", "call" and "link", of which some may be missing.
func ParseRules(data []byte) (Rules, error) {
	var r Rules
	if err := json.Unmarshal(data, &r); err != nil {
		return Rules{}, fmt.Errorf("%w: %w", ErrRules, err)
	}
	if r == (Rules{}) {
		return Rules{}, fmt.Errorf("%w: it has none of the keys email, sms, call and link", ErrRules)
	}
	return r, nil
}

// ShippedRules are the rules with the weights that ship with the program.
func ShippedRules() Rules {
	r, err := ParseRules(shippedWeights)
	if err != nil {
		panic(fmt.Sprintf("check: embedded weights.json: %v", err))
	}
	return r
}

// RuleName names the rule by which messages of a channel are judged: the key
// of Rules.
func RuleName(c message.Channel) string {
	switch c {
	case message.SMS, message.Chat, message.Image:
		return "sms"
	case message.Call:
		return "call"
	case message.Link:
		return "link"
	case message.Email:
	}
	return "email"
}

// Slot is where the rule of that name is kept, nil if there is no such name.
func (r *Rules) Slot(name string) **verdict.Rule {
	switch name {
	case "email":
		return &r.Email
	case "sms":
		return &r.SMS
	case "call":
		return &r.Call
	case "link":
		return &r.Link
	}
	return nil
}

// of is the rule for a channel.
func (r *Rules) of(c message.Channel) *verdict.Rule { return *r.Slot(RuleName(c)) }

// WithRules replaces the shipped weights and thresholds of the channels that r
// has.
func WithRules(r Rules) Option {
	return func(c *Checker) {
		for _, name := range []string{"email", "sms", "call", "link"} {
			if rule := *r.Slot(name); rule != nil {
				*c.rules.Slot(name) = rule
			}
		}
	}
}
