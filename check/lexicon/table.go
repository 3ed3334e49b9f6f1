package lexicon

import (
	"fmt"
	"strings"
)

// kind is what a section of a table lists.
type kind uint8

const (
	kindNone kind = iota
	kindLure
	kindTopic
	kindUrgency
	kindThreat
	kindRequest
	kindCategory
	kindPromotion
	kindWarning
	kindAdult
	kindNegation
	kindCondition
	kindSalutation
	kindAudience
	kindCurrency
	kindMisspelling
)

// kindOf reads the name of a kind.
func kindOf(name string) (kind, bool) {
	k, ok := map[string]kind{
		"lure": kindLure, "topic": kindTopic, "urgency": kindUrgency, "threat": kindThreat, "request": kindRequest,
		"category": kindCategory, "promotion": kindPromotion, "warning": kindWarning,
		"adult": kindAdult, "negation": kindNegation, "condition": kindCondition,
		"salutation": kindSalutation, "audience": kindAudience, "currency": kindCurrency,
		"misspelling": kindMisspelling,
	}[name]
	return k, ok
}

// phrase is one line of a table.
type phrase struct {
	kind     kind
	strength uint8
	code     string
	language string
	texts    bool // counts in texts and calls only
}

// element is a part of a phrase.
type element struct {
	word    string      // a word, an opening "verif*" or an ending "*konto"
	class   string      // the name of a class
	label   uint32      // a number, an amount or the like
	gap     bool        // up to maxGap words
	choices [][]element // alternatives
}

// reader parses the elements of one line.
type reader struct {
	rest string
}

// parseElements reads the elements of a phrase.
func parseElements(line string) ([]element, error) {
	r := &reader{rest: line}
	out, err := r.sequence(false)
	if err != nil {
		return nil, err
	}
	if len(out) == 0 || out[0].gap || out[len(out)-1].gap {
		return nil, fmt.Errorf("a phrase must begin and end with a word, not with a gap")
	}
	for i := 1; i < len(out); i++ {
		if out[i].gap && out[i-1].gap {
			return nil, fmt.Errorf("two gaps in a row")
		}
	}
	return out, nil
}

// sequence reads elements up to the end, or to "|" or ")" inside brackets.
func (r *reader) sequence(inside bool) ([]element, error) {
	var out []element
	for {
		r.rest = strings.TrimLeft(r.rest, " \t")
		if r.rest == "" {
			if inside {
				return nil, fmt.Errorf("a bracket is not closed")
			}
			return out, nil
		}
		switch r.rest[0] {
		case '|', ')':
			if !inside {
				return nil, fmt.Errorf("%q outside brackets", r.rest[:1])
			}
			return out, nil
		case '(':
			e, err := r.alternatives()
			if err != nil {
				return nil, err
			}
			out = append(out, e)
			continue
		}
		n := strings.IndexAny(r.rest, " \t|()")
		if n < 0 {
			n = len(r.rest)
		}
		var err error
		if out, err = single(out, r.rest[:n]); err != nil {
			return nil, err
		}
		r.rest = r.rest[n:]
	}
}

// alternatives reads "(a|b c|)".
func (r *reader) alternatives() (element, error) {
	var e element
	for {
		r.rest = r.rest[1:]
		s, err := r.sequence(true)
		if err != nil {
			return e, err
		}
		e.choices = append(e.choices, s)
		if r.rest[0] == ')' {
			r.rest = r.rest[1:]
			return e, nil
		}
	}
}

// digits are the characters of a number.
const digits = "0123456789"

// single appends one element without brackets. A word with an apostrophe, a
// hyphen or digits is several, as it is in a text.
func single(out []element, s string) ([]element, error) {
	switch s {
	case "*":
		return append(out, element{gap: true}), nil
	case "<n>":
		return append(out, element{label: labelNumber}), nil
	case "<m>":
		return append(out, element{label: labelMoney}), nil
	case "<p>":
		return append(out, element{label: labelPercent}), nil
	case "<u>":
		return append(out, element{label: labelURL}), nil
	case "<e>":
		return append(out, element{label: labelAddress}), nil
	}
	if word, ok := strings.CutSuffix(s, "?"); ok {
		e, err := single(nil, word)
		return append(out, element{choices: [][]element{e, nil}}), err
	}
	if class, ok := strings.CutPrefix(s, "@"); ok {
		return append(out, element{class: class}), nil
	}
	if s != "" && !strings.ContainsAny(s, digits+"'’-") { // nearly all
		return append(out, element{word: s}), nil
	}
	before := len(out)
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == '\'' || r == '’' || r == '-' }) {
		for w != "" {
			n := strings.IndexAny(w, digits)
			switch {
			case n < 0:
				n = len(w)
				fallthrough
			case n > 0:
				out = append(out, element{word: w[:n]})
			default:
				n = len(w) - len(strings.TrimLeft(w, digits))
				out = append(out, element{label: labelNumber})
			}
			w = w[n:]
		}
	}
	if len(out) == before {
		return nil, fmt.Errorf("%q is not a word", s)
	}
	return out, nil
}
