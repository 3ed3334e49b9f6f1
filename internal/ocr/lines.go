package ocr

import (
	"cmp"
	"slices"

	"bonafide/message/screenshot"
)

// linesOf puts words into lines: those that stand beside one another, as
// Tesseract sees it or by their height, from top to bottom. place brings a
// coordinate of the prepared picture back into the original.
func linesOf(words []found, place func(int) int) []screenshot.Line {
	type key struct{ block, paragraph, line int }
	var order []key
	groups := map[key][]found{}
	for _, w := range words {
		k := key{w.block, w.paragraph, w.line}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], w)
	}
	var rows []row
	for _, k := range order {
		rows = append(rows, rowOf(groups[k]))
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.middle(), b.middle()) })
	rows = joinRows(rows)
	lines := make([]screenshot.Line, 0, len(rows))
	for _, r := range rows {
		line := screenshot.Line{
			Left: place(r.left), Top: place(r.top), Right: place(r.right), Bottom: place(r.bottom),
		}
		for _, w := range r.words {
			w.word.Left, w.word.Right = place(w.left), place(w.right)
			line.Words = append(line.Words, w.word)
		}
		lines = append(lines, line)
	}
	return lines
}

// row is a line in the making.
type row struct {
	words                    []found
	left, top, right, bottom int
}

func (r *row) middle() int { return (r.top + r.bottom) / 2 }
func (r *row) height() int { return r.bottom - r.top }

func rowOf(words []found) row {
	slices.SortStableFunc(words, func(a, b found) int { return cmp.Compare(a.left, b.left) })
	r := row{words: words, left: words[0].left, top: words[0].top, right: words[0].right, bottom: words[0].bottom}
	for _, w := range words[1:] {
		r.left, r.top, r.right, r.bottom = min(r.left, w.left), min(r.top, w.top), max(r.right, w.right), max(r.bottom, w.bottom)
	}
	return r
}

// joinRows joins pieces of one line: of like height, side by side, with no
// more than a wide space between them.
func joinRows(rows []row) []row {
	var out []row
	for _, r := range rows {
		joined := false
		for i := len(out) - 1; i >= 0 && i >= len(out)-4 && !joined; i-- {
			o := &out[i]
			h := min(o.height(), r.height())
			overlap := min(o.bottom, r.bottom) - max(o.top, r.top)
			gap := max(o.left, r.left) - min(o.right, r.right)
			if 2*overlap > h && gap >= -h/2 && gap < 2*max(o.height(), r.height()) && max(o.height(), r.height()) < 2*h {
				*o = rowOf(append(o.words, r.words...))
				joined = true
			}
		}
		if !joined {
			out = append(out, r)
		}
	}
	return out
}
