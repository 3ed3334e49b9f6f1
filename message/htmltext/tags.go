package htmltext

// tag is an element that the scanner treats in a way of its own.
type tag uint8

const (
	tUnknown tag = iota
	tA
	tApplet
	tArea
	tB
	tBase
	tBig
	tBlock // any block without a rule of its own: section, article, …
	tBlockquote
	tBody
	tBr
	tButton
	tCaption
	tCenter
	tCode
	tDd
	tDiv
	tDt
	tEm
	tEmbed
	tFont
	tForm
	tFrame
	tH1
	tH2
	tH3
	tH4
	tH5
	tH6
	tHead
	tHr
	tHTML
	tI
	tIframe
	tImg
	tInput
	tLi
	tLink
	tList // ul, ol, dl, menu, dir
	tMarquee
	tMeta
	tNobr
	tNoembed
	tNoframes
	tNoscript
	tObject
	tOption
	tP
	tPlaintext
	tPre
	tS
	tScript
	tSelect
	tSmall
	tSpan
	tStrike
	tStrong
	tStyle
	tSvg
	tTable
	tTbody // also thead and tfoot
	tTd
	tTemplate
	tTextarea
	tTh
	tTitle
	tTr
	tTt
	tU
	tVoid // any void element without content: wbr, col, param, …
	tXmp
	tagCount
)

// trait is what tree construction needs to know of an element.
type trait uint16

const (
	void       trait = 1 << iota // has no content
	block                        // begins and ends a line
	cell                         // is set off by a space
	closesP                      // its start tag ends an open paragraph
	formatting                   // may be ended inside a block that it contains
	barrier                      // end tags of other elements do not reach beyond it
	tablePart                    // its end tag passes barriers up to the table
	rawText                      // content without markup
	rcData                       // content without markup, with references
)

// traitsOf is the table of elements; WHATWG HTML sections 13.1.2 and 13.2.6.
var traitsOf = [tagCount]trait{
	tA: formatting, tB: formatting, tBig: formatting, tCode: formatting, tEm: formatting,
	tFont: formatting, tI: formatting, tNobr: formatting, tS: formatting, tSmall: formatting,
	tStrike: formatting, tStrong: formatting, tTt: formatting, tU: formatting,

	tArea: void, tBase: void, tBr: void, tEmbed: void, tFrame: void, tImg: void,
	tInput: void, tLink: void, tMeta: void, tVoid: void, tHr: void | block | closesP,

	tBlock: block | closesP, tBlockquote: block | closesP, tCenter: block | closesP,
	tDiv: block | closesP, tForm: block | closesP, tH1: block | closesP, tH2: block | closesP,
	tH3: block | closesP, tH4: block | closesP, tH5: block | closesP, tH6: block | closesP,
	tList: block | closesP, tP: block | closesP, tPre: block | closesP, tLi: block | closesP,
	tDd: block | closesP, tDt: block | closesP, tOption: block, tSelect: cell, tBody: block,
	tHTML: barrier, tButton: cell,

	tTable: block | barrier | tablePart, tTbody: block | tablePart, tTr: block | tablePart,
	tTd: cell | barrier | tablePart, tTh: cell | barrier | tablePart,
	tCaption: block | barrier | tablePart,
	tApplet:  barrier, tMarquee: barrier, tObject: barrier, tTemplate: barrier,

	tIframe: rawText, tNoembed: rawText, tNoframes: rawText, tScript: rawText,
	tStyle: rawText, tXmp: rawText | block, tTitle: rcData, tTextarea: rcData | cell,
}

// tagOf names an element; name is as written. Very long names are unknown.
func tagOf(name string) tag {
	var lower [10]byte
	if len(name) > len(lower) {
		return tUnknown
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	switch string(lower[:len(name)]) {
	case "a":
		return tA
	case "td":
		return tTd
	case "tr":
		return tTr
	case "p":
		return tP
	case "br":
		return tBr
	case "div":
		return tDiv
	case "span":
		return tSpan
	case "table":
		return tTable
	case "tbody", "thead", "tfoot":
		return tTbody
	case "img", "image":
		return tImg
	case "b":
		return tB
	case "strong":
		return tStrong
	case "font":
		return tFont
	case "i":
		return tI
	case "em":
		return tEm
	case "u":
		return tU
	case "s":
		return tS
	case "th":
		return tTh
	case "li":
		return tLi
	case "ul", "ol", "dl", "menu", "dir":
		return tList
	case "h1":
		return tH1
	case "h2":
		return tH2
	case "h3":
		return tH3
	case "h4":
		return tH4
	case "h5":
		return tH5
	case "h6":
		return tH6
	case "hr":
		return tHr
	case "center":
		return tCenter
	case "small":
		return tSmall
	case "meta":
		return tMeta
	case "link":
		return tLink
	case "style":
		return tStyle
	case "title":
		return tTitle
	case "script":
		return tScript
	case "head":
		return tHead
	case "html":
		return tHTML
	case "body":
		return tBody
	case "base":
		return tBase
	case "area":
		return tArea
	case "pre", "listing":
		return tPre
	case "form":
		return tForm
	case "input":
		return tInput
	case "button":
		return tButton
	case "select":
		return tSelect
	case "option", "optgroup":
		return tOption
	case "textarea":
		return tTextarea
	case "svg":
		return tSvg
	case "noscript":
		return tNoscript
	case "caption":
		return tCaption
	case "dd":
		return tDd
	case "dt":
		return tDt
	case "iframe":
		return tIframe
	case "frame":
		return tFrame
	case "embed":
		return tEmbed
	case "object":
		return tObject
	case "applet":
		return tApplet
	case "marquee":
		return tMarquee
	case "template":
		return tTemplate
	case "blockquote":
		return tBlockquote
	case "figcaption":
		return tBlock
	case "xmp":
		return tXmp
	case "plaintext":
		return tPlaintext
	case "noembed":
		return tNoembed
	case "noframes":
		return tNoframes
	case "big":
		return tBig
	case "code":
		return tCode
	case "nobr":
		return tNobr
	case "strike":
		return tStrike
	case "tt":
		return tTt
	case "wbr", "col", "param", "source", "track", "bgsound", "basefont", "keygen":
		return tVoid
	case "section", "article", "header", "footer", "nav", "main", "aside", "address",
		"figure", "fieldset", "details", "summary", "dialog", "hgroup", "search", "legend":
		return tBlock
	}
	return tUnknown
}
