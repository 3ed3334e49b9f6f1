package cli

import (
	"cmp"
	"strings"

	"bonafide/explain"
)

// readerLanguage is the language tag in which verdicts are worded: that of the
// flag, else of the locale (POSIX chapter 8: the first that is set of LC_ALL,
// LC_MESSAGES and LANG), else English. The tag keeps its country, which
// chooses a brand's addresses.
func readerLanguage(words *explain.Explainer, flag string, getenv func(string) string) (string, error) {
	if flag != "" {
		if !speaks(words, flag) {
			return "", wrongUsage("--lang %q: there are no texts in this language; choose one of %s",
				flag, strings.Join(words.Languages(), ", "))
		}
		return flag, nil
	}
	locale := cmp.Or(getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG"))
	locale, _, _ = strings.Cut(locale, "@")
	if locale == "" || !speaks(words, locale) {
		return "en", nil
	}
	return locale, nil
}

// speaks tells whether there are texts in the language of tag.
func speaks(words *explain.Explainer, tag string) bool {
	return strings.EqualFold(primary(words.Match(tag)), primary(tag))
}

// primary is the language of a tag (BCP 47) or locale without country and
// encoding.
func primary(tag string) string {
	if i := strings.IndexAny(tag, "-_.@"); i >= 0 {
		return tag[:i]
	}
	return tag
}
