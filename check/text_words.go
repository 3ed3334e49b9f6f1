package check

import (
	"strings"
)

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

// oneTimeCode is the code that a text gives its reader, "" if none: four to
// eight digits, also in two groups. A word for it must be in the text.
func oneTimeCode(text string) string {
	for word := range strings.FieldsFuncSeq(head(text, 400), func(r rune) bool { return r <= ' ' || strings.ContainsRune(".,:;!?()[]\"'", r) }) {
		w := strings.ReplaceAll(strings.TrimPrefix(word, "G-"), "-", "")
		if n := len(w); n >= 4 && n <= 8 && strings.Trim(w, "0123456789") == "" {
			return word
		}
	}
	return ""
}
