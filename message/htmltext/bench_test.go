package htmltext

import (
	"strings"
	"testing"
)

// newsletter is a page in the manner of newsletters, about 40 kB.
func newsletter() string {
	row := `<tr><td align="center" style="padding:10px 20px;font-family:Arial,sans-serif;font-size:14px;line-height:20px;color:#333333;background-color:#ffffff" class="mobile full">` +
		`<a href="https://shop.example/p/12345?utm_source=mail&amp;utm_medium=email&amp;id=abcdef0123456789" style="color:#0066c0;text-decoration:none">` +
		`<img src="https://img.example/p/12345.jpg" alt="A product" width="200" height="200" style="display:block;border:0"></a>` +
		`<span style="font-size:12px">Some words about the product &amp; its price: 12,99&nbsp;&euro;.</span></td></tr>`
	return `<html><head><title>News</title><style>.mobile{width:100%} @media (max-width:600px){.full{width:100%!important}}</style></head>` +
		`<body bgcolor="#f6f6f6"><table width="600">` + strings.Repeat(row, 64) + `</table></body></html>`
}

func BenchmarkScan(b *testing.B) {
	for name, src := range map[string]string{
		"newsletter":  newsletter(),
		"less-than":   strings.Repeat("<", 40<<10),
		"nested":      strings.Repeat("<div>", 8<<10),
		"stray-ends":  strings.Repeat("<i>", 500) + strings.Repeat("</b><td>", 5<<10),
		"cyrillic":    strings.Repeat("\u0441\u043b\u043e\u0432\u043e ", 4<<10),
		"references":  strings.Repeat("&eacute;&#233;&CounterClockwiseContourIntegral;", 1<<10),
		"style":       `<i style="` + strings.Repeat("a(;", 13<<10) + `">x`,
		"unknown":     strings.Repeat("<xx>", 500) + strings.Repeat("</xy>", 8<<10),
		"parentheses": strings.Repeat("http://a.example/))))))))))))))", 1<<10),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				Scan(src, Options{})
			}
		})
	}
}
