package picture

import (
	"image"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// PageCodes reads the codes that an HTML page draws without a picture: as
// colored cells of a table, or with block characters.
func PageCodes(page string) []Code {
	var r codeReader
	d := drawer{}
	d.read(page)
	for _, run := range d.grids() {
		for _, c := range Codes(Of(run)) {
			r.add(c)
		}
	}
	if Blocks(d.text.String()) >= LeastBlocks {
		for _, c := range TextCodes(d.text.String()) {
			r.add(c)
		}
		if len(r.codes) == 0 {
			for _, c := range TextCodes(d.folded.String()) {
				r.add(c)
			}
		}
	}
	return r.codes
}

// Bounds of what is read of a page.
const (
	mostPage   = 2 << 20 // octets
	mostTokens = 200_000
	leastCells = 21
)

// cell is one colored cell of a row.
type cell struct {
	dark  bool
	span  int
	width int // in pixels, 0 unknown
}

// drawer reads rows of cells and lines of characters from HTML.
type drawer struct {
	rows [][]cell
	row  []cell
	// text has a line for each line break of the source, folded only for those
	// that a reader sees.
	text, folded strings.Builder
}

func (d *drawer) read(page string) {
	z := html.NewTokenizer(strings.NewReader(page[:min(len(page), mostPage)]))
	skip := ""
	for range mostTokens {
		switch z.Next() {
		case html.ErrorToken:
			d.end()
			return
		case html.TextToken:
			if skip == "" {
				text := string(z.Text())
				d.text.WriteString(text)
				d.folded.WriteString(strings.NewReplacer("\r", "", "\n", "").Replace(text))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			switch tag := string(name); tag {
			case "style", "script", "title":
				skip = tag
			case "tr":
				d.end()
			case "td", "th", "span", "i", "b", "div":
				d.cell(z, tag, more)
			case "br":
				d.end()
				d.line()
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			switch tag := string(name); tag {
			case skip:
				skip = ""
			case "tr":
				d.end()
				d.line()
			case "p", "div", "li", "pre":
				d.line()
			}
		case html.CommentToken, html.DoctypeToken:
		}
	}
	d.end()
}

func (d *drawer) line() {
	d.folded.WriteByte('\n')
	if s := d.text.String(); !strings.HasSuffix(s, "\n") {
		d.text.WriteByte('\n')
	}
}

// end ends a row.
func (d *drawer) end() {
	if len(d.row) > 0 && len(d.rows) < mostRows {
		d.rows = append(d.rows, d.row)
	}
	d.row = nil
}

// cell reads the color of a cell. Other elements count as cells only where
// they have a background of their own.
func (d *drawer) cell(z *html.Tokenizer, tag string, more bool) {
	c := cell{span: 1}
	colored := false
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "bgcolor":
			if dark, ok := darkColor(string(value)); ok {
				c.dark, colored = dark, true
			}
		case "colspan":
			if n, err := strconv.Atoi(string(value)); err == nil && n > 0 && n <= mostColumns {
				c.span = n
			}
		case "width":
			c.width, _ = strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(string(value)), "px"))
		case "style":
			d.style(string(value), &c, &colored)
		}
	}
	table := tag == "td" || tag == "th"
	if (table || colored) && len(d.row) < mostColumns {
		d.row = append(d.row, c)
	}
}

func (d *drawer) style(style string, c *cell, colored *bool) {
	for declaration := range strings.SplitSeq(style, ";") {
		key, value, _ := strings.Cut(declaration, ":")
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "background", "background-color":
			if dark, ok := darkColor(value); ok {
				c.dark, *colored = dark, true
			}
		case "width":
			if n, ok := strings.CutSuffix(strings.TrimSpace(value), "px"); ok {
				c.width, _ = strconv.Atoi(n)
			}
		}
	}
}

// darkColor tells whether a color of CSS is dark; ok is false for what is no
// color.
func darkColor(v string) (dark, ok bool) {
	v = strings.ToLower(strings.TrimSpace(v))
	v = strings.TrimSpace(strings.TrimSuffix(v, "!important"))
	switch v {
	case "black", "navy", "darkblue", "darkgreen", "maroon", "purple", "indigo", "darkred", "midnightblue":
		return true, true
	case "white", "transparent", "none", "ivory", "snow", "whitesmoke", "yellow", "inherit":
		return false, true
	}
	if inner, isRGB := strings.CutPrefix(v, "rgb"); isRGB {
		inner = strings.Trim(strings.TrimPrefix(inner, "a"), "() ")
		var c [3]int
		for i, part := range strings.FieldsFunc(inner, func(r rune) bool { return r == ',' || r == ' ' || r == '/' }) {
			if i < 3 {
				c[i], _ = strconv.Atoi(part)
			}
		}
		return 299*c[0]+587*c[1]+114*c[2] < 128_000, true
	}
	v, hash := strings.CutPrefix(v, "#")
	if !hash && len(v) != 6 {
		return false, false
	}
	if len(v) == 3 {
		v = string([]byte{v[0], v[0], v[1], v[1], v[2], v[2]})
	}
	n, err := strconv.ParseUint(v, 16, 32)
	if err != nil || len(v) != 6 {
		return false, false
	}
	return 299*(n>>16)+587*(n>>8&255)+114*(n&255) < 128_000, true
}

// grids draws each run of rows of the same width.
func (d *drawer) grids() []*image.Gray {
	unit := 0
	for _, row := range d.rows {
		for _, c := range row {
			if c.width > 0 && (unit == 0 || c.width < unit) {
				unit = c.width
			}
		}
	}
	var out []*image.Gray
	for start := 0; start < len(d.rows); {
		line := spread(d.rows[start], unit)
		lines := [][]bool{line}
		end := start + 1
		for end < len(d.rows) {
			next := spread(d.rows[end], unit)
			if len(next) != len(line) {
				break
			}
			lines = append(lines, next)
			end++
		}
		if len(line) >= leastCells && len(lines) >= leastCells && len(out) < mostDrawings {
			out = append(out, gridOf(lines))
		}
		start = end
	}
	return out
}

// spread writes a row out, a value for each column. Cells without colspan that
// differ in width stand for as many columns as they are wide.
func spread(row []cell, unit int) []bool {
	sized := true
	for _, c := range row {
		sized = sized && c.width > 0 && c.span == 1
	}
	var out []bool
	for _, c := range row {
		n := c.span
		if sized {
			n = (c.width + unit/2) / unit
		}
		for range min(n, mostColumns) {
			if len(out) < mostColumns {
				out = append(out, c.dark)
			}
		}
	}
	return out
}

func gridOf(lines [][]bool) *image.Gray {
	const pixels, quiet = 3, 4
	m := image.NewGray(image.Rect(0, 0, (len(lines[0])+2*quiet)*pixels, (len(lines)+2*quiet)*pixels))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	for y, line := range lines {
		for x, dark := range line {
			if dark {
				fill(m, (x+quiet)*pixels, (y+quiet)*pixels, pixels)
			}
		}
	}
	return m
}
