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
			var subjects []subject
			for _, s := range g.subjects {
				if len(gen.kept(s.of(scam))) > 0 {
					subjects = append(subjects, s)
				}
			}
			if len(subjects) == 0 {
				continue
			}
			for i := range each {
				out = append(out, gen.document(subjects[i%len(subjects)], scam))
			}
		}
	}
	return out
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

// fill picks alternatives and replaces slots.
func (g *generator) fill(s string) string {
	var b strings.Builder
	for s != "" {
		i := strings.IndexAny(s, "({")
		if i < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		closing := byte(')')
		if s[i] == '{' {
			closing = '}'
		}
		j := strings.IndexByte(s[i:], closing)
		if j < 0 {
			b.WriteString(s[i:])
			break
		}
		inside := s[i+1 : i+j]
		if closing == '}' {
			b.WriteString(g.fill(g.slot(inside)))
		} else {
			b.WriteString(g.fill(g.one(strings.Split(inside, "|"))))
		}
		s = s[i+j+1:]
	}
	return b.String()
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
