package check

import (
	_ "embed"
	"strings"
)

//go:embed company-words.txt
var companyWordList string

//go:embed own-words.txt
var ownWordList string

// companyWords are what companies add to their name in a sender's name, in
// the languages of the checker, and the top-level domains that stand there.
var companyWords = wordSet(companyWordList)

// ownWords stand beside a brand's name where the brand itself speaks: "your
// Amazon account", "the Amazon team", "© Amazon".
var ownWords = wordSet(ownWordList)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// head and tail cut a text near n octets without breaking a character.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

func tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	i := len(s) - n
	for i < len(s) && s[i]&0xC0 == 0x80 {
		i++
	}
	return s[i:]
}

// spelled reads the words of a local part.
func spelled(local string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("._-+=", r) {
			return ' '
		}
		return r
	}, local)
}
