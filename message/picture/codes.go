package picture

import (
	"math"
	"slices"
	"strings"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/common"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/detector"
)

// Code is a QR code that was read.
type Code struct {
	// Text is what it says, valid UTF-8.
	Text string
}

// mostCodes bounds the codes of one picture.
const mostCodes = 8

// Codes reads the codes in a picture: upright, turned by any angle, mirrored,
// light on dark, in colors, before any background that shows through, with a
// picture in the middle. Codes that stand twice are returned once.
//
// The time that it takes grows with the pixels; a picture without finder
// patterns costs a few walks over its pixels, in colors some more over a
// smaller copy.
func Codes(p *Picture) []Code {
	w, h := p.Size()
	if min(w, h) < 17 {
		return nil // the smallest code has 21 modules, 17 with a row lost at each side
	}
	r := codeReader{}
	r.plane(p.plane(luma, 255))
	if len(r.codes) == 0 && p.translucent() {
		r.plane(p.plane(luma, 0))
	}
	if len(r.codes) == 0 && 2*max(w, h) <= 3*min(w, h) && p.colorful() {
		small := p.sampled(colorLook)
		for _, ch := range [...]channel{darkest, red, blue} {
			if len(r.codes) == 0 && r.glance(small.plane(ch)) {
				r.plane(p.plane(ch, 255))
			}
		}
	}
	return r.codes
}

// Finders tells how many finder patterns of QR codes a picture shows: three or
// more where there is a code, one or two in a part of one.
func Finders(p *Picture) int {
	b, ok := shrunk(p.plane(luma, 255)).global()
	if !ok {
		return 0
	}
	dark, light := b.finders()
	return max(len(dark), len(light))
}

// codeReader collects the codes of a picture.
type codeReader struct {
	codes []Code
	tried int
}

// mostTries bounds the triples of patterns that are tried in one picture, in
// all ways of looking at it.
const mostTries = 80

// largest is the side in pixels to which larger pictures are shrunk first.
const largest = 1400

// shrunk shrinks large planes: a module of a code that people can read with a
// telephone still has several pixels there.
func shrunk(p *plane) *plane { return fitted(p, largest) }

// Sides in pixels to which planes are shrunk for a first look.
const (
	localLook = 600 // where the light may be uneven
	colorLook = 400 // in a channel beside the brightness
)

// glance tells whether a small copy of a plane has patterns of codes.
func (r *codeReader) glance(p *plane) bool {
	b, ok := p.global()
	if !ok {
		return false
	}
	dark, light := b.finders()
	return pair(dark) || pair(light)
}

// plane reads a plane in several ways, the cheapest first, and goes on only
// where there are patterns that could be a code's.
func (r *codeReader) plane(whole *plane) {
	small := shrunk(whole)
	global, ok := small.global()
	if !ok {
		return
	}
	found, promising := r.bitmap(global)
	if found {
		return
	}
	if !promising {
		if global.crisp && max(small.w, small.h) > 120 {
			return
		}
		found, promising = r.bitmap(fitted(small, localLook).local())
		if found || !promising && max(small.w, small.h) > 120 {
			return
		}
	}
	r.harder(whole, small)
}

// harder reads what shows patterns of a code and could not be read: in uneven
// light, in full size, enlarged, and a little blurred.
func (r *codeReader) harder(whole, small *plane) {
	tries := []func() (*bitmap, bool){
		func() (*bitmap, bool) { return small.local(), true },
	}
	if small != whole {
		tries = append(tries, whole.global)
	}
	side := max(small.w, small.h)
	if side <= 400 {
		for _, factor := range [...]int{3, 2} {
			tries = append(tries, func() (*bitmap, bool) { return small.resized(factor*small.w, factor*small.h).global() })
		}
	}
	if side > 200 {
		blurred := small.averaged(small.w*2/3, small.h*2/3)
		tries = append(tries, blurred.global, func() (*bitmap, bool) { return blurred.local(), true })
	}
	for _, try := range tries {
		if b, ok := try(); ok {
			if found, _ := r.bitmap(b); found {
				return
			}
		}
	}
}

// fitted shrinks a plane whose longer side is longer than side.
func fitted(p *plane, side int) *plane {
	if longer := max(p.w, p.h); longer > side {
		return p.averaged(max(p.w*side/longer, 1), max(p.h*side/longer, 1))
	}
	return p
}

// bitmap reads dark codes on light and light ones on dark. promising tells
// that there are patterns of which some could be a code's.
func (r *codeReader) bitmap(b *bitmap) (found, promising bool) {
	dark, light := b.finders()
	if len(dark) >= 3 {
		found = r.patterns(b, dark)
	}
	if len(light) >= 3 && len(light) < mostFinders {
		found = r.patterns(b.inverted(), light) || found
	}
	return found, pair(dark) || pair(light)
}

// patterns tries the triples of patterns of dark codes.
func (r *codeReader) patterns(b *bitmap, list []finder) (found bool) {
	candidates := triples(list)
	if len(candidates) == 0 {
		return false
	}
	used := make([]bool, len(list))
	matrix := b.matrix()
	for _, t := range candidates {
		if used[t.topLeft] || used[t.topRight] || used[t.bottomLeft] {
			continue
		}
		if len(r.codes) >= mostCodes || r.tried >= mostTries {
			return found
		}
		r.tried++
		text, ok := read(b, matrix, list[t.topLeft], list[t.topRight], list[t.bottomLeft])
		if !ok {
			continue
		}
		used[t.topLeft], used[t.topRight], used[t.bottomLeft] = true, true, true
		found = true
		r.add(Code{Text: text})
	}
	return found
}

func (r *codeReader) add(c Code) {
	c.Text = strings.ToValidUTF8(c.Text, "\uFFFD")
	if c.Text != "" && len(r.codes) < mostCodes && !slices.Contains(r.codes, c) {
		r.codes = append(r.codes, c)
	}
}

// read reads the code between three patterns: on a plain grid first, in the
// sizes that the distances allow, then as a photo, which is seen from a side.
func read(b *bitmap, matrix *gozxing.BitMatrix, tl, tr, bl finder) (text string, ok bool) {
	defer func() {
		// The decoder is not ours and the input is a stranger's.
		if recover() != nil {
			text, ok = "", false
		}
	}()
	module := (tl.module + tr.module + bl.module) / 3
	// Patterns that are turned seem larger along the rows by up to √2.
	leg := (math.Hypot(tr.x-tl.x, tr.y-tl.y) + math.Hypot(bl.x-tl.x, bl.y-tl.y)) / 2
	turn := math.Abs(math.Atan2(tr.y-tl.y, tr.x-tl.x))
	turn = math.Mod(turn, math.Pi/2)
	module *= max(math.Cos(turn), math.Sin(turn))
	for _, dimension := range dimensions(leg/module + 7) {
		if bits := grid(b, tl, tr, bl, dimension); bits != nil {
			if text, ok := decode(bits); ok {
				return text, true
			}
		}
	}
	info := detector.NewFinderPatternInfo(pattern(bl), pattern(tl), pattern(tr))
	result, err := detector.NewDetector(matrix).ProcessFinderPatternInfo(info)
	if err != nil {
		return "", false
	}
	return decode(result.GetBits())
}

func pattern(f finder) *detector.FinderPattern {
	return detector.NewFinderPattern(f.x, f.y, f.module, f.count)
}

// dimensions are the sizes of a code (17 + 4 × version modules) nearest to an
// estimate.
func dimensions(estimate float64) []int {
	nearest := 17 + 4*int(math.Round((estimate-17)/4))
	out := make([]int, 0, 3)
	for _, d := range [...]int{nearest, nearest + 4, nearest - 4} {
		if d >= 21 && d <= 177 {
			out = append(out, d)
		}
	}
	return out
}

// grid samples the middle of each module of an even code; nil where that lies
// outside of the picture by more than a rounding.
func grid(b *bitmap, tl, tr, bl finder, dimension int) *gozxing.BitMatrix {
	bits, err := gozxing.NewBitMatrix(dimension, dimension)
	if err != nil {
		return nil
	}
	span := float64(dimension - 7)
	ux, uy := (tr.x-tl.x)/span, (tr.y-tl.y)/span
	vx, vy := (bl.x-tl.x)/span, (bl.y-tl.y)/span
	outside := 0
	for row := range dimension {
		for column := range dimension {
			du, dv := float64(column)-3, float64(row)-3
			x, y := int(math.Floor(tl.x+du*ux+dv*vx)), int(math.Floor(tl.y+du*uy+dv*vy))
			if x < 0 || y < 0 || x >= b.w || y >= b.h {
				if outside++; outside > dimension {
					return nil
				}
				x, y = min(max(x, 0), b.w-1), min(max(y, 0), b.h-1)
			}
			if b.at(x, y) {
				bits.Set(column, row)
			}
		}
	}
	return bits
}

// timed tells whether a grid has timing patterns: in the seventh row and column
// dark and light alternate (ISO/IEC 18004 section 6.3.5). It costs little and
// keeps the decoder from most of what is no code.
func timed(bits *gozxing.BitMatrix) bool {
	n := bits.GetWidth()
	right := 0
	for i := 8; i < n-8; i++ {
		if bits.Get(i, 6) == (i%2 == 0) {
			right++
		}
		if bits.Get(6, i) == (i%2 == 0) {
			right++
		}
	}
	return 20*right >= 13*2*(n-16)
}

// decode corrects errors and reads the text (ISO/IEC 18004 section 7).
func decode(bits *gozxing.BitMatrix) (string, bool) {
	if !timed(bits) {
		return "", false
	}
	result, err := decoder.NewDecoder().Decode(bits, nil)
	if err != nil {
		return "", false
	}
	return textOf(result), true
}

// textOf is the text of a code without a byte order mark.
func textOf(r *common.DecoderResult) string {
	return strings.TrimPrefix(strings.TrimSpace(r.GetText()), "\ufeff")
}
