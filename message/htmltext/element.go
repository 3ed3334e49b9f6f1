package htmltext

import (
	"strings"

	"bonafide/message"
)

// element is an open element.
type element struct {
	tag  tag
	name string // as written, of an unknown element
	prev state  // of its parent
}

// element takes a start tag into account.
func (s *scanner) element(t tag, name string, a *attributes) {
	traits := traitsOf[t]
	s.implyEnds(t, traits)
	switch {
	case t == tBr:
		s.sink().breaks++
		s.separate(lineSeparator)
	case traits&block != 0:
		s.separate(lineSeparator)
	case traits&cell != 0:
		s.separate(spaceSeparator)
	}
	st := s.computed(t, a)
	s.special(t, a, &st)
	switch {
	case traits&void != 0 || t == tHead:
	case t == tHTML || t == tBody:
		s.cur = st // never closed: what follows </body> still belongs to it
	default:
		s.push(t, name, st)
	}
}

// computed is the style of a new element.
func (s *scanner) computed(t tag, a *attributes) state {
	st := s.cur
	plain := a.style == "" && a.bgcolor == "" && a.color == "" && a.background == "" && !a.hidden
	if t == tA && a.href != "" {
		st.color = linkBlue // the default style of links
		plain = false
	}
	if plain && !s.sheet.any {
		return st
	}
	var d style
	if a.bgcolor != "" {
		d.set |= setBack
		d.back = parseColor(trimSpace(a.bgcolor))
	}
	if a.background != "" {
		d.set |= setBack
		d.back = unknownPaint
	}
	if a.color != "" && (t == tFont || t == tBody) {
		d.set |= setColor
		d.color = parseColor(trimSpace(a.color))
	}
	if d.set != 0 {
		st.apply(&d)
	}
	inline := &style{}
	if a.style != "" {
		inline = s.cache.get(a.style)
	}
	s.sheet.style(&st, t, a.class, a.id, inline)
	if a.hidden {
		st.removed |= byDisplay
	}
	return st
}

// special does what is particular to some elements.
func (s *scanner) special(t tag, a *attributes, st *state) {
	if a.class != "" || a.id != "" || t == tBlockquote {
		s.markQuote(t, a, st)
	}
	switch t {
	case tA:
		if a.href != "" {
			s.openLink(a, st)
		}
	case tArea:
		s.addLink(message.Hyperlink{Target: target(a.href), Alt: foldValue(a.alt, maxAlt), Place: message.InImageMap})
	case tImg:
		s.image(a)
	case tForm:
		s.openForm(a)
	case tInput, tSelect, tButton:
		s.input(t, a, st)
	case tMeta:
		s.refresh(a)
	case tBase:
		if s.page.Base == "" {
			s.page.Base = target(a.href)
		}
	case tFrame, tEmbed, tObject:
		s.addLink(message.Hyperlink{Target: target(a.src), Place: message.InMeta})
	case tTemplate:
		st.removed |= byDisplay
	case tNoscript:
		if s.opt.Scripting {
			st.removed |= byDisplay
		}
	case tPre:
		st.pre = true
	default: // the others only lay out
	}
	if a.background != "" {
		s.picture(message.Picture{Source: source(a.background)})
	}
}

// push opens an element. At the depth limit it takes the place of the
// innermost one, as browsers do.
func (s *scanner) push(t tag, name string, st state) {
	if len(s.stack) >= s.opt.MaxDepth {
		s.limit(limitDepth)
		s.popTo(len(s.stack) - 1)
	}
	if t != tUnknown {
		name = ""
	}
	name = name[:min(len(name), maxName)]
	s.stack = append(s.stack, element{tag: t, name: name, prev: s.cur})
	s.open[t]++
	s.cur = st
}

// maxName is how much of the name of an unknown element is compared, in octets.
const maxName = 64

// maxReach is how many elements the end tag of an unknown one may close.
const maxReach = 32

// popTo closes the elements from index i on.
func (s *scanner) popTo(i int) {
	for j := len(s.stack) - 1; j >= i; j-- {
		s.leave(s.stack[j].tag)
	}
	s.cur = s.stack[i].prev
	s.stack = s.stack[:i]
}

// leave does what the end of an element causes.
func (s *scanner) leave(t tag) {
	s.open[t]--
	switch traits := traitsOf[t]; {
	case t == tA:
		s.closeLink()
	case t == tButton:
		s.closeButton()
	case t == tForm:
		s.form = none
		s.separate(lineSeparator)
	case traits&block != 0:
		s.separate(lineSeparator)
	case traits&cell != 0:
		s.separate(spaceSeparator)
	}
}

// implyEnds closes what a start tag ends by itself.
func (s *scanner) implyEnds(t tag, traits trait) {
	if traits&closesP != 0 && s.open[tP] > 0 {
		s.closeInScope(tP, tP)
	}
	switch t {
	case tLi:
		s.closeListItem(tLi, tLi)
	case tDt, tDd:
		s.closeListItem(tDt, tDd)
	case tTd, tTh:
		s.closeInTable(tTd, tTh)
	case tTr:
		s.closeInTable(tTr, tTr)
	case tTbody:
		s.closeInTable(tTbody, tTbody)
	case tOption:
		if n := len(s.stack); n > 0 && s.stack[n-1].tag == tOption {
			s.popTo(n - 1)
		}
	case tA:
		if s.open[tA] > 0 {
			s.closeFormatting(tA)
		}
	default: // the others end nothing
	}
}

// closeInScope closes the innermost t or u, unless a barrier stands before it.
func (s *scanner) closeInScope(t, u tag) {
	for i := len(s.stack) - 1; i >= 0; i-- {
		e := s.stack[i].tag
		if e == t || e == u {
			s.popTo(i)
			return
		}
		if traitsOf[e]&barrier != 0 {
			return
		}
	}
}

// closeListItem closes the item of the innermost list.
func (s *scanner) closeListItem(t, u tag) {
	if s.open[t]+s.open[u] == 0 {
		return
	}
	for i := len(s.stack) - 1; i >= 0; i-- {
		e := s.stack[i].tag
		if e == t || e == u {
			s.popTo(i)
			return
		}
		if e == tList || traitsOf[e]&barrier != 0 {
			return
		}
	}
}

// closeInTable closes t or u of the innermost table, with all inside.
func (s *scanner) closeInTable(t, u tag) {
	if s.open[t]+s.open[u] == 0 {
		return
	}
	for i := len(s.stack) - 1; i >= 0; i-- {
		e := s.stack[i].tag
		if e == t || e == u {
			s.popTo(i)
			return
		}
		if e == tTable || e == tTemplate {
			return
		}
	}
}

// closeElement takes an end tag into account.
func (s *scanner) closeElement(t tag, name string) {
	traits := traitsOf[t]
	switch {
	case t == tBr || t == tP && s.open[tP] == 0:
		s.separate(lineSeparator)
	case t == tUnknown:
		s.closeUnknown(name)
	case t == tHTML || t == tBody || s.open[t] == 0:
		if traits&block != 0 {
			s.separate(lineSeparator)
		}
	case t >= tH1 && t <= tH6:
		s.closeInScope(t, t)
	case traits&tablePart != 0 && t != tTable:
		s.closeInTable(t, t)
	case t == tTable, traits&barrier != 0:
		s.closeOutermost(t)
	case traits&formatting != 0:
		s.closeFormatting(t)
	default:
		s.closeInScope(t, t)
	}
}

// closeOutermost closes the innermost t whatever stands inside it.
func (s *scanner) closeOutermost(t tag) {
	for i := len(s.stack) - 1; i >= 0; i-- {
		if s.stack[i].tag == t {
			s.popTo(i)
			return
		}
	}
}

// closeFormatting ends a formatting element. Blocks that were opened inside it
// stay open (the adoption agency of section 13.2.6.4.7, as far as it matters).
func (s *scanner) closeFormatting(t tag) {
	blocks := false
	for i := len(s.stack) - 1; i >= 0; i-- {
		e := &s.stack[i]
		if e.tag != t {
			if traitsOf[e.tag]&barrier != 0 {
				return
			}
			blocks = blocks || traitsOf[e.tag]&(block|cell) != 0
			continue
		}
		if !blocks {
			s.popTo(i)
			return
		}
		s.leave(t)
		e.tag, e.name = tUnknown, ""
		s.open[tUnknown]++
		return
	}
}

// closeUnknown closes an element of which only the name is known.
func (s *scanner) closeUnknown(name string) {
	if s.open[tUnknown] == 0 {
		return
	}
	name = name[:min(len(name), maxName)]
	for i := len(s.stack) - 1; i >= max(0, len(s.stack)-maxReach); i-- {
		e := &s.stack[i]
		if e.tag == tUnknown && strings.EqualFold(e.name, name) {
			s.popTo(i)
			return
		}
		if traitsOf[e.tag]&(barrier|block) != 0 {
			return
		}
	}
}
