package email

import "strings"

// What a part has at least that draws a code of 21 by 21 modules without a
// picture, and how many such parts are kept.
const (
	leastBlocks = 60
	leastCells  = 200
	mostDrawn   = 4
)

// drawn keeps the source of a part that may draw a code: folding would lose
// the spaces that are its light modules.
func (v *view) drawn(src string) {
	if len(v.p.msg.Drawn) < mostDrawn && mayDraw(src) {
		v.p.msg.Drawn = append(v.p.msg.Drawn, src)
	}
}

func mayDraw(src string) bool {
	// U+2580–U+25BF, U+2B00–U+2B3F, and the same as references of HTML.
	return strings.Count(src, "\xe2\x96") >= leastBlocks || strings.Count(src, "\xe2\xac") >= leastBlocks ||
		strings.Count(src, "&#9") >= leastBlocks || strings.Count(src, "&#x25") >= leastBlocks ||
		strings.Count(src, "background") >= leastCells || strings.Count(src, "bgcolor") >= leastCells
}
