package explain

import (
	"strings"

	"bonafide/verdict"
)

// maxCodes bounds the codes in one argument.
const maxCodes = 10

// finding is one piece of evidence in words.
type finding struct{ title, text, advice, detail string }

// finding words e without advice and detail.
func (r *reader) finding(e *verdict.Evidence) finding {
	arg := func(name string) string { return r.argument(e, name) }
	return finding{
		title: r.render(e, "title", arg),
		text:  r.render(e, "sentence", arg),
	}
}

// full words e with everything.
func (r *reader) full(e *verdict.Evidence) finding {
	f := r.finding(e)
	f.advice = r.optional(e, "advice", func(name string) string { return r.argument(e, name) })
	f.detail = r.optional(e, "detail", func(name string) string { return r.rawArgument(e, name) })
	return f
}

// render words one key of e; a code without text gets the general one, since
// a bare code helps nobody.
func (r *reader) render(e *verdict.Evidence, key string, arg func(string) string) string {
	if s := r.optional(e, key, arg); s != "" {
		return s
	}
	name := "other-against"
	if e.Direction == verdict.For {
		name = "other-for"
	}
	t := r.lookup(address{"evidence", name, key})
	if len(t) == 0 {
		return ""
	}
	return t[0].render(arg)
}

func (r *reader) optional(e *verdict.Evidence, key string, arg func(string) string) string {
	t := r.lookup(address{"evidence", e.Code, key})
	if len(t) == 0 {
		return ""
	}
	return t[0].render(arg)
}

// argument is the value of a placeholder in a sentence about e.
func (r *reader) argument(e *verdict.Evidence, name string) string {
	raw := e.Args[name]
	switch {
	case name == "subject":
		return clean(e.Subject, maxArgument)
	case name == "brand":
		if raw == "" {
			return r.brandName
		}
		brandName, _ := r.x.brandOf(raw)
		return brandName
	case raw == "":
		return ""
	case name == "lure":
		return r.say("lure", raw, "name")
	case name == "file": // the last segment of a path tells enough
		return clean(raw[strings.LastIndexByte(raw, '/')+1:], maxArgument)
	case coded(name):
		return r.worded(name, raw)
	case e.Direction == verdict.Against && hostile(name):
		return defang(clean(raw, maxArgument))
	}
	return clean(raw, maxArgument)
}

// worded words a code, or a list of codes separated by ", "; "" if one of them
// has no words.
func (r *reader) worded(arg, codes string) string {
	if !strings.Contains(codes, ", ") {
		return r.say("value", arg, codes)
	}
	list := strings.SplitN(codes, ", ", maxCodes+1)
	if len(list) > maxCodes {
		return ""
	}
	for i, code := range list {
		if list[i] = r.say("value", arg, code); list[i] == "" {
			return ""
		}
	}
	return strings.Join(list, ", ")
}

// rawArgument is the value of a placeholder in a technical detail: codes stay
// codes.
func (r *reader) rawArgument(e *verdict.Evidence, name string) string {
	if raw := e.Args[name]; raw != "" && (coded(name) || name == "lure") {
		return clean(raw, maxArgument)
	}
	return r.argument(e, name)
}

// hostile tells whether an argument may be an address that nobody should
// reach by a tap.
func hostile(arg string) bool {
	switch arg {
	case "domain", "host", "shown", "address", "from", "server", "platform", "receiver":
		return true
	}
	return false
}
