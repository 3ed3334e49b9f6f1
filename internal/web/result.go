package web

import (
	"errors"
	"net/http"

	"bonafide/explain"
	"bonafide/message"
	"bonafide/verdict"
)

// result is all that the page of a verdict is written from. It is sealed into
// the page, since the server forgets it.
type result struct {
	Verdict verdict.Verdict `json:"v"`
	// Args, Families and Gates are what the verdict's own JSON leaves out.
	Args     []map[string]string `json:"a"`
	Families []string            `json:"f"`
	Gates    []verdict.Gate      `json:"g"`
	Message  shown               `json:"m"`
}

func newResult(v verdict.Verdict, msg *message.Message) result {
	r := result{Verdict: v, Message: newShown(msg)}
	for _, e := range v.Evidence {
		r.Args = append(r.Args, e.Args)
		r.Families = append(r.Families, e.Family)
		r.Gates = append(r.Gates, e.Gate)
	}
	return r
}

// verdict returns the verdict as it was judged.
func (r result) verdict() verdict.Verdict {
	v := r.Verdict
	for i := range v.Evidence {
		if i < len(r.Args) && i < len(r.Families) && i < len(r.Gates) {
			e := &v.Evidence[i]
			e.Args, e.Family, e.Gate = r.Args[i], r.Families[i], r.Gates[i]
		}
	}
	return v
}

// resultPage is the page of a verdict.
type resultPage struct {
	frame
	Card card
	Mail mail
	// Kind is the button of the form behind which one like it is handed in.
	Kind string
	// Sealed is the result for being shown again; "" where a link does.
	Sealed string
	// OnlyText tells that no header came with the message, so that nothing
	// could be proved.
	OnlyText bool
	Example  bool
}

// resultFormID is the id of the form that carries the sealed result.
const resultFormID = "result"

// showResult writes the page of a result.
func (p *Pages) showResult(w http.ResponseWriter, r *http.Request, res result) {
	sealed, err := p.seal.seal(res)
	if err != nil {
		p.logFailure(w, r, err)
		p.showForm(w, r, http.StatusInternalServerError, submission{}, "error.server")
		return
	}
	voice := p.voice(r)
	page := p.resultPage(voice, res)
	page.Switch = p.languageSwitch("/result", resultFormID, voice.Lang)
	page.Sealed = sealed
	p.show(w, r, http.StatusOK, "result.html", page)
}

func (p *Pages) resultPage(voice Voice, res result) resultPage {
	v := res.verdict()
	return resultPage{
		frame:    p.frame(voice, Switch{}),
		Card:     p.card(voice, v, explain.SituationsOf(res.Message.Answers)),
		Mail:     res.Message.mail(v.Language),
		Kind:     kindOf(res.Message.Channel),
		OnlyText: res.Message.OnlyText,
	}
}

// serveResultAgain shows a sealed result in another language.
func (p *Pages) serveResultAgain(w http.ResponseWriter, r *http.Request) {
	in, key := p.readForm(w, r)
	if key != "" {
		p.refuse(w, r, in, key)
		return
	}
	var res result
	if err := p.seal.open(in.fields.Get("result"), &res); err != nil {
		if !errors.Is(err, errSeal) {
			p.logFailure(w, r, err)
		}
		p.refuse(w, r, in, "error.expired")
		return
	}
	p.showResult(w, r, res)
}

// serveExample judges one of the examples.
func (p *Pages) serveExample(w http.ResponseWriter, r *http.Request) {
	for _, e := range p.opts.Examples {
		if e.ID != r.PathValue("id") {
			continue
		}
		res, key := p.judge(w, r, e.Input)
		if key != "" {
			p.refuse(w, r, submission{}, key)
			return
		}
		voice := p.voice(r)
		page := p.resultPage(voice, res)
		page.Switch = p.languageSwitch("/examples/"+e.ID, "", voice.Lang)
		page.Example = true
		p.show(w, r, http.StatusOK, "result.html", page)
		return
	}
	p.serveNotFound(w, r)
}

// outcomeWords explains the outcomes, from best to worst.
func (p *Pages) outcomeWords(voice Voice) []outcomeWord {
	words := make([]outcomeWord, 0, len(verdict.Outcomes()))
	for _, o := range verdict.Outcomes() {
		c := p.opts.Explainer.Card(verdict.Verdict{Outcome: o}, voice.Lang, explain.NothingYet)
		words = append(words, outcomeWord{
			Outcome: string(o), Word: c.Word, Meaning: voice.T("outcome." + string(o)),
		})
	}
	return words
}
