package ocr

import (
	"strings"
	"testing"

	"bonafide/message/screenshot"
)

const table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
	"1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t\n" +
	"5\t1\t2\t1\t1\t1\t20\t101\t50\t20\t91.5\tYour\n" +
	"5\t1\t2\t1\t1\t2\t80\t100\t70\t20\t96\tparcel\n" +
	"5\t1\t1\t1\t1\t1\t20\t10\t60\t20\t88\tPost\n" +
	"5\t1\t3\t1\t1\t1\t158\t102\t60\t20\t70\twaits\n" +
	"5\t1\t3\t1\t1\t2\t158\t102\t60\t20\tnan\tno\n" +
	"5\t1\t3\t1\t1\t2\t-5\t102\t60\t20\t70\tno\n" +
	"5\t1\t3\t1\t1\t2\t5\t102\t60\t20\t70\t \n" +
	"5\tcut"

func TestParseTSV(t *testing.T) {
	lines := linesOf(parseTSV(table), func(v int) int { return v })
	var got []string
	for i := range lines {
		got = append(got, lines[i].Text())
	}
	if want := "Post|Your parcel waits"; strings.Join(got, "|") != want {
		t.Errorf("lines %q, want %q", got, want)
	}
	if w := lines[1].Words[0]; w.Confidence != 0.915 || w.Left != 20 || w.Right != 70 {
		t.Errorf("word %+v", w)
	}
}

// FuzzParseTSV holds that whatever the program prints, lines stay in order and
// within bounds, and that a message can be made of them.
func FuzzParseTSV(f *testing.F) {
	f.Add(table)
	f.Add(strings.Repeat("5\t1\t2\t1\t1\t1\t20\t101\t50\t20\t91.5\tx\n", 50))
	f.Fuzz(func(t *testing.T, s string) {
		words := parseTSV(s)
		if len(words) > mostWords {
			t.Errorf("%d words", len(words))
		}
		page := screenshot.Page{Width: 640, Height: 480, Lines: linesOf(words, func(v int) int { return v })}
		n := 0
		for i := range page.Lines {
			if n += len(page.Lines[i].Words); len(page.Lines[i].Words) == 0 {
				t.Error("a line without words")
			}
		}
		if n != len(words) {
			t.Errorf("%d of %d words are left", n, len(words))
		}
		c := screenshot.Read(&page)
		_ = c.Message()
	})
}
