package email

import (
	"encoding/base64"
	"strings"
	"testing"
)

// newsletter is an e-mail in the manner of newsletters, about 40 kB.
func newsletter(encoding string) []byte {
	row := `<tr><td align="center" style="padding:10px 20px;font-family:Arial,sans-serif;font-size:14px;color:#333333">` +
		`<a href="https://shop.example/p/12345?utm_source=mail&amp;id=abcdef0123456789" style="color:#0066c0">` +
		`<img src="https://img.example/p/12345.jpg" alt="A product" width="200" height="200"></a>` +
		`<span style="font-size:12px">Some words about the product &amp; its price: 12,99&nbsp;&euro;.</span></td></tr>` + "\r\n"
	page := "<html><body><table>" + strings.Repeat(row, 70) + "</table></body></html>"
	header := "Return-Path: <bounce@shop.example>\r\n" +
		strings.Repeat("Received: from a.example (a.example [192.0.2.1])\r\n\tby b.example with ESMTPS id 1;\r\n\tMon, 2 Jan 2023 10:00:00 +0000\r\n", 4) +
		"From: =?UTF-8?Q?Shop_=C3=A9?= <news@shop.example>\r\nTo: Jane <jane@example.org>\r\nSubject: =?UTF-8?B?WW91ciDigqw1?=\r\n" +
		"Date: Mon, 2 Jan 2023 11:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n"
	switch encoding {
	case "quoted-printable":
		page = strings.ReplaceAll(strings.ReplaceAll(page, "=", "=3D"), "<span", "=\r\n<span")
	case "base64":
		var lines strings.Builder
		for b := base64.StdEncoding.EncodeToString([]byte(page)); b != ""; {
			n := min(76, len(b))
			lines.WriteString(b[:n] + "\r\n")
			b = b[n:]
		}
		page = lines.String()
	}
	return []byte(header + page)
}

func BenchmarkParse(b *testing.B) {
	for name, raw := range map[string][]byte{
		"8bit":             newsletter("8bit"),
		"quoted-printable": newsletter("quoted-printable"),
		"base64":           newsletter("base64"),
		"encoded-words":    []byte("From: a@b.example\nSubject: " + strings.Repeat("=?a?q?", 8<<10) + "\nTo: x\n\n"),
		"comments":         []byte("From: " + strings.Repeat("(", 40<<10) + "\nTo: x\n\n"),
		"multiparts":       []byte("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\nContent-Type: multipart/mixed; boundary=x\n\n", 1<<10)),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(raw, DefaultLimits())
			}
		})
	}
}
