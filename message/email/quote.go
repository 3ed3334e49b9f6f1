package email

import "strings"

// splitQuoted separates what a person wrote from what they quote, in text with
// folded lines: lines that begin with ">", the line that attributes them, and
// all that follows the mark of a forwarded message.
func splitQuoted(text string) (own, quoted string) {
	cut := quoteStart(text)
	head, tail := text[:cut], text[cut:]
	if !hasQuoteLine(head) {
		return strings.TrimRight(head, "\n"), tail
	}
	var a, b strings.Builder
	for head != "" {
		line, rest, _ := strings.Cut(head, "\n")
		to := &a
		if isQuoteLine(line) {
			to = &b
			line = strings.TrimLeft(line, "> ")
		} else if hasQuoteNext(rest) && attributes(line) {
			to = &b
		}
		if to.Len() > 0 {
			to.WriteByte('\n')
		}
		to.WriteString(line)
		head = rest
	}
	if tail != "" && b.Len() > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(tail)
	return strings.Trim(a.String(), "\n"), strings.Trim(b.String(), "\n")
}

// isQuoteLine tells a quoted line; ">From " is how an mbox escapes a line.
func isQuoteLine(line string) bool {
	return strings.HasPrefix(line, ">") && !strings.HasPrefix(line, ">From ")
}

func hasQuoteLine(text string) bool {
	return isQuoteLine(text) || strings.Contains(text, "\n>")
}

// hasQuoteNext tells whether a quotation begins in the next two lines, so that
// a wrapped attribution counts as one.
func hasQuoteNext(rest string) bool {
	if isQuoteLine(rest) {
		return true
	}
	_, rest, _ = strings.Cut(rest, "\n")
	return isQuoteLine(rest)
}

// quoteStart is the offset of the line from which on all is quoted, or the
// length of the text.
func quoteStart(text string) int {
	for i := 0; i < len(text); {
		line, _, _ := strings.Cut(text[i:], "\n")
		if line != "" && startsQuote(line, text[i+len(line):]) {
			return i
		}
		i += len(line) + 1
	}
	return len(text)
}

// startsQuote looks at a line and what follows it.
func startsQuote(line, rest string) bool {
	switch line[0] {
	case '-', '_', '=':
		return marksForward(strings.Trim(line, "-_= "))
	case 'B':
		return strings.HasPrefix(line, "Begin forwarded message:")
	case 'O', 'I', 'A', 'L', 'E':
		if opensAttribution(line) && introducesRest(line, rest) {
			return true
		}
	}
	return opensBlock(line) && headerBlock(rest)
}

// marksForward tells "Original Message" in the languages of mail clients.
func marksForward(s string) bool {
	if len(s) < 12 || len(s) > 60 {
		return false
	}
	switch strings.ToLower(strings.TrimSuffix(s, ":")) {
	case "original message", "forwarded message", "original appointment",
		"ursprüngliche nachricht", "originalnachricht", "original-nachricht", "weitergeleitete nachricht",
		"message d'origine", "message original", "message transféré", "message transmis",
		"messaggio originale", "messaggio inoltrato", "messaggio originale inoltrato",
		"mensaje original", "mensaje reenviado",
		"mensagem original", "mensagem encaminhada",
		"oorspronkelijk bericht", "origineel bericht", "doorgestuurd bericht":
		return true
	}
	return strings.HasPrefix(s, "Forwarded message from ") || strings.HasPrefix(s, "Original message from ")
}

// opensAttribution tells the first word of "On … wrote:" in several languages.
func opensAttribution(line string) bool {
	for _, p := range [...]string{"On ", "Il ", "Am ", "Le ", "El ", "Em ", "Op "} {
		if strings.HasPrefix(line, p) {
			return true
		}
	}
	return false
}

// maxAttribution is the longest attribution in octets; it may be wrapped.
const maxAttribution = 400

// introducesRest tells an attribution after which all is quoted, because no
// quotation marks follow.
func introducesRest(line, rest string) bool {
	for range 3 {
		if strings.HasSuffix(line, ":") {
			if !attributes(line) {
				return false
			}
			return !isQuoteLine(strings.TrimLeft(rest, "\n"))
		}
		rest = strings.TrimPrefix(rest, "\n")
		next, after, _ := strings.Cut(rest, "\n")
		if next == "" || len(line)+len(next) > maxAttribution {
			return false
		}
		line, rest = line+" "+next, after
	}
	return false
}

// attributes tells a line such as "On 3 May 2020, X wrote:".
func attributes(line string) bool {
	if len(line) > maxAttribution || !strings.HasSuffix(line, ":") || !strings.ContainsAny(line, "0123456789@") {
		return false
	}
	for _, verb := range [...]string{
		"wrote:", "writes:", "ha scritto:", "schrieb:", "a écrit :", "a écrit:", "a écrit\u00a0:",
		"escribió:", "escreveu:", "schreef:",
	} {
		if strings.HasSuffix(line, verb) {
			return true
		}
	}
	// "schrieb Name <a@b>:", "schreef Name:"
	return strings.HasPrefix(line, "Am ") && strings.Contains(line, " schrieb ") ||
		strings.HasPrefix(line, "Op ") && strings.Contains(line, " schreef ")
}

// opensBlock tells the first line of a header block of Outlook.
func opensBlock(line string) bool {
	switch line[0] {
	case 'F', 'V', 'D', '*':
	default:
		return false
	}
	label, _, ok := strings.Cut(line, ":")
	if !ok || len(label) > 12 {
		return false
	}
	switch strings.Trim(label, "* \u00a0") {
	case "From", "Von", "Da", "De", "Van":
		return true
	}
	return false
}

// headerBlock tells whether the next lines are at least two further fields.
func headerBlock(rest string) bool {
	found := 0
	for range 6 {
		rest = strings.TrimPrefix(rest, "\n")
		line, after, _ := strings.Cut(rest, "\n")
		label, _, ok := strings.Cut(line, ":")
		if ok && len(label) < 16 && blockLabel(strings.Trim(label, "* \u00a0")) {
			found++
		}
		rest = after
	}
	return found >= 2
}

func blockLabel(s string) bool {
	switch s {
	case "Sent", "Date", "To", "Cc", "CC", "Subject", "Reply-To", "Importance",
		"Gesendet", "Datum", "An", "Betreff",
		"Inviato", "Inviata", "Data", "A", "Oggetto",
		"Envoyé", "À", "Objet",
		"Enviado", "Enviada", "Enviado el", "Enviada em", "Fecha", "Para", "Asunto", "Assunto",
		"Verzonden", "Aan", "Onderwerp":
		return true
	}
	return false
}
