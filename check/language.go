package check

import (
	"bonafide/check/lexicon"
	"bonafide/verdict"
)

// The language of a longer text isn't recognized, so that its words could not
// be weighed: only its form was judged. It says nothing for or against.
var kindContentLanguageUnknown = verdict.Kind{Code: "content.language-unknown", Direction: verdict.Against, Family: "content-language", Fixed: true}

// judgeLanguage says where words could not be weighed.
func (x *examination) judgeLanguage() {
	if x.reading.Language == lexicon.Unknown && x.reading.Counts.Words >= wordsOfLanguage {
		x.find(kindContentLanguageUnknown, "")
	}
}

// wordsOfLanguage is how many words are enough to tell a language.
const wordsOfLanguage = 8
