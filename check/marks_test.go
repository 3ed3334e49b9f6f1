package check_test

import (
	"context"
	"encoding/base64"
	"slices"
	"strings"
	"testing"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/message/email"
	"bonafide/verdict"
)

// mail is a message of the fields and the body, dated and numbered as mail
// programs do.
func mail(body string, fields ...string) string {
	head := []string{"Date: Mon, 02 Nov 2026 09:00:00 +0100", "Message-ID: <1@mail.invalid>"}
	return strings.ReplaceAll(strings.Join(append(head, fields...), "\n")+"\n\n"+body, "\n", "\r\n")
}

// plain and page are the fields of one part.
const (
	plain = "Content-Type: text/plain; charset=utf-8"
	page  = "Content-Type: text/html; charset=utf-8"
)

// Each mark is found where it says something, and not where honest mail looks
// alike.
func TestMarks(t *testing.T) {
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	checker := check.New(brands)
	both := "--b\nContent-Type: text/plain\n\nYour picture is ready.\n--b\nContent-Type: text/html\n\n<p>Your picture is ready.</p>\n--b--\n"
	german := "Guten Tag, Ihre Rechnung für den Monat Oktober liegt für Sie bereit. Bitte überweisen Sie den Betrag bis zum Ende der Woche auf das bekannte Konto."
	link := func(host string) string { return "\n\nhttps://" + host + "/konto" }
	english := "Good morning, here are the minutes of our meeting. Please tell me by Friday whether anything is missing from them."
	for _, c := range []struct {
		code string
		name string
		raw  string
		want bool
	}{
		{"sender.name-unrelated", "a company at a stranger's domain", mail("Hello", "From: Parcel Office <bob@garden-tools.shop>", plain), true},
		{"sender.name-unrelated", "a person at her company", mail("Hello", "From: Anna Rossi <anna@garden-tools.shop>", plain), false},
		{"sender.name-unrelated", "initials", mail("Hello", "From: Anna Rossi <ar@garden-tools.shop>", plain), false},
		{"sender.name-unrelated", "the company's short name", mail("Hello", "From: Garden Tools <info@garden-tools.shop>", plain), false},
		{"sender.name-unrelated", "accents", mail("Hello", "From: =?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <jurgen.m@garden-tools.shop>", plain), false},
		{"sender.name-unrelated", "a name in another script", mail("Hello", "From: =?utf-8?b?5byg5Lyf?= <zhang@garden-tools.shop>", plain), false},
		{"sender.name-unrelated", "no name", mail("Hello", "From: bob@garden-tools.shop", plain), false},
		{"sender.name-unrelated", "a mailing list", mail("Hello", "From: Some Body <x1@garden-tools.shop>", "List-Id: <talk.lists.shop>", "List-Post: <mailto:talk@lists.shop>", plain), false},
		{"sender.name-matches", "the company's name", mail("Hello", "From: Garden Tools <info@garden-tools.shop>", plain), true},
		{"sender.name-matches", "a stranger's domain", mail("Hello", "From: Parcel Office <bob@garden-tools.shop>", plain), false},
		{"sender.name-mismatch", "a company at a free mailbox of somebody", mail("Hello", "From: Customer Care <ruth.miller1@gmail.com>", plain), true},
		{"sender.name-mismatch", "a person", mail("Hello", "From: Ruth Miller <ruthm@gmail.com>", plain), false},
		{"sender.padded-address", "letters behind the name", mail("Hello", "From: Ruth Miller <ruthmillerxkqwzt@gmail.com>", plain), true},
		{"sender.padded-address", "a year behind the name", mail("Hello", "From: Ruth Miller <ruthmiller1979@gmail.com>", plain), false},
		{"sender.padded-address", "a word behind the name", mail("Hello", "From: Ruth Miller <ruthmillerpottery@gmail.com>", plain), false},
		{"sender.numbered-address", "digits", mail("Hello", "From: Ruth <ruth48213@garden-tools.shop>", plain), true},
		{"sender.numbered-address", "a second address", mail("Hello", "From: Ruth <ruth2@garden-tools.shop>", plain), false},
		{"sender.numbered-name", "digits", mail("Hello", "From: Notice 4411 <ruth@garden-tools.shop>", plain), true},
		{"sender.numbered-name", "none", mail("Hello", "From: Ruth <ruth@garden-tools.shop>", plain), false},
		{"sender.reply-free-mail", "another mailbox of the same service", mail("Hello", "From: Ruth Miller <ruthm@gmail.com>", "Reply-To: ruth.miller.desk@gmail.com", plain), true},
		{"sender.reply-free-mail", "the same mailbox", mail("Hello", "From: Ruth Miller <ruthm@gmail.com>", "Reply-To: RuthM@gmail.com", plain), false},
		{"sender.foreign-country", "German from Brazil", mail(german, "From: Buchhaltung <konto@loja.com.br>", plain), true},
		{"sender.foreign-country", "German from Austria", mail(german, "From: Buchhaltung <konto@laden.co.at>", plain), false},
		{"sender.foreign-country", "German from a country that sells its domain", mail(german, "From: Buchhaltung <konto@laden.io>", plain), false},
		{"sender.foreign-country", "English from Poland", mail(english, "From: Office <office@biuro.pl>", plain), false},
		{"link.foreign-country", "German to Brazil", mail(german+link("conta.com.br"), "From: Buchhaltung <konto@laden.de>", plain), true},
		{"link.foreign-country", "German to Switzerland", mail(german+link("konto.ch"), "From: Buchhaltung <konto@laden.de>", plain), false},
		{"link.pictures-elsewhere", "pictures of somebody else", mail(`<p>Hello</p><a href="https://pay.one.shop/x">Pay</a><img src="https://pics.other.shop/logo.png">`, "From: A <a@third.shop>", page), true},
		{"link.pictures-elsewhere", "the sender's pictures", mail(`<p>Hello</p><a href="https://pay.one.shop/x">Pay</a><img src="https://pics.third.shop/logo.png">`, "From: A <a@third.shop>", page), false},
		{"link.pictures-elsewhere", "pictures of the page", mail(`<p>Hello</p><a href="https://pay.one.shop/x">Pay</a><img src="https://one.shop/logo.png">`, "From: A <a@third.shop>", page), false},
		{"message.html-only", "a page alone", mail("<p>Your picture is ready.</p>", "From: A <a@third.shop>", page), true},
		{"message.html-only", "with plain text", mail(both, "From: A <a@third.shop>", "Content-Type: multipart/alternative; boundary=b"), false},
		{"message.html-only", "plain text alone", mail("Your picture is ready.", "From: A <a@third.shop>", plain), false},
		{"message.encoded-text", "English in base64", mail(base64.StdEncoding.EncodeToString([]byte(strings.Repeat(english+" ", 3))), "From: A <a@third.shop>", plain, "Content-Transfer-Encoding: base64"), true},
		{"message.encoded-text", "Greek in base64", mail(base64.StdEncoding.EncodeToString([]byte(strings.Repeat("Καλημέρα σας, η παραγγελία σας είναι έτοιμη. ", 6))), "From: A <a@third.shop>", plain, "Content-Transfer-Encoding: base64"), false},
		{"content.pushed-down", "a blank screen", mail("<p>Read this</p>"+strings.Repeat("<br>\n", 20)+"<p>and not that</p>", "From: A <a@third.shop>", page), true},
		{"content.pushed-down", "a blank end", mail("<p>Read this</p>"+strings.Repeat("<br>\n", 20), "From: A <a@third.shop>", page), false},
		{"content.pushed-down", "paragraphs", mail(strings.Repeat("<p>Read this</p><br><br>", 20), "From: A <a@third.shop>", page), false},
		{"content.exclamation", "one mark", mail("Hello", "From: A <a@third.shop>", "Subject: Come and see!", plain), true},
		{"content.exclamation", "none", mail("Hello", "From: A <a@third.shop>", "Subject: Come and see", plain), false},
		{"content.free-mail-contact", "another mailbox", mail("Please write to desk.of.help77@gmail.com for the forms.", "From: A <a@third.shop>", plain), true},
		{"content.free-mail-contact", "the sender's own", mail("Please write to ruth.m@gmail.com for the forms.", "From: Ruth <ruth.m@gmail.com>", plain), false},
		{"content.free-mail-contact", "the reader's", mail("This was sent to reader@gmail.com.", "From: A <a@third.shop>", "To: reader@gmail.com", plain), false},
		{"content.free-mail-contact", "a company's address", mail("Please write to help@third.shop.", "From: A <a@third.shop>", plain), false},
		{"attachment.random-name", "characters that nobody chose", mail("See the file.", "From: A <a@third.shop>", "Content-Type: application/pdf; name=\"Payment_Rk29xZpQw4LmTb.pdf\"", "Content-Disposition: attachment"), true},
		{"attachment.random-name", "a camera's", mail("See the file.", "From: A <a@third.shop>", "Content-Type: image/jpeg; name=\"IMG_20261102_WA0001.jpg\"", "Content-Disposition: attachment"), false},
		{"attachment.random-name", "words", mail("See the file.", "From: A <a@third.shop>", "Content-Type: application/pdf; name=\"MeetingNotesOfMarch2026.pdf\"", "Content-Disposition: attachment"), false},
	} {
		v, err := checker.Check(context.Background(), email.Parse([]byte(c.raw), email.DefaultLimits()))
		if err != nil {
			t.Fatal(err)
		}
		found := slices.ContainsFunc(v.Evidence, func(e verdict.Evidence) bool { return e.Code == c.code })
		if found != c.want {
			t.Errorf("%s, %s: found %v, want %v; all findings: %s", c.code, c.name, found, c.want, codes(&v))
		}
	}
}
