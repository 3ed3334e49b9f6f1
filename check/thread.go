package check

import "strings"

// conversation tells whether the message answers another one: it names it and
// either quotes it or keeps its subject.
func (x *examination) conversation() bool {
	h := x.m.Header
	if x.headerless { // what is left of a conversation in a copy
		return x.m.Quoted != "" && isReply(x.m.Subject) && !isForward(x.m.Subject)
	}
	return (h.Count("in-reply-to") > 0 || h.Count("references") > 0) &&
		(x.m.Quoted != "" || isReply(x.m.Subject)) && !isForward(x.m.Subject)
}

// isReply tells whether a subject has the prefix of an answer or a forward, as
// mail programs of several languages write it.
func isReply(subject string) bool {
	switch subjectPrefix(subject) {
	case "re", "aw", "r", "rif", "sv", "antw", "res", "odp":
		return true
	}
	return isForward(subject)
}

// isForward tells whether a subject has the prefix of a forwarded message.
func isForward(subject string) bool {
	switch subjectPrefix(subject) {
	case "fw", "fwd", "wg", "i", "vs", "doorst", "enc", "rv", "tr":
		return true
	}
	return false
}

func subjectPrefix(subject string) string {
	prefix, _, found := strings.Cut(subject, ":")
	if !found || len(prefix) > 6 {
		return ""
	}
	return strings.ToLower(strings.TrimSpace(prefix))
}
