package lexicon

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Topic is a lure that the text is about.
type Topic struct {
	Lure Lure
	// Score is between 0 and 1 and grows with each phrase.
	Score float64
}

// TopicScore is reached by one phrase that seldom stands in a message about
// something else.
const TopicScore = 0.3

// How much a phrase tells of the topic by where it stands, as the exponent of
// the share that it leaves open. Subject and sender's name are written to say
// what a message is about, the end of a long text is not.
const (
	topicInSubject = 1.6
	topicInSender  = 1.4
	topicAtOnce    = 1.0
	topicLater     = 0.5
	topicUnseen    = 0.4 // the plain alternative of a text that is seen instead
)

// openingOctets is the length of the part of a text that tells its topic.
const openingOctets = 1500

// topics names the lures that a message is about. Beside the phrases of lures
// it counts those of the kind topic and what the sender's name says: they tell
// apart what a scam pretends, and are no marks of one.
func (r *Reading) topics(lex *Lexicon, hits []found) []Topic {
	var out []Topic
	own := make([]found, 0, 32)
	for i := range hits {
		p := &lex.phrases[hits[i].phrase]
		if (p.kind == kindLure || p.kind == kindTopic) && !r.foreign(p, &hits[i]) {
			own = append(own, hits[i])
		}
	}
	// Strong phrases first, so that of two that overlap the stronger counts.
	slices.SortStableFunc(own, func(a, b found) int {
		return cmp.Compare(lex.phrases[b.phrase].strength, lex.phrases[a.phrase].strength)
	})
	for i := range own {
		p := &lex.phrases[own[i].phrase]
		if covered(lex, own, i) {
			continue
		}
		w := 1 - math.Pow(1-weight(p.strength, InText), topicPlace(&own[i]))
		at := slices.IndexFunc(out, func(t Topic) bool { return string(t.Lure) == p.code })
		if at < 0 {
			at = len(out)
			out = append(out, Topic{Lure: Lure(p.code)})
		}
		out[at].Score = 1 - (1-out[at].Score)*(1-w)
	}
	slices.SortStableFunc(out, func(a, b Topic) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(string(a.Lure), string(b.Lure)))
	})
	return out
}

// foreign tells whether a phrase of another language than the text's stands
// where chance explains it. Subject and sender's name are often written in
// another one.
func (r *Reading) foreign(p *phrase, f *found) bool {
	if r.LanguageConfidence < ownLanguage || p.language == r.Language {
		return false
	}
	words := f.end - f.start + 1
	if f.place == InSubject || f.place == InSender {
		return words < 2 && (p.strength < 3 || f.to-f.from < longWord)
	}
	return words < longPhrase
}

// longWord is the number of octets from which a word of another language is
// hardly one of the text's own.
const longWord = 7

// topicPlace is the exponent for the place of a phrase.
func topicPlace(f *found) float64 {
	switch {
	case f.place == InSubject:
		return topicInSubject
	case f.place == InSender:
		return topicInSender
	case f.place == InPlain:
		return topicUnseen
	case f.from > openingOctets:
		return topicLater
	default:
		return topicAtOnce
	}
}

// covered tells whether an earlier hit for the same lure holds some of the
// words of hit i.
func covered(lex *Lexicon, hits []found, i int) bool {
	h, p := &hits[i], &lex.phrases[hits[i].phrase]
	for k := range hits[:i] {
		o, q := &hits[k], &lex.phrases[hits[k].phrase]
		if q.code == p.code && o.place == h.place && o.index == h.index && o.from < h.to && h.from < o.to {
			return true
		}
	}
	return false
}
