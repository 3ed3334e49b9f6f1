package pdf

import (
	"image"
	"math"
	"slices"

	"bonafide/message/picture"
)

// crossing is where the border of a shape crosses the middle of a row.
type crossing struct {
	x  float64
	up bool
}

// box is what a path covers.
type box struct{ x0, y0, x1, y1 float64 }

func (b *box) w() float64 { return b.x1 - b.x0 }
func (b *box) h() float64 { return b.y1 - b.y0 }

func (b *box) add(o box) {
	b.x0, b.y0, b.x1, b.y1 = min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)
}

func nothing() box { return box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

func boxOf(path []point) box {
	b := nothing()
	for _, p := range path {
		b.add(box{p.x, p.y, p.x, p.y})
	}
	return b
}

// picture paints the shapes of a drawing, nil if they are too few for a code.
// What is looked at is where the small shapes lie: lines, the frames of tables
// and backgrounds are no modules.
func (d *drawing) picture() *picture.Picture {
	page := nothing()
	var boxes []box
	for _, s := range d.shapes {
		for _, path := range s.paths {
			b := boxOf(path)
			page.add(b)
			boxes = append(boxes, b)
		}
	}
	region, count := nothing(), 0
	var sides []float64
	for i := range boxes {
		w, h := boxes[i].w(), boxes[i].h()
		if side := min(w, h); side > leastDimension && max(w, h) <= longestRun*side && max(w, h) < max(page.w(), page.h()) || len(boxes) <= mostOutlines && side > leastDimension {
			region.add(boxes[i])
			sides = append(sides, side)
			count++
		}
	}
	if count == 0 || d.points/4 < leastShapes || count < leastShapes && len(boxes) > mostOutlines || !(region.w() < 1e9) || !(region.h() < 1e9) {
		return nil
	}
	const margin = 16
	scale := (drawingPixels - 2*margin) / max(region.w(), region.h())
	if len(boxes) > mostOutlines {
		module, ok := common(sides)
		if !ok {
			return nil // letters
		}
		scale = min(scale, modulePixels/module)
	}
	width, height := int(region.w()*scale)+2*margin, int(region.h()*scale)+2*margin
	if min(width, height) < 2*margin+21 {
		return nil
	}
	m := image.NewGray(image.Rect(0, 0, width, height))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	// The vertical axis of a page points up.
	toPixel := matrix{scale, 0, 0, -scale, margin - region.x0*scale, margin + region.y1*scale}
	work := 0
	rows := make([][]crossing, m.Rect.Dy())
	for _, s := range d.shapes {
		if work += paint(m, rows, s, toPixel); work > mostPaint {
			break
		}
	}
	return picture.Of(m)
}

// common is the side that most of the shapes have: that of a module, since runs
// of modules are as high or as wide as one.
func common(sides []float64) (side float64, ok bool) {
	slices.Sort(sides)
	side = sides[len(sides)/2]
	same := 0
	for _, s := range sides {
		if s > 0.85*side && s < 1.15*side {
			same++
		}
	}
	return side, 5*same >= 3*len(sides)
}

// How shapes are told that may be modules.
const (
	longestRun   = 40 // modules that are drawn as one rectangle, and some
	mostOutlines = 24 // paths of a code that is drawn as one or a few outlines
	modulePixels = 4  // of a small shape in the picture
)

// mostPaint bounds the crossings and pixels that one drawing costs.
const mostPaint = 60_000_000

// paint fills a shape row by row and tells how much work it was.
func paint(m *image.Gray, rows [][]crossing, s shape, toPixel matrix) int {
	work := 0
	first, last := len(rows), -1
	for _, path := range s.paths {
		for i := range path {
			a, b := toPixel.apply(path[i]), toPixel.apply(path[(i+1)%len(path)])
			up := a.y > b.y
			if up {
				a, b = b, a
			}
			from, to := max(int(math.Ceil(a.y-0.5)), 0), min(int(math.Ceil(b.y-0.5)), len(rows))
			for y := from; y < to; y++ {
				x := a.x + (float64(y)+0.5-a.y)/(b.y-a.y)*(b.x-a.x)
				rows[y] = append(rows[y], crossing{x, up})
				work++
			}
			if from < to {
				first, last = min(first, from), max(last, to-1)
			}
		}
	}
	value := uint8(s.bright*255 + 0.5)
	for y := first; y <= last; y++ {
		work += span(m, y, rows[y], s.evenOdd, value)
		rows[y] = rows[y][:0]
	}
	return work
}

// span fills one row between crossings by the rule of the shape (section
// 8.5.3.3).
func span(m *image.Gray, y int, list []crossing, evenOdd bool, value uint8) int {
	slices.SortFunc(list, func(a, b crossing) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		}
		return 0
	})
	work, winding := 0, 0
	for i := range max(len(list)-1, 0) {
		if list[i].up {
			winding++
		} else {
			winding--
		}
		inside := winding != 0
		if evenOdd {
			inside = i%2 == 0
		}
		if !inside {
			continue
		}
		from, to := max(int(math.Ceil(list[i].x-0.5)), 0), min(int(math.Ceil(list[i+1].x-0.5)), m.Rect.Dx())
		for x := from; x < to; x++ {
			m.Pix[y*m.Stride+x] = value
		}
		work += max(to-from, 0)
	}
	return work
}
