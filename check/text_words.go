package check

import (
	"strings"
)

// reminders are the words of honest reminders in the languages of the checker.
var reminders = []string{
	"appointment", "reservation", "your table", "rx ", "prescription", "reminder:", "appuntamento", "promemoria", "prenotazione",
	"termin ", "rendez-vous", "reserva", "cita ", "afspraak", "ready for pickup", "ready for pick up", "ready to pick up",
}

// reminds tells whether a text reminds of an appointment.
func reminds(text string) bool {
	low := strings.ToLower(head(text, 300))
	for _, w := range reminders {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// brokenWord is the first word whose capitals or digits stand as in no word:
// "yourAutOPOlicy", "acc0unt".
func brokenWord(text string) string {
	dotted := 0
	for word := range strings.FieldsSeq(text) {
		if splitWord(word) {
			if dotted++; dotted >= manySplit {
				return word
			}
		}
		if len(word) < 5 || len(word) > 60 || strings.ContainsAny(word, "/@.:") {
			continue
		}
		rises, swapped, letters := 0, false, 0
		for i := range len(word) {
			c := word[i]
			if upper(c) || lower(c) {
				letters++
			}
			if i == 0 || i+1 == len(word) {
				continue
			}
			was, next := word[i-1], word[i+1]
			if upper(c) && lower(was) {
				rises++
			}
			if (c == '0' || c == '1') && (lower(was) || upper(was)) && (lower(next) || upper(next)) {
				swapped = true
			}
		}
		if rises >= 2 && letters >= 7 || swapped && letters >= 4 || shoutsOn(word) {
			return word
		}
	}
	return ""
}

// manySplit is how many words with a full stop inside are no accident: people
// forget the space after a sentence, too.
const manySplit = 4

// splitWord tells whether a full stop stands inside a short word.
func splitWord(word string) bool {
	const longest = 12
	i := strings.IndexByte(word, '.')
	return len(word) <= longest && i > 0 && i+1 < len(word) && (lower(word[i-1]) || upper(word[i-1])) && lower(word[i+1])
}

// shoutsOn tells a word that goes on in capitals ("significantCOST") or is
// longer in capitals than words are ("SAFEDRIVERDISCOUNT").
func shoutsOn(word string) bool {
	const longest = 16
	small, capitals := 0, 0
	for i := range len(word) {
		switch c := word[i]; {
		case upper(c):
			capitals++
		case lower(c) && capitals == 0:
			small++
		default:
			return false
		}
	}
	return small >= 2 && capitals >= 4 || small == 0 && capitals >= longest
}

// salesWords are what advertising by text is made of.
var salesWords = []string{
	"offer", "tone", "tariff", "mins", "txts", "texts", "sale", "% off", "shop", "per week", "/wk", "per wk", "/min", "chat", "games", "video",
	"subscri", "order now", "discount", "deal", "reply stop", "unsub", "camera phone", "logo", "poly", "singles", "gay", "sex", "win ", "quiz",
}

// sells tells whether a text, in lower case, is made of several of them.
func sells(low string) bool {
	n := 0
	for _, w := range salesWords {
		if strings.Contains(low, w) {
			if n++; n == 2 {
				return true
			}
		}
	}
	return false
}

// premiumRate tells whether a text names a price by the minute, message or
// week, as rules for premium numbers want it. It wants lower case.
func premiumRate(low string) bool {
	if !strings.ContainsAny(low, "0123456789&") {
		return false
	}
	for _, w := range []string{"ppm", "p/min", "p per min", "p/msg", "p per msg", "p/text", "p pmsg", "pmsg", "per wk", "/wk", "per week", "p a min", "p min", "p/m", "t&c", "ts&c", "bt-national", "national rate", "std txt rate", "stdtxtrate"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// codeWords name a one-time code in the languages of the checker.
var codeWords = []string{
	"code", "otp", "passcode", "one-time", "one time", "pin", "tan", "codice", "c\u00f3digo", "codigo", "kod", "\u043a\u043e\u0434",
}

// oneTimeCode is the code that a text gives its reader, "" if none: four to
// eight digits, also in two groups, near a word for it.
func oneTimeCode(text string) string {
	text = head(text, 400)
	low := strings.ToLower(text)
	named := false
	for _, w := range codeWords {
		named = named || strings.Contains(low, w)
	}
	if !named {
		return ""
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r <= ' ' || strings.ContainsRune(".,:;!?()[]\"'", r) }) {
		w := strings.ReplaceAll(strings.TrimPrefix(word, "G-"), "-", "")
		if n := len(w); n >= 4 && n <= 8 && strings.Trim(w, "0123456789") == "" {
			return word
		}
	}
	return ""
}

// optOuts are the words by which lawful bulk texts let their readers end
// them.
var optOuts = []string{"stop to", "text stop", "txt stop", "send stop", "reply stop", "stop=end", "stop 2 end", "stop2stop", "opt out", "optout", "opt-out", "stop al", "invia stop", "rispondi stop", "stop an"}

// optsOut tells whether a text, in lower case, says how to end further ones.
func optsOut(low string) bool {
	low = tail(low, 200)
	if !strings.Contains(low, "stop") && !strings.Contains(low, "opt") {
		return false
	}
	for _, w := range optOuts {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}
