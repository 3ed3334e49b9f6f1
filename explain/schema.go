package explain

import "slices"

// maxSteps is the most steps that a reader is asked to take.
const maxSteps = 3

// groups lists the sections of a catalog.
func groups() []string {
	return []string{
		"language", "label", "outcome", "risk", "category", "channel", "situation",
		"lure", "step", "evidence", "value",
	}
}

// keysOf lists the keys of the sections of a group, nil if there is no such
// group. The keys of "value" are codes and so are free: "*".
func keysOf(group string) []string {
	switch group {
	case "language", "category", "channel":
		return []string{"name"}
	case "label", "step":
		return []string{"text"}
	case "outcome":
		return []string{"word", "sentence", "leads", "proof", "through", "called", "note", "step", "called-step", "leads-step"}
	case "risk":
		return []string{"about", "nearly-all", "hardly-any", "proof", "answers"}
	case "situation":
		return []string{"name", "step"}
	case "lure":
		return append([]string{"name", "sentence", "step"}, situationKeys()...)
	case "evidence":
		return []string{"title", "sentence", "advice", "detail"}
	case "value":
		return []string{"*"}
	}
	return nil
}

// situationKeys are the keys of a lure's own steps for what already happened.
func situationKeys() []string {
	var keys []string
	for _, s := range Situations() {
		if s != NothingYet {
			keys = append(keys, string(s))
		}
	}
	return keys
}

func allowed(group, key string) bool {
	keys := keysOf(group)
	return slices.Contains(keys, key) || len(keys) == 1 && keys[0] == "*"
}

// isSteps tells whether a key may be repeated, one line a step.
func isSteps(group, key string) bool {
	return key == "step" || key == "called-step" || key == "leads-step" || group == "lure" && slices.Contains(situationKeys(), key)
}

// placeholder tells whether {name} may stand in a text: the arguments that
// the judges give, and what this package adds.
func placeholder(name string) bool {
	switch name {
	case "brand", "domain", "official", "kind", "ip", "policy", "from", "server", "list",
		"number", "request", "source", "word", "how", "lure", "name", "type", "defect",
		"limit", "platform", "address", "receiver", "shown", "host", "scheme", "tld", "file":
		return true
	case "subject", "home", "report", "report-page", "n":
		return true
	}
	return false
}

// coded tells whether an argument holds a code, which a sentence words
// through the section [value ARG] and a detail shows as it is.
func coded(arg string) bool {
	switch arg {
	case "kind", "policy", "request", "how", "type", "defect", "limit":
		return true
	}
	return false
}
