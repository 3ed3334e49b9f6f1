package picture

import (
	"bytes"
	"image"
)

// mostPieces bounds the pieces that are put together, and mostJoins how often
// that is tried in one list.
const (
	mostPieces = 16
	mostJoins  = 24
	joinPixels = 8_000_000
)

// SplitCodes reads codes of which each picture holds a part. Scammers cut a
// code in pieces that a mail shows beside or under each other, so that no
// picture by itself holds one. The pictures are given in the order of the
// message; neighbors whose heights match may stand beside each other, those
// whose widths match under each other, and several of one size in a grid.
//
// Codes that a single picture holds are not what is looked for, but they are
// returned as well where they turn up.
func SplitCodes(list []*Picture) []Code {
	var r codeReader
	joins := 0
	planes := map[*Picture]*plane{}
	for _, part := range layouts(list) {
		if joins++; joins > mostJoins || len(r.codes) >= mostCodes {
			break
		}
		pieces := make([]*plane, len(part.pieces))
		for i, p := range part.pieces {
			if planes[p] == nil {
				planes[p] = p.plane(luma, 255)
			}
			pieces[i] = planes[p]
		}
		if repeated(pieces) {
			continue
		}
		for _, c := range Codes(Of(join(pieces, part.columns))) {
			r.add(c)
		}
	}
	return r.codes
}

// layout is a way in which neighboring pictures may stand.
type layout struct {
	pieces  []*Picture
	columns int
}

// layouts lists the ways in which neighbors fit together, the whole of a run
// before its pairs.
func layouts(list []*Picture) []layout {
	var out []layout
	for start := 0; start < len(list)-1; {
		end := start + 1
		for end < len(list) && end-start < mostPieces && (fits(list[start], list[end], true) || fits(list[start], list[end], false)) {
			end++
		}
		run := list[start:end]
		if len(run) > 1 {
			out = append(out, arranged(run)...)
			if len(run) > 2 {
				for i := range len(run) - 1 {
					out = append(out, arranged(run[i:i+2])...)
				}
			}
		}
		start = max(end-1, start+1)
	}
	return out
}

// arranged lists the ways in which all of some pictures fit together.
func arranged(run []*Picture) []layout {
	pixels := 0
	wide, high := true, true
	for _, p := range run {
		w, h := p.Size()
		pixels += w * h
		wide, high = wide && fits(run[0], p, true), high && fits(run[0], p, false)
	}
	if pixels > joinPixels {
		return nil
	}
	var out []layout
	width, height := 0, 0
	for _, p := range run {
		w, h := p.Size()
		width, height = width+w, height+h
	}
	w, h := run[0].Size()
	if wide && squarish(width, h) {
		out = append(out, layout{run, len(run)})
	}
	if high && squarish(w, height) {
		out = append(out, layout{run, 1})
	}
	if wide && high {
		for columns := 2; columns <= len(run)/2; columns++ {
			if len(run)%columns == 0 && squarish(columns*w, len(run)/columns*h) {
				out = append(out, layout{run, columns})
			}
		}
	}
	return out
}

// squarish tells whether a whole has about the form of a code, with as much as
// half of it again beside it.
func squarish(w, h int) bool { return 2*max(w, h) <= 3*min(w, h) }

// fits tells whether two pictures match in height (beside each other) or in
// width, but for the pixel that cutting an odd number leaves over.
func fits(a, b *Picture, beside bool) bool {
	aw, ah := a.Size()
	bw, bh := b.Size()
	d := aw - bw
	if beside {
		d = ah - bh
	}
	return d >= -1 && d <= 1 && min(aw, ah, bw, bh) >= 4
}

// repeated tells whether all pieces are one and the same picture, as the rule
// or the photo that a newsletter shows several times: that makes no code.
func repeated(pieces []*plane) bool {
	first := pieces[0]
	for _, p := range pieces[1:] {
		if p != first && (p.w != first.w || !bytes.Equal(p.pix, first.pix)) {
			return false
		}
	}
	return true
}

// join puts pieces together in rows of some columns.
func join(planes []*plane, columns int) image.Image {
	w, h := 0, 0
	for i := 0; i < len(planes); i += columns {
		rowWidth, rowHeight := 0, 0
		for _, p := range planes[i:min(i+columns, len(planes))] {
			rowWidth += p.w
			rowHeight = max(rowHeight, p.h)
		}
		w, h = max(w, rowWidth), h+rowHeight
	}
	out := image.NewGray(image.Rect(0, 0, w, h))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	y := 0
	for i := 0; i < len(planes); i += columns {
		x, rowHeight := 0, 0
		for _, p := range planes[i:min(i+columns, len(planes))] {
			for sy := range p.h {
				copy(out.Pix[(y+sy)*out.Stride+x:(y+sy)*out.Stride+x+p.w], p.row(sy))
			}
			x, rowHeight = x+p.w, max(rowHeight, p.h)
		}
		y += rowHeight
	}
	return out
}
