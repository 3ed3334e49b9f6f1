package ocr

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"bonafide/message/screenshot"
)

// Limits of what is taken over from the program.
const (
	mostWords  = 5000
	longestOne = 300 // octets of a word
)

// parseTSV reads the words that Tesseract found from its table of tab
// separated values: level, page, block, paragraph, line, word, left, top,
// width, height, confidence (0–100), text. Rows of another form are left out.
func parseTSV(table string) []found {
	var out []found
	for row := range strings.SplitSeq(table, "\n") {
		f := strings.SplitN(strings.TrimSuffix(row, "\r"), "\t", 12)
		if len(f) != 12 || f[0] != "5" {
			continue
		}
		text := strings.TrimSpace(f[11])
		confidence, err := strconv.ParseFloat(f[10], 64)
		if text == "" || len(text) > longestOne || !utf8.ValidString(text) || err != nil || !(confidence >= 0 && confidence <= 100) {
			continue
		}
		var n [9]int // page … height
		ok := true
		for i := range n {
			v, err := strconv.Atoi(f[i+1])
			ok = ok && err == nil && v >= 0 && v < 1<<20
			n[i] = v
		}
		if !ok {
			continue
		}
		out = append(out, found{
			block: n[1], paragraph: n[2], line: n[3],
			left: n[5], top: n[6], right: n[5] + n[7], bottom: n[6] + n[8],
			word: screenshot.Word{Text: text, Confidence: confidence / 100},
		})
		if len(out) == mostWords {
			break
		}
	}
	return out
}

// found is a word with its place.
type found struct {
	block, paragraph, line   int
	left, top, right, bottom int
	word                     screenshot.Word
}
