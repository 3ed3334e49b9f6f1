package ocr

import "slices"

// Screens draw letters on even ground: white, a bubble's green, the black of
// dark mode. A picture is turned into dark letters on white by taking, at each
// pixel, the difference from the ground around it.
const (
	// evenStep is how far the shades of neighbors on even ground may differ;
	// it lets gradients pass.
	evenStep = 3
	// evenShare is how much of a screenshot is even ground; photos have less.
	evenShare = 0.5
	// faint is the difference that is noise, or a pattern behind a chat.
	faint = 14
	// contrast spreads what is left.
	contrast = 2
)

// onWhite redraws a picture as dark letters on white.
func onWhite(g *gray) *gray {
	ground, share := evenGround(g)
	if share < evenShare {
		return onWhiteUneven(g)
	}
	spreadGround(g, ground)
	out := newGray(g.width, g.height)
	for i, v := range g.pix {
		out.pix[i] = ink(int(v)-int(ground[i]), faint)
	}
	return out
}

// ink is the shade of a pixel that differs so much from its ground.
func ink(difference, noise int) uint8 {
	if difference < 0 {
		difference = -difference
	}
	return uint8(255 - min(255, contrast*max(0, difference-noise)))
}

// noGround marks pixels whose ground is not known yet.
const noGround = -1

// evenGround finds the large even areas and gives the shade of each of their
// pixels, noGround for others, and their share of the picture.
func evenGround(g *gray) ([]int16, float64) {
	w, h := g.width, g.height
	// A smaller area is a letter's: the ground of a badge or button is larger.
	side := min(w, 1000)
	smallest := max(200, side*side/300)
	ground := make([]int16, len(g.pix))
	seen := make([]bool, len(g.pix))
	for i := range ground {
		ground[i] = noGround
	}
	even := 0
	area := make([]int32, 0, 1<<12)
	for start := range g.pix {
		if seen[start] {
			continue
		}
		area = append(area[:0], int32(start))
		seen[start] = true
		for next := 0; next < len(area); next++ {
			i := int(area[next])
			x, y := i%w, i/w
			visit := func(j int) {
				if d := int(g.pix[i]) - int(g.pix[j]); !seen[j] && d <= evenStep && d >= -evenStep {
					seen[j] = true
					area = append(area, int32(j))
				}
			}
			if x > 0 {
				visit(i - 1)
			}
			if x+1 < w {
				visit(i + 1)
			}
			if y > 0 {
				visit(i - w)
			}
			if y+1 < h {
				visit(i + w)
			}
		}
		if len(area) >= smallest {
			even += len(area)
			for _, i := range area {
				ground[i] = int16(g.pix[i])
			}
		}
	}
	return ground, float64(even) / float64(max(1, len(g.pix)))
}

// spreadGround gives every other pixel the ground that is nearest to it.
func spreadGround(g *gray, ground []int16) {
	w, h := g.width, g.height
	front := make([]int32, 0, 1<<12)
	for i, s := range ground {
		if s != noGround {
			x := i % w
			if x > 0 && ground[i-1] == noGround || x+1 < w && ground[i+1] == noGround ||
				i >= w && ground[i-w] == noGround || i+w < len(ground) && ground[i+w] == noGround {
				front = append(front, int32(i))
			}
		}
	}
	for next := 0; next < len(front); next++ {
		i := int(front[next])
		x, y := i%w, i/w
		reach := func(j int) {
			if ground[j] == noGround {
				ground[j] = ground[i]
				front = append(front, int32(j))
			}
		}
		if x > 0 {
			reach(i - 1)
		}
		if x+1 < w {
			reach(i + 1)
		}
		if y > 0 {
			reach(i - w)
		}
		if y+1 < h {
			reach(i + w)
		}
	}
}

// onWhiteUneven redraws a photo. Its ground changes slowly: it is the median
// of the pixels around.
func onWhiteUneven(g *gray) *gray {
	tile := max(16, max(g.width, g.height)/48)
	columns, rows := (g.width+tile-1)/tile, (g.height+tile-1)/tile
	medians := make([]int, columns*rows)
	var window []uint8
	for ty := range rows {
		for tx := range columns {
			window = window[:0]
			for y := max(0, (ty-1)*tile); y < min(g.height, (ty+2)*tile); y += 2 {
				for x := max(0, (tx-1)*tile); x < min(g.width, (tx+2)*tile); x += 2 {
					window = append(window, g.pix[y*g.width+x])
				}
			}
			slices.Sort(window)
			medians[ty*columns+tx] = int(window[len(window)/2])
		}
	}
	between := func(x, y int) int { // bilinear, by the middles of the tiles
		fx, fy := max(0, x-tile/2), max(0, y-tile/2)
		x0, y0 := min(fx/tile, columns-1), min(fy/tile, rows-1)
		x1, y1 := min(x0+1, columns-1), min(y0+1, rows-1)
		rx, ry := fx%tile, fy%tile
		top := medians[y0*columns+x0]*(tile-rx) + medians[y0*columns+x1]*rx
		bottom := medians[y1*columns+x0]*(tile-rx) + medians[y1*columns+x1]*rx
		return (top*(tile-ry) + bottom*ry) / (tile * tile)
	}
	differences := make([]int16, len(g.pix))
	var sizes [256]int
	for y := range g.height {
		for x := range g.width {
			i := y*g.width + x
			d := int(g.pix[i]) - between(x, y)
			differences[i] = int16(d)
			sizes[max(d, -d)]++
		}
	}
	// Most pixels are ground: what half of them stay below is noise.
	noise, below := 0, 0
	for noise < 64 && below+sizes[noise] < len(g.pix)/2 {
		below += sizes[noise]
		noise++
	}
	out := newGray(g.width, g.height)
	for i, d := range differences {
		out.pix[i] = ink(int(d), faint+noise)
	}
	return out
}
