package explain

import "bonafide/verdict"

// Card is the verdict card: all words that a page, an e-mail or a terminal
// shows, in the reader's language. Every string is one line of text without
// control characters, and none is markup.
type Card struct {
	Language string          // the language of the words (BCP 47)
	Outcome  verdict.Outcome // as in the verdict
	Word     string          // "Scam"
	Sentence string          // "this did not come from Amazon."
	RiskText string          // the calibrated risk in words
	// Note says what would prove the origin where nothing does; "" otherwise.
	Note string

	BrandName    string // whom it claims to come from, "" if nobody
	LureName     string // the trick, "" if none was recognized or it plays none
	LureSentence string // how the trick works
	CategoryName string // what kind of message it is or pretends to be
	ChannelName  string // how it came

	Situation Situation // what the steps take into account
	// Steps say what to do now, in order, at most three.
	Steps []string

	// Reasons are the strongest findings behind the outcome, at most three,
	// of different families.
	Reasons []Reason
	// All is every finding, the strongest first.
	All []Reason
	// Unchecked is what could not be checked.
	Unchecked []Reason

	Labels Labels
}

// Headline is word and sentence in one line: "Scam — this did not …".
func (c *Card) Headline() string {
	if c.Sentence == "" {
		return c.Word
	}
	return c.Word + " — " + c.Sentence
}

// Card words v for a reader of lang (any BCP 47 tag; its country chooses the
// brand's addresses) in a situation. It doesn't change v.
func (x *Explainer) Card(v verdict.Verdict, lang string, s Situation) Card {
	r := x.reader(lang, &v)
	c := Card{
		Language:     r.language,
		Outcome:      v.Outcome,
		Word:         r.say("outcome", string(known(v.Outcome)), "word"),
		Sentence:     r.sentence(&v),
		RiskText:     r.risk(&v),
		Note:         r.note(&v),
		BrandName:    r.brandName,
		CategoryName: r.category(v.Category),
		ChannelName:  r.say("channel", v.Channel, "name"),
		Situation:    s,
		Steps:        r.steps(&v, s),
		Labels:       r.labels(),
	}
	if v.Lure != "" && bad(v.Outcome) { // an honest message plays no trick
		c.LureName = r.say("lure", v.Lure, "name")
		c.LureSentence = r.say("lure", v.Lure, "sentence")
	}
	r.reasons(&c, &v)
	return c
}

// Outcome names an outcome in lang: "Scam".
func (x *Explainer) Outcome(o verdict.Outcome, lang string) string {
	return x.name(lang, "outcome", string(known(o)), "word")
}

// Category names a category in lang: "Account and security".
func (x *Explainer) Category(c verdict.Category, lang string) string {
	return x.reader(lang, &verdict.Verdict{}).category(c)
}

// Channel names a channel (message.Channel) in lang, "" if it is unknown.
func (x *Explainer) Channel(channel, lang string) string {
	return x.name(lang, "channel", channel, "name")
}

// Lure names a trick in lang: "Account suspended"; "" if it is unknown.
func (x *Explainer) Lure(code, lang string) string { return x.name(lang, "lure", code, "name") }

// Situation words what the reader did in the first person: "I clicked".
func (x *Explainer) Situation(s Situation, lang string) string {
	return x.name(lang, "situation", situationName(s), "name")
}

// LanguageName is the name of a language of Languages in itself: "Italiano".
func (x *Explainer) LanguageName(lang string) string {
	return x.name(lang, "language", "", "name")
}

// Labels returns the words around a card in lang.
func (x *Explainer) Labels(lang string) Labels {
	return x.reader(lang, &verdict.Verdict{}).labels()
}

func (x *Explainer) name(lang, group, name, key string) string {
	return x.reader(lang, &verdict.Verdict{}).say(group, name, key)
}
