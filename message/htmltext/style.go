package htmltext

import (
	"strconv"
	"strings"
)

// style holds the declarations of a rule or a style attribute that may hide
// text. What is not named in set or flags is not declared.
type style struct {
	set             setBits
	flags           flagBits
	none, concealed bool // display: none; visibility: hidden
	pre             bool
	size            length
	color, back     paint
}

type setBits uint8

const (
	setDisplay setBits = 1 << iota
	setVisibility
	setSize
	setColor
	setBack
	setPre
)

type flagBits uint16

const (
	flagTransparent flagBits = 1 << iota // opacity: 0
	flagOverflow                         // overflow: hidden
	flagNoExtent                         // width or height, or their maximum, is 0 or 1px
	flagPositioned                       // position: absolute, fixed or relative
	flagOffset                           // left, top, … far outside
	flagOff                              // text-indent or margin far outside
	flagClipped                          // clip: rect(0…), clip-path, scale(0)
)

const inheritPaint paint = 1 << 26

// farAway is the offset in px from which an element is off the screen.
const farAway = 400

// parseStyle reads a declaration list; important ones go to imp if it is not
// nil. CSS Syntax Module Level 3, section 5.4.4, without nested blocks.
func parseStyle(s string, d, imp *style) {
	size, lastParen := len(s), strings.LastIndexByte(s, ')')
	for s != "" {
		declaration := s
		if i := declarationEnd(s, size-len(s) <= lastParen); i >= 0 {
			declaration, s = s[:i], s[i+1:]
		} else {
			s = ""
		}
		colon := strings.IndexByte(declaration, ':')
		if colon < 0 {
			continue
		}
		name := trimSpace(declaration[:colon])
		kind := propertyOf(name)
		if kind == noProperty {
			continue
		}
		value, important := trimImportant(trimSpace(declaration[colon+1:]))
		to := d
		if important && imp != nil {
			to = imp
		}
		to.declare(kind, value)
	}
}

// declarationEnd finds the semicolon that ends a declaration; those inside
// parentheses, as in url(data:…;base64,…), do not. closed tells that a closing
// parenthesis follows at all.
func declarationEnd(s string, closed bool) int {
	i := strings.IndexByte(s, ';')
	if i < 0 || !closed {
		return i
	}
	if p := strings.IndexByte(s[:i], '('); p < 0 {
		return i
	} else if c := strings.IndexByte(s[p:], ')'); c >= 0 {
		if p+c < i {
			return i
		}
		if n := strings.IndexByte(s[p+c:], ';'); n >= 0 {
			return p + c + n
		}
		return -1
	}
	return i
}

func trimImportant(v string) (string, bool) {
	if i := strings.LastIndexByte(v, '!'); i >= 0 && strings.EqualFold(trimSpace(v[i+1:]), "important") {
		return trimSpace(v[:i]), true
	}
	return v, false
}

func trimSpace(s string) string {
	for s != "" && s[0] <= ' ' {
		s = s[1:]
	}
	for s != "" && s[len(s)-1] <= ' ' {
		s = s[:len(s)-1]
	}
	return s
}

type property uint8

const (
	noProperty property = iota
	pDisplay
	pVisibility
	pSize
	pFont
	pColor
	pBack
	pBackground
	pImage
	pOpacity
	pFilter
	pOverflow
	pExtent
	pPosition
	pOffset
	pIndent
	pMargin
	pClip
	pClipPath
	pTransform
	pWhiteSpace
)

// propertyOf names a property; those that cannot hide text have none.
func propertyOf(name string) property {
	if len(name) < 3 || len(name) > 16 {
		return noProperty
	}
	var buf [16]byte
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	switch string(buf[:len(name)]) {
	case "display":
		return pDisplay
	case "visibility":
		return pVisibility
	case "font-size":
		return pSize
	case "font":
		return pFont
	case "color":
		return pColor
	case "background-color":
		return pBack
	case "background":
		return pBackground
	case "background-image":
		return pImage
	case "opacity":
		return pOpacity
	case "filter":
		return pFilter
	case "overflow", "overflow-x", "overflow-y":
		return pOverflow
	case "width", "height", "max-width", "max-height":
		return pExtent
	case "position":
		return pPosition
	case "left", "top", "right", "bottom":
		return pOffset
	case "text-indent":
		return pIndent
	case "margin-left", "margin-top":
		return pMargin
	case "clip":
		return pClip
	case "clip-path":
		return pClipPath
	case "transform":
		return pTransform
	case "white-space":
		return pWhiteSpace
	}
	return noProperty
}

// declare takes one declaration over.
func (d *style) declare(p property, v string) {
	switch p {
	case noProperty: // hides and shows nothing
	case pDisplay:
		d.set |= setDisplay
		d.none = strings.EqualFold(v, "none")
	case pVisibility:
		d.set |= setVisibility
		d.concealed = strings.EqualFold(v, "hidden") || strings.EqualFold(v, "collapse")
	case pSize:
		d.setSize(v)
	case pFont:
		d.setSize(fontSize(v))
	case pColor:
		d.set |= setColor
		d.color = colorOrInherit(v)
	case pBack, pBackground, pImage:
		d.setBackground(p, v)
	case pOpacity:
		d.flag(flagTransparent, nearZero(v))
	case pFilter:
		if containsFold(v, "opacity") {
			d.flag(flagTransparent, containsFold(v, "opacity=0)") || containsFold(v, "opacity(0"))
		}
	case pOverflow:
		d.flag(flagOverflow, strings.EqualFold(v, "hidden") || strings.EqualFold(v, "clip"))
	case pExtent:
		if n := parseLength(v); n.unit == unitPx && n.value >= 0 && n.value <= 1 {
			d.flags |= flagNoExtent
		}
	case pPosition:
		d.flag(flagPositioned, strings.EqualFold(v, "absolute") || strings.EqualFold(v, "fixed") || strings.EqualFold(v, "relative"))
	case pOffset:
		if farOutside(v) {
			d.flags |= flagOffset
		}
	case pIndent, pMargin:
		if farOutside(v) {
			d.flags |= flagOff
		}
	case pClip:
		d.flag(flagClipped, clipsAll(v))
	case pClipPath:
		d.flag(flagClipped, containsFold(v, "inset(50%") || containsFold(v, "inset(100%") || containsFold(v, "circle(0"))
	case pTransform:
		d.flag(flagClipped, containsFold(v, "scale(0)") || containsFold(v, "scale(0,"))
	case pWhiteSpace:
		d.set |= setPre
		d.pre = len(v) >= 3 && strings.EqualFold(v[:3], "pre")
	}
}

func (d *style) flag(f flagBits, on bool) {
	if on {
		d.flags |= f
	} else {
		d.flags &^= f
	}
}

func (d *style) setSize(v string) {
	if n := parseLength(v); n.unit != noUnit {
		d.set |= setSize
		d.size = n
	}
}

// setBackground takes the three properties that paint a ground. An image or a
// gradient makes the ground unknown: nothing is called hidden on it.
func (d *style) setBackground(p property, v string) {
	if p == pImage {
		if !strings.EqualFold(v, "none") {
			d.set |= setBack
			d.back = unknownPaint
		}
		return
	}
	if strings.EqualFold(v, "none") || strings.EqualFold(v, "initial") {
		v = "transparent"
	}
	if p == pBack {
		if d.set&setBack != 0 && d.back == unknownPaint {
			return // declared beside an image
		}
		d.set |= setBack
		d.back = colorOrInherit(v)
		return
	}
	d.set |= setBack
	if containsFold(v, "url(") || containsFold(v, "gradient") {
		d.back = unknownPaint
		return
	}
	if i := strings.IndexByte(v, ' '); i > 0 && strings.IndexByte(v[:i], '(') < 0 {
		v = v[:i] // the color stands first in practice
	}
	d.back = colorOrInherit(v)
}

func colorOrInherit(v string) paint {
	if strings.EqualFold(v, "inherit") || strings.EqualFold(v, "currentcolor") || strings.EqualFold(v, "unset") {
		return inheritPaint
	}
	return parseColor(v)
}

func nearZero(v string) bool {
	f, err := strconv.ParseFloat(strings.TrimSuffix(v, "%"), 32)
	return err == nil && (f <= 0.05 || strings.HasSuffix(v, "%") && f <= 5)
}

// clipsAll tells clip: rect() with nothing inside.
func clipsAll(v string) bool {
	if len(v) < 5 || !strings.EqualFold(v[:5], "rect(") {
		return false
	}
	args := strings.FieldsFunc(strings.TrimSuffix(v[5:], ")"), func(r rune) bool { return r == ' ' || r == ',' })
	if len(args) != 4 {
		return false
	}
	top, right, bottom, left := parseLength(args[0]), parseLength(args[1]), parseLength(args[2]), parseLength(args[3])
	for _, n := range []length{top, right, bottom, left} {
		if n.unit != unitPx {
			return false
		}
	}
	return bottom.value-top.value <= 1 || right.value-left.value <= 1
}

func farOutside(v string) bool {
	n := parseLength(v)
	switch n.unit {
	case unitPx:
		return n.value <= -farAway || n.value >= 4*farAway
	case unitEm:
		return n.value <= -farAway/defaultSize || n.value >= 20*defaultSize
	default:
		return false
	}
}

// containsFold is strings.Contains without regard to the case of ASCII; sub is
// in lower case.
func containsFold(s, sub string) bool {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i]|0x20 == sub[0]|0x20 && strings.EqualFold(s[i:i+len(sub)], sub) {
			return true
		}
	}
	return false
}
