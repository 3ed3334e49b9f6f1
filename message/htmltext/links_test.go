package htmltext

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"bonafide/message"
)

func TestLinks(t *testing.T) {
	for name, c := range map[string]struct {
		html string
		want []message.Hyperlink
	}{
		"text": {
			`see <a href=" http://a.example/?x=1&amp;y=2&para=3 ">Sign&nbsp;<b>in</b></a> now`,
			[]message.Hyperlink{{Target: "http://a.example/?x=1&y=2&para=3", Text: "Sign in", Place: message.InHTML}},
		},
		"image": {
			`<a href=http://a.example><img src=cid:1 alt="Amazon &amp; Co"></a>`,
			[]message.Hyperlink{{Target: "http://a.example", Alt: "Amazon & Co", Place: message.InHTML, Image: true}},
		},
		"hidden":      {`<div style="display:none"><a href=x>y</a></div>`, []message.Hyperlink{{Target: "x", Place: message.InHidden}}},
		"hidden text": {`<a href=x style="font-size:0">y</a>`, []message.Hyperlink{{Target: "x", Place: message.InHidden}}},
		"size 0 around an image": {
			`<td style="font-size:0"><a href=x><img src=y></a></td>`,
			[]message.Hyperlink{{Target: "x", Place: message.InHTML, Image: true}},
		},
		"quoted":   {`<blockquote type=cite>a <a href=x>y</a></blockquote>`, []message.Hyperlink{{Target: "x", Text: "y", Place: message.InQuoted}}},
		"area":     {`<area href=x alt=y>`, []message.Hyperlink{{Target: "x", Alt: "y", Place: message.InImageMap}}},
		"refresh":  {`<meta http-equiv=Refresh content="0; URL='http://a.example/'">`, []message.Hyperlink{{Target: "http://a.example/", Place: message.InMeta}}},
		"base":     {`<base href="http://a.example/d/"><a href="../e">y</a><a href="mailto:x@y">z</a>`, []message.Hyperlink{{Target: "http://a.example/e", Text: "y", Place: message.InHTML}, {Target: "mailto:x@y", Text: "z", Place: message.InHTML}}},
		"form":     {`<form action=x><input type=submit value="Log in"></form>`, []message.Hyperlink{{Target: "x", Text: "Log in", Place: message.InButton}}},
		"button":   {`<form action=x><button>Log in</button></form>`, []message.Hyperlink{{Target: "x", Text: "Log in", Place: message.InButton}}},
		"svg":      {`<svg><a xlink:href=x><text>y</text></a></svg>`, []message.Hyperlink{{Target: "x", Text: "y", Place: message.InHTML}}},
		"iframe":   {`<iframe src=x>y</iframe>`, []message.Hyperlink{{Target: "x", Place: message.InMeta}}},
		"none":     {`<a name=x>y</a><a href="#z">z</a><a href="">e</a>`, nil},
		"unclosed": {`<a href=x>y<a href=z>w`, []message.Hyperlink{{Target: "x", Text: "y", Place: message.InHTML}, {Target: "z", Text: "w", Place: message.InHTML}}},
		"line":     {`<a href=x>y<p>z</p></a>`, []message.Hyperlink{{Target: "x", Text: "y z", Place: message.InHTML}}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []message.Hyperlink
			for _, l := range Scan(c.html, Options{}).Links {
				got = append(got, l.Hyperlink)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("Scan(%q).Links = %+v, want %+v", c.html, got, c.want)
			}
		})
	}
}

func TestForms(t *testing.T) {
	p := Scan(`<form action="/x" METHOD=Post><input name=User><input type=PASSWORD name=p><select name=s></select><textarea name=t></textarea></form><input type=hidden name=h>`, Options{})
	got := fmt.Sprintf("%+v", p.Forms)
	want := `[{Action:/x Method:post Inputs:[text:user password:p select:s textarea:t]} {Action: Method: Inputs:[hidden:h]}]`
	if got != want {
		t.Errorf("forms %s, want %s", got, want)
	}
}

func TestImages(t *testing.T) {
	p := Scan(`<img src="data:image/png;base64,AAAA" alt=a width=10 height=20px><td background="b.png"><img width="100%">`, Options{})
	want := []message.Picture{{Source: "data:image/png;base64,", Alt: "a", Width: 10, Height: 20, Data: "AAAA"}, {Source: "b.png"}, {}}
	if !slices.Equal(p.Images, want) {
		t.Errorf("images %+v, want %+v", p.Images, want)
	}
}

func TestPageFacts(t *testing.T) {
	p := Scan(`<head><title> A &amp; <b> </title></head><body onload=x()><p>b`, Options{})
	if p.Title != "A & <b>" || !p.Script || p.Tags != 4 {
		t.Errorf("title %q, script %t, tags %d", p.Title, p.Script, p.Tags)
	}
}

func TestURLs(t *testing.T) {
	for text, want := range map[string]string{
		"see http://a.example/x?y=1#z.":                       "http://a.example/x?y=1#z",
		"(https://a.example/(x)), <HTTP://B.EXAMPLE>":         "https://a.example/(x) HTTP://B.EXAMPLE",
		"http://a.example/_ http://a.example/x\u3002":         "http://a.example/_ http://a.example/x",
		"www.a.example, www.b.com!":                           "www.a.example www.b.com",
		"a.com/path and a.com and index.html/x":               "a.com/path",
		"me@a.com mailto:me@a.com tel:1.2 me@a.com/x":         "",
		"and/or 1.2/3 2.5.2020/x http:// ://x foo://a.com":    "",
		"click:https://a.example/x?u=http://b.example/y":      "https://a.example/x?u=http://b.example/y",
		"[https://a.example/x]":                               "https://a.example/x",
		"\u201chttps://a.example/x\u201d \u201cx.com/a\u201d": "https://a.example/x x.com/a",
		"amaz\u00f6n.com/signin":                              "amaz\u00f6n.com/signin",
	} {
		var got []string
		URLs(text, func(start, end int) bool {
			got = append(got, text[start:end])
			return true
		})
		if s := strings.Join(got, " "); s != want {
			t.Errorf("URLs(%q) = %q, want %q", text, s, want)
		}
	}
}

func TestPlain(t *testing.T) {
	text, invisible := Plain("  a \t b\r\n\r\n\r\nPay\u200bPal\x00\n", 1000)
	if text != "a b\nPayPal" || invisible != 1 {
		t.Errorf("%q, %d", text, invisible)
	}
}
