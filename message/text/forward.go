package text

import "strings"

// forwarded is a message that somebody passed on.
type forwarded struct {
	sender, subject, body string
	// gateway tells that an e-mail gateway's labels stood before it.
	gateway bool
}

// labels begin the parts of what gateways and carriers' report services write
// before a message that came by e-mail or was passed on.
var labels = [...]struct {
	word string
	part byte
}{
	{"frm:", 's'},
	{"from:", 's'},
	{"fr:", 's'},
	{"sender:", 's'},
	{"da:", 's'},
	{"mittente:", 's'},
	{"subj:", 't'},
	{"subject:", 't'},
	{"sub:", 't'},
	{"oggetto:", 't'},
	{"msg:", 'b'},
	{"message:", 'b'},
	{"text:", 'b'},
	{"messaggio:", 'b'},
	{"testo:", 'b'},
}

// forwardMarks begin a message that somebody passed on by hand.
var forwardMarks = [...]string{"fwd:", "fw:", "(fwd)", "fwd ", "forwarded message:", "forwarded message", "forwarded:", "inoltrato:", "messaggio inoltrato:"}

// unwrap takes off what a forward puts before a message: "FRM:… SUBJ:… MSG:…"
// of gateways, "<Subject: …>" of multimedia messages, "Fwd:", and quotation
// marks around the whole.
func unwrap(s string) (forwarded, bool) {
	whole, found := joinParts(strings.TrimSpace(s))
	f := forwarded{body: whole}
	for range 8 { // forwards of forwards end
		rest, ok := f.step()
		if !ok {
			break
		}
		f.body, found = strings.TrimSpace(rest), true
	}
	return f, found && f.body != ""
}

// joinParts puts a message together that a gateway cut: "1 of 2 … (Con't) 2 of
// 2 … (End)".
func joinParts(s string) (string, bool) {
	const goesOn, end = "(Con't", "(End)"
	rest, numbered := afterPart(s)
	if !numbered || !hasPrefixFold(rest, "FRM:") && !strings.Contains(s, goesOn) {
		return s, false
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(rest, goesOn)
		b.WriteString(before)
		if !found {
			break
		}
		rest, _ = afterPart(strings.TrimLeft(after, ") \n"))
	}
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(b.String()), end)), true
}

// afterPart takes off "2 of 3 ".
func afterPart(s string) (string, bool) {
	i := digitsAt(s, 0)
	if i == 0 || !hasPrefixFold(s[i:], " of ") {
		return s, false
	}
	n := digitsAt(s, i+4)
	if n == i+4 {
		return s, false
	}
	return strings.TrimLeft(s[n:], " \n"), true
}

// digitsAt is where a short run of digits ends that begins at i.
func digitsAt(s string, i int) int {
	const most = 2
	for n := 0; n < most && i < len(s) && s[i] >= '0' && s[i] <= '9'; n++ {
		i++
	}
	return i
}

// step takes off one layer.
func (f *forwarded) step() (string, bool) {
	s := f.body
	for _, mark := range forwardMarks {
		if hasPrefixFold(s, mark) {
			return s[len(mark):], true
		}
	}
	if rest, ok := f.angled(s); ok {
		return rest, true
	}
	for _, l := range labels {
		if !hasPrefixFold(s, l.word) {
			continue
		}
		value, rest := labelValue(strings.TrimLeft(s[len(l.word):], " "), l.part)
		switch {
		case l.part == 'b':
			f.gateway = f.gateway || l.word == "msg:"
			return strings.TrimLeft(s[len(l.word):], ": "), true
		case rest == "" || !f.accept(l.part, value) && l.word != "frm:":
			return "", false // an ordinary text that begins with such a word
		}
		f.gateway = f.gateway || l.word == "frm:"
		return rest, true
	}
	return unquote(s)
}

// accept keeps the value of a label. Only what can be a sender is one.
func (f *forwarded) accept(part byte, value string) bool {
	value = strings.Trim(value, " <>()\"")
	if part == 't' {
		f.subject = value
		return true
	}
	if strings.ContainsAny(value, "@0123456789") || len(value) > 0 && len(value) <= 14 && !strings.Contains(value, " ") {
		f.sender = value
		return true
	}
	return false
}

// labelValue is what stands after a label: up to the next label or line.
func labelValue(s string, part byte) (value, rest string) {
	end := len(s)
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		end = i
	}
	for _, l := range labels {
		if l.part == part {
			continue
		}
		if i := indexFold(s[:end], " "+l.word); i >= 0 {
			end = i
		}
	}
	if end == len(s) && part == 's' {
		// A sender without a label after it is one word.
		if i := strings.IndexByte(s, ' '); i > 0 && strings.Contains(s[:i], "@") {
			end = i
		}
	}
	return s[:end], strings.TrimSpace(s[end:])
}

// angled takes off "<Subject: …>".
func (f *forwarded) angled(s string) (string, bool) {
	if !hasPrefixFold(s, "<subject:") {
		return "", false
	}
	end := strings.IndexByte(s, '>')
	if end < 0 || end > MaxSender {
		return "", false
	}
	subject := strings.TrimSpace(s[len("<subject:"):end])
	if flat := strings.ToLower(strings.ReplaceAll(subject, " ", "")); flat != "nosubject" {
		f.subject = subject
	}
	return s[end+1:], true
}

// unquote takes off quotation marks around the whole.
func unquote(s string) (string, bool) {
	for _, pair := range [...][2]string{{"\"", "\""}, {"\u201c", "\u201d"}, {"\u00ab", "\u00bb"}, {"\u201e", "\u201c"}, {"'", "'"}} {
		inner, ok := strings.CutPrefix(s, pair[0])
		if !ok {
			continue
		}
		if inner, ok = strings.CutSuffix(inner, pair[1]); ok && inner != "" && !strings.Contains(inner, pair[0]) {
			return inner, true
		}
	}
	return "", false
}

// hasPrefixFold is strings.HasPrefix for an ASCII prefix in either case.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// indexFold is strings.Index for a short ASCII needle in either case. It looks
// at the first octets only: labels stand at the top.
func indexFold(s, needle string) int {
	s = clip(s, 2*MaxSender)
	for i := 0; i+len(needle) <= len(s); i++ {
		if s[i]|0x20 == needle[0]|0x20 && strings.EqualFold(s[i:i+len(needle)], needle) {
			return i
		}
	}
	return -1
}
