package lexicon

import (
	"cmp"
	"math"
	"slices"
)

// weight is what one phrase of a strength adds to a score: a score is the
// probability-like union 1 - Π(1 - weight) over its phrases.
func weight(strength uint8, place Place) float64 {
	w := [...]float64{0, 0.15, 0.36, 0.7}[strength]
	if place == InSubject {
		w = 1 - math.Pow(1-w, 1.5)
	}
	return w
}

// pressure is what a deadline, a threat or a request for data adds to a lure
// that an honest sender would write without.
const pressure = 0.3

// collect turns phrases into hits, one per code.
func (r *Reading) collect(lex *Lexicon, hits []found) {
	for i := range hits {
		hits[i].strength = r.strength(&lex.phrases[hits[i].phrase], &hits[i])
	}
	// Strong phrases first, so that of two that overlap the stronger counts.
	slices.SortStableFunc(hits, func(a, b found) int { return cmp.Compare(b.strength, a.strength) })
	for i := range hits {
		p := &lex.phrases[hits[i].phrase]
		list := r.list(p.kind)
		if list == nil || hits[i].strength == 0 || overlaps(lex, hits, i) {
			continue
		}
		addHit(list, p, &hits[i])
	}
	r.press()
	for _, l := range []*[]Hit{&r.Lures, &r.Urgency, &r.Threats, &r.Requests, &r.Promotions, &r.Warnings, &r.AdultHits} {
		slices.SortStableFunc(*l, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	}
	r.Adult = len(r.AdultHits) > 0 && r.AdultHits[0].Score >= StrongScore
}

const (
	// ownLanguage is the confidence from which the phrases of other languages
	// are taken for chance, unless they are long.
	ownLanguage = 0.5
	longPhrase  = 4
)

// strength is that of a phrase where it was found: one or two words in the text
// say less than more, and a few words of another language say nothing.
func (r *Reading) strength(p *phrase, f *found) uint8 {
	words := f.end - f.start + 1
	if r.LanguageConfidence >= ownLanguage && p.language != r.Language && words < longPhrase {
		return 0
	}
	if words <= 2 && f.place != InSubject && !p.texts {
		return min(p.strength, 2)
	}
	return p.strength
}

// list is where phrases of a kind are collected, nil for none.
func (r *Reading) list(k kind) *[]Hit {
	switch k {
	case kindLure:
		return &r.Lures
	case kindUrgency:
		return &r.Urgency
	case kindThreat:
		return &r.Threats
	case kindRequest:
		return &r.Requests
	case kindPromotion:
		return &r.Promotions
	case kindWarning:
		return &r.Warnings
	case kindAdult:
		return &r.AdultHits
	default:
		return nil
	}
}

// overlaps tells whether an earlier hit of the same code holds some of the
// words of hit i.
func overlaps(lex *Lexicon, hits []found, i int) bool {
	h, p := &hits[i], &lex.phrases[hits[i].phrase]
	for k := range hits[:i] {
		o, q := &hits[k], &lex.phrases[hits[k].phrase]
		if q.kind == p.kind && q.code == p.code && o.place == h.place && o.index == h.index &&
			o.from < h.to && h.from < o.to {
			return true
		}
	}
	return false
}

// opening is how many words of a text say what it is about. What is said later
// counts less: a long newsletter names everything once.
const opening = 150

// addHit adds a phrase to the hit of its code.
func addHit(list *[]Hit, p *phrase, f *found) {
	w := weight(f.strength, f.place)
	if f.place == InText && f.start > opening {
		w *= math.Sqrt(opening / float64(f.start))
	}
	for i := range *list {
		h := &(*list)[i]
		if h.Code == p.code {
			h.Score = 1 - (1-h.Score)*(1-w)
			h.Count++
			if h.Number == "" {
				h.Number = f.number
			}
			return
		}
	}
	*list = append(*list, Hit{
		Code: p.code, Score: w, Strength: int(f.strength), Count: 1, Phrase: f.text,
		Place: f.place, Index: f.index, Start: f.from, End: f.to,
		Language: p.language, Number: f.number,
	})
}

// press strengthens lures that come with a deadline, a threat or a request.
func (r *Reading) press() {
	pressed := false
	for _, h := range r.Urgency {
		pressed = pressed || h.Code != UrgencyMarketing && h.Score >= ClearScore
	}
	for _, l := range [][]Hit{r.Threats, r.Requests} {
		for _, h := range l {
			pressed = pressed || h.Score >= ClearScore
		}
	}
	if !pressed {
		return
	}
	for i := range r.Lures {
		if h := &r.Lures[i]; h.Score >= ClearScore && Lure(h.Code).pressed() {
			h.Score = 1 - (1-h.Score)*(1-pressure)
		}
	}
}
