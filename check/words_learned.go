package check

import (
	"bonafide/check/textmodel"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence of the learned text model. Its weights are stated, not fitted: they
// are what the bands are worth on mail that the model has not learned from
// (docs/model-card-text.md), since part of what the other weights are fitted
// on was also its lesson.
var (
	// Its words are those of scams far more than of honest messages.
	kindContentWordsOfScams = verdict.Kind{Code: "content.words-of-scams", Direction: verdict.Against, Family: "content-words", Prior: 1.5, Fixed: true}
	// Its words are those of honest messages far more than of scams.
	kindContentWordsOfHonest = verdict.Kind{Code: "content.words-of-honest", Direction: verdict.For, Family: "content-words", Prior: 1.2, Fixed: true}
)

// Probabilities of the text model from which its words say something.
const (
	wordsOfScams  = 0.9
	wordsOfHonest = 0.1
)

// judgeWords asks the text model. Scammers who write like their models are
// taken for honest by it: its word never decides alone.
func (x *examination) judgeWords() {
	if x.m.Channel == message.Link {
		return
	}
	p, ok := x.words.Score(textmodel.Text{Subject: x.m.Subject, Body: x.m.Text, Language: x.reading.Language})
	switch {
	case !ok:
	case p >= wordsOfScams:
		x.find(kindContentWordsOfScams, "")
	case p < wordsOfHonest && (x.claim.profile == nil || x.from.owner == x.claim.profile):
		// Whoever poses as a brand copies its words.
		x.find(kindContentWordsOfHonest, "")
	}
}
