package picture

import (
	"image"
	"strings"
	"unicode/utf8"
)

// Codes that are drawn with characters: a picture that no filter for pictures
// sees. A character is a cell of two by two quarters.

// Bounds of a drawing in characters.
const (
	leastRows    = 11 // a code of 21 modules, two of them in a character
	mostRows     = 400
	mostColumns  = 400
	mostDrawings = 4
	// LeastBlocks is how many block characters a text has at least that may
	// hold a drawing of a code.
	LeastBlocks = 60
)

// quarters are the parts of a cell that a character fills: 1 top left, 2 top
// right, 4 bottom left, 8 bottom right. ok is false for characters that no
// drawing has.
func quarters(r rune) (mask uint8, ok bool) {
	switch r {
	case ' ', '\u00a0', '\u2000', '\u2001', '\u2002', '\u2003', '\u2007', '\u3000', '\u2800', '░', '⬜', '◻', '□', '▢':
		return 0, true
	case '█', '▓', '⬛', '◼', '■', '▇', '▉', '#':
		return 15, true
	case '▀':
		return 3, true
	case '▄', '▃', '▅':
		return 12, true
	case '▌', '▍', '▋':
		return 5, true
	case '▐':
		return 10, true
	case '▘':
		return 1, true
	case '▝':
		return 2, true
	case '▖':
		return 4, true
	case '▗':
		return 8, true
	case '▚':
		return 9, true
	case '▞':
		return 6, true
	case '▙':
		return 13, true
	case '▛':
		return 7, true
	case '▜':
		return 11, true
	case '▟':
		return 14, true
	}
	return 0, false
}

// Blocks counts the characters of a text with which codes are drawn, up to
// LeastBlocks.
func Blocks(text string) int {
	n := 0
	for i := 0; n < LeastBlocks; {
		// The block elements U+2580–U+259F begin with these octets, and so do
		// the squares U+25A0–U+25BF.
		at := strings.Index(text[i:], "\xe2\x96")
		if at < 0 {
			break
		}
		n++
		i += at + 2
	}
	for i := 0; n < LeastBlocks; {
		at := strings.Index(text[i:], "\xe2\xac") // U+2B1B, U+2B1C
		if at < 0 {
			break
		}
		n++
		i += at + 2
	}
	return n
}

// TextCodes reads the codes that are drawn with characters in a text of which
// the spaces are kept.
func TextCodes(text string) []Code {
	var r codeReader
	drawings := 0
	var rows [][]uint8
	flush := func() {
		if len(rows) >= leastRows && drawings < mostDrawings {
			drawings++
			for _, c := range cellCodes(rows) {
				r.add(c)
			}
		}
		rows = nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		row, ok := drawnLine(strings.TrimRight(line, "\r"))
		if !ok {
			flush()
			continue
		}
		if len(rows) < mostRows {
			rows = append(rows, row)
		}
	}
	flush()
	return r.codes
}

// drawnLine reads a line of a drawing. A blank line in it is a row as well.
func drawnLine(line string) ([]uint8, bool) {
	row := make([]uint8, 0, 64)
	for i, r := range line {
		mask, ok := quarters(r)
		if !ok || r == utf8.RuneError || i > 4*mostColumns || len(row) >= mostColumns {
			return nil, false
		}
		row = append(row, mask)
	}
	return row, true
}

// cellCodes reads cells as a picture, once with cells as high as two of their
// widths, as characters are, and once square.
func cellCodes(rows [][]uint8) []Code {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	if width < leastRows {
		return nil
	}
	const pixels, quiet = 3, 4
	for _, wide := range [...]int{1, 2} {
		m := image.NewGray(image.Rect(0, 0, (width*wide+2*quiet)*pixels, (2*len(rows)+2*quiet)*pixels))
		for i := range m.Pix {
			m.Pix[i] = 255
		}
		for y, row := range rows {
			for x, mask := range row {
				for half := range 2 {
					bits := mask >> (2 * half) & 3
					for column := range wide {
						on := bits != 0
						if wide == 2 {
							on = bits>>column&1 != 0
						}
						if on {
							fill(m, (x*wide+column+quiet)*pixels, (2*y+half+quiet)*pixels, pixels)
						}
					}
				}
			}
		}
		if codes := Codes(Of(m)); len(codes) > 0 {
			return codes
		}
	}
	return nil
}

func fill(m *image.Gray, x, y, side int) {
	for dy := range side {
		row := m.Pix[(y+dy)*m.Stride+x:]
		clear(row[:side])
	}
}
