package check

import (
	"strings"
	"unicode"

	"bonafide/brand"
)

// standsAlone tells whether a name consists of the brand's and of words by
// which a company names its parts ("Amazon Customer Service"), not of a
// person's or another company's ("Maria from Amazon Crafts").
func standsAlone(name string, m brand.Mention) bool { return foreignWords(name, m) == 0 }

// opens tells whether a name begins with the brand's and adds hardly anything
// ("IKEA thanks you"). A list that rewrites From says "IKEA via Group".
func opens(name string, m brand.Mention) bool {
	return !strings.ContainsFunc(name[:m.Start], unicode.IsLetter) && foreignWords(name, m) <= 2 &&
		!strings.Contains(strings.ToLower(name[m.End:]), " via ")
}

// foreignWords counts the words beside a brand's name, in the same part of the
// sender's name, by which a company doesn't name its own parts.
func foreignWords(name string, m brand.Mention) int {
	start, end := 0, len(name)
	if i := strings.LastIndexAny(name[:m.Start], partSeparators); i >= 0 {
		start = i
	}
	if i := strings.IndexAny(name[m.End:], partSeparators); i >= 0 {
		end = m.End + i
	}
	foreign := 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(name[start:m.Start]+" "+name[m.End:end]), notLetter) {
		if len(word) > 1 && !companyWords[word] {
			foreign++
		}
	}
	return foreign
}

// partSeparators divide a sender's name: "Digital license - DETRAN".
const partSeparators = "-|/:;•·()[]!"

// inOwnVoice looks at the two words before and after a mention.
func inOwnVoice(text string, start, end int) bool {
	before := strings.FieldsFunc(strings.ToLower(tail(text[:start], 40)), notLetter)
	after := strings.FieldsFunc(strings.ToLower(head(text[end:], 40)), notLetter)
	if strings.HasSuffix(strings.TrimRight(tail(text[:start], 8), " 0123456789-–"), "©") {
		return true
	}
	own := 0
	if n := len(before); n > 0 && ownWords[before[n-1]] {
		own++
	}
	if len(after) > 0 && ownWords[after[0]] {
		own++
	}
	return own > 0
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }
