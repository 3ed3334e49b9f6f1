package check

import (
	"strings"
)

// number is replyNumber of the text, found once.
func (x *examination) number() string {
	if !x.numberKnown {
		x.numberKnown, x.replyTo = true, replyNumber(x.m.Text)
	}
	return x.replyTo
}

// replyNumber is a telephone number or short code that a text wants called or
// answered to, "" if none: seven digits or more, or four to six after a word
// for sending.
func replyNumber(text string) string {
	for i := 0; i < len(text); {
		c := text[i]
		if c < '0' || c > '9' {
			i++
			continue
		}
		start, n := i, 0
		for i < len(text) && n < 20 {
			switch c := text[i]; {
			case c >= '0' && c <= '9':
				n++
			case (c == ' ' || c == '-' || c == '.' || c == '(' || c == ')') && i+1 < len(text) && (text[i+1] >= '0' && text[i+1] <= '9' || text[i+1] == ' ' || text[i+1] == '('):
			default:
				goto end
			}
			i++
		}
	end:
		word := strings.TrimRight(text[start:i], " -.()")
		glued := start > 0 && (lower(text[start-1]|0x20) || strings.IndexByte("/=_$\u00a3#", text[start-1]) >= 0) || i < len(text) && lower(text[i]|0x20)
		switch {
		case n >= 10 && n <= 13 && (start == 0 || strings.IndexByte("/=_#", text[start-1]) < 0) && !numbered(text[:start]), n >= 7 && n < 10 && !glued && calledFor(text[:start]):
			return word
		case n >= 4 && n <= 6 && !glued && sentTo(text[:start]):
			return word
		}
	}
	return ""
}

// numbered tells whether a word for another kind of number stands before one.
func numbered(before string) bool {
	before = strings.ToLower(tail(before, 14))
	for _, w := range []string{"ref", "order", "track", " id", "a/c", "txn", "invoice", "acct", "parcel", "package", "shipment", "spedizione", "usps", "dhl", "gls", "sendung"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// calledFor tells whether a word for calling stands shortly before a number.
func calledFor(before string) bool {
	before = strings.ToLower(tail(before, 24))
	for _, w := range []string{"call", "text", "txt", "dial", "phone", "whatsapp", "contact", "ring", "tel", "chiam", "anruf", "rufen", "appel", "llam", "ligue", "bel "} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// sentTo tells whether "to" stands directly before a short code: "text WIN to
// 80082".
func sentTo(before string) bool {
	before = strings.ToLower(strings.TrimRight(tail(before, 48), " "))
	for _, w := range []string{" no:", " no", " no.", " number", " number:"} {
		before = strings.TrimSuffix(before, w)
	}
	for _, w := range []string{" to", " 2", " al", " an", " au"} {
		if rest, ok := strings.CutSuffix(before, w); ok {
			for _, verb := range []string{"text", "txt", "send", "sms", "reply", "msg", "invia", "sende", "envoy", "env\u00ed"} {
				if strings.Contains(rest, verb) {
					return !strings.Contains(rest, "stop") && !strings.Contains(rest, "help")
				}
			}
		}
	}
	return false
}
