package picture_test

import (
	"fmt"
	"image"
	"image/draw"
	"strings"
	"testing"

	"bonafide/message/picture"

	"github.com/makiuchi-d/gozxing/qrcode/decoder"
)

// cut cuts a picture in rows and columns.
func cut(m image.Image, columns, rows int) []*picture.Picture {
	b := m.Bounds()
	var out []*picture.Picture
	for r := range rows {
		for c := range columns {
			at := image.Rect(b.Dx()*c/columns, b.Dy()*r/rows, b.Dx()*(c+1)/columns, b.Dy()*(r+1)/rows)
			piece := image.NewNRGBA(image.Rect(0, 0, at.Dx(), at.Dy()))
			draw.Draw(piece, piece.Bounds(), m, at.Min, draw.Src)
			out = append(out, picture.Of(piece))
		}
	}
	return out
}

func TestSplitCodes(t *testing.T) {
	icon := func(w, h int) *picture.Picture { return picture.Of(canvas(w, h, black)) }
	for _, size := range [][2]int{{2, 1}, {1, 2}, {2, 2}, {3, 1}, {1, 4}, {4, 4}} {
		t.Run(fmt.Sprintf("%d by %d", size[0], size[1]), func(t *testing.T) {
			pieces := cut(qr(t, medium, 5), size[0], size[1])
			list := append([]*picture.Picture{icon(600, 80)}, pieces...)
			list = append(list, icon(30, 30), icon(30, 30))
			for _, p := range pieces {
				if got := picture.Codes(p); len(got) > 0 {
					t.Fatalf("one piece alone reads %q", got)
				}
			}
			if got := picture.SplitCodes(list); len(got) != 1 || got[0].Text != medium {
				t.Errorf("read %q", got)
			}
		})
	}
	if got := picture.SplitCodes([]*picture.Picture{icon(90, 90), icon(90, 90), icon(90, 70)}); len(got) != 0 {
		t.Errorf("read %q in black squares", got)
	}
	// Pieces that look alike, such as those of the quiet zone, are pieces still.
	wide := image.NewNRGBA(image.Rect(0, 0, 600, 600))
	draw.Draw(wide, wide.Bounds(), image.White, image.Point{}, draw.Src)
	code := qr(t, medium, 5)
	draw.Draw(wide, code.Bounds().Add(image.Pt(320, 320)), code, code.Bounds().Min, draw.Src)
	if got := picture.SplitCodes(cut(wide, 4, 4)); len(got) != 1 || got[0].Text != medium {
		t.Errorf("read %q in a corner of white pieces", got)
	}
}

// inHalves draws with the half blocks of a character, as qrencode -t UTF8 does.
func inHalves(code [][]bool) string {
	var b strings.Builder
	at := func(x, y int) bool { return y < len(code) && code[y][x] }
	for y := 0; y < len(code); y += 2 {
		for x := range code {
			switch {
			case at(x, y) && at(x, y+1):
				b.WriteRune('█')
			case at(x, y):
				b.WriteRune('▀')
			case at(x, y+1):
				b.WriteRune('▄')
			default:
				b.WriteRune(' ')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// inPairs draws each module with the same characters.
func inPairs(code [][]bool, dark, light string) string {
	var b strings.Builder
	for _, row := range code {
		for _, on := range row {
			if on {
				b.WriteString(dark)
			} else {
				b.WriteString(light)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func inverse(code [][]bool) [][]bool {
	const quiet = 2
	out := make([][]bool, len(code)+2*quiet)
	for y := range out {
		out[y] = make([]bool, len(out))
		for x := range out[y] {
			cy, cx := y-quiet, x-quiet
			out[y][x] = cy < 0 || cx < 0 || cy >= len(code) || cx >= len(code) || !code[cy][cx]
		}
	}
	return out
}

func TestTextCodes(t *testing.T) {
	code := modules(t, medium, decoder.ErrorCorrectionLevel_L)
	for name, text := range map[string]string{
		"half blocks":                 inHalves(code),
		"half blocks, light on dark":  inHalves(inverse(code)),
		"pairs of blocks":             inPairs(code, "██", "  "),
		"single blocks":               inPairs(code, "█", "\u00a0"),
		"squares":                     inPairs(code, "⬛", "⬜"),
		"after a text and before one": "Scan this with your telephone:\n\n" + inHalves(code) + "\nThank you.\n",
		"with returns":                strings.ReplaceAll(inHalves(code), "\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			if picture.Blocks(text) < picture.LeastBlocks {
				t.Error("too few blocks to be looked at")
			}
			if got := picture.TextCodes(text); len(got) != 1 || got[0].Text != medium {
				t.Errorf("read %q in\n%s", got, text)
			}
		})
	}
}

// inTable draws with the cells of a table.
func inTable(code [][]bool, dark, light string) string {
	var b strings.Builder
	b.WriteString("<table><tr><td>Your code</td></tr><tr><td><table cellspacing=0>\n")
	for _, row := range code {
		b.WriteString("<tr>")
		for _, on := range row {
			if on {
				b.WriteString(dark)
			} else {
				b.WriteString(light)
			}
		}
		b.WriteString("</tr>\n")
	}
	return b.String() + "</table></td></tr></table>"
}

func TestPageCodes(t *testing.T) {
	code := modules(t, medium, decoder.ErrorCorrectionLevel_L)
	runs := strings.Builder{} // a table a row, equal cells as one
	for _, row := range code {
		runs.WriteString("<table><tr>")
		for x := 0; x < len(row); {
			end := x
			for end < len(row) && row[end] == row[x] {
				end++
			}
			color := map[bool]string{true: "#000", false: "#ffffff"}[row[x]]
			fmt.Fprintf(&runs, `<td width="%d" style="background-color: %s"></td>`, 4*(end-x), color)
			x = end
		}
		runs.WriteString("</tr></table>")
	}
	for name, page := range map[string]string{
		"cells":                   inTable(code, `<td bgcolor="#000000">&nbsp;</td>`, `<td bgcolor=white>&nbsp;</td>`),
		"cells without a color":   inTable(code, `<td style="width:4px;height:4px;background:rgb(10, 10, 60)"></td>`, `<td style="width:4px;height:4px"></td>`),
		"cells of several widths": runs.String(),
		"entities and breaks": "<div>" + strings.NewReplacer("█", "&#9608;", "▀", "&#x2580;", "▄", "&#9604;", " ", "&nbsp;", "\n", "<br>\n").
			Replace(inHalves(code)) + "</div>",
		"preformatted":  "<style>pre{}</style><pre>" + inHalves(code) + "</pre>",
		"a line each":   "<div>" + strings.ReplaceAll(strings.ReplaceAll(inHalves(code), " ", "&nbsp;"), "\n", "</div>\n<div>") + "</div>",
		"colored spans": strings.ReplaceAll(inPairs(code, `<span style="background:#000">&nbsp;</span>`, `<span style="background:#fff">&nbsp;</span>`), "\n", "<br>"),
	} {
		t.Run(name, func(t *testing.T) {
			if got := picture.PageCodes(page); len(got) != 1 || got[0].Text != medium {
				t.Errorf("read %q", got)
			}
		})
	}
}

func TestPurposeOf(t *testing.T) {
	tests := []struct {
		text string
		want picture.Purpose
		page string
	}{
		{"https://a.example/x", picture.OpensPage, "https://a.example/x"},
		{"HTTPS://A.EXAMPLE/X", picture.OpensPage, "HTTPS://A.EXAMPLE/X"},
		{"a.example/x?y=1", picture.OpensPage, "http://a.example/x?y=1"},
		{"www.a.example", picture.OpensPage, "http://www.a.example"},
		{"MEBKM:TITLE:Shop;URL:http\\://a.example/;;", picture.OpensPage, "http://a.example/"},
		{"URLTO:Shop:https://a.example", picture.OpensPage, "https://a.example"},
		{"WIFI:T:WPA;S:net;P:secret;;", picture.JoinsNetwork, ""},
		{"otpauth://totp/a?secret=ABC", picture.AddsFactor, ""},
		{"tel:+15550100", picture.Calls, ""},
		{"SMSTO:+15550100:hello", picture.WritesText, ""},
		{"bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", picture.PaysCrypto, ""},
		{"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", picture.PaysCrypto, ""},
		{"0x52908400098527886E0F7030069857D2E4169EE7", picture.PaysCrypto, ""},
		{"1BoatSLRHtKNngkdXEeobR76b53LETtpyT", picture.PaysCrypto, ""},
		{"BCD\n002\n1\nSCT\n\nFern & Oak\nDE00\nEUR10", picture.Pays, ""},
		{"SPC\n0200\n1", picture.Pays, ""},
		{"00020126580014br.gov.bcb.pix", picture.Pays, ""},
		{"upi://pay?pa=a@b", picture.Pays, ""},
		{"intent://scan/#Intent;end", picture.StartsProgram, ""},
		{"Table 12", picture.ShowsText, ""},
		{"version 1.2", picture.ShowsText, ""},
		{"1.2.34", picture.ShowsText, ""},
		{"", picture.ShowsText, ""},
	}
	for _, tt := range tests {
		if got := picture.PurposeOf(tt.text); got != tt.want {
			t.Errorf("%q: purpose %q, want %q", tt.text, got, tt.want)
		}
		if got := picture.Page(tt.text); got != tt.page {
			t.Errorf("%q: page %q, want %q", tt.text, got, tt.page)
		}
	}
}
