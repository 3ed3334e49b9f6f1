package ocr

// letterInk tells dark from white.
const letterInk = 128

// spot is a connected dark area.
type spot struct {
	left, top, right, bottom int // inclusive
	pixels                   []int32
}

func (s *spot) width() int  { return s.right - s.left + 1 }
func (s *spot) height() int { return s.bottom - s.top + 1 }

// spots calls visit with the connected dark areas of a picture; it must not
// keep the pixels.
func spots(g *gray, visit func(*spot)) {
	const most = 60_000
	w := g.width
	seen := make([]bool, len(g.pix))
	var s spot
	count := 0
	for start := range g.pix {
		if seen[start] || g.pix[start] >= letterInk {
			continue
		}
		if count++; count > most {
			return
		}
		seen[start] = true
		s = spot{left: start % w, right: start % w, top: start / w, bottom: start / w, pixels: append(s.pixels[:0], int32(start))}
		for next := 0; next < len(s.pixels); next++ {
			i := int(s.pixels[next])
			x, y := i%w, i/w
			s.left, s.right, s.top, s.bottom = min(s.left, x), max(s.right, x), min(s.top, y), max(s.bottom, y)
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if nx, ny := x+dx, y+dy; nx >= 0 && nx < w && ny >= 0 && ny < g.height {
						if j := ny*w + nx; !seen[j] && g.pix[j] < letterInk {
							seen[j] = true
							s.pixels = append(s.pixels, int32(j))
						}
					}
				}
			}
		}
		visit(&s)
	}
}

// letterSize estimates the height of the letters of a picture with dark
// letters on white, in pixels: the median height of its dark spots. It is 0 if
// there are too few to tell.
func letterSize(g *gray) int {
	const (
		lowest, highest = 4, 120
		enough          = 12
	)
	var heights [highest + 1]int
	total := 0
	spots(g, func(s *spot) {
		if h := s.height(); h >= lowest && h <= highest && s.width() <= 4*h {
			heights[h]++
			total++
		}
	})
	if total < enough {
		return 0
	}
	below := 0
	for h, n := range heights {
		if below += n; 2*below >= total {
			return h
		}
	}
	return 0
}

// withoutFrames erases the outlines of boxes and bubbles, which are read as
// brackets: large areas of which hardly anything is dark.
func withoutFrames(g *gray, letter int) {
	const thin = 12 // hundredths of the box
	spots(g, func(s *spot) {
		if s.width() < 4*letter || s.height() < 5*letter/2 || 100*len(s.pixels) > thin*s.width()*s.height() {
			return
		}
		for _, i := range s.pixels {
			// The lighter rim of a stroke goes with it.
			x, y := int(i)%g.width, int(i)/g.width
			for v := max(0, y-1); v <= min(g.height-1, y+1); v++ {
				for u := max(0, x-1); u <= min(g.width-1, x+1); u++ {
					g.pix[v*g.width+u] = 255
				}
			}
		}
	})
}

// withoutRules erases the lines under links, and rules: long thin strokes that
// lie. Strokes of letters that cross them stay, and so does a line that the
// letters stand on: without it nothing of them would be left.
func withoutRules(g *gray, letter int) {
	longest, thickest := max(24, 2*letter), max(2, letter/5)
	erase := make([]bool, len(g.pix))
	for y := range g.height {
		row := g.pix[y*g.width : (y+1)*g.width]
		for x := 0; x < g.width; x++ {
			start := x
			for x < g.width && row[x] < letterInk+32 {
				x++
			}
			if x-start >= longest {
				g.eraseRule(erase, y, start, x, thickest)
			}
		}
	}
	for i, e := range erase {
		if e {
			g.pix[i] = 255
		}
	}
}

// eraseRule marks the stroke through the pixels from start to end of row y,
// where it is thin.
func (g *gray) eraseRule(erase []bool, y, start, end, thickest int) {
	const paper = 200
	inked := func(x, y int) bool { return y >= 0 && y < g.height && g.pix[y*g.width+x] < paper }
	type stroke struct{ x, top, bottom int }
	var thin []stroke
	for x := start; x < end; x++ {
		top, bottom := y, y
		for inked(x, top-1) && bottom-top <= thickest {
			top--
		}
		for inked(x, bottom+1) && bottom-top <= thickest {
			bottom++
		}
		if bottom-top < thickest {
			thin = append(thin, stroke{x, top, bottom})
		}
	}
	if 10*len(thin) < 6*(end-start) {
		return
	}
	for _, s := range thin {
		for v := s.top; v <= s.bottom; v++ {
			erase[v*g.width+s.x] = true
		}
	}
}
