package web

import "net/http"

// formID is the id of the form with the message.
const formID = "message"

// formPage is the page with the form.
type formPage struct {
	frame
	// Source is what was typed, kept when the page is shown again.
	Source string
	// Error is the key of what is wrong with the form; "" if nothing is.
	Error    string
	LooksUp  bool
	Examples []exampleLink
	Words    []outcomeWord
	MaxMB    int64
}

type exampleLink struct{ Link, Title string }

// outcomeWord explains one outcome below the form.
type outcomeWord struct{ Outcome, Word, Meaning string }

// serveForm shows the empty form.
func (p *Pages) serveForm(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Vary", "Accept-Language")
	p.showForm(w, r, http.StatusOK, "", "")
}

// serveFormAgain shows the form with what was typed, in another language.
func (p *Pages) serveFormAgain(w http.ResponseWriter, r *http.Request) {
	in, key := p.readForm(w, r)
	if key != "" {
		p.showForm(w, r, statusOf(key), "", key)
		return
	}
	p.showForm(w, r, http.StatusOK, in.kept(), "")
}

// showForm writes the form; key names what is wrong, if anything.
func (p *Pages) showForm(w http.ResponseWriter, r *http.Request, status int, source, key string) {
	voice := p.voice(r)
	page := formPage{
		frame:   p.frame(voice, p.languageSwitch("/", formID, voice.Lang)),
		Source:  source,
		Error:   key,
		LooksUp: p.opts.LooksUp,
		Words:   p.outcomeWords(voice),
		MaxMB:   p.opts.MaxBytes >> 20,
	}
	for _, e := range p.opts.Examples {
		page.Examples = append(page.Examples, exampleLink{
			Link: "/examples/" + e.ID + "?lang=" + voice.Lang, Title: e.title(voice.Lang),
		})
	}
	p.show(w, r, status, "form.html", page)
}

func (e Example) title(lang string) string {
	if t := e.Titles[lang]; t != "" {
		return t
	}
	return e.Titles[fallbackLanguage]
}
