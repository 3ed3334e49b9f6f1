package lexicon

// deniable tells the kinds of phrase that a negation turns into their
// opposite: "never share this code" asks for nothing.
func (k kind) deniable() bool { return k == kindRequest || k == kindThreat }

const (
	// reachBefore and reachAfter are the words before and after a phrase in
	// which a negation is looked for, within the sentence.
	reachBefore = 9
	reachAfter  = 3
	// reachCondition is the number of words before a negation in which a
	// condition is looked for: "if you do not confirm" denies nothing.
	reachCondition = 5
)

// denied tells whether the phrase from token start to end is denied.
func denied(tokens []token, start, end int) bool {
	commas := 0
	for i := start; i >= 0 && i >= start-reachBefore; i-- {
		if i < start && tokens[i].hasRole(roleNegation) {
			return !conditional(tokens, i)
		}
		if tokens[i].flags&startsSentence != 0 {
			break
		}
		// A list ("your card, bank or account number") stays one thought, a
		// second comma seldom does.
		if tokens[i].flags&startsClause != 0 {
			if commas++; commas > 1 {
				break
			}
		}
	}
	for i := end + 1; i < len(tokens) && i <= end+reachAfter; i++ {
		if tokens[i].flags&(startsSentence|startsClause) != 0 {
			return false
		}
		if tokens[i].hasRole(roleNegation) {
			return true
		}
	}
	return false
}

// conditional tells whether the negation at token i stands under a condition.
func conditional(tokens []token, i int) bool {
	for k := i; k >= 0 && k >= i-reachCondition; k-- {
		if tokens[k].hasRole(roleCondition) {
			return true
		}
		if tokens[k].flags&(startsSentence|startsClause) != 0 {
			return false
		}
	}
	return false
}

// hasRole tells whether t is a word with this role.
func (t *token) hasRole(role uint16) bool { return t.roles&role != 0 }
