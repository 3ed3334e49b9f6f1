package htmltext

import (
	"slices"
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for name, c := range map[string]struct{ html, want string }{
		"blocks break lines":           {"<p>one</p><p>two<br>three</p>four<div>five</div>", "one\ntwo\nthree\nfour\nfive"},
		"cells are set apart":          {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
		"space is folded":              {"  a \n\t b&nbsp;&nbsp; c  ", "a b c"},
		"pre keeps line breaks":        {"<pre>a\n  b</pre>", "a\nb"},
		"references":                   {"&amp;&lt;&gt;&quot;&#65;&#x42;&eacute;&#128;&#0;&hellip;", "&<>\"ABé\u20ac\ufffd\u2026"},
		"references without semicolon": {"a&amp b&copy2 &notit; &#65x &unknown; & &;", "a& b©2 ¬it; Ax &unknown; & &;"},
		"comments":                     {"a<!-- b -->c<!-->d<!--->e<!-- -- --!>f<!x>g<?x y>h</ >i</>j", "acdefghij"},
		"an unclosed comment hides":    {"a<!-- b", "a"},
		"conditional comments":         {"<!--[if mso]>old<![endif]-->new<!--[if !mso]><!-->shown<!--<![endif]-->", "newshown"},
		"a lone less-than sign":        {"1 < 2 <3 <", "1 < 2 <3 <"},
		"an unclosed tag is dropped":   {"a<b", "a"},
		"an unclosed quote swallows":   {`a<a href="x>b</a>c`, "a"},
		"attributes with slashes":      {`<p/class="x"/style="display:none"/>a</p>b`, "b"},
		"script and style are no text": {"a<script>b</script>c<style>d</style>e<title>f</title>", "ace"},
		"nested quotes in attributes":  {`<p title="a>b" class='"'>c`, "c"},
		"textarea holds text":          {"<textarea><b>&amp;</textarea>x", "<b>& x"},
		"NUL and controls vanish":      {"a\x00b\x01c", "abc"},
		"end tags out of order":        {"<b><div>x</b>y</div>z", "xy\nz"},
		"a stray end tag":              {"a</td></div>b</p>c", "a\nb\nc"},
		"noscript shows in mail":       {"<noscript>a</noscript>", "a"},
		"text written backwards":       {"<p>your \u202elaPyaP\u202c account<p>\u202e!kcil<i>C</i><p>x", "your PayPal account\nClick!\nx"},
		"mso-hide shows elsewhere":     {`<a href=x style="mso-hide:all">Button</a>`, "Button"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Scan(c.html, Options{}).Text; got != c.want {
				t.Errorf("Scan(%q).Text = %q, want %q", c.html, got, c.want)
			}
		})
	}
}

func TestHidden(t *testing.T) {
	for name, c := range map[string]struct{ html, text, hidden, by string }{
		"display":                      {`a<div style="display:none">b<p>c</div>d`, "a\nd", "b\nc", "display"},
		"display, important":           {`<i style="DISPLAY : none !important">b</i>d`, "d", "b", "display"},
		"visibility":                   {`<i style="visibility:hidden">b<u style="visibility:visible">c</u></i>`, "c", "b", "display"},
		"hidden attribute":             {`<p hidden>b</p>d`, "d", "b", "display"},
		"font size":                    {`<i style="font-size:0">b</i><i style="font-size:1px">c</i>d`, "d", "bc", "size"},
		"font size, inherited":         {`<td style="font-size:0px"><p>b<span style="font-size:12px">c</span></p></td>`, "c", "b", "size"},
		"font size, relative":          {`<i style="font-size:.01em">b</i>d`, "d", "b", "size"},
		"font shorthand":               {`<i style="font:0/0 a">b</i><i style="font:700 12px/1 a">d</i>`, "d", "b", "size"},
		"opacity":                      {`<i style="opacity:0">b</i><i style="opacity:.9">d</i>`, "d", "b", "opacity"},
		"white on white":               {`<font color="white">b</font>d`, "d", "b", "color"},
		"nearly white on white":        {`<i style="color:#fefefe">b</i>d`, "d", "b", "color"},
		"on the ground of an ancestor": {`<table bgcolor="#111111"><tr><td style="color:#101012">b<font color=#fff>d`, "d", "b", "color"},
		"transparent":                  {`<i style="color:rgba(0,0,0,0)">b</i><i style="color:transparent">c</i>d`, "d", "bc", "color"},
		"unknown ground hides nothing": {`<td background="x.png"><font color="white">d</font></td>`, "d", "", ""},
		"a gradient hides nothing":     {`<td style="background:linear-gradient(#000,#111);color:#fff">d`, "d", "", ""},
		"links have their own color":   {`<div style="color:#fff"><a href=x>d</a></div>`, "d", "", ""},
		"off the screen":               {`<i style="position:absolute;left:-9999px">b</i><i style="text-indent:-999em">c</i>d`, "d", "bc", "off-screen"},
		"no height":                    {`<div style="max-height:0;overflow:hidden">b</div>d`, "d", "b", "clip"},
		"no height, not clipped":       {`<div style="height:0">d</div>`, "d", "", ""},
		"clip":                         {`<i style="position:absolute;clip:rect(0 0 0 0)">b</i>d`, "d", "b", "clip"},
		"template":                     {`<template>b</template>d`, "d", "b", "display"},
		"class":                        {`<style>.x, #y {display:none} p.z{font-size:0}</style><i class="a x">b</i><i id=y>c</i><p class=z>e</p><b class=z>d</b>`, "d", "bc\ne", "display size"},
		"class, shown again":           {`<style>.x{display:none}</style><i class=x style="display:inline">d</i>`, "d", "", ""},
		"class, important":             {`<style>.x{display:none!important}</style><i class=x style="display:inline">b</i>d`, "d", "b", "display"},
		"media rules do not count":     {`<style>@media (max-width:9px){.x{display:none}} /*.x{display:none}*/ .y{display:none}</style><i class=x>d</i><i class=y>b</i>`, "d", "b", "display"},
		"a descendant may show":        {`<style>.p .x{font-size:12px;color:#000}</style><td style="font-size:0;color:#fff"><p class=x>d`, "d", "", ""},
		"implied end of a paragraph":   {`<p style="display:none">b<p>d`, "d", "b", "display"},
		"implied end of a cell":        {`<table><tr><td style="display:none">b<td>d`, "d", "b", "display"},
		"end of a block in a link":     {`<a href=x><div style="display:none">b</a>c</div>d`, "d", "bc", "display"},
		"inside a word":                {`Ama<i style="font-size:0">xyz</i>zon`, "Amazon", "xyz", "size"},
		"blank hidden elements":        {`<div style="display:none">&nbsp; &zwnj; </div>d`, "d", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := Scan(c.html, Options{})
			if p.Text != c.text || p.Hidden != c.hidden || strings.Join(p.HiddenBy, " ") != c.by {
				t.Errorf("Scan(%q): text %q, hidden %q by %q; want %q, %q, %q", c.html, p.Text, p.Hidden, p.HiddenBy, c.text, c.hidden, c.by)
			}
		})
	}
}

func TestPreheaderIsToldFromHiddenFiller(t *testing.T) {
	p := Scan(`<div style="display:none">Preview</div><p>Hello</p>`+strings.Repeat("<p>text</p>", 50)+`<i style="font-size:0">filler</i>`, Options{})
	if p.Hidden != "Preview\nfiller" || p.Preheader != len("Preview") {
		t.Errorf("hidden %q, preheader %d", p.Hidden, p.Preheader)
	}
}

func TestInvisible(t *testing.T) {
	for html, want := range map[string]int{
		"Ama\u200bzon pay\u200c\u200dpal": 3,
		"A&shy;m&shy;azon":                2,
		"Donau&shy;dampf&shy;schiff":      0, // hyphens
		"word\u200b \u200bword":           0, // between words
		"\u0645\u06cc\u200c\u062e":        0, // Persian needs it
		"\u2764\ufe0f\u200d\U0001f525":    0, // emoji
	} {
		p := Scan(html, Options{})
		if p.Invisible != want {
			t.Errorf("Scan(%q).Invisible = %d, want %d", html, p.Invisible, want)
		}
		if strings.ContainsAny(p.Text, "\u200b\u200c\u00ad") {
			t.Errorf("Scan(%q).Text = %q keeps characters without a glyph", html, p.Text)
		}
		if (p.Invisible > 0) != slices.Contains(p.HiddenBy, "zero-width") {
			t.Errorf("Scan(%q).HiddenBy = %q", html, p.HiddenBy)
		}
	}
}

func TestQuoted(t *testing.T) {
	for name, c := range map[string]struct{ html, text, quoted string }{
		"cite":    {`a<blockquote type=cite>b</blockquote>c`, "a\nc", "b"},
		"indent":  {`a<blockquote>b</blockquote>c`, "a\nb\nc", ""},
		"gmail":   {`a<div class="gmail_quote"><div class=gmail_attr>On … wrote:</div>b</div>c`, "a\nc", "On … wrote:\nb"},
		"outlook": {`a<div id="divRplyFwdMsg">From</div><p>b</p>`, "a", "From\nb"},
	} {
		t.Run(name, func(t *testing.T) {
			if p := Scan(c.html, Options{}); p.Text != c.text || p.Quoted != c.quoted {
				t.Errorf("text %q, quoted %q; want %q, %q", p.Text, p.Quoted, c.text, c.quoted)
			}
		})
	}
}

func TestLimitsAreReached(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 200) }
	for which, c := range map[string]struct {
		html string
		opt  Options
	}{
		"input":  {many("word "), Options{MaxInput: 10}},
		"text":   {many("word "), Options{MaxText: 100}},
		"links":  {many("<a href=x>y</a>"), Options{MaxLinks: 10}},
		"images": {many("<img src=x>"), Options{MaxImages: 10}},
		"forms":  {many("<form></form>"), Options{MaxForms: 10}},
		"depth":  {many("<div>"), Options{MaxDepth: 10}},
		"style":  {"<style>" + strings.Repeat(".a{display:none}", maxRules+1) + "</style>", Options{}},
	} {
		if p := Scan(c.html, c.opt); !slices.Equal(p.Limits, []string{which}) {
			t.Errorf("limits %q, want %q", p.Limits, which)
		}
	}
}
