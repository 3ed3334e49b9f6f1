package ocr

// Tesseract reads best where small letters are about this many pixels high.
const letterHeight = 21

// factorFor is by how much to enlarge a picture so that its letters are as
// high as Tesseract likes, within most pixels. letter is their height, 0 if
// unknown.
func factorFor(g *gray, letter, most int) float64 {
	const smallest, largest = 0.5, 4.0
	factor := 1.0
	switch {
	case letter > 0:
		factor = min(max(float64(letterHeight)/float64(letter), smallest), largest)
	case g.width < 500:
		factor = 2
	}
	if factor > 0.8 && factor < 1.25 {
		factor = 1
	}
	for float64(g.width*g.height)*factor*factor > float64(most) {
		factor *= 0.9
	}
	return factor
}

// resized enlarges or reduces a picture by a factor: bilinear upward, the mean
// of what falls together downward.
func resized(g *gray, factor float64) *gray {
	if factor == 1 {
		return g
	}
	out := newGray(max(1, int(float64(g.width)*factor)), max(1, int(float64(g.height)*factor)))
	if factor < 1 {
		reduce(g, out)
		return out
	}
	const one = 1 << 12
	column, share := make([]int, out.width), make([]int, out.width)
	for x := range out.width {
		at := max(0, int((float64(x)+0.5)/factor*one)-one/2)
		column[x], share[x] = min(at/one, g.width-1), at%one
	}
	for y := range out.height {
		at := max(0, int((float64(y)+0.5)/factor*one)-one/2)
		y0, sy := min(at/one, g.height-1), at%one
		y1 := min(y0+1, g.height-1)
		upper, lower := g.pix[y0*g.width:(y0+1)*g.width], g.pix[y1*g.width:(y1+1)*g.width]
		for x := range out.width {
			x0, sx := column[x], share[x]
			x1 := min(x0+1, g.width-1)
			a := int(upper[x0])*(one-sx) + int(upper[x1])*sx
			b := int(lower[x0])*(one-sx) + int(lower[x1])*sx
			out.pix[y*out.width+x] = uint8((a*(one-sy) + b*sy) >> 24)
		}
	}
	return out
}

func reduce(g, out *gray) {
	for y := range out.height {
		y0, y1 := y*g.height/out.height, max(y*g.height/out.height+1, (y+1)*g.height/out.height)
		for x := range out.width {
			x0, x1 := x*g.width/out.width, max(x*g.width/out.width+1, (x+1)*g.width/out.width)
			sum := 0
			for v := y0; v < y1; v++ {
				for u := x0; u < x1; u++ {
					sum += int(g.pix[v*g.width+u])
				}
			}
			out.pix[y*out.width+x] = uint8(sum / ((y1 - y0) * (x1 - x0)))
		}
	}
}

// framed puts a white margin around a picture; letters at an edge are misread.
func framed(g *gray, margin int) *gray {
	out := newGray(g.width+2*margin, g.height+2*margin)
	for i := range out.pix {
		out.pix[i] = 255
	}
	for y := range g.height {
		copy(out.pix[(y+margin)*out.width+margin:], g.pix[y*g.width:(y+1)*g.width])
	}
	return out
}
