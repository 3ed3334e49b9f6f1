package picture

import "github.com/makiuchi-d/gozxing"

// bitmap is a picture of which each pixel is dark or light.
type bitmap struct {
	w, h  int
	dark  []bool
	crisp bool // hardly anything lies between dark and light
}

func (b *bitmap) at(x, y int) bool { return b.dark[y*b.w+x] }

// inverted is the bitmap with dark and light exchanged.
func (b *bitmap) inverted() *bitmap {
	out := &bitmap{w: b.w, h: b.h, dark: make([]bool, len(b.dark))}
	for i, d := range b.dark {
		out.dark[i] = !d
	}
	return out
}

// matrix is the form that the decoders of gozxing take, nil if it is empty.
func (b *bitmap) matrix() *gozxing.BitMatrix {
	m, err := gozxing.NewBitMatrix(b.w, b.h)
	if err != nil {
		return nil
	}
	for y := range b.h {
		for x, dark := range b.dark[y*b.w : (y+1)*b.w] {
			if dark {
				m.Set(x, y)
			}
		}
	}
	return m
}

// leastContrast is the difference in brightness below which a picture shows
// nothing.
const leastContrast = 8

// global divides dark from light by one brightness for the whole picture, the
// one that divides them best (Otsu, "A threshold selection method from
// gray-level histograms", 1979). ok is false where nothing is to be told apart.
func (p *plane) global() (b *bitmap, ok bool) {
	var histogram [256]int
	for _, v := range p.pix {
		histogram[v]++
	}
	low, high := 0, 255
	for low < 255 && histogram[low] == 0 {
		low++
	}
	for high > 0 && histogram[high] == 0 {
		high--
	}
	if high-low < leastContrast {
		return nil, false
	}
	threshold := otsu(&histogram, len(p.pix))
	b = &bitmap{w: p.w, h: p.h, dark: make([]bool, len(p.pix)), crisp: crisp(&histogram, threshold, len(p.pix))}
	for i, v := range p.pix {
		b.dark[i] = int(v) <= threshold
	}
	return b, true
}

// crisp tells whether hardly any pixel lies between dark and light, as in what
// a program drew: there, no shadow can hide anything.
func crisp(histogram *[256]int, threshold, total int) bool {
	var count, sum [2]int
	for v, n := range histogram {
		side := 0
		if v > threshold {
			side = 1
		}
		count[side] += n
		sum[side] += v * n
	}
	if count[0] == 0 || count[1] == 0 {
		return true
	}
	dark, light := sum[0]/count[0], sum[1]/count[1]
	between := 0
	for v := dark + (light-dark)/4; v <= light-(light-dark)/4; v++ {
		between += histogram[v]
	}
	return 10*between < total
}

func otsu(histogram *[256]int, total int) int {
	all := 0.0
	for v, n := range histogram {
		all += float64(v) * float64(n)
	}
	below, sum, best, first, last := 0, 0.0, -1.0, 0, 0
	for v, n := range histogram {
		below += n
		sum += float64(v) * float64(n)
		above := total - below
		if below == 0 || above == 0 {
			continue
		}
		d := sum/float64(below) - (all-sum)/float64(above)
		switch between := float64(below) * float64(above) * d * d; {
		case between > best:
			best, first, last = between, v, v
		case between == best:
			last = v // between two peaks all values divide equally well
		}
	}
	return (first + last) / 2
}

// local compares each pixel with the mean of a square around it (Bradley and
// Roth, "Adaptive thresholding using the integral image", 2007), so that
// shadows and frames don't matter.
func (p *plane) local() *bitmap {
	radius := max(min(p.w, p.h)/8, 8)
	b := &bitmap{w: p.w, h: p.h, dark: make([]bool, len(p.pix))}
	// columns are the sums over the rows around y, edges[x] that of those left
	// of x.
	columns, edges := make([]uint32, p.w), make([]uint32, p.w+1)
	for y := range min(radius, p.h) {
		addRow(columns, p.row(y))
	}
	for y := range p.h {
		if enters := y + radius; enters < p.h {
			addRow(columns, p.row(enters))
		}
		if leaves := y - radius - 1; leaves >= 0 {
			subtractRow(columns, p.row(leaves))
		}
		rows := min(y+radius+1, p.h) - max(y-radius, 0)
		sum := uint32(0)
		for x, v := range columns {
			sum += v
			edges[x+1] = sum
		}
		row, dark := p.row(y), b.dark[y*p.w:(y+1)*p.w]
		for x, v := range row {
			x0, x1 := max(x-radius, 0), min(x+radius+1, p.w)
			n := uint32((x1 - x0) * rows)
			dark[x] = uint64(v)*uint64(n)*100 < uint64(edges[x1]-edges[x0])*97
		}
	}
	return b
}

func addRow(sums []uint32, row []uint8) {
	sums = sums[:len(row)]
	for x, v := range row {
		sums[x] += uint32(v)
	}
}

func subtractRow(sums []uint32, row []uint8) {
	sums = sums[:len(row)]
	for x, v := range row {
		sums[x] -= uint32(v)
	}
}
