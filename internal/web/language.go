package web

import (
	"net/http"
	"net/url"
)

// Choice is one language of the switch.
type Choice struct {
	Tag, Name string
	Current   bool
	// Link leads to the page in this language.
	Link string
}

// Switch lets a reader choose the language. With FormID set, the choices
// submit that form, so that what it holds is kept; otherwise they are links.
type Switch struct {
	FormID  string
	Choices []Choice
}

// voice picks the language of an answer: the one that the reader chose, else
// the best of what the browser asks for. A choice stands in the address.
func (p *Pages) voice(r *http.Request) Voice {
	return Voice{
		Lang: p.known(p.opts.Explainer.Match(r.URL.Query().Get("lang"), r.Header.Get("Accept-Language"))),
		all:  p.text,
	}
}

// known returns lang if the pages have it, else the fallback.
func (p *Pages) known(lang string) string {
	if _, ok := p.text.texts[lang]; ok {
		return lang
	}
	return fallbackLanguage
}

// languageSwitch offers path in every language.
func (p *Pages) languageSwitch(path, formID, current string) Switch {
	s := Switch{FormID: formID}
	for _, lang := range p.text.languages {
		s.Choices = append(s.Choices, Choice{
			Tag: lang, Name: p.text.say(lang, "language.name"), Current: lang == current,
			Link: path + "?lang=" + url.QueryEscape(lang),
		})
	}
	return s
}
