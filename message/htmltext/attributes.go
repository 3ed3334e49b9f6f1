package htmltext

import "strings"

// attributes are those of a start tag that matter here; values as written.
// Where an attribute is repeated the first one counts (section 13.2.5.33).
type attributes struct {
	style, class, id, href, src, alt, name, kind, value, content  string
	width, height, bgcolor, color, background, action, method, eq string
	hidden, script                                                bool
}

// readTag reads name and attributes from i, the first letter of the name, to
// the closing ">". ok is false at the end of the file. a may be nil.
func readTag(src string, i int, a *attributes) (name string, end int, ok bool) {
	start := i
	for i < len(src) && !tagNameEnd[src[i]] {
		i++
	}
	name = src[start:i]
	for i < len(src) {
		c := src[i]
		if c == '>' {
			return name, i + 1, true
		}
		if c <= ' ' || c == '/' {
			i++
			continue
		}
		var key, value string
		key, value, i = readAttribute(src, i)
		if a != nil {
			a.set(key, value)
		}
	}
	return name, len(src), false
}

// tagNameEnd are the octets that end the name of a tag.
var tagNameEnd = [256]bool{' ': true, '\t': true, '\n': true, '\r': true, '\f': true, '/': true, '>': true}

// attributeNameEnd are the octets that end the name of an attribute.
var attributeNameEnd = [256]bool{' ': true, '\t': true, '\n': true, '\r': true, '\f': true, '/': true, '>': true, '=': true}

// readAttribute reads one attribute that begins at i.
func readAttribute(src string, i int) (key, value string, end int) {
	start := i
	i++ // an equals sign here belongs to the name
	for i < len(src) && !attributeNameEnd[src[i]] {
		i++
	}
	key = src[start:i]
	j := skipSpace(src, i)
	if j >= len(src) || src[j] != '=' {
		return key, "", i
	}
	i = skipSpace(src, j+1)
	if i >= len(src) {
		return key, "", i
	}
	if q := src[i]; q == '"' || q == '\'' {
		n := strings.IndexByte(src[i+1:], q)
		if n < 0 {
			return key, "", len(src)
		}
		return key, src[i+1 : i+1+n], i + n + 2
	}
	start = i
	for i < len(src) && src[i] > ' ' && src[i] != '>' {
		i++
	}
	return key, src[start:i], i
}

func skipSpace(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r' || s[i] == '\f') {
		i++
	}
	return i
}

// set keeps an attribute that matters.
func (a *attributes) set(key, value string) {
	if len(key) > 10 {
		if len(key) > 11 || !strings.EqualFold(key, "onmouseover") {
			return
		}
	}
	var buf [11]byte
	for i := 0; i < len(key); i++ {
		c := key[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		buf[i] = c
	}
	lower := buf[:len(key)]
	if f := a.field(lower); f != nil {
		if *f == "" {
			*f = value
		}
		return
	}
	switch {
	case string(lower) == "hidden":
		a.hidden = true
	case len(lower) > 4 && string(lower[:2]) == "on":
		a.script = true
	}
}

// field is where an attribute is kept, nil for those of no matter.
func (a *attributes) field(lower []byte) *string {
	switch string(lower) {
	case "style":
		return &a.style
	case "class":
		return &a.class
	case "id":
		return &a.id
	case "href", "xlink:href":
		return &a.href
	case "src", "data":
		return &a.src
	case "alt":
		return &a.alt
	case "name":
		return &a.name
	case "type":
		return &a.kind
	case "value":
		return &a.value
	case "content":
		return &a.content
	case "width":
		return &a.width
	case "height":
		return &a.height
	case "bgcolor":
		return &a.bgcolor
	case "color", "text":
		return &a.color
	case "background":
		return &a.background
	case "action", "formaction":
		return &a.action
	case "method":
		return &a.method
	case "http-equiv":
		return &a.eq
	}
	return nil
}
