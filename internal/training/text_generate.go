package training

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"bonafide/check/textmodel"
)

// Generated is the source of the texts that are made from the corpus.
const Generated = "generated"

// generator makes texts of one grammar.
type generator struct {
	*grammar
	names names
	rand  *rand.Rand
	// fold and folds keep sentences for measuring: those whose hash is fold
	// modulo folds are used for no text (held) or for all of it (only).
	fold, folds int
	held        bool
}

// keeps tells whether a sentence may be used.
func (g *generator) keeps(sentence string) bool {
	if g.folds == 0 {
		return true
	}
	return (int(hash(sentence)%uint64(g.folds)) == g.fold) != g.held
}

// generate makes n texts of each kind of sender in every language. The same
// seed gives the same texts. With folds above 0, the sentences of one fold are
// left out (held) or used alone (not held).
func generate(all []*grammar, n names, each int, seed uint64, fold, folds int, held bool) []Document {
	var out []Document
	for k, g := range all {
		gen := generator{
			grammar: g, names: n, fold: fold, folds: folds, held: held,
			rand: rand.New(rand.NewPCG(seed, uint64(k))), //nolint:gosec // not for secrets: it must repeat
		}
		for _, scam := range []bool{true, false} {
			subjects, templates := gen.usable(scam)
			if len(subjects) == 0 {
				continue
			}
			for i := range each * g.share() {
				d := gen.text(subjects, templates, i, scam)
				if gen.rand.IntN(4) == 0 { // long mail speaks of several things
					d.Text.Body += "\n" + gen.text(subjects, templates, gen.rand.IntN(each), scam).Text.Body
				}
				out = append(out, d)
			}
		}
	}
	return out
}

// share is how many times as many texts are made in a language: English is what
// most mail is written in.
func (g *grammar) share() int {
	if g.language == "en" {
		return 3
	}
	return 1
}

// text makes text number i of one kind of sender: whole messages and others in
// turn.
func (g *generator) text(subjects []subject, templates []template, i int, scam bool) Document {
	if i%2 == 0 && len(templates) > 0 {
		return g.mail(templates[i/2%len(templates)])
	}
	return g.document(subjects[i/2%len(subjects)], scam)
}

// usable are the subjects with sentences that may be used and the whole
// messages that may be.
func (g *generator) usable(scam bool) (subjects []subject, templates []template) {
	for _, s := range g.subjects {
		if len(g.kept(s.of(scam))) > 0 {
			subjects = append(subjects, s)
		}
	}
	for _, t := range g.templates {
		if t.scam == scam && g.keeps(t.subject+strings.Join(t.lines, "\n")) {
			templates = append(templates, t)
		}
	}
	return subjects, templates
}

// mail makes a text of a whole message: some paragraphs are left out, at times a
// sentence that presses or asks joins them, and a scam may copy a line of an
// honest message, so that no such line proves honesty.
func (g *generator) mail(t template) Document {
	text := textmodel.Text{Language: g.language}
	if g.rand.IntN(4) > 0 {
		text.Subject = g.fill(t.subject)
	}
	var lines []string
	for _, line := range t.lines {
		line, optional := strings.CutPrefix(line, "? ")
		if optional && g.rand.IntN(2) == 0 || g.rand.IntN(7) == 0 {
			continue
		}
		lines = append(lines, g.fill(line))
	}
	if g.rand.IntN(3) == 0 {
		for _, s := range g.extra(t.scam) {
			lines = append(lines, g.fill(s))
		}
	}
	if g.rand.IntN(4) == 0 {
		lines = append(lines, g.fill(g.one(g.footer)))
	}
	if t.scam && g.rand.IntN(3) == 0 {
		lines = append(lines, g.fill(g.stray()))
	}
	text.Body = strings.Join(lines, "\n")
	return Document{Source: Generated, Topic: t.name, Scam: t.scam, Text: text}
}

// stray is a line that honest senders write, as scammers copy it.
func (g *generator) stray() string {
	_, templates := g.usable(false)
	if len(templates) == 0 {
		return ""
	}
	return strings.TrimPrefix(g.one(templates[g.rand.IntN(len(templates))].lines), "? ")
}

// kept are the sentences that may be used.
func (g *generator) kept(all []string) []string {
	var out []string
	for _, s := range all {
		if g.keeps(s) {
			out = append(out, s)
		}
	}
	return out
}

// document makes one text about a subject.
func (g *generator) document(s subject, scam bool) Document {
	core := g.some(g.kept(s.of(scam)), 1+g.rand.IntN(4))
	text := textmodel.Text{Language: g.language}
	if g.rand.IntN(3) == 0 { // a text message or a call: no frame
		body := g.join(core, g.extra(scam))
		text.Body = strings.Join(body, " ")
	} else {
		body := core
		if g.rand.IntN(2) == 0 {
			text.Subject = core[0]
			if len(core) > 1 {
				body = core[1:]
			}
		}
		body = g.join(body, g.extra(scam))
		lines := []string{}
		if g.rand.IntN(5) > 0 {
			lines = append(lines, g.one(g.greeting))
		}
		lines = append(lines, body...)
		if g.rand.IntN(4) > 0 {
			lines = append(lines, g.one(g.closing))
		}
		for g.rand.IntN(2) == 0 {
			lines = append(lines, g.one(g.footer))
		}
		text.Body = strings.Join(lines, "\n")
	}
	text.Subject, text.Body = g.fill(text.Subject), g.fill(text.Body)
	return Document{Source: Generated, Topic: s.name, Scam: scam, Text: text}
}

// extra are sentences that press and ask, or their honest counterparts.
func (g *generator) extra(scam bool) []string {
	var out []string
	if press := g.kept(g.press.of(scam)); len(press) > 0 && g.rand.IntN(2) == 0 {
		out = append(out, g.one(press))
	}
	if ask := g.kept(g.ask.of(scam)); len(ask) > 0 && g.rand.IntN(2) == 0 {
		out = append(out, g.one(ask))
	}
	return out
}

// join puts the extra sentences after the others.
func (g *generator) join(core, extra []string) []string {
	return append(append([]string{}, core...), extra...)
}

// one picks a sentence.
func (g *generator) one(of []string) string { return of[g.rand.IntN(len(of))] }

// some picks up to n different sentences.
func (g *generator) some(of []string, n int) []string {
	out := make([]string, 0, n)
	for _, i := range g.rand.Perm(len(of)) {
		if len(out) == n {
			break
		}
		out = append(out, of[i])
	}
	return out
}

// fill picks alternatives, also those inside of others, and replaces slots.
func (g *generator) fill(s string) string {
	var b strings.Builder
	for s != "" {
		i := strings.IndexAny(s, "({")
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		inside, rest, ok := bracket(s[i:])
		switch {
		case !ok:
			b.WriteString(s[i:])
			return b.String()
		case s[i] == '{':
			b.WriteString(g.fill(g.slot(inside)))
		default:
			b.WriteString(g.fill(g.one(alternatives(inside))))
		}
		s = rest
	}
	return b.String()
}

// bracket cuts s, which begins with "(" or "{", after the bracket that closes
// it.
func bracket(s string) (inside, rest string, ok bool) {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(', '{':
			depth++
		case ')', '}':
			if depth--; depth == 0 {
				return s[1:i], s[i+1:], true
			}
		}
	}
	return "", "", false
}

// alternatives splits at the bars that are in no bracket.
func alternatives(s string) []string {
	var out []string
	depth, from := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '(', '{':
			depth++
		case ')', '}':
			depth--
		case '|':
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
	}
	return append(out, s[from:])
}

// slot makes up a value.
func (g *generator) slot(name string) string {
	r := g.rand
	switch name {
	case "brand":
		return g.one(g.names.brand)
	case "person":
		return g.one(g.names.person)
	case "n":
		return fmt.Sprint(2 + r.IntN(60))
	case "n4":
		return fmt.Sprintf("%04d", r.IntN(10000))
	case "code":
		return fmt.Sprint(1000 + r.IntN(999000))
	case "order":
		return fmt.Sprintf("%03d-%07d", r.IntN(1000), r.IntN(10000000))
	case "phone":
		return fmt.Sprintf("+1 %03d-%03d-%04d", 200+r.IntN(700), r.IntN(1000), r.IntN(10000))
	case "email":
		return "someone@example.org"
	case "url":
		return "https://example.org/" + fmt.Sprint(r.IntN(1000))
	case "date":
		return fmt.Sprintf("%d.%d.2025", 1+r.IntN(28), 1+r.IntN(12))
	case "time":
		return fmt.Sprintf("%d:%02d", 7+r.IntN(14), 5*r.IntN(12))
	case "month":
		return fmt.Sprintf("%d/2025", 1+r.IntN(12))
	case "city":
		return g.one([]string{"Roma", "Berlin", "Paris", "Madrid", "London", "Utrecht", "Lisboa"})
	case "amount":
		form := g.one([]string{"$%d.99", "%d,50 \u20ac", "\u00a3%d", "%d EUR", "R$ %d,00", "\u20ac %d", "$%d"})
		return fmt.Sprintf(form, 1+r.IntN(1500))
	}
	if values := g.slots[name]; len(values) > 0 {
		return g.one(values)
	}
	return name
}
