package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"bonafide/message"
)

// formID is the id of the form with the message.
const formID = "message"

// formPage is the page with the form.
type formPage struct {
	frame
	// Kind is the button that is pressed: email, text or call.
	Kind string
	// Source and Sender are what was typed, kept when the page is shown again.
	Source, Sender string
	Call           callForm
	// Error is the key of what is wrong with the form; "" if nothing is.
	Error         string
	LooksUp       bool
	ReadsPictures bool
	Examples      []exampleLink
	Words         []outcomeWord
	MaxMB         int64
}

// callForm are the five questions about a call, with what was answered.
type callForm struct {
	Caller, Number, Shown string
	// Brands are suggested as callers.
	Brands              []string
	About, Wanted, Done []choice
}

// choice is one answer that a question offers. Key is that of its text.
type choice struct {
	Value, Key string
	Chosen     bool
}

// exampleLink leads to an example; Kind is the button beside which it is shown.
type exampleLink struct{ Link, Title, Kind string }

// outcomeWord explains one outcome below the form.
type outcomeWord struct{ Outcome, Word, Meaning string }

// serveForm shows the empty form. The address may press a button: /?kind=call.
func (p *Pages) serveForm(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Vary", "Accept-Language")
	p.showForm(w, r, http.StatusOK, submission{fields: url.Values{"kind": r.URL.Query()["kind"]}}, "")
}

// serveFormAgain shows the form with what was typed, in another language.
func (p *Pages) serveFormAgain(w http.ResponseWriter, r *http.Request) {
	in, key := p.readForm(w, r)
	if key != "" {
		p.showForm(w, r, statusOf(key), in, key)
		return
	}
	p.showForm(w, r, http.StatusOK, in, "")
}

// showForm writes the form with what was typed; key names what is wrong, if
// anything.
func (p *Pages) showForm(w http.ResponseWriter, r *http.Request, status int, in submission, key string) {
	voice := p.voice(r)
	page := formPage{
		frame:         p.frame(voice, p.languageSwitch("/", formID, voice.Lang)),
		Kind:          in.kind(),
		Source:        in.kept("source"),
		Sender:        in.kept("sender"),
		Call:          p.callForm(voice, in),
		Error:         key,
		LooksUp:       p.opts.LooksUp,
		ReadsPictures: p.opts.ReadsPictures,
		Words:         p.outcomeWords(voice),
		MaxMB:         p.opts.MaxBytes >> 20,
	}
	for _, e := range p.opts.Examples {
		page.Examples = append(page.Examples, exampleLink{
			Link: "/examples/" + e.ID + "?lang=" + voice.Lang, Title: e.title(voice.Lang),
			Kind: kindOf(e.Input.Channel),
		})
	}
	p.show(w, r, status, "form.html", page)
}

func (p *Pages) callForm(voice Voice, in submission) callForm {
	return callForm{
		Caller: in.kept("caller"), Number: in.kept("number"), Shown: in.kept("shown"),
		Brands: p.callers(voice.Lang),
		About:  choices("about.", message.CallTopics(), in.fields["about"]),
		Wanted: choices("wanted.", message.CallWishes(), in.fields["wanted"]),
		Done:   choices("done.", message.CallDeeds(), in.fields["done"]),
	}
}

// choices are the answers that a question offers, and in the end that the
// reader doesn't know. prefix is that of their texts.
func choices[A ~string](prefix string, offered []A, given []string) []choice {
	list := make([]choice, 0, len(offered)+1)
	for _, o := range offered {
		list = append(list, choice{Value: string(o), Key: prefix + string(o), Chosen: slices.Contains(given, string(o))})
	}
	if prefix == "done." {
		return list // people know what they did
	}
	return append(list, choice{Value: unanswered, Key: "call.unknown", Chosen: slices.Contains(given, unanswered)})
}

// callers are the names of brands that readers of a language are called by, in
// alphabetical order.
func (p *Pages) callers(lang string) []string {
	if p.opts.Brands == nil {
		return nil
	}
	var names []string
	for _, b := range p.opts.Brands.All() {
		if len(b.Countries) > 0 && !slices.ContainsFunc(b.Countries, func(c string) bool { return slices.Contains(countriesOf(lang), c) }) {
			continue
		}
		switch b.Sector {
		case "bank", "carrier", "marketplace", "payments", "telecom", "software", "government", "energy", "security", "streaming", "insurance":
			names = append(names, b.Name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return slices.Compact(names)
}

// countriesOf are the countries in which most readers of a language live.
func countriesOf(lang string) []string {
	if lang == "it" {
		return []string{"IT"}
	}
	return []string{"US", "GB"}
}

func (e Example) title(lang string) string {
	if t := e.Titles[lang]; t != "" {
		return t
	}
	return e.Titles[fallbackLanguage]
}
