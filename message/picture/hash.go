package picture

import (
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"math"
	"math/bits"
)

// Hash describes the shape of a mark, such as a logo, so that it is known again
// at another size, in other colors, light on dark, on another background, with
// more or less space around it and after JPEG.
//
// It is an algorithm of this project, a relative of the average hash and of
// template matching: the mark is what differs from the color of the border; its
// bounding box is divided into 256 cells, as square as its proportions allow,
// and a bit tells whether most of a cell belongs to the mark. Since only the
// difference from the background counts, colors don't matter; since the box is
// that of the mark, space around it doesn't. Marks compare by the number of
// bits that differ (Hamming distance) and by their proportions. The color is
// kept aside, to tell marks apart whose shape many things have.
type Hash struct {
	Cells [4]uint64
	// Columns is how many cells stand beside each other: 8, 16, 32 or 64.
	Columns uint8
	// Aspect is the binary logarithm of width through height, in sixteenths.
	Aspect int8
	// Color is the mean color of the mark and Ground that around it, 0xRRGGBB.
	Color, Ground uint32
}

// grid is the number of columns and rows of the cells by proportions.
type layoutKind struct {
	columns, rows int
	from, to      float64 // aspects, logarithms as in Hash
}

// layoutsOf lists the grids that fit an aspect: two near a border, so that a
// mark is found whichever side of it it lay.
func layoutsOf(aspect float64) []layoutKind {
	var out []layoutKind
	for _, k := range [...]layoutKind{
		{8, 32, math.Inf(-1), -18},
		{16, 16, -18, 18},
		{32, 8, 18, 44},
		{64, 4, 44, math.Inf(1)},
	} {
		if aspect > k.from-aspectSlack && aspect < k.to+aspectSlack {
			out = append(out, k)
		}
	}
	return out
}

// aspectSlack is by how much the proportions of a mark may differ: three
// sixteenths of a doubling, 14 %.
const aspectSlack = 3

// Marks are the hashes of what a picture shows as one mark: the whole of what
// differs from its background, and, where that is a plain tile, what stands in
// it. Marks that are too small or fill their box evenly have none.
func Marks(p *Picture) []Hash {
	w, h := p.Size()
	if min(w, h) < leastMark || max(w, h) > mostAspect*min(w, h) {
		return nil
	}
	var out []Hash
	background := uint8(255)
	if p.translucent() && p.pale() {
		background = 0 // a light mark would vanish on white
	}
	t := p.closeUp(background)
	box := region{0, 0, t.w, t.h}
	for range 2 {
		m, ok := t.mask(box)
		if !ok {
			break
		}
		out = append(out, t.hashes(m)...)
		if m.share() < tileShare {
			break
		}
		// A tile: what stands in it is the mark.
		inset := max(min(m.box.w(), m.box.h())/12, 1)
		box = region{m.box.x0 + inset, m.box.y0 + inset, m.box.x1 - inset, m.box.y1 - inset}
	}
	return out
}

// closeUp is a thumbnail of where the mark stands, with a margin: of a small
// mark in a large picture little would be left otherwise.
func (p *Picture) closeUp(background uint8) *thumbnail {
	whole := p.pixels.Bounds()
	t := p.thumbnail(whole, background)
	m, ok := t.mask(region{0, 0, t.w, t.h})
	if !ok || max(whole.Dx(), whole.Dy()) <= thumbnailSide || 4*m.box.w() > 3*t.w || 4*m.box.h() > 3*t.h {
		return t
	}
	margin := max(m.box.w(), m.box.h())/8 + 2
	part := image.Rect((m.box.x0-margin)*whole.Dx()/t.w, (m.box.y0-margin)*whole.Dy()/t.h, (m.box.x1+margin)*whole.Dx()/t.w, (m.box.y1+margin)*whole.Dy()/t.h)
	return p.thumbnail(part.Add(whole.Min).Intersect(whole), background)
}

const (
	leastMark  = 12   // pixels of the shorter side of a picture
	mostAspect = 12   // longer through shorter side
	tileShare  = 0.60 // of its box that a tile fills
	leastApart = 28   // from the background, of 255
)

// region is a part of a thumbnail, without its last column and row.
type region struct{ x0, y0, x1, y1 int }

func (r region) w() int { return r.x1 - r.x0 }
func (r region) h() int { return r.y1 - r.y0 }

// mask tells the mark from its background.
type mask struct {
	box    region
	stride int
	on     []bool    // of the thumbnail
	cover  []float32 // the same in degrees: how much of a pixel belongs to the mark
	ground rgb
}

// share is how much of its box the mark fills.
func (m *mask) share() float64 {
	n := 0
	for y := m.box.y0; y < m.box.y1; y++ {
		for x := m.box.x0; x < m.box.x1; x++ {
			if m.on[y*m.stride+x] {
				n++
			}
		}
	}
	return float64(n) / float64(max(m.box.w()*m.box.h(), 1))
}

// mask finds what differs from the commonest color along the border of a
// region. ok is false where too little does.
func (t *thumbnail) mask(in region) (mask, bool) {
	if in.w() < 8 || in.h() < 4 {
		return mask{}, false
	}
	ground := t.ground(in)
	var histogram [256]int
	for y := in.y0; y < in.y1; y++ {
		for x := in.x0; x < in.x1; x++ {
			histogram[t.at(x, y).apart(ground)]++
		}
	}
	// The mark is as far from the background as its strong colors are; what is
	// less than a third of that is shade and noise.
	strong, rest := 255, in.w()*in.h()/100
	for strong > 0 && rest >= histogram[strong] {
		rest -= histogram[strong]
		strong--
	}
	if strong < leastApart {
		return mask{}, false
	}
	threshold := max(strong/3, leastApart*2/3)
	m := mask{stride: t.w, on: make([]bool, len(t.pix)), cover: make([]float32, len(t.pix)), ground: ground}
	columns, rows := make([]int, t.w), make([]int, t.h)
	for y := in.y0; y < in.y1; y++ {
		for x := in.x0; x < in.x1; x++ {
			d := t.at(x, y).apart(ground)
			m.cover[y*t.w+x] = min(max((float32(d)/float32(threshold)-0.5), 0), 1)
			if d > threshold {
				m.on[y*t.w+x] = true
				columns[x]++
				rows[y]++
			}
		}
	}
	m.box = region{in.x1, in.y1, in.x0, in.y0}
	for x := in.x0; x < in.x1; x++ {
		if columns[x] > 0 {
			m.box.x0, m.box.x1 = min(m.box.x0, x), x+1
		}
	}
	for y := in.y0; y < in.y1; y++ {
		if rows[y] > 0 {
			m.box.y0, m.box.y1 = min(m.box.y0, y), y+1
		}
	}
	return m, m.box.w() >= 8 && m.box.h() >= 4
}

// ground is the commonest color along the border of a region, in 16 steps for
// each component, as the mean of those that share its step.
func (t *thumbnail) ground(in region) rgb {
	type bin struct{ n, r, g, b int }
	bins := map[uint16]*bin{}
	var best *bin
	add := func(c rgb) {
		key := uint16(c.r>>4)<<8 | uint16(c.g>>4)<<4 | uint16(c.b>>4)
		b := bins[key]
		if b == nil {
			b = &bin{}
			bins[key] = b
		}
		b.n, b.r, b.g, b.b = b.n+1, b.r+int(c.r), b.g+int(c.g), b.b+int(c.b)
		if best == nil || b.n > best.n {
			best = b
		}
	}
	for x := in.x0; x < in.x1; x++ {
		add(t.at(x, in.y0))
		add(t.at(x, in.y1-1))
	}
	for y := in.y0; y < in.y1; y++ {
		add(t.at(in.x0, y))
		add(t.at(in.x1-1, y))
	}
	return rgb{uint8(best.r / best.n), uint8(best.g / best.n), uint8(best.b / best.n)}
}

// hashes describes a mark in each grid that fits it.
func (t *thumbnail) hashes(m mask) []Hash {
	aspect := 16 * math.Log2(float64(m.box.w())/float64(m.box.h()))
	aspect = math.Round(min(max(aspect, -127), 127))
	var r, g, b, n int
	// sums[y][x] is how much of the mark lies above and left of (x, y).
	w, h := m.box.w(), m.box.h()
	sums := make([]float32, (w+1)*(h+1))
	for y := range h {
		row := float32(0)
		for x := range w {
			at := (m.box.y0+y)*m.stride + m.box.x0 + x
			row += m.cover[at]
			if m.on[at] {
				c := t.pix[at]
				r, g, b, n = r+int(c.r), g+int(c.g), b+int(c.b), n+1
			}
			sums[(y+1)*(w+1)+x+1] = sums[y*(w+1)+x+1] + row
		}
	}
	// Between pixels, what lies above and left grows evenly.
	upTo := func(fx, fy float32) float32 {
		x, y := min(int(fx), w-1), min(int(fy), h-1)
		tx, ty := fx-float32(x), fy-float32(y)
		s := sums[y*(w+1)+x:]
		return (s[0]*(1-tx)+s[1]*tx)*(1-ty) + (s[w+1]*(1-tx)+s[w+2]*tx)*ty
	}
	if n == 0 {
		return nil
	}
	mark := rgb{uint8(r / n), uint8(g / n), uint8(b / n)}
	var out []Hash
	for _, k := range layoutsOf(aspect) {
		hash := Hash{Columns: uint8(k.columns), Aspect: int8(aspect), Color: mark.number(), Ground: m.ground.number()}
		for i := range 256 {
			cx, cy := i%k.columns, i/k.columns
			wide, high := float32(w)/float32(k.columns), float32(h)/float32(k.rows)
			x0, y0 := float32(cx)*wide, float32(cy)*high
			x1, y1 := min(x0+wide, float32(w)), min(y0+high, float32(h))
			if filled := upTo(x1, y1) - upTo(x0, y1) - upTo(x1, y0) + upTo(x0, y0); 2*filled >= wide*high {
				hash.Cells[i/64] |= 1 << (i % 64)
			}
		}
		if ones := hash.ones(); ones >= 16 && ones <= 240 {
			out = append(out, hash)
		}
	}
	return out
}

func (c rgb) number() uint32 { return uint32(c.r)<<16 | uint32(c.g)<<8 | uint32(c.b) }

func rgbOf(n uint32) rgb { return rgb{uint8(n >> 16), uint8(n >> 8), uint8(n)} }

// pale tells whether what is opaque in a picture is mostly light.
func (p *Picture) pale() bool {
	const grid = 32
	b := p.pixels.Bounds()
	at := p.sampler()
	light, all := 0, 0
	for i := range grid * grid {
		c := at(b.Min.X+(2*(i%grid)+1)*b.Dx()/(2*grid), b.Min.Y+(2*(i/grid)+1)*b.Dy()/(2*grid))
		if c.A > 128 {
			all++
			if luma.of(c.R, c.G, c.B) > 200 {
				light++
			}
		}
	}
	return 2*light > all
}

func (h *Hash) ones() int {
	n := 0
	for _, c := range h.Cells {
		n += bits.OnesCount64(c)
	}
	return n
}

// Distance is the number of cells, of 256, in which two marks differ; -1 for
// marks whose proportions differ too much to be compared.
func (h *Hash) Distance(o *Hash) int {
	if d := int(h.Aspect) - int(o.Aspect); d > aspectSlack || d < -aspectSlack || h.Columns != o.Columns {
		return -1
	}
	n := 0
	for i, c := range h.Cells {
		n += bits.OnesCount64(c ^ o.Cells[i])
	}
	return n
}

// Detail counts the borders between cells of a mark and of its background: few
// for a disk or a letter, many for what nothing else looks like.
func (h *Hash) Detail() int {
	n, columns := 0, int(h.Columns)
	if columns == 0 {
		return 0
	}
	bit := func(i int) uint64 { return h.Cells[i/64] >> (i % 64) & 1 }
	for i := range 256 {
		if (i+1)%columns != 0 {
			n += int(bit(i) ^ bit(i+1))
		}
		if i+columns < 256 {
			n += int(bit(i) ^ bit(i+columns))
		}
	}
	return n
}

// Wears tells whether a mark has a color or stands on it, about.
func (h *Hash) Wears(color uint32) bool {
	c := rgbOf(color)
	return c.apart(rgbOf(h.Color)) <= sameColor || c.apart(rgbOf(h.Ground)) <= sameColor
}

// sameColor is the difference up to which a color is the same: JPEG, shades and
// profiles of monitors change it.
const sameColor = 40

// String is the hash as 68 hexadecimal digits: the cells, row by row, the number
// of columns and the proportions. Colors are left out.
func (h Hash) String() string {
	var b [34]byte
	for i, c := range h.Cells {
		for j := range 8 {
			b[8*i+j] = bits.Reverse8(byte(c >> (8 * j)))
		}
	}
	b[32], b[33] = h.Columns, byte(h.Aspect)+128
	return hex.EncodeToString(b[:])
}

// ErrHash means that a text is no hash.
var ErrHash = errors.New("picture: not a hash of 68 hexadecimal digits")

// ParseHash reads what String writes.
func ParseHash(s string) (Hash, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != 34 || b[32] != 8 && b[32] != 16 && b[32] != 32 && b[32] != 64 {
		return Hash{}, fmt.Errorf("%w: %q", ErrHash, s)
	}
	var h Hash
	for i := range h.Cells {
		for j := range 8 {
			h.Cells[i] |= uint64(bits.Reverse8(b[8*i+j])) << (8 * j)
		}
	}
	h.Columns, h.Aspect = b[32], int8(b[33]-128)
	return h, nil
}
