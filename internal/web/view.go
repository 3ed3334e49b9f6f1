package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
)

//go:embed page/*.html
var pageFiles embed.FS

// views are the parsed templates, one set for each page.
type views struct{ pages map[string]*template.Template }

// loadViews parses the pages, each with the layout and the parts.
func loadViews() (*views, error) {
	v := &views{pages: map[string]*template.Template{}}
	for _, name := range []string{"form.html", "result.html", "problem.html"} {
		t, err := template.New("layout.html").ParseFS(pageFiles, "page/layout.html", "page/icons.html", "page/parts.html", "page/"+name)
		if err != nil {
			return nil, fmt.Errorf("web: parsing page %s: %w", name, err)
		}
		v.pages[name] = t
	}
	return v, nil
}

// frame is what every page has.
type frame struct {
	Voice
	Switch Switch
	// Assets is the path before the names of the assets.
	Assets string
}

func (p *Pages) frame(voice Voice, s Switch) frame {
	return frame{Voice: voice, Switch: s, Assets: p.assets.prefix}
}

// show writes a page. It is written into memory first, so that a failure does
// not leave half a page.
func (p *Pages) show(w http.ResponseWriter, r *http.Request, status int, name string, data any) {
	var b bytes.Buffer
	if err := p.views.pages[name].Execute(&b, data); err != nil {
		p.logFailure(w, r, err)
		http.Error(w, "The page cannot be shown.", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// problemPage says what went wrong where there is no form to say it.
type problemPage struct {
	frame
	Heading, Text string
}

func (p *Pages) serveNotFound(w http.ResponseWriter, r *http.Request) {
	p.showProblem(w, r, http.StatusNotFound, "notfound")
}

func (p *Pages) serveCrossOrigin(w http.ResponseWriter, r *http.Request) {
	p.showProblem(w, r, http.StatusForbidden, "crossorigin")
}

func (p *Pages) showProblem(w http.ResponseWriter, r *http.Request, status int, key string) {
	voice := p.voice(r)
	p.show(w, r, status, "problem.html", problemPage{
		frame:   p.frame(voice, p.languageSwitch("/", "", voice.Lang)),
		Heading: voice.T("problem." + key + ".heading"),
		Text:    voice.T("problem." + key + ".text"),
	})
}
