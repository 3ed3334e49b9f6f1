package mailauth

import "strings"

// Limits of an Authentication-Results field.
const (
	maxAuthResults   = 16 << 10 // bytes read of one field
	maxMethodResults = 64       // results read of one field
	maxProperties    = 32       // properties read of one result
)

// AuthenticationResults is one Authentication-Results field (RFC 8601 section
// 2.2), or a variant of it.
type AuthenticationResults struct {
	// Server is the authserv-id in lower case, "" in the form of Outlook,
	// which has none.
	Server string
	// Instance is the i= of an ARC-Authentication-Results field, 0 if none.
	Instance int
	Results  []MethodResult
	// Malformed tells that quotes or comments don't balance, or that a value
	// holds a parenthesis: somebody may have smuggled text into a value, so
	// nothing in the field may prove anything.
	Malformed bool
}

// MethodResult is the result of one method.
type MethodResult struct {
	// Method is lower case, without version: dkim, spf, dmarc, arc, …
	Method string
	// Result is lower case as written; it may be a word that isn't a Result.
	Result string
	// Comment is the first comment behind the result.
	Comment    string
	Properties []Property
}

// Property is a property of a result: header.d=example.com.
type Property struct {
	// Name is lower case, with its type: header.d, smtp.mailfrom, action.
	Name  string
	Value string
}

// Property returns the first value of the named property, "" if there is none.
func (m *MethodResult) Property(name string) string {
	for i := range m.Properties {
		if m.Properties[i].Name == name {
			return m.Properties[i].Value
		}
	}
	return ""
}

// ParseAuthenticationResults reads the value of an Authentication-Results or
// ARC-Authentication-Results field. It reads whatever can be read; only the
// first method=result of each section is a result, the rest are properties, so
// that text in a value never becomes one.
func ParseAuthenticationResults(value string) AuthenticationResults {
	var a AuthenticationResults
	if len(value) > maxAuthResults {
		value, a.Malformed = value[:maxAuthResults], true
	}
	p := resultScanner{s: value}
	for first := true; !p.end(); first = false {
		a.section(&p, first)
	}
	a.Malformed = a.Malformed || p.malformed
	return a
}

// section reads up to the next semicolon.
func (a *AuthenticationResults) section(p *resultScanner, first bool) {
	var m *MethodResult
	server := a.Server == "" && (first || a.Instance > 0 && len(a.Results) == 0)
	for {
		p.space(m)
		if p.end() {
			return
		}
		if p.s[p.i] == ';' {
			p.i++
			return
		}
		name, val, pair := p.word()
		switch {
		case !pair && server && a.Server == "":
			a.Server = strings.ToLower(strings.Trim(name, `"`))
		case !pair:
			// A version number, or text that means nothing here.
		case m == nil && strings.EqualFold(name, "i") && a.Instance == 0 && first:
			a.Instance, _ = number(val)
		case m == nil:
			if len(a.Results) == maxMethodResults {
				a.Malformed = true
				p.i = len(p.s)
				return
			}
			if a.Results == nil {
				a.Results = make([]MethodResult, 0, 4)
			}
			a.Results = append(a.Results, MethodResult{Method: methodName(name), Result: strings.ToLower(val)})
			m = &a.Results[len(a.Results)-1]
		case len(m.Properties) < maxProperties:
			if m.Properties == nil {
				m.Properties = make([]Property, 0, 4)
			}
			m.Properties = append(m.Properties, Property{Name: strings.ToLower(name), Value: val})
		}
	}
}

// methodName cuts the version off a method.
func methodName(s string) string {
	if i := strings.IndexByte(s, '/'); i >= 0 {
		s = s[:i]
	}
	return strings.ToLower(s)
}

// resultScanner reads the words of an Authentication-Results field.
type resultScanner struct {
	s         string
	i         int
	malformed bool
}

func (p *resultScanner) end() bool { return p.i >= len(p.s) }

// space skips white space and comments. The first comment goes to m.
func (p *resultScanner) space(m *MethodResult) {
	for !p.end() {
		switch p.s[p.i] {
		case ' ', '\t', '\r', '\n':
			p.i++
		case '(':
			comment, ok := p.comment()
			if !ok || unbalancedQuotes(comment) {
				p.malformed = true
			}
			if m != nil && m.Comment == "" {
				m.Comment = comment
			}
		default:
			return
		}
	}
}

// comment reads a comment and tells whether it was closed.
func (p *resultScanner) comment() (string, bool) {
	end := commentEnd(p.s[p.i:])
	c := p.s[p.i : p.i+end]
	p.i += end
	closed := strings.HasSuffix(c, ")") && strings.Count(c, "(") <= strings.Count(c, ")")
	return strings.TrimSuffix(c[1:], ")"), closed
}

// unbalancedQuotes tells whether a comment holds an odd number of quotation
// marks, as it does when an address with a quoted local part was cut by a
// parenthesis inside it.
func unbalancedQuotes(s string) bool { return strings.Count(s, `"`)%2 == 1 }

// word reads name=value, or a bare word. White space and comments around the
// equals sign are allowed (RFC 8601 section 2.2).
func (p *resultScanner) word() (name, value string, pair bool) {
	name = p.token(true)
	save := p.i
	p.space(nil)
	if p.end() || p.s[p.i] != '=' {
		p.i = save
		if name == "" {
			p.i++ // a stray character
			p.malformed = true
		}
		return name, "", false
	}
	p.i++
	p.space(nil)
	return name, p.token(false), true
}

// token reads up to white space or a semicolon, quoted strings included. A name
// also ends before an equals sign or a comment; a value that runs into a
// parenthesis is malformed.
func (p *resultScanner) token(name bool) string {
	start, quoted := p.i, false
	for !p.end() {
		switch c := p.s[p.i]; c {
		case ' ', '\t', '\r', '\n', ';':
			return unquote(p.s[start:p.i], quoted)
		case '=':
			if name {
				return unquote(p.s[start:p.i], quoted)
			}
		case '(':
			if name || resultWord(p.s[start:p.i]) {
				return unquote(p.s[start:p.i], quoted)
			}
			p.malformed = true
		case '"':
			quoted = true
			if !p.quoted() {
				p.malformed = true
			}
			continue
		}
		p.i++
	}
	return unquote(p.s[start:p.i], quoted)
}

// resultWord tells whether s is a plain word, as results are; "pass(comment)"
// is written without a space by some.
func resultWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// quoted skips a quoted string and tells whether it was closed.
func (p *resultScanner) quoted() bool {
	for p.i++; !p.end(); p.i++ {
		switch p.s[p.i] {
		case '\\':
			p.i++
		case '"':
			p.i++
			return true
		}
	}
	p.i = len(p.s)
	return false
}

// unquote removes the marks of a value that is one quoted string.
func unquote(s string, quoted bool) string {
	if !quoted || len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s
	}
	inner := s[1 : len(s)-1]
	if !strings.Contains(inner, `\`) {
		return inner
	}
	var b strings.Builder
	for i := 0; i < len(inner); i++ {
		if inner[i] == '\\' && i+1 < len(inner) {
			i++
		}
		b.WriteByte(inner[i])
	}
	return b.String()
}
