package picture

import (
	"math"
	"slices"
)

// finder is the place of a finder pattern of a QR code: the square in a square
// that stands in three of its corners (ISO/IEC 18004 section 6.3.3). Any line
// through its middle crosses dark and light in the ratio 1:1:3:1:1.
type finder struct {
	x, y   float64 // middle, in pixels
	module float64 // size of a module in pixels
	count  int     // rows in which it was seen
}

// mostFinders bounds the patterns that are looked at in one picture.
const mostFinders = 48

// finders looks for finder patterns, dark on light and light on dark, in one
// walk over the rows. Most pictures have none, so that this decides quickly
// that there is no code.
func (b *bitmap) finders() (dark, light []finder) {
	step := 1
	switch {
	case b.h >= 1500:
		step = 3
	case b.h >= 600:
		step = 2
	}
	for y := step / 2; y < b.h; y += step {
		var runs [5]int
		row := b.dark[y*b.w : (y+1)*b.w]
		for x := 0; x < b.w; {
			start, color := x, row[x]
			for x < b.w && row[x] == color {
				x++
			}
			runs = [5]int{runs[1], runs[2], runs[3], runs[4], x - start}
			if !ratio(&runs) {
				continue
			}
			list := &dark
			if !color {
				list = &light
			}
			middle := x - runs[4] - runs[3] - (runs[2]+1)/2
			if f, ok := b.confirm(middle, y, color, runs[0]+runs[1]+runs[2]+runs[3]+runs[4]); ok {
				*list = merge(*list, f)
			}
		}
	}
	return settle(dark, step), settle(light, step)
}

// ratio tells whether five runs stand as 1:1:3:1:1, each at most half a module
// off.
func ratio(r *[5]int) bool {
	total := r[0] + r[1] + r[2] + r[3] + r[4]
	if r[0] == 0 || total < 7 {
		return false
	}
	// In fourteenths of the pattern: 2:2:6:2:2.
	tolerance := total
	if total < 21 {
		tolerance += total / 4 // a pixel more or less is much of a small module
	}
	for i, n := range r {
		want := 2 * total
		slack := tolerance
		if i == 2 {
			want, slack = 6*total, 3*tolerance
		}
		if d := 14*n - want; d > slack || d < -slack {
			return false
		}
	}
	return true
}

// confirm crosses a supposed pattern from top to bottom, and once more from
// left to right through the middle so found.
func (b *bitmap) confirm(x, y int, color bool, width int) (finder, bool) {
	up, ok := b.cross(x, y, 0, 1, color, width)
	if !ok {
		return finder{}, false
	}
	fy := float64(y) + up.shift
	across, ok := b.cross(x, min(int(fy), b.h-1), 1, 0, color, width)
	if !ok {
		return finder{}, false
	}
	if d := up.total - across.total; 5*max(d, -d) > 2*max(up.total, across.total) {
		return finder{}, false
	}
	return finder{
		x: float64(x) + across.shift, y: fy,
		module: float64(up.total+across.total) / 14, count: 1,
	}, true
}

// crossing is what a line through a pattern meets.
type crossing struct {
	total int     // length of the five runs in pixels
	shift float64 // from the pixel's corner to the middle of the middle run
}

// cross walks from a place in both directions over the five runs.
func (b *bitmap) cross(x, y, dx, dy int, color bool, width int) (crossing, bool) {
	var runs [5]int
	walk := func(sx, sy, first, last, step int, cx, cy int) {
		for i := first; ; i += step {
			want := color == (i%2 == 0)
			for cx >= 0 && cy >= 0 && cx < b.w && cy < b.h && b.at(cx, cy) == want && runs[i] <= 2*width {
				runs[i]++
				cx, cy = cx+sx, cy+sy
			}
			if i == last {
				return
			}
		}
	}
	if b.at(x, y) != color {
		return crossing{}, false
	}
	walk(-dx, -dy, 2, 0, -1, x, y)
	before := runs[2]
	walk(dx, dy, 2, 4, 1, x+dx, y+dy)
	if !ratio(&runs) {
		return crossing{}, false
	}
	after := runs[2] - before
	return crossing{
		total: runs[0] + runs[1] + runs[2] + runs[3] + runs[4],
		shift: float64(after-before+1)/2 + 0.5,
	}, true
}

// merge adds a sighting to the pattern that it belongs to.
func merge(list []finder, f finder) []finder {
	for i := len(list) - 1; i >= 0; i-- {
		o := &list[i]
		if math.Abs(o.x-f.x) <= o.module*1.5 && math.Abs(o.y-f.y) <= o.module*1.5 && f.module < 2*o.module && o.module < 2*f.module {
			n := float64(o.count)
			o.x, o.y, o.module = (o.x*n+f.x)/(n+1), (o.y*n+f.y)/(n+1), (o.module*n+f.module)/(n+1)
			o.count++
			return list
		}
	}
	if len(list) >= 8*mostFinders {
		return list
	}
	return append(list, f)
}

// settle keeps the patterns that were seen in most rows. The middle square is
// three modules high; what was seen in far fewer rows is no pattern.
func settle(list []finder, step int) []finder {
	list = slices.DeleteFunc(list, func(f finder) bool { return float64(f.count*step) < 1.2*f.module })
	slices.SortStableFunc(list, func(a, b finder) int { return b.count - a.count })
	return list[:min(len(list), mostFinders)]
}
