package mailauth

import (
	"errors"
	"fmt"
	"strings"
)

// maxTags bounds the tags of a list.
const maxTags = 100

// errTags is wrapped by every error of parseTags.
var errTags = errors.New("tag list")

// tag is one tag of a tag list.
type tag struct{ name, value string }

// tags is a parsed tag list (RFC 6376 section 3.2).
type tags []tag

// parseTags reads a tag list. Values keep their inner white space; names are
// case-sensitive and may occur once.
func parseTags(s string) (tags, error) {
	list := make(tags, 0, 12)
	for s != "" {
		var part string
		part, s, _ = strings.Cut(s, ";")
		part = strings.Trim(part, " \t\r\n")
		if part == "" {
			continue
		}
		name, value, ok := strings.Cut(part, "=")
		name = strings.TrimRight(name, " \t\r\n")
		if !ok || !tagName(name) {
			return nil, fmt.Errorf("%w: %.40q is no tag", errTags, part)
		}
		if _, dup := list.lookup(name); dup {
			return nil, fmt.Errorf("%w: the tag %s stands twice", errTags, name)
		}
		if len(list) == maxTags {
			return nil, fmt.Errorf("%w: more than %d tags", errTags, maxTags)
		}
		list = append(list, tag{name, strings.TrimLeft(value, " \t\r\n")})
	}
	return list, nil
}

// lookup returns the value of a tag and whether it is there.
func (t tags) lookup(name string) (string, bool) {
	for i := range t {
		if t[i].name == name {
			return t[i].value, true
		}
	}
	return "", false
}

// get returns the value of a tag, "" if it isn't there.
func (t tags) get(name string) string {
	v, _ := t.lookup(name)
	return v
}

// tagName tells whether s is a tag name: a letter, then letters, digits, _.
func tagName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || !digit(c) && c != '_' && c != '-') {
			return false
		}
	}
	return s != ""
}

// withoutSpace removes all white space, as base64 values allow it anywhere.
func withoutSpace(s string) string {
	if !strings.ContainsAny(s, " \t\r\n") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// colonList splits a list at colons and cuts the white space around items.
func colonList(s string) []string {
	parts := strings.Split(s, ":")
	for i := range parts {
		parts[i] = strings.Trim(parts[i], " \t\r\n")
	}
	return parts
}
