package pdf

import (
	"math"

	"bonafide/message/picture"
)

// Bounds of what is read of the drawings of one file.
const (
	mostPages      = 8
	mostOperators  = 400_000
	mostPoints     = 400_000
	leastShapes    = 24 // a drawing with fewer is no code
	mostStack      = 64
	mostInline     = 16
	drawingPixels  = 1000 // longer side of a drawing
	leastDimension = 1e-6
)

type point struct{ x, y float64 }

// matrix is a transformation [a b c d e f] (section 8.3.3).
type matrix [6]float64

func (m matrix) apply(p point) point {
	return point{m[0]*p.x + m[2]*p.y + m[4], m[1]*p.x + m[3]*p.y + m[5]}
}

// times is the transformation that does m first and n afterwards.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// shape is a filled area of some brightness, 0 black to 1 white.
type shape struct {
	paths   [][]point
	evenOdd bool
	bright  float64
}

// state is the graphics state as far as it matters here.
type state struct {
	matrix       matrix
	fill, stroke float64
	width        float64
}

// drawing reads the content stream of a page or form.
type drawing struct {
	f      *file
	now    state
	stack  []state
	paths  [][]point
	shapes []shape
	points int
	texts  int // operators that show text
	images []*picture.Picture
}

// read interprets a content stream (section 7.8.2).
func (d *drawing) read(content []byte) {
	d.now = state{matrix: matrix{1, 0, 0, 1, 0, 0}, width: 1}
	l := lexer{b: content}
	var operands []any
	for range mostOperators {
		v, ok := l.next()
		if !ok {
			return
		}
		op, isOperator := v.(operator)
		if !isOperator {
			if len(operands) < 64 {
				operands = append(operands, v)
			}
			continue
		}
		if op == "BI" {
			d.inline(&l)
		} else {
			d.do(op, numbers(operands))
		}
		operands = operands[:0]
		if d.points > mostPoints {
			return
		}
	}
}

// numbers are the operands that are numbers.
func numbers(operands []any) []float64 {
	out := make([]float64, 0, len(operands))
	for _, v := range operands {
		if n, ok := v.(float64); ok {
			out = append(out, n)
		}
	}
	return out
}

// do carries out one operator.
func (d *drawing) do(op operator, n []float64) {
	switch op {
	case "q":
		if len(d.stack) < mostStack {
			d.stack = append(d.stack, d.now)
		}
	case "Q":
		if last := len(d.stack) - 1; last >= 0 {
			d.now, d.stack = d.stack[last], d.stack[:last]
		}
	case "cm":
		if len(n) == 6 {
			d.now.matrix = matrix(n).times(d.now.matrix)
		}
	case "w":
		if len(n) == 1 {
			d.now.width = n[0]
		}
	case "g", "rg", "k", "sc", "scn":
		d.now.fill = brightness(n, d.now.fill)
	case "G", "RG", "K", "SC", "SCN":
		d.now.stroke = brightness(n, d.now.stroke)
	case "cs":
		d.now.fill = 0
	case "CS":
		d.now.stroke = 0
	case "Tj", "TJ", "'", "\"":
		d.texts++
	default:
		d.path(op, n)
	}
}

// brightness is that of a color with one, three or four components.
func brightness(n []float64, otherwise float64) float64 {
	switch len(n) {
	case 1:
		return n[0]
	case 3:
		return 0.299*n[0] + 0.587*n[1] + 0.114*n[2]
	case 4:
		return (1 - n[3]) * (1 - (0.299*n[0] + 0.587*n[1] + 0.114*n[2]))
	}
	return otherwise
}

// path builds and paints paths (section 8.5).
func (d *drawing) path(op operator, n []float64) {
	switch op {
	case "m":
		if len(n) == 2 {
			d.paths = append(d.paths, nil)
			d.to(n[0], n[1])
		}
	case "l":
		if len(n) == 2 {
			d.to(n[0], n[1])
		}
	case "c":
		if len(n) == 6 { // through the middle of the curve is near enough
			if from, ok := d.last(); ok {
				back := d.back(from)
				d.to((back.x+3*n[0]+3*n[2]+n[4])/8, (back.y+3*n[1]+3*n[3]+n[5])/8)
			}
			d.to(n[4], n[5])
		}
	case "v", "y":
		if len(n) == 4 {
			d.to(n[2], n[3])
		}
	case "re":
		if len(n) == 4 {
			d.paths = append(d.paths, nil)
			d.to(n[0], n[1])
			d.to(n[0]+n[2], n[1])
			d.to(n[0]+n[2], n[1]+n[3])
			d.to(n[0], n[1]+n[3])
		}
	case "f", "F", "B", "b":
		d.paint(false)
	case "f*", "B*", "b*":
		d.paint(true)
	case "S", "s":
		d.strokes()
	case "n":
		d.paths = nil
	}
}

// to adds a point to the path, in the space of the page.
func (d *drawing) to(x, y float64) {
	d.points++
	if len(d.paths) == 0 {
		d.paths = append(d.paths, nil)
	}
	last := len(d.paths) - 1
	d.paths[last] = append(d.paths[last], d.now.matrix.apply(point{x, y}))
}

func (d *drawing) last() (point, bool) {
	if n := len(d.paths); n > 0 && len(d.paths[n-1]) > 0 {
		return d.paths[n-1][len(d.paths[n-1])-1], true
	}
	return point{}, false
}

// back takes a point of the page back to the space of the path.
func (d *drawing) back(p point) point {
	m := d.now.matrix
	determinant := m[0]*m[3] - m[1]*m[2]
	if math.Abs(determinant) < 1e-12 {
		return point{}
	}
	x, y := p.x-m[4], p.y-m[5]
	return point{(m[3]*x - m[2]*y) / determinant, (m[0]*y - m[1]*x) / determinant}
}

func (d *drawing) paint(evenOdd bool) {
	if len(d.paths) > 0 {
		d.shapes = append(d.shapes, shape{paths: d.paths, evenOdd: evenOdd, bright: min(max(d.now.fill, 0), 1)})
	}
	d.paths = nil
}

// strokes turns straight lines into areas as wide as the pen: some programs
// draw each row of a code as dashes.
func (d *drawing) strokes() {
	m := d.now.matrix
	half := math.Abs(d.now.width) * math.Sqrt(math.Abs(m[0]*m[3]-m[1]*m[2])) / 2
	var paths [][]point
	for _, p := range d.paths {
		for i := range max(len(p)-1, 0) {
			a, b := p[i], p[i+1]
			length := math.Hypot(b.x-a.x, b.y-a.y)
			if length < leastDimension || half < leastDimension {
				continue
			}
			nx, ny := -(b.y-a.y)/length*half, (b.x-a.x)/length*half
			paths = append(paths, []point{{a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}, {b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}})
			d.points += 4
		}
	}
	if len(paths) > 0 {
		d.shapes = append(d.shapes, shape{paths: paths, bright: min(max(d.now.stroke, 0), 1)})
	}
	d.paths = nil
}

// inline reads an image inside a content stream (section 8.9.7).
func (d *drawing) inline(l *lexer) {
	dict := dictionary{}
	for {
		k, ok := l.next()
		if !ok {
			return
		}
		if k == operator("ID") {
			break
		}
		key, isName := k.(name)
		if !isName {
			continue
		}
		v, ok := l.next()
		if !ok {
			return
		}
		dict[string(key)] = v
	}
	start := min(l.at+1, len(l.b))
	end := endOfImage(l.b, start)
	l.at = min(end+2, len(l.b))
	if len(d.images) < mostInline {
		if p := d.f.image(object{value: dict, stream: l.b[start:end]}); p != nil {
			d.images = append(d.images, p)
		}
	}
}

// endOfImage finds the EI that ends an inline image.
func endOfImage(b []byte, start int) int {
	for i := start; i+1 < len(b); i++ {
		if b[i] == 'E' && b[i+1] == 'I' && (i == start || white(b[i-1])) && (i+2 == len(b) || white(b[i+2])) {
			return i
		}
	}
	return len(b)
}
