package forward

import "strings"

// field is a field of the block that mail clients put above a forwarded
// message.
type field uint8

const (
	noField field = iota
	fieldFrom
	fieldDate
	fieldTo
	fieldSubject
	fieldCc
	fieldReplyTo
	fieldOther // importance, attachments, size
	fieldCount
)

// maxLabel is the longest label in octets, its marks included.
const maxLabel = 40

// maxASCIILabel is the longest label in ASCII, without its marks.
const maxASCIILabel = 17

// labelOf splits a line into its field and value. Labels may be bold in plain
// text (*From:*) and have a space before the colon, as in French.
func labelOf(line string) (field, string) {
	at := strings.IndexByte(line[:min(len(line), maxLabel)], ':')
	skip := 1
	if at < 0 {
		if at = strings.Index(line[:min(len(line), maxLabel)], "\uff1a"); at < 0 {
			return noField, ""
		}
		skip = len("\uff1a")
	}
	f := fieldNamed(trimLabel(line[:at]))
	if f == noField {
		return noField, ""
	}
	return f, strings.Trim(line[at+skip:], "* \u00a0\u202f")
}

// trimLabel takes marks of bold type and spaces off a label.
func trimLabel(s string) string {
	for s != "" && (s[0] == '*' || s[0] == '_' || s[0] == ' ') {
		s = s[1:]
	}
	for s != "" && (s[len(s)-1] == '*' || s[len(s)-1] == '_' || s[len(s)-1] == ' ') {
		s = s[:len(s)-1]
	}
	if s != "" && (s[0] >= 0x80 || s[len(s)-1] >= 0x80) {
		return strings.Trim(s, "*_ \u00a0\u202f")
	}
	return s
}

// fieldNamed knows the labels of mail clients in English, Italian, German,
// French, Spanish, Portuguese, Dutch, Polish, Swedish, Danish, Norwegian and
// Turkish, and the four main ones in some more. Only lines with one of its first letters get so far as to be folded.
func fieldNamed(label string) field {
	var buf [maxLabel]byte
	lower := buf[:0]
	for i := range len(label) {
		c := label[i]
		if c >= 0x80 {
			return fieldOf([]byte(folded(label)))
		}
		if c-'A' <= 'Z'-'A' {
			c |= 0x20
		}
		lower = append(lower, c)
	}
	if len(lower) > maxASCIILabel {
		return noField
	}
	return fieldOf(lower)
}

// fieldOf knows the folded label.
func fieldOf(label []byte) field {
	switch string(label) {
	case "from", "da", "mittente", "von", "absender", "de", "expéditeur", "remitente", "remetente", "van", "afzender",
		"od", "nadawca", "från", "avsändare", "fra", "kimden", "gönderen", "lähettäjä", "de la", "feladó", "от", "发件人", "寄件者", "差出人", "보낸 사람":
		return fieldFrom
	case "sent", "date", "sent at", "inviato", "inviata", "data", "data invio", "gesendet", "datum", "gesendet am", "envoyé", "envoyé le", "envoyée",
		"date d'envoi", "enviado", "enviado el", "enviado em", "enviada", "enviada em", "fecha", "data de envio", "verzonden", "verzonden op", "verstuurd",
		"wysłano", "data wysłania", "skickat", "sendt", "dato", "gönderildi", "gönderme tarihi", "tarih", "gönderilme tarihi",
		"wysłane", "gönderme", "gönderilme", "päivä", "lähetetty", "trimis", "dată", "odesláno", "küldve", "dátum", "отправлено", "дата", "发送时间", "日期", "寄件日期", "送信日時", "日付", "보낸 날짜":
		return fieldDate
	case "to", "a", "destinatario", "an", "empfänger", "à", "pour", "destinataire", "para", "aan", "do", "till", "til", "kime", "alıcı", "destinatário",
		"adresat", "vastaanottaja", "către", "komu", "címzett", "кому", "收件人", "收件者", "宛先", "받는 사람":
		return fieldTo
	case "subject", "oggetto", "betreff", "objet", "sujet", "asunto", "assunto", "onderwerp", "temat", "ämne", "emne", "konu", "aihe", "subiect", "předmět", "tárgy", "тема", "主题", "主旨", "件名", "제목":
		return fieldSubject
	case "cc", "kopie", "kopie an", "copia", "copie", "copie à", "copia a", "dw", "kopia", "kopi", "bilgi", "ccn", "bcc", "cci":
		return fieldCc
	case "reply-to", "reply to", "rispondi a", "antwort an", "antworten an", "répondre à", "responder a", "responder para", "responder", "antwoord aan",
		"beantwoorden", "odpowiedz do", "svara till", "svar til", "yanıtla", "yanıt adresi":
		return fieldReplyTo
	case "importance", "priority", "sensitivity", "attachments", "resent-from", "size", "organization", "list-id", "message-id", "importanza", "priorità", "allegati",
		"wichtigkeit", "priorität", "anlagen", "anhänge", "importancia", "prioridad", "archivos adjuntos", "datos adjuntos",
		"importância", "prioridade", "anexos", "pièces jointes", "priorité", "urgentie", "prioriteit", "bijlagen", "ważność", "załączniki",
		"prioritet", "bifogade filer", "vedhæftede filer", "önem", "ekler", "user-agent", "newsgroups", "company":
		return fieldOther
	}
	return noField
}

// folded is text in lower case, without the dot that a Turkish capital leaves.
func folded(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "i\u0307", "i")
}

// mark is what a line says that stands above such a block.
type mark uint8

const (
	noMark mark = iota
	// markOriginal is "Original Message", which answers have as well.
	markOriginal
	// markForwarded says that the message was forwarded.
	markForwarded
)

// maxMark is the longest line that can be a mark, in octets.
const maxMark = 120

// markOf tells what a line says.
func markOf(line string) mark {
	if len(line) < 10 || len(line) > maxMark {
		return noMark
	}
	switch c := line[0]; {
	case c == '-' || c == '_' || c == '=' || c == '*':
	case strings.HasSuffix(line, ":"):
	default:
		return noMark
	}
	s := folded(strings.Trim(line, "-_=*: \u00a0\u202f\u2014\u2013"))
	s = strings.ReplaceAll(s, "\u2019", "'")
	switch s {
	case "original message", "original appointment", "original mail", "original email",
		"messaggio originale", "messaggio di origine",
		"ursprüngliche nachricht", "originalnachricht", "original-nachricht", "original nachricht", "originale nachricht", "ursprüngliche mail",
		"message d'origine", "message original", "message initial", "courriel original", "mail original", "e-mail d'origine", "e-mail original",
		"mensaje original", "correo original", "mensagem original",
		"oorspronkelijk bericht", "oorspronkelijke bericht", "origineel bericht", "originele e-mail",
		"oryginalna wiadomość", "wiadomość oryginalna", "pierwotna wiadomość",
		"ursprungligt meddelande", "originalmeddelande", "ursprungsmeddelande",
		"oprindelig meddelelse", "original besked", "oprindelig besked", "opprinnelig melding",
		"orijinal ileti", "özgün ileti", "orijinal mesaj", "özgün mesaj":
		return markOriginal
	case "forwarded message", "begin forwarded message", "forwarded mail", "forwarded email", "forwarded by",
		"messaggio inoltrato", "inizio messaggio inoltrato", "inizio del messaggio inoltrato", "messaggio originale inoltrato", "email inoltrata",
		"weitergeleitete nachricht", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail", "weitergeleitete e-mail", "weitergeleitete mail",
		"message transféré", "début du message transféré", "début du message réexpédié", "message transmis", "message réexpédié", "mail transféré", "courriel transféré", "message renvoyé",
		"mensaje reenviado", "inicio del mensaje reenviado", "comienzo del mensaje reenviado", "correo reenviado",
		"mensagem encaminhada", "mensagem reencaminhada", "início da mensagem encaminhada", "início da mensagem reencaminhada", "início de mensagem reenviada", "mensagem reenviada",
		"doorgestuurd bericht", "begin doorgestuurd bericht", "doorgestuurde e-mail", "doorgezonden bericht",
		"przekazana wiadomość", "wiadomość przekazana dalej", "początek przekazywanej wiadomości", "treść przekazanej wiadomości", "przekazywana wiadomość",
		"vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrat mejl", "början på vidarebefordrat meddelande",
		"videresendt meddelelse", "videresendt besked", "start på videresendt besked", "videresendt melding", "videresendt mail",
		"iletilen ileti", "iletilen mesaj", "yönlendirilen mesaj", "yönlendirilen ileti", "iletilen ileti başlangıcı", "iletilmiş mesaj", "iletilmiş ileti":
		return markForwarded
	}
	if strings.HasPrefix(s, "forwarded message from ") || strings.HasPrefix(s, "forwarded by ") {
		return markForwarded
	}
	return noMark
}

// attribution tells a line such as "On 3 May 2020, X wrote:", which begins a
// quotation in an answer.
func attribution(line string) bool {
	if len(line) < 6 || !strings.HasSuffix(line, ":") {
		return false
	}
	s := strings.TrimRight(line, ": \u00a0\u202f")
	for _, verb := range [...]string{
		" wrote", " writes", " ha scritto", " schrieb", " a écrit", " escribió", " escreveu", " schreef", " napisał", " napisał(a)", " napisała", " skrev", " yazdı", " şunu yazdı",
	} {
		if strings.HasSuffix(s, verb) {
			return true
		}
	}
	return strings.ContainsAny(s, "0123456789@") && (strings.Contains(s, " schrieb ") || strings.Contains(s, " schreef "))
}
