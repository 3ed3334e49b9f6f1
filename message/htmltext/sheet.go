package htmltext

import "strings"

// maxRules bounds the rules of all style elements of a page, and maxSheet the
// octets of them that are read.
const (
	maxRules = 1000
	maxSheet = 256 << 10
)

// rule is the declarations of one simple selector.
type rule struct {
	tag            tag // tUnknown: any
	normal, strong style
	class, id      string // "": any
}

// sheet are the rules of the page, by what their selectors ask for first.
type sheet struct {
	count   int
	byClass map[string][]rule
	byID    map[string][]rule
	byTag   [tagCount][]rule
	any     bool
}

// read takes over the rules of a style element; it reports whether there was
// room for all.
func (h *sheet) read(css string) bool {
	css = stripComments(css)
	for css != "" {
		open := strings.IndexAny(css, "{;")
		if open < 0 {
			return true
		}
		prelude := trimSpace(css[:open])
		if css[open] == ';' { // @import, @charset, or the rest of an error
			if strings.HasPrefix(prelude, "@") {
				css = css[open+1:]
				continue
			}
			open = strings.IndexByte(css, '{')
			if open < 0 {
				return true
			}
			prelude = trimSpace(css[:open])
		}
		body := css[open+1:]
		if strings.HasPrefix(prelude, "@") {
			css = body[blockEnd(body):]
			continue
		}
		end := strings.IndexByte(body, '}')
		if end < 0 {
			end = len(body)
			css = ""
		} else {
			css = body[end+1:]
		}
		if !h.add(prelude, body[:end]) {
			return false
		}
	}
	return true
}

// stripComments removes comments and the marks of HTML comments, which CSS
// passes over (CSS Syntax Module Level 3, section 4.3.2).
func stripComments(css string) string {
	if !strings.Contains(css, "/*") && !strings.Contains(css, "<!--") {
		return css
	}
	var b strings.Builder
	b.Grow(len(css))
	for {
		before, after, found := strings.Cut(css, "/*")
		b.WriteString(before)
		if !found {
			break
		}
		_, css, _ = strings.Cut(after, "*/")
	}
	return strings.NewReplacer("<!--", " ", "-->", " ").Replace(b.String())
}

// blockEnd returns the offset after the "}" that closes a block.
func blockEnd(s string) int {
	depth := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// add takes over one rule.
func (h *sheet) add(selectors, declarations string) bool {
	var normal, strong style
	parseStyle(declarations, &normal, &strong)
	if normal == (style{}) && strong == (style{}) {
		return true
	}
	for selectors != "" {
		var selector string
		selector, selectors, _ = strings.Cut(selectors, ",")
		r := rule{normal: normal, strong: strong}
		if !r.selects(trimSpace(selector)) {
			continue
		}
		if h.count >= maxRules {
			return false
		}
		h.count++
		h.insert(r)
	}
	return true
}

func (h *sheet) insert(r rule) {
	h.any = true
	switch {
	case r.id != "":
		if h.byID == nil {
			h.byID = make(map[string][]rule)
		}
		h.byID[r.id] = join(h.byID[r.id], r)
	case r.class != "":
		if h.byClass == nil {
			h.byClass = make(map[string][]rule)
		}
		h.byClass[r.class] = join(h.byClass[r.class], r)
	default:
		h.byTag[r.tag] = join(h.byTag[r.tag], r)
	}
}

// maxSame bounds the rules that one element asks for by one name.
const maxSame = 8

// join adds a rule to those with the same name, into the last one where their
// selectors are equal.
func join(rules []rule, r rule) []rule {
	if n := len(rules); n > 0 && (rules[n-1].tag == r.tag || n >= maxSame) {
		last := &rules[n-1]
		if last.tag == r.tag {
			last.normal.merge(&r.normal)
			last.strong.merge(&r.strong)
		}
		return rules
	}
	return append(rules, r)
}

// selects reads a selector. Of one with combinators only the last part is
// known to apply, and not surely: it makes nothing hidden.
func (r *rule) selects(s string) bool {
	if i := strings.LastIndexAny(s, " >+~\t\n"); i >= 0 {
		s = s[i+1:]
		r.normal, r.strong = r.normal.doubtful(), r.strong.doubtful()
		if r.normal.set|r.strong.set == 0 {
			return false
		}
	}
	if pseudo := strings.IndexByte(s, ':'); pseudo >= 0 {
		if s[pseudo:] != ":link" {
			return false
		}
		s = s[:pseudo]
	}
	if s == "" || strings.ContainsAny(s, "[*\\") {
		return false
	}
	return r.compound(s)
}

// compound reads "td.name", ".name", "#name".
func (r *rule) compound(s string) bool {
	i := strings.IndexAny(s, ".#")
	if i < 0 {
		r.tag = tagOf(s)
		return r.tag != tUnknown && !ambiguous(r.tag)
	}
	if i > 0 {
		if r.tag = tagOf(s[:i]); r.tag == tUnknown || ambiguous(r.tag) {
			return false
		}
	}
	name := s[i+1:]
	if strings.ContainsAny(name, ".#") || name == "" {
		return false
	}
	if s[i] == '#' {
		r.id = name
	} else {
		r.class = name
	}
	return true
}

// ambiguous tells tags that stand for several elements.
func ambiguous(t tag) bool {
	return t == tBlock || t == tVoid || t == tList || t == tTbody
}

// doubtful keeps of declarations that may not apply only that they might
// change a color, or a size for one that can be read.
func (d style) doubtful() style {
	out := style{set: d.set & (setColor | setBack)}
	if d.set&setSize != 0 && d.size.of(defaultSize) > unreadableSize {
		out.set |= setSize
		out.size = length{defaultSize, unitPx}
	}
	if out.set&setColor != 0 {
		out.color = unknownPaint
	}
	if out.set&setBack != 0 {
		out.back = unknownPaint
	}
	return out
}

// style computes an element's style from the rules and its style attribute,
// in the order of the cascade: type, class, id, attribute, !important.
func (h *sheet) style(st *state, t tag, class, id string, inline *style) {
	if !h.any {
		st.apply(inline)
		return
	}
	var d style
	strong := false
	each := func(rules []rule) {
		for i := range rules {
			if r := &rules[i]; r.tag == tUnknown || r.tag == t {
				d.merge(&r.normal)
				strong = strong || r.strong != (style{})
			}
		}
	}
	h.matching(t, class, id, each)
	d.merge(inline)
	if strong {
		h.matching(t, class, id, func(rules []rule) {
			for i := range rules {
				if r := &rules[i]; r.tag == tUnknown || r.tag == t {
					d.merge(&r.strong)
				}
			}
		})
	}
	st.apply(&d)
}

// matching visits the rules that an element asks for, weakest first.
func (h *sheet) matching(t tag, class, id string, visit func([]rule)) {
	if t != tUnknown {
		visit(h.byTag[t])
	}
	for n := 0; class != "" && h.byClass != nil && n < maxClasses; n++ {
		start := skipSpace(class, 0)
		end := start
		for end < len(class) && class[end] > ' ' {
			end++
		}
		if start < end {
			visit(h.byClass[class[start:end]])
		}
		class = class[end:]
		if start == end {
			break
		}
	}
	if id != "" && h.byID != nil {
		visit(h.byID[id])
	}
}

// maxClasses bounds the classes of one element that are looked up.
const maxClasses = 8

// merge lets later declarations take the place of earlier ones.
func (d *style) merge(o *style) {
	if o.set&setDisplay != 0 {
		d.none = o.none
	}
	if o.set&setVisibility != 0 {
		d.concealed = o.concealed
	}
	if o.set&setSize != 0 {
		d.size = o.size
	}
	if o.set&setColor != 0 {
		d.color = o.color
	}
	if o.set&setBack != 0 {
		d.back = o.back
	}
	if o.set&setPre != 0 {
		d.pre = o.pre
	}
	d.set |= o.set
	d.flags |= o.flags
}
