package check

import (
	"maps"
	"strings"

	"bonafide/brand"
	"bonafide/link"
)

// What a mention is worth by the place in which it stands, and how much makes
// a claim. A sender's name alone is enough; a mention in the text never is.
const (
	// A sender without a face of its own needs less than one with.
	claimedFaceless = 2.5
	claimed         = 3.0
	worthProved     = 4.0 // proved to be sent from an official domain
	worthOwner      = 3.0 // an official domain in From, which anyone can write
	worthSender     = 3.5 // the sender's name is the brand's and nothing else
	// The same for a name that is also an everyday word or a person's: it
	// takes another place to make a claim.
	worthCommonSender = 2.4
	worthOpening      = 3.0 // the sender's name begins with it
	worthInSender     = 1.5 // the sender's name has it among other words
	worthAddress      = 2.0 // the address spells it
	worthImitation    = 3.0 // the domain imitates an official one
	worthSubject      = 1.2
	worthVoice        = 2.0 // "your Amazon account", "the Amazon team"
	worthTop          = 0.6 // in the first lines
	worthFooter       = 1.2 // company name at the end
	worthLogo         = 1.5 // alternative text of an image
	worthShownLogo    = 2.6 // a picture shows the logo
	worthTitle        = 1.0
	worthPicture      = 0.7 // pictures from the brand's own hosts
	worthLink         = 0.6 // text of a link
	worthLinkHost     = 1.8 // a link's domain imitates an official one
	worthNumber       = 1.0 // a number has the brand's own shape
	worthHint         = 9.0 // the reader says so
	disguiseBonus     = 1.0 // "Amаzon" with a foreign letter is no accident
)

// tally adds up what speaks for each brand.
type tally struct {
	x      *examination
	worth  map[string]float64
	speaks map[string]bool
}

func (t *tally) add(id string, worth float64, speaks bool) {
	t.worth[id] += worth
	if speaks {
		t.speaks[id] = true
	}
}

// once adds each brand that text mentions, once.
func (t *tally) once(text string, worth float64) {
	t.onceOf(t.x.namer.Find(text), worth)
}

// onceOf adds each brand that is mentioned, once.
func (t *tally) onceOf(mentions []brand.Mention, worth float64) {
	seen := map[string]bool{}
	for _, m := range mentions {
		w := worth
		switch {
		case seen[m.Brand] || m.Strength == brand.Faint || m.InAddress:
			continue
		case m.Strength == brand.Weak:
			w /= 2 // "your Apple account" as well as "Chase and I"
		}
		seen[m.Brand] = true
		if m.Disguised {
			w += disguiseBonus
		}
		t.add(m.Brand, w, false)
	}
}

func (t *tally) sender() {
	from := &t.x.from
	if from.owner != nil {
		w := worthOwner
		if t.x.authenticated() {
			w = worthProved
		}
		t.add(from.owner.ID, w, true)
	}
	if from.imitates {
		t.add(from.lookalike.Brand, worthImitation, true)
	}
	best := map[string]float64{}
	for _, m := range t.x.namer.Find(from.Name) {
		w, alone := worthInSender, standsAlone(from.Name, m)
		switch opening := opens(from.Name, m); {
		case m.Product || m.Strength == brand.Faint:
			continue
		case alone && m.Strength == brand.Strong:
			w = worthSender
		case alone:
			w = worthCommonSender
		case m.Strength == brand.Weak:
			continue
		case opening:
			w, alone = worthOpening, true
		}
		if m.Disguised {
			w += disguiseBonus
		}
		if w > best[m.Brand] {
			t.add(m.Brand, w-best[m.Brand], alone)
			best[m.Brand] = w
		}
	}
	for _, m := range t.x.namer.Find(spelled(from.Local)) {
		if m.Strength == brand.Strong {
			t.add(m.Brand, worthAddress, false)
			break
		}
	}
}

// subject counts a brand in the subject. Together with any mention in the
// sender's name it is the brand that speaks.
func (t *tally) subject() {
	before, subject := maps.Clone(t.worth), t.x.m.Subject
	mentions := t.x.namer.Find(subject)
	t.onceOf(mentions, worthSubject)
	for _, m := range mentions {
		if m.Strength == brand.Strong && (m.Disguised || inOwnVoice(subject, m.Start, m.End)) {
			t.add(m.Brand, worthVoice, !t.x.established())
			break
		}
	}
	for id := range t.worth {
		t.speaks[id] = t.speaks[id] || before[id] > 0 && t.worth[id] > before[id]
	}
}

// The parts of a text in which a message says who it is.
const (
	topLength    = 400
	footerLength = 600
	voiceLength  = 1500
)

func (t *tally) text() {
	text := t.x.m.Text
	if read := t.x.recognized(); read != "" {
		text += "\n" + read
	}
	t.once(head(text, topLength), worthTop)
	t.once(t.x.m.Title, worthTitle)
	voiced := map[string]bool{}
	for _, m := range t.x.namer.Find(head(text, voiceLength)) {
		if !voiced[m.Brand] && m.Strength >= brand.Weak && !m.InAddress && inOwnVoice(text, m.Start, m.End) {
			voiced[m.Brand] = true
			// A company with pages of its own writes about cards and stores of
			// others, too.
			t.add(m.Brand, worthVoice, !t.x.established() || t.worth[m.Brand] > 0)
		}
	}
	footer := ""
	if len(t.worth) > 0 {
		footer = strings.ToLower(tail(text, footerLength))
	}
	for id, worth := range t.worth {
		p, known := t.x.brands.Get(id)
		if !known || worth == 0 {
			continue // a footer alone is no claim: partners and resellers quote it
		}
		for _, phrase := range p.Footers {
			if strings.Contains(footer, phrase) {
				t.add(p.ID, worthFooter, false)
				break
			}
		}
	}
	for _, number := range t.x.numbers() {
		for _, of := range t.x.brands.Distinctive(number) {
			t.add(of.Profile.ID, worthNumber, false)
		}
	}
}

// logos counts the brands whose logo a picture shows.
func (t *tally) logos(speaks bool) {
	shown := map[string]bool{}
	for _, m := range t.x.seen.logos {
		if !shown[m.Profile.ID] {
			shown[m.Profile.ID] = true
			t.add(m.Profile.ID, worthShownLogo, speaks)
		}
	}
}

func (t *tally) pictures() {
	t.logos(t.x.reading.Counts.Words <= fewWords || !t.x.established())
	logos, hosts, last := map[string]bool{}, map[string]bool{}, ""
	for _, picture := range t.x.m.Images {
		for _, m := range t.x.namer.Find(head(picture.Alt, 60)) {
			if m.Strength == brand.Strong && !logos[m.Brand] && standsAlone(picture.Alt, m) {
				logos[m.Brand] = true
				t.add(m.Brand, worthLogo, t.x.reading.Counts.Words <= fewWords)
			}
		}
		server := serverOf(picture.Source)
		if server != "" && server == last {
			continue // most pictures lie beside each other
		}
		u, err := link.Parse(picture.Source)
		if err != nil || !u.IsWeb() {
			continue
		}
		last = server
		if p, _, ok := t.x.brands.Owner(u.Host); ok && !hosts[p.ID] {
			hosts[p.ID] = true
			t.add(p.ID, worthPicture, false)
		}
	}
}

// serverOf is what comes before the path of an address in its plain form,
// scheme://host/, and "" for other forms.
func serverOf(address string) string {
	for _, scheme := range [...]string{"https://", "http://"} {
		if rest, ok := strings.CutPrefix(address, scheme); ok {
			if end := strings.IndexByte(rest, '/'); end > 0 {
				return address[:len(scheme)+end+1]
			}
		}
	}
	return ""
}

func (t *tally) targets() {
	texts, hosts := map[string]bool{}, map[string]bool{}
	for i := range t.x.links {
		l := &t.x.links[i]
		if l.imitates && !hosts[l.lookalike.Brand] {
			hosts[l.lookalike.Brand] = true
			t.add(l.lookalike.Brand, worthLinkHost, t.worth[l.lookalike.Brand] > 0)
		}
		for _, m := range t.x.namer.Find(head(l.Text, 80)) {
			if m.Strength == brand.Strong && !m.InAddress && !texts[m.Brand] {
				texts[m.Brand] = true
				t.add(m.Brand, worthLink, false)
			}
		}
	}
}
