package explain

import "bonafide/verdict"

// steps says what to do now, at most three steps. They depend on the outcome,
// on the trick and on what the reader has done. What the reader gave away is
// always taken seriously: a genuine code can be asked for by a stranger. A call
// and a link alone have steps of their own as long as nothing happened.
func (r *reader) steps(v *verdict.Verdict, s Situation) []string {
	o := known(v.Outcome)
	if o == verdict.Genuine && s == Clicked {
		s = NothingYet
	}
	if s == NothingYet {
		switch {
		case v.Channel == "link":
			// A link alone has no sender to answer and no message to forward.
			return r.sayAll("outcome", string(o), "leads-step")
		case v.Channel == "call" && o != verdict.Genuine:
			// A call has neither a link to leave alone nor a message to forward.
			return r.sayAll("outcome", string(o), "called-step")
		}
	}
	if bad(o) && v.Lure != "" {
		key := "step"
		if s != NothingYet {
			key = string(s)
		}
		if list := r.sayAll("lure", v.Lure, key); len(list) > 0 {
			return list
		}
	}
	if s != NothingYet {
		if list := r.sayAll("situation", string(s), "step"); len(list) > 0 {
			return list
		}
	}
	return r.sayAll("outcome", string(o), "step")
}

// sayAll words each text of a list.
func (r *reader) sayAll(group, name, key string) []string {
	texts := r.lookup(address{group, name, key})
	list := make([]string, 0, len(texts))
	for i := range texts {
		list = append(list, texts[i].render(r.fact))
	}
	return list
}

// situationName is the name of the section of s.
func situationName(s Situation) string {
	if s == NothingYet {
		return "nothing-yet"
	}
	return string(s)
}
