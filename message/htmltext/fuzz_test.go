package htmltext

import (
	"testing"
	"unicode/utf8"
)

// FuzzScan holds that any octets give a page of valid UTF-8 within the limits,
// whose links lie inside its text.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{
		"", "<", "</", "<a", "<a href=", `<a href="x>`, "<!--", "<!-->", "&#x110000;&#;&", "<style>@media{", "<style>.a{", "<title>x",
		`<div style="display:none">a<p>b</div>c`, `<table><tr><td>a<td>b</table>`, "<b><div></b></div>", "<form><input><button>x",
		`<base href="http://a/"><a href="b">c</a>`, "a\x00\xff\u200b&shy;b", `<blockquote type=cite><a href=x>y`, "<textarea>&", "<plaintext>x<y",
		`<style>.x{color:rgb(1,2,3);font:0/0 a}</style><i class=x style="color:#ffff">`, "http://a.example/( www.b.com",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		opt := Options{MaxText: 1 << 12, MaxLinks: 20, MaxImages: 20, MaxForms: 5, MaxDepth: 20}
		p := Scan(src, opt)
		for _, s := range []string{p.Text, p.Quoted, p.Hidden, p.Title, p.Base} {
			if !utf8.ValidString(s) {
				t.Errorf("%q is not valid UTF-8", s)
			}
		}
		if len(p.Links) > opt.MaxLinks || len(p.Images) > opt.MaxImages || len(p.Forms) > opt.MaxForms {
			t.Errorf("%d links, %d images, %d forms", len(p.Links), len(p.Images), len(p.Forms))
		}
		for _, l := range p.Links {
			if l.Start > l.End || l.Target == "" || !utf8.ValidString(l.Target) || !utf8.ValidString(l.Text) {
				t.Errorf("link %+v", l)
			}
		}
		if p.Preheader > len(p.Hidden) {
			t.Errorf("preheader %d of %d", p.Preheader, len(p.Hidden))
		}
		URLs(p.Text, func(start, end int) bool {
			if start >= end || end > len(p.Text) {
				t.Errorf("address at %d–%d of %d", start, end, len(p.Text))
			}
			return true
		})
	})
}
