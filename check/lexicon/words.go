package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"bonafide/verdict"
)

// forms are the ways to write a word: with umlauts and without. Where there is
// one, the list is used again for the next.
func (c *compiler) forms(w string) []string {
	if !c.umlauts || !strings.ContainsAny(w, "äöü") {
		c.form[0] = w
		return c.form[:]
	}
	return []string{w, strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue").Replace(w)}
}

// folded is the folded form of a word or affix, without the "*".
func (c *compiler) folded(w string) (text string, opening, ending bool, err error) {
	w, opening = strings.CutSuffix(w, "*")
	w, ending = strings.CutPrefix(w, "*")
	out := c.scratch[:0]
	for _, r := range w {
		if r < utf8.RuneSelf {
			b := byte(r) | 0x20
			if b < 'a' || b > 'z' {
				return "", false, false, fmt.Errorf("%q holds %q, which is no letter", w, r)
			}
			out = append(out, b)
			continue
		}
		var m manner
		if out, m = c.lex.folder.fold(out, r); m == separator {
			return "", false, false, fmt.Errorf("%q holds %q, which is no letter", w, r)
		}
	}
	c.scratch = out
	if opening && ending || (opening || ending) && len(out) < minAffix {
		return "", false, false, fmt.Errorf("%q: an opening or ending needs at least %d letters and one *", w, minAffix)
	}
	return string(out), opening, ending, nil
}

// label returns the label of one word, opening or ending, entered if need be.
func (c *compiler) label(w string) (uint32, error) {
	text, opening, ending, err := c.folded(w)
	if err != nil {
		return 0, err
	}
	key := text
	switch {
	case opening:
		key += "*"
	case ending:
		key = "*" + key
	}
	if l, ok := c.words[key]; ok {
		return l, nil
	}
	l := c.newLabel()
	c.words[key] = l
	return l, c.mark(w, l)
}

// mark gives a word, opening or ending a label.
func (c *compiler) mark(w string, label uint32) error {
	for _, form := range c.forms(w) {
		text, opening, ending, err := c.folded(form)
		if err != nil {
			return err
		}
		switch {
		case opening:
			addAffix(c.starts, text, label)
		case ending:
			addAffix(c.ends, text, label)
		default:
			e := c.enter(text)
			if !slices.Contains(e.labels, label) {
				e.labels = append(e.labels, label)
			}
		}
	}
	return nil
}

// enter returns the entry of a folded word, made if need be. It is valid until
// the next call.
func (c *compiler) enter(text string) *word {
	known := len(c.lex.vocabulary.words)
	n := c.lex.vocabulary.add(hashWord([]byte(text)))
	if int(n) == known {
		c.spellings = append(c.spellings, text)
	}
	return &c.lex.vocabulary.words[n]
}

// addAffix gives an affix a label.
func addAffix(m map[string]*affix, text string, label uint32) {
	a := m[text]
	if a == nil {
		a = &affix{text: text}
		m[text] = a
	}
	if !slices.Contains(a.label, label) {
		a.label = append(a.label, label)
	}
}

// roles gives every word of a line a role.
func (c *compiler) roles(line string, role uint16) error {
	for _, w := range strings.Fields(line) {
		for _, form := range c.forms(w) {
			text, opening, ending, err := c.folded(form)
			if err != nil {
				return err
			}
			if opening || ending {
				return fmt.Errorf("%q: only whole words here", w)
			}
			c.enter(text).roles |= role
		}
	}
	return nil
}

// finishAffixes indexes openings and endings and gives the known words their
// labels.
func (c *compiler) finishAffixes() {
	fill := func(to *affixes, from map[string]*affix, ending bool) {
		texts := make([]string, 0, len(from))
		for t := range from {
			texts = append(texts, t)
		}
		slices.Sort(texts)
		for _, t := range texts {
			k, ok := affixKey(t[0], t[1], t[2])
			if ending {
				n := len(t)
				k, ok = affixKey(t[n-3], t[n-2], t[n-1])
			}
			if !ok {
				continue
			}
			if to.index[k] == 0 {
				to.lists = append(to.lists, nil)
				to.index[k] = uint16(len(to.lists))
			}
			l := &to.lists[to.index[k]-1]
			*l = append(*l, *from[t])
		}
	}
	fill(&c.lex.openings, c.starts, false)
	fill(&c.lex.endings, c.ends, true)
	var of []uint32
	for i, w := range c.spellings {
		e := &c.lex.vocabulary.words[i+1]
		of = c.lex.affixLabels(of[:0], []byte(w))
		for _, l := range of {
			if !slices.Contains(e.labels, l) {
				e.labels = append(e.labels, l)
			}
		}
	}
}

// affixLabels appends the labels of the openings and endings of a word.
func (lex *Lexicon) affixLabels(to []uint32, b []byte) []uint32 {
	n := len(b)
	if n < minAffix {
		return to
	}
	if k, ok := affixKey(b[0], b[1], b[2]); ok && lex.openings.index[k] != 0 {
		for i := range lex.openings.lists[lex.openings.index[k]-1] {
			a := &lex.openings.lists[lex.openings.index[k]-1][i]
			if n >= len(a.text) && string(b[:len(a.text)]) == a.text {
				to = append(to, a.label...)
			}
		}
	}
	if k, ok := affixKey(b[n-3], b[n-2], b[n-1]); ok && lex.endings.index[k] != 0 {
		for i := range lex.endings.lists[lex.endings.index[k]-1] {
			a := &lex.endings.lists[lex.endings.index[k]-1][i]
			if n >= len(a.text) && string(b[n-len(a.text):]) == a.text {
				to = append(to, a.label...)
			}
		}
	}
	return to
}

// knownCode tells whether sections of kind k may have this code.
func knownCode(k kind, code string) bool {
	var codes []string
	switch k {
	case kindLure, kindTopic:
		return slices.Contains(Lures(), Lure(code))
	case kindCategory:
		return slices.Contains(verdict.Categories(), verdict.Category(code))
	case kindUrgency:
		codes = []string{UrgencyDeadline, UrgencyImmediate, UrgencyFinalNotice, UrgencyMarketing}
	case kindThreat:
		codes = []string{ThreatAccountLoss, ThreatDataLoss, ThreatCharge, ThreatReturn, ThreatLegal, ThreatExposure}
	case kindRequest:
		codes = []string{
			RequestPassword, RequestOneTimeCode, RequestCard, RequestIdentityPapers, RequestGiftCard,
			RequestRemoteAccess, RequestPaymentElsewhere, RequestCallNumber, RequestCrypto,
			RequestDetails, RequestOpenLink, RequestOpenAttachment, RequestReply, RequestPressKey, RequestSecrecy,
		}
	default:
		return code == ""
	}
	return slices.Contains(codes, code)
}
