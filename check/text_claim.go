package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bonafide/brand"
	"bonafide/link/lookalike"
	"bonafide/message"
)

// What a mention in a text is worth by how it stands there. A text has no
// other sender than the one it names, so one place is enough.
const (
	worthTextHandle  = 3.5 // the sender's name is the brand's
	worthTextOpening = 3.2 // "Amazon: …", "[Amazon] …"
	worthTextVoice   = 2.7 // "your Amazon account", "this is Amazon"
	worthTextSigned  = 2.6 // "… - Amazon"
	worthTextLink    = 3.0 // a link imitates the brand beyond doubt
	worthTextFaint   = 1.8 // a link imitates it faintly, or its text names it
	worthTextMention = 1.0
	worthCallMention = 2.5 // whoever calls and names a brand speaks for it, as a rule
)

// claimsOfText finds the brand for which a text, a caller or a link speaks.
func (x *examination) claimsOfText() claim {
	t := &tally{x: x, worth: map[string]float64{}, speaks: map[string]bool{}}
	if p, ok := x.brands.Get(x.claimedBrand); ok {
		t.add(p.ID, worthHint, true)
	}
	if x.m.Handle.Kind == message.HandleEmail {
		t.sender()
	}
	t.handle()
	t.answered()
	named := len(t.worth) > 0
	t.mentions(x.m.Subject)
	t.mentions(head(x.m.Text, voiceLength))
	t.linked()
	t.logos(true)
	best := claim{}
	for id, w := range t.worth {
		p, known := x.brands.Get(id)
		if !known || w < claimedFaceless || !t.speaks[id] {
			continue
		}
		// Map order must not decide between equals.
		if w > best.strength || w == best.strength && p.ID < best.profile.ID {
			best = claim{profile: p, strength: w, named: named}
		}
	}
	return best
}

// handle counts a brand in the sender's name.
func (t *tally) handle() {
	if t.x.m.Handle.Kind != message.HandleName {
		return
	}
	for _, m := range t.x.namer.Find(spelled(t.x.m.Handle.Raw)) {
		// In a chat the name is a contact's, and people are called Tim.
		if m.Strength >= brand.Weak && !m.Product && (m.Strength == brand.Strong || t.x.m.Channel != message.Chat) {
			t.add(m.Brand, worthTextHandle, true)
			return
		}
	}
	for _, of := range t.x.brands.All() {
		if of.TextsFrom(t.x.m.Handle.Raw) {
			t.add(of.ID, worthTextHandle, true)
			return
		}
	}
}

// mentions weighs the brands that a text names, each by its best place.
func (t *tally) mentions(text string) {
	if text == "" {
		return
	}
	found := t.x.namer.Find(text)
	if len(found) == 0 {
		return
	}
	best, count := map[string]float64{}, map[string]int{}
	for _, m := range found {
		if m.Product || m.Strength < brand.Weak || m.InAddress && t.x.m.Channel != message.Call {
			continue
		}
		w := t.x.worthOfMention(text, m)
		if m.Disguised {
			w += disguiseBonus
		}
		best[m.Brand] = max(best[m.Brand], w)
		count[m.Brand]++
	}
	for id, w := range best {
		t.add(id, w+0.2*float64(min(count[id], 5)), w > worthTextMention)
	}
}

// worthOfMention looks at how a brand's name stands in a text.
func (x *examination) worthOfMention(text string, m brand.Mention) float64 {
	switch {
	case opensText(text, m):
		return worthTextOpening
	case inOwnVoice(text, m.Start, m.End), introduced(text[:m.Start], x.m.Channel == message.Call):
		return worthTextVoice
	case signs(text, m):
		return worthTextSigned
	case x.m.Channel == message.Call && m.Strength == brand.Strong:
		return worthCallMention
	case m.Strength == brand.Strong:
		return worthTextMention
	}
	return worthTextMention / 2
}

// openingLength is how far into a text the name of its sender may begin, and
// separatorReach how far after it the mark that ends it may stand.
const (
	openingLength  = 24
	separatorReach = 30
)

// opensText tells whether a text begins with the brand as its sender:
// "Amazon: …", "[Amazon] …", "FREE MSG-Amazon Alert - …".
func opensText(text string, m brand.Mention) bool {
	if m.Start > openingLength {
		return false
	}
	before, after := text[:m.Start], head(text[m.End:], separatorReach)
	if i := strings.LastIndexAny(before, "[(<*{\u3010"); i >= 0 && strings.ContainsAny(after, "])>*}\u3011") {
		return true
	}
	words := 0
	for range strings.FieldsFuncSeq(before, notLetter) {
		words++
	}
	if words > 2 {
		return false
	}
	for i, r := range after {
		switch {
		case strings.ContainsRune(":|\u2013\u2014\uff1a\n", r):
			return true
		case r == '-' || r == '!' || r == '.':
			return i == 0 && r != '.' || i > 0 && after[i-1] == ' ' || nextIsSpace(after, i)
		case r == ',' || r == '?' || unicode.IsDigit(r):
			return false
		}
	}
	return false
}

func nextIsSpace(s string, i int) bool { return i+1 < len(s) && s[i+1] == ' ' }

// introduced tells whether the words before a name say that who writes or
// calls is that: "this is", "calling from", "message from".
func introduced(before string, call bool) bool {
	before = strings.ToLower(tail(before, 40))
	before = strings.TrimRight(before, " \n")
	before = strings.TrimSuffix(before, " the")
	if call && (strings.HasSuffix(before, " from") || before == "from") {
		return true
	}
	for _, words := range []string{
		"this is", "here at", "on behalf of", "message from", "msg from", "alert from", "notice from", "calling from", "contacting you from", "i'm from", "thanks for choosing", "thank you for choosing", "thank you for calling", "welcome to",
		"qui \u00e8", "sono di", "da parte di", "chiamo da", "per conto di", "messaggio da",
		"hier ist", "ici", "de la part de", "le habla", "de parte de",
	} {
		if rest, ok := strings.CutSuffix(before, words); ok && (rest == "" || !endsInLetter(rest)) {
			return true
		}
	}
	return false
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

// signs tells whether a name stands at the end as a signature.
func signs(text string, m brand.Mention) bool {
	rest := strings.Trim(text[m.End:], " .!\n*)")
	if len(rest) > 0 && !strings.HasPrefix(strings.ToLower(rest), "team") {
		return false
	}
	before := strings.TrimRight(text[:m.Start], " ")
	if before == "" || strings.HasSuffix(before, "\n") {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("-\u2013\u2014~|", r)
}

// linked counts brands that links imitate or lead to.
func (t *tally) linked() {
	for i := range t.x.links {
		l := &t.x.links[i]
		switch {
		case l.imitates && l.lookalike.Score >= telling:
			t.add(l.lookalike.Brand, worthTextLink, true)
		case l.imitates:
			t.add(l.lookalike.Brand, worthTextFaint, t.worth[l.lookalike.Brand] > 0 || l.lookalike.Kind != lookalike.Combosquat)
		case l.owner != nil && t.x.m.Channel == message.Link:
			t.add(l.owner.ID, worthTextLink, true)
		case l.owner != nil:
			t.add(l.owner.ID, worthTextMention, t.worth[l.owner.ID] > 0)
		}
	}
}
