package htmltext

// hideBits are the ways in which text is hidden.
type hideBits uint8

const (
	byDisplay hideBits = 1 << iota
	bySize
	byColor
	byOffScreen
	byOpacity
	byClip
)

// hideNames are the names of the bits, as Page.HiddenBy gives them.
var hideNames = [...]string{"display", "size", "color", "off-screen", "opacity", "clip"}

// state is the computed style of an element, as far as it matters.
type state struct {
	color, back paint
	size        float32  // computed font size in px
	removed     hideBits // nothing inside can show again
	invisible   bool     // visibility; a descendant may show again
	quoted, pre bool
	colored     bool // near(color, back)
}

// rootState is the style of the page before any element.
var rootState = state{color: black, back: white, size: defaultSize}

const (
	defaultSize = 16
	// unreadableSize is the font size in px up to which text cannot be read.
	unreadableSize = 2
)

// hide is how text in this state is hidden, 0 if it shows.
func (st *state) hide() hideBits {
	h := st.removed
	if st.invisible {
		h |= byDisplay
	}
	if st.size <= unreadableSize {
		h |= bySize
	}
	if st.colored {
		h |= byColor
	}
	return h
}

// apply computes the style of an element with these declarations inside st.
func (st *state) apply(d *style) {
	if d.set&setDisplay != 0 && d.none {
		st.removed |= byDisplay
	}
	if d.set&setVisibility != 0 {
		st.invisible = d.concealed
	}
	if d.set&setSize != 0 {
		st.size = d.size.of(st.size)
	}
	if d.set&setColor != 0 && d.color != inheritPaint {
		st.color = d.color
	}
	if d.set&setBack != 0 && d.back != transparentPaint && d.back != inheritPaint {
		st.back = d.back
	}
	if d.set&setPre != 0 {
		st.pre = d.pre
	}
	st.removed |= d.removed()
	st.colored = near(st.color, st.back)
}

// removed is how the declarations hide a whole element.
func (d *style) removed() hideBits {
	var h hideBits
	if d.flags&flagTransparent != 0 {
		h |= byOpacity
	}
	if d.flags&flagOff != 0 || d.flags&flagOffset != 0 && d.flags&flagPositioned != 0 {
		h |= byOffScreen
	}
	if d.flags&flagClipped != 0 || d.flags&flagNoExtent != 0 && d.flags&flagOverflow != 0 {
		h |= byClip
	}
	return h
}
