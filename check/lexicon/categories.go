package lexicon

import (
	"math"

	"bonafide/verdict"
)

// How much a phrase tells of the kind of message by where it stands.
const (
	categoryInSubject = 3.0
	categoryInSender  = 1.5
	categoryAtOnce    = 1.0
	categoryLater     = 0.4
	categoryUnseen    = 0.3
	// categoryByTopic is what a topic of score 1 adds to its kind.
	categoryByTopic = 2.5
	// categoryPerStrength is the base of what a phrase of a strength counts.
	categoryPerStrength = 2.0
)

// categories adds up what speaks for each kind of message. It decides nothing
// about the message.
func (r *Reading) categories(lex *Lexicon, hits []found) map[verdict.Category]float64 {
	scores := map[verdict.Category]float64{}
	for i := range hits {
		p := &lex.phrases[hits[i].phrase]
		if p.kind != kindCategory || r.foreign(p, &hits[i]) {
			continue
		}
		scores[verdict.Category(p.code)] += math.Pow(categoryPerStrength, float64(p.strength)-1) * categoryPlace(&hits[i])
	}
	for _, t := range r.Topics {
		if c := t.Lure.Category(); c != verdict.CategoryOther {
			scores[c] += categoryByTopic * t.Score
		}
	}
	return scores
}

// categoryPlace is the factor for the place of a phrase.
func categoryPlace(f *found) float64 {
	switch {
	case f.place == InSubject:
		return categoryInSubject
	case f.place == InSender:
		return categoryInSender
	case f.place == InPlain:
		return categoryUnseen
	case f.from > openingOctets:
		return categoryLater
	default:
		return categoryAtOnce
	}
}

// leastCategory is the score below which the kind of message is not known.
const leastCategory = 2.0

// Likeliest is the kind of message that most speaks for, with a confidence of
// 0 to 1; verdict.CategoryOther where little speaks for any.
func Likeliest(scores map[verdict.Category]float64) (verdict.Category, float64) {
	best, sum := verdict.CategoryOther, 0.0
	for _, c := range verdict.Categories() {
		sum += scores[c]
		if scores[c] > scores[best] {
			best = c
		}
	}
	if scores[best] < leastCategory {
		return verdict.CategoryOther, 0.5
	}
	return best, scores[best] / (sum + leastCategory)
}
