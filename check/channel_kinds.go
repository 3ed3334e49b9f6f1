package check

import (
	"slices"
	"strings"

	"bonafide/verdict"
)

// KindsOf lists the kinds of evidence that messages judged by this rule (see
// RuleName) can show.
func KindsOf(rule string) []verdict.Kind {
	var out []verdict.Kind
	for _, k := range Kinds() {
		area, _, _ := strings.Cut(k.Code, ".")
		if slices.Contains(areas(rule), area) {
			out = append(out, k)
		}
	}
	return out
}

// areas are the first parts of the codes of the evidence that a rule weighs.
func areas(rule string) []string {
	switch rule {
	case "sms":
		return []string{"claim", "sender", "link", "content", "text", "picture"}
	case "call":
		return []string{"claim", "link", "content", "text", "call"}
	case "link":
		return []string{"claim", "link"}
	}
	return []string{"claim", "origin", "auth", "sender", "link", "form", "content", "attachment", "message", "picture"}
}
