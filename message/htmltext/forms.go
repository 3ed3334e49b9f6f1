package htmltext

import (
	"strings"

	"bonafide/message"
)

// openForm begins a form; where it leads is also a link.
func (s *scanner) openForm(a *attributes) {
	method := strings.ToLower(trimSpace(a.method))
	if method != "post" && method != "dialog" {
		method = "get"
	}
	if !s.addForm(message.Form{Action: target(a.action), Method: method}) {
		return
	}
	s.formLink = s.addLink(message.Hyperlink{Target: target(a.action), Place: message.InButton})
}

func (s *scanner) addForm(f message.Form) bool {
	s.formLink = none
	if len(s.page.Forms) >= s.opt.MaxForms {
		s.limit(limitForms)
		s.form = none
		return false
	}
	s.page.Forms = append(s.page.Forms, f)
	s.form = len(s.page.Forms) - 1
	return true
}

// input records a field of a form. A field outside any form, which a script
// may read, gets a form without action.
func (s *scanner) input(t tag, a *attributes, st *state) {
	kind := strings.ToLower(attributeValue(trimSpace(a.kind)))
	switch {
	case t == tSelect:
		kind = "select"
	case t == tButton:
		s.openButton(kind, a, st)
		return
	case t == tTextarea:
		kind = "textarea"
	case kind == "":
		kind = "text"
	}
	if len(kind) > 40 {
		kind = kind[:40]
	}
	if kind == "submit" || kind == "image" {
		s.submit(a)
	}
	if s.form == none && !s.addForm(message.Form{}) {
		return
	}
	f := &s.page.Forms[s.form]
	if len(f.Inputs) < maxInputs {
		f.Inputs = append(f.Inputs, strings.ToValidUTF8(kind, "\ufffd")+":"+strings.ToLower(foldValue(a.name, 100)))
	}
}

// submit labels the link of a form with its button.
func (s *scanner) submit(a *attributes) {
	i := s.formLink
	if a.action != "" {
		i = s.addLink(message.Hyperlink{Target: target(a.action), Place: message.InButton})
	}
	if i == none {
		return
	}
	l := &s.page.Links[i]
	if l.Text == "" {
		l.Text = foldValue(a.value, maxAlt)
	}
	if a.alt != "" && l.Alt == "" {
		l.Alt = foldValue(a.alt, maxAlt)
	}
}

// openButton begins a button element that submits its form.
func (s *scanner) openButton(kind string, a *attributes, st *state) {
	if kind == "button" || kind == "reset" || st.removed != 0 {
		return
	}
	s.button = s.formLink
	if a.action != "" {
		s.button = s.addLink(message.Hyperlink{Target: target(a.action), Place: message.InButton})
	}
	s.buttonMark = s.marks()
}

func (s *scanner) closeButton() {
	if s.button == none {
		return
	}
	if l := &s.page.Links[s.button]; l.Start == l.End && l.Text == "" {
		s.spanned(l, s.buttonMark)
	}
	s.button = none
}
