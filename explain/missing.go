package explain

import (
	"slices"
	"strings"

	"bonafide/verdict"
)

// Missing lists the texts that a language lacks, as "it: evidence
// sender.free-mail: sentence": those that every card needs, those of the
// evidence codes and lures given, and those that another language has. A test
// fails when there are any; a reader gets them in English.
func (x *Explainer) Missing(codes, lures []string) []string {
	wanted := required(codes, lures)
	for _, c := range x.catalogs {
		for a := range c.texts {
			if a.group != "step" { // shared within one catalog, as its author likes
				wanted = append(wanted, a)
			}
		}
	}
	var missing []string
	for _, lang := range x.languages {
		for _, a := range wanted {
			if len(x.catalogs[lang].texts[a]) == 0 {
				missing = append(missing, lang+": "+a.String())
			}
		}
	}
	slices.Sort(missing)
	return slices.Compact(missing)
}

// Unused lists texts of evidence and lures that are none of those given, in
// the form of Missing: what a renamed code leaves behind.
func (x *Explainer) Unused(codes, lures []string) []string {
	var unused []string
	for lang, c := range x.catalogs {
		for a := range c.texts {
			stale := a.group == "lure" && !slices.Contains(lures, a.name) ||
				a.group == "evidence" && !slices.Contains(codes, a.name) && !strings.HasPrefix(a.name, "other-")
			if stale {
				unused = append(unused, lang+": "+a.String())
			}
		}
	}
	slices.Sort(unused)
	return unused
}

// required lists the texts that there must be in every language.
func required(codes, lures []string) []address {
	var list []address
	add := func(group, name string, keys ...string) {
		for _, key := range keys {
			list = append(list, address{group, name, key})
		}
	}
	add("language", "", "name")
	for _, name := range labelNames() {
		add("label", name, "text")
	}
	for _, o := range verdict.Outcomes() {
		add("outcome", string(o), "word", "sentence", "step", "leads", "leads-step")
	}
	add("outcome", string(verdict.Scam), "proof", "through")
	add("outcome", string(verdict.Suspicious), "through")
	add("outcome", string(verdict.Unverified), "note")
	for _, o := range []verdict.Outcome{verdict.Unverified, verdict.Suspicious, verdict.Scam} {
		add("outcome", string(o), "called", "called-step")
	}
	add("risk", "", keysOf("risk")...)
	for _, c := range verdict.Categories() {
		add("category", string(c), "name")
	}
	for _, c := range channels() {
		add("channel", c, "name")
	}
	for _, s := range Situations() {
		add("situation", situationName(s), "name")
		if s != NothingYet {
			add("situation", string(s), "step")
		}
	}
	for _, lure := range lures {
		add("lure", lure, "name", "sentence", "step")
	}
	for _, code := range append([]string{"other-for", "other-against"}, codes...) {
		add("evidence", code, "title", "sentence", "detail")
	}
	return list
}
