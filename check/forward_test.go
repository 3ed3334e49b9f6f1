package check_test

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"bonafide/message/attachment/compound/compoundtest"
	"bonafide/verdict"
)

// scamLetter is one scam with the words that a mail client puts above it.
type scamLetter struct {
	language, subject, text string
	mark                    string
	from, sent, to, about   string
	prefix, question        string
}

var scamLetters = []scamLetter{
	{
		"en", "Your Amazon account has been suspended",
		"Dear customer,\n\nyour Amazon account has been suspended because of unusual activity. Verify your password and card immediately or it will be closed within 24 hours:\n\nhttps://amaz0n-billing.com/login\n\nThe Amazon team\n",
		"-----Original Message-----", "From", "Sent", "To", "Subject", "FW", "Is this real?",
	},
	{
		"it", "Il tuo account Amazon è stato sospeso",
		"Gentile cliente,\n\nil tuo account Amazon è stato sospeso per attività insolite. Verifica subito la password e la carta oppure verrà chiuso entro 24 ore:\n\nhttps://amaz0n-billing.com/login\n\nIl team Amazon\n",
		"-----Messaggio originale-----", "Da", "Inviato", "A", "Oggetto", "I", "È vero?",
	},
	{
		"de", "Ihr Amazon-Konto wurde gesperrt",
		"Sehr geehrter Kunde,\n\nIhr Amazon-Konto wurde wegen ungewöhnlicher Aktivitäten gesperrt. Bestätigen Sie sofort Ihr Passwort und Ihre Karte, sonst wird es innerhalb von 24 Stunden geschlossen:\n\nhttps://amaz0n-billing.com/login\n\nIhr Amazon-Team\n",
		"-----Ursprüngliche Nachricht-----", "Von", "Gesendet", "An", "Betreff", "WG", "Ist das echt?",
	},
	{
		"fr", "Votre compte Amazon a été suspendu",
		"Cher client,\n\nvotre compte Amazon a été suspendu pour des raisons de sécurité. Vérifiez immédiatement votre mot de passe et votre carte, sinon il sera fermé sous 24 heures :\n\nhttps://amaz0n-billing.com/login\n\nL'équipe Amazon\n",
		"-----Message d'origine-----", "De ", "Envoyé ", "À ", "Objet ", "TR", "Est-ce vrai ?",
	},
	{
		"es", "Tu cuenta de Amazon ha sido suspendida",
		"Estimado cliente:\n\ntu cuenta de Amazon ha sido suspendida por actividad inusual. Verifica inmediatamente tu contraseña y tu tarjeta o se cerrará en 24 horas:\n\nhttps://amaz0n-billing.com/login\n\nEl equipo de Amazon\n",
		"-----Mensaje original-----", "De", "Enviado el", "Para", "Asunto", "RV", "¿Es de verdad?",
	},
	{
		"pt", "A sua conta Amazon foi suspensa",
		"Caro cliente,\n\na sua conta Amazon foi suspensa devido a atividade incomum. Verifique imediatamente a sua senha e o seu cartão ou será encerrada em 24 horas:\n\nhttps://amaz0n-billing.com/login\n\nA equipa Amazon\n",
		"-----Mensagem original-----", "De", "Enviada em", "Para", "Assunto", "ENC", "É verdade?",
	},
	{
		"nl", "Uw Amazon-account is geblokkeerd",
		"Geachte klant,\n\nuw Amazon-account is geblokkeerd wegens ongebruikelijke activiteit. Bevestig onmiddellijk uw wachtwoord en kaart, anders wordt het binnen 24 uur gesloten:\n\nhttps://amaz0n-billing.com/login\n\nHet Amazon-team\n",
		"-----Oorspronkelijk bericht-----", "Van", "Verzonden", "Aan", "Onderwerp", "Doorst", "Is dit echt?",
	},
}

const scamSender = "Amazon <service@amaz0n-billing.com>"

// customer is an honest forwarder.
const customer = "Maria Rossi <maria.rossi@gmail.com>"

// block is what Outlook writes above a message that it forwards.
func (s *scamLetter) block(from string) string {
	return fmt.Sprintf("%s: %s\n%s: 3.3.2026 09:14\n%s: anna@rcpt.example\n%s: %s\n\n", s.from, from, s.sent, s.to, s.about, s.subject)
}

// withFile is a message of the customer with one file.
func withFile(subject, text, mediaType, name string, data []byte) string {
	head := strings.Replace(letter(customer, subject, ""), "Content-Type: text/plain; charset=utf-8", `Content-Type: multipart/mixed; boundary="b1"`, 1)
	return head + "--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n--b1\r\nContent-Type: " + mediaType +
		"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n" +
		base64.StdEncoding.EncodeToString(data) + "\r\n--b1--\r\n"
}

// attached is a message with another one as a part.
func attached(subject, text, inner string) string {
	head := strings.Replace(letter(customer, subject, ""), "Content-Type: text/plain; charset=utf-8", `Content-Type: multipart/mixed; boundary="b1"`, 1)
	return head + "--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n--b1\r\nContent-Type: message/rfc822\r\n\r\n" + inner + "\r\n--b1--\r\n"
}

func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// msgFile is an Outlook file of a message.
func msgFile(header, text string) []byte {
	return compoundtest.Build(
		compoundtest.Stream{Path: "__properties_version1.0", Data: make([]byte, 32)},
		compoundtest.Stream{Path: "__substg1.0_007D001F", Data: wide(header)},
		compoundtest.Stream{Path: "__substg1.0_1000001F", Data: wide(text)},
	)
}

// winmail is a TNEF file of attributes.
func winmail(attributes ...[]byte) []byte {
	return append([]byte{0x78, 0x9f, 0x3e, 0x22, 1, 0}, slices.Concat(attributes...)...)
}

func attribute(level byte, id uint32, data []byte) []byte {
	out := binary.LittleEndian.AppendUint32([]byte{level}, id)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
	return append(append(out, data...), 0, 0)
}

// properties counts MAPI properties.
func properties(list ...[]byte) []byte {
	return append(binary.LittleEndian.AppendUint32(nil, uint32(len(list))), slices.Concat(list...)...)
}

func property(id, kind uint16, data []byte) []byte {
	out := binary.LittleEndian.AppendUint16(nil, kind)
	out = binary.LittleEndian.AppendUint16(out, id)
	out = binary.LittleEndian.AppendUint32(out, 1)
	out = append(binary.LittleEndian.AppendUint32(out, uint32(len(data))), data...)
	return append(out, make([]byte, (4-len(data)%4)%4)...)
}

// tnefMessage is a winmail.dat to which a message is attached.
func tnefMessage(header, text string) []byte {
	inner := winmail(attribute(1, 0x00069003, properties(property(0x007d, 0x001f, wide(header)), property(0x1000, 0x001f, wide(text)))))
	return winmail(
		attribute(2, 0x00069002, make([]byte, 14)),
		attribute(2, 0x00069005, properties(property(0x3701, 0x000d, append(make([]byte, 16), inner...)))),
	)
}

// TestForwardedScams sees to it that a forwarded scam is a scam whatever it is
// forwarded with.
func TestForwardedScams(t *testing.T) {
	l := newLab(t)
	for i := range scamLetters {
		s := &scamLetters[i]
		bare := letter(scamSender, s.subject, s.text)
		header, _, _ := strings.Cut(bare, "\r\n\r\n")
		subject := s.prefix + ": " + s.subject
		html := strings.ReplaceAll(letter(customer, subject, "<div>"+s.question+`</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>`+
			strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(s.block(scamSender)), "<", "&lt;"), ">", "&gt;"), "\n", "<br>")+
			"</b></div><div><p>"+strings.ReplaceAll(s.text, "\n\n", "</p><p>")+"</p></div>"), "text/plain", "text/html")
		for how, raw := range map[string]string{
			"bare":                    bare,
			"inline":                  letter(customer, subject, s.question+"\n\n"+s.mark+"\n"+s.block(scamSender)+s.text),
			"inline, no mark":         letter(customer, subject, s.question+"\n\n"+s.block(scamSender)+s.text),
			"inline, HTML":            html,
			"inline, twice":           letter(customer, subject, s.mark+"\n"+s.block("Bo <bo@gmail.com>")+s.mark+"\n"+s.block(scamSender)+s.text),
			"pasted":                  s.block(scamSender) + s.text,
			"attached":                attached(subject, s.question, bare),
			".eml":                    withFile(subject, s.question, "application/octet-stream", "message.eml", []byte(bare)),
			".eml as text":            withFile(subject, s.question, "text/plain", "message.eml", []byte(bare)),
			".msg":                    withFile(subject, s.question, "application/vnd.ms-outlook", "message.msg", msgFile(header, s.text)),
			"winmail.dat":             withFile(subject, s.question, "application/ms-tnef", "winmail.dat", tnefMessage(header, s.text)),
			"attached, twice":         attached(subject, s.question, attached(subject, s.question, bare)),
			"inline in an attached":   attached(subject, "", letter(customer, subject, s.mark+"\n"+s.block(scamSender)+s.text)),
			"attached and redirected": fields("Resent-From: anna@rcpt.example", "Resent-To: check@shop.example") + attached(subject, "", bare),
		} {
			t.Run(s.language+" "+how, func(t *testing.T) {
				v := l.judge(t, raw, true)
				if v.Outcome != verdict.Scam || v.Brand != "amazon" || v.Language != s.language || v.Lure == "" {
					t.Errorf("%s, brand %q, language %q, lure %q: %s", v.Outcome, v.Brand, v.Language, v.Lure, codes(&v))
				}
			})
		}
	}
}

// TestForwardedHonestMail sees to it that a forward costs honest mail nothing,
// and that only an intact message keeps its proof.
func TestForwardedHonestMail(t *testing.T) {
	l := newLab(t)
	signed := l.sign(t, "amazon.com", letter(amazonFrom, "Your Amazon.com order", orderText))
	order := "---------- Forwarded message ---------\nFrom: " + amazonFrom + "\nDate: Tue, 3 Mar 2026\nSubject: Your Amazon.com order\nTo: anna@rcpt.example\n\n" + orderText
	from := func(subject, text string) string { return l.sign(t, "gmail.com", letter(customer, subject, text)) }
	altered := strings.Replace(signed, "again soon", "again", 1)
	header, _, _ := strings.Cut(signed, "\r\n\r\n")
	run(t, l, []attack{
		{name: "inline", raw: from("Fwd: Your Amazon.com order", order), want: verdict.Unverified},
		{name: "inline, offline", raw: from("Fwd: Your Amazon.com order", order), want: verdict.Unverified, offline: true},
		{name: "inline by an employee", raw: l.sign(t, "amazon.com", letter("Maria Rossi <maria@amazon.com>", "Fwd: Your Amazon.com order", order)), want: verdict.Unverified},
		{name: "inline by an employee, a scam", raw: l.sign(t, "amazon.com", letter("Maria Rossi <maria@amazon.com>", "FW: x", scamLetters[0].block(scamSender)+scamLetters[0].text)), want: verdict.Scam},
		{name: "attached", raw: attached("Fwd: Your Amazon.com order", "Is this real?", signed), want: verdict.Genuine},
		{name: "attached as a file", raw: withFile("Fwd: Your Amazon.com order", "Is this real?", "application/octet-stream", "a.eml", []byte(signed)), want: verdict.Genuine},
		{name: "attached, nobody to ask", raw: attached("Fwd: Your Amazon.com order", "Is this real?", signed), want: verdict.Unverified, offline: true},
		{name: "attached with the receiver's record", raw: attached("Fwd: Your Amazon.com order", "Is this real?", receivers[0].trace("a.amazonses.com", passes)+signed), want: verdict.Genuine},
		{name: "attached, altered", raw: attached("Fwd: Your Amazon.com order", "Is this real?", altered), want: verdict.Unverified},
		{name: "attached as .msg, whose octets are not those signed", raw: withFile("Fwd: x", "", "application/vnd.ms-outlook", "a.msg", msgFile(header, orderText)), never: neitherEnd},
		{name: "redirected", raw: fields("Resent-From: Maria <maria@home.example>", "Resent-To: check@rcpt.example", "Resent-Date: Tue, 3 Mar 2026 10:00:00 +0100") + signed, want: verdict.Genuine},
		{name: "redirected without a signature", raw: receivers[0].trace("mail.home.example", "dkim=none; spf=fail smtp.mailfrom=amazon.com") + fields("Resent-From: Maria <maria@home.example>", "Resent-To: anna@gmail.com") + letter(amazonFrom, "Your Amazon.com order", orderText), want: verdict.Unverified, offline: true},
		{name: "an answer that quotes", raw: from("Re: Your Amazon.com order", "Yes, that is mine, thank you for asking about it again.\n\nOn Tue, 3 Mar 2026, Anna <anna@rcpt.example> wrote:\n> is this yours?\n"), want: verdict.Unverified},
	})
}

// TestFalseForwards puts scams around, beside and inside of what looks
// forwarded.
func TestFalseForwards(t *testing.T) {
	l := newLab(t)
	signed := l.sign(t, "amazon.com", letter(amazonFrom, "Your Amazon.com order", orderText))
	inline := func(from, subject, text string) string {
		return "---------- Forwarded message ---------\nFrom: " + from + "\nDate: Tue, 3 Mar 2026\nSubject: " + subject + "\nTo: anna@rcpt.example\n\n" + text
	}
	honest := inline(amazonFrom, "Your Amazon.com order", orderText)
	evil := func(from, subject, text string) string { return l.sign(t, "evil.example", letter(from, subject, text)) }
	notUnverified := []verdict.Outcome{verdict.Genuine, verdict.Unverified}
	signedBelow := strings.Replace(attached("Fwd: order", lureText, signed), customer, "Amazon <a@evil.example>", 1)
	run(t, l, []attack{
		{name: "a scam above an honest forward", raw: evil("Amazon.com <a@evil.example>", "Fwd: Your Amazon.com order", lureText+honest), want: verdict.Scam},
		{name: "a scam above it from a free mailbox", raw: l.sign(t, "gmail.com", letter("Amazon <amazon.support@gmail.com>", "Fwd: Your Amazon.com order", lureText+honest)), want: verdict.Scam},
		{name: "a scam in a forward of the official sender", raw: evil("Support <a@evil.example>", "Fwd: Your Amazon account was suspended", inline("Amazon.com <no-reply@amazon.com>", "Your Amazon account was suspended", lureText)), never: notUnverified},
		{name: "a scam in a forward, in the brand's name", raw: evil("Amazon.com <a@evil.example>", "Fwd: Your Amazon account was suspended", inline("Amazon.com <no-reply@amazon.com>", "Your Amazon account was suspended", lureText)), want: verdict.Scam},
		{name: "a scam above an honest attachment", raw: signedBelow, want: verdict.Scam},
		{name: "a scam of no brand's above it", raw: attached("Invoice", callText, signed), never: notUnverified},
		{name: "a link above an honest attachment", raw: attached("Fwd: order", "Please confirm at https://evil.example/x", signed), never: neverGenuine},
		{name: "many words above an honest attachment", raw: attached("Fwd: order", strings.Repeat("Here is what we agreed on the telephone this morning. ", 8), signed), never: neverGenuine},
		{name: "a file beside an honest attachment", raw: strings.Replace(attached("Fwd: order", "See the file.", signed), "--b1--", "--b1\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"invoice.pdf\"\r\n\r\n%PDF-1.4\r\n--b1--", 1), never: neverGenuine},
		{name: "a scam beside an honest attachment", raw: strings.Replace(attached("Fwd: order", "", signed), "--b1--", "--b1\r\nContent-Type: message/rfc822\r\n\r\n"+letter(scamSender, scamLetters[0].subject, scamLetters[0].text)+"\r\n--b1--", 1), want: verdict.Scam},
		{name: "many layers around a scam", raw: letter(customer, "Fwd: x", strings.Repeat(inline("Bo <bo@gmail.com>", "Fwd: x", ""), 4)+inline(scamSender, scamLetters[0].subject, scamLetters[0].text)), want: verdict.Scam},
		{name: "an attached message with a forged record", raw: attached("Fwd: order", "", receivers[0].trace("a.amazonses.com", passes)+letter(amazonFrom, "Your Amazon.com order", orderText)), want: verdict.Unverified, offline: true},
		{name: "an attached lure with a forged record", raw: attached("Fwd: order", "", receivers[0].trace("a.amazonses.com", passes)+letter(amazonFrom, "Your account was suspended", lureText)), never: notUnverified},
		{name: "a lure as the subject of an honest attachment", raw: attached("Your Amazon account is suspended, call +1 888 555 0143 now", "", signed), never: neverGenuine},
		{name: "honest results in the text of a forward", raw: l.sign(t, "gmail.com", letter(customer, "Fwd: order", "Authentication-Results: mx.google.com; "+passes+"\n"+honest)), never: neverGenuine},
	})
}

func TestForwardEvidence(t *testing.T) {
	l := newLab(t)
	order := "---------- Forwarded message ---------\nFrom: " + amazonFrom + "\nDate: Tue, 3 Mar 2026\nSubject: Your Amazon.com order\nTo: anna@rcpt.example\n\n" + orderText
	signed := l.sign(t, "amazon.com", letter(amazonFrom, "Your Amazon.com order", orderText))
	report := strings.Replace(attached("Undelivered mail", "It could not be delivered.", signed), "multipart/mixed", "multipart/report; report-type=delivery-status", 1)
	for _, c := range []struct {
		name, raw     string
		codes, absent []string
	}{
		{"inline", letter(customer, "Fwd: Your Amazon.com order", order), []string{"forward.inline"}, []string{"message.no-date", "message.no-message-id", "auth.not-checked", "sender.missing", "content.fake-reply"}},
		{"attached", attached("Fwd: Your Amazon.com order", "Is it real?", signed), []string{"forward.attached", "origin.signature-verified"}, []string{"forward.inline"}},
		{"added", attached("Fwd: Your Amazon.com order", "Confirm at https://evil.example/x", signed), []string{"forward.attached", "forward.added"}, nil},
		{"redirected", fields("Resent-From: maria@home.example") + signed, []string{"forward.redirected"}, []string{"forward.attached", "auth.spf-fail"}},
		{"returned by a mail server", report, []string{"message.report"}, []string{"forward.attached"}},
		{"not forwarded", signed, nil, []string{"forward.inline", "forward.attached", "forward.redirected"}},
	} {
		v := l.judge(t, c.raw, false)
		var found []string
		for _, e := range v.Evidence {
			found = append(found, e.Code)
			if strings.HasPrefix(e.Code, "forward.") && e.Weight != 0 {
				t.Errorf("%s: %s weighs %.1f", c.name, e.Code, e.Weight)
			}
		}
		for _, code := range c.codes {
			if !slices.Contains(found, code) {
				t.Errorf("%s: no %s in %q", c.name, code, found)
			}
		}
		for _, code := range c.absent {
			if slices.Contains(found, code) {
				t.Errorf("%s: %s", c.name, code)
			}
		}
	}
}
