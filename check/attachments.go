package check

import (
	"strings"
	"unicode"

	"bonafide/link"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about what is attached.
var (
	// Web page as an attachment. Args: name.
	kindAttachmentHtml = verdict.Kind{Code: "attachment.html", Direction: verdict.Against, Family: "attachment", Prior: 2}
	// Program or script, also inside an archive. Args: name.
	kindAttachmentExecutable = verdict.Kind{Code: "attachment.executable", Direction: verdict.Against, Family: "attachment", Prior: 3.5}
	// Locked with a password. Args: name.
	kindAttachmentEncrypted = verdict.Kind{Code: "attachment.encrypted", Direction: verdict.Against, Family: "attachment", Prior: 1.5}
	// Office document with macros. Args: name.
	kindAttachmentMacros = verdict.Kind{Code: "attachment.macros", Direction: verdict.Against, Family: "attachment", Prior: 2.5}
	// Document with scripts. Args: name.
	kindAttachmentScript = verdict.Kind{Code: "attachment.script", Direction: verdict.Against, Family: "attachment", Prior: 2.5}
	// Invoice.pdf.exe. Args: name.
	kindAttachmentDoubleExtension = verdict.Kind{Code: "attachment.double-extension", Direction: verdict.Against, Family: "attachment", Prior: 3.5}
	// Content is not what the name says. Args: name type.
	kindAttachmentTypeMismatch = verdict.Kind{Code: "attachment.type-mismatch", Direction: verdict.Against, Family: "attachment", Prior: 2}
	// Document that leads to a foreign page. Args: name domain.
	kindAttachmentLinks = verdict.Kind{Code: "attachment.links", Direction: verdict.Against, Family: "attachment", Prior: 0.8}
	// Unasked invitation. Args: name.
	kindAttachmentCalendar = verdict.Kind{Code: "attachment.calendar", Direction: verdict.Against, Family: "attachment", Prior: 0.8}
	// A document whose name ends in characters that nobody chose. Args: name.
	kindAttachmentRandomName = verdict.Kind{Code: "attachment.random-name", Direction: verdict.Against, Family: "attachment-name", Prior: 1.5}
	// Hardly any text beside a document. Args: name.
	kindAttachmentOnly = verdict.Kind{Code: "attachment.only", Direction: verdict.Against, Family: "attachment", Prior: 0.8}
)

func (x *examination) judgeAttachments() {
	for i := range x.m.Attachments {
		x.judgeAttachment(&x.m.Attachments[i])
	}
	if len(x.m.Attachments) > 0 && x.reading.Counts.Words <= fewWords && len(x.links) == 0 {
		if a := &x.m.Attachments[0]; !a.Inline && !x.conversation() {
			x.find(kindAttachmentOnly, a.Name, "name", a.Name)
		}
	}
}

func (x *examination) judgeAttachment(a *message.Attachment) {
	ext := extension(a.Name)
	switch {
	case a.Sniffed == "html" || ext == "html" || ext == "htm" || ext == "shtml" || ext == "svg":
		if a.Script || len(a.Links) > 0 || ext != "svg" {
			x.find(kindAttachmentHtml, a.Name, "name", a.Name)
		}
	case program(a.Sniffed) || program(ext):
		x.find(kindAttachmentExecutable, a.Name, "name", a.Name)
	case a.Script:
		x.find(kindAttachmentScript, a.Name, "name", a.Name)
	}
	for _, entry := range a.Entries {
		if program(extension(entry)) {
			x.find(kindAttachmentExecutable, entry, "name", entry)
			break
		}
	}
	// A PDF is often encrypted so that it opens without a password but cannot
	// be changed; S/MIME is encrypted for a good reason.
	if a.Encrypted && a.Sniffed != "pdf" && a.MediaType != "application/pkcs7-mime" {
		x.find(kindAttachmentEncrypted, a.Name, "name", a.Name)
	}
	if a.Macros {
		x.find(kindAttachmentMacros, a.Name, "name", a.Name)
	}
	if inner := extension(strings.TrimSuffix(a.Name, "."+ext)); document(inner) && (program(ext) || ext == "html" || ext == "htm") {
		x.find(kindAttachmentDoubleExtension, a.Name, "name", a.Name)
	}
	if mismatch(ext, a.Sniffed) {
		x.find(kindAttachmentTypeMismatch, a.Name, "name", a.Name, "type", a.Sniffed)
	}
	if a.MediaType == "text/calendar" && !x.authenticated() && !x.conversation() {
		x.find(kindAttachmentCalendar, a.Name, "name", a.Name)
	}
	if !a.Inline && document(ext) && randomWord(strings.TrimSuffix(a.Name, "."+ext)) {
		x.find(kindAttachmentRandomName, a.Name, "name", a.Name)
	}
	x.judgeAttachedLinks(a)
}

// randomWord tells whether a file name holds a word of capitals, small letters
// and digits in no order. Cameras and scanners number their files otherwise.
func randomWord(name string) bool {
	for word := range strings.FieldsFuncSeq(name, notLetterOrDigit) {
		inside, changes := 0, 0 // digits before a letter, and changes to capitals
		for i := 1; i < len(word); i++ {
			switch was, c := word[i-1], word[i]; {
			case was >= '0' && was <= '9' && (upper(c) || lower(c)):
				inside++
			case upper(c) && lower(was):
				changes++
			}
		}
		if len(word) >= 10 && inside > 0 && changes >= 2 {
			return true
		}
	}
	return false
}

func notLetterOrDigit(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// judgeAttachedLinks compares links inside a document with the sender.
func (x *examination) judgeAttachedLinks(a *message.Attachment) {
	if a.Inline || a.Sniffed == "html" {
		return
	}
	for _, raw := range a.Links {
		u, err := link.Parse(raw)
		if err != nil || !u.IsWeb() || u.Registrable == x.from.registrable {
			continue
		}
		if _, _, official := x.brands.Owner(u.Host); official {
			continue
		}
		x.find(kindAttachmentLinks, a.Name, "name", a.Name, "domain", u.Host)
		return
	}
}

func extension(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return ""
	}
	return name[i+1:]
}

// program tells whether a file of this extension or type runs when opened.
func program(ext string) bool {
	switch ext {
	case "exe", "scr", "com", "pif", "bat", "cmd", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "ps1",
		"msi", "jar", "apk", "lnk", "cpl", "reg", "iso", "img", "vhd", "vhdx", "elf", "mach-o", "script",
		"xll", "chm", "one", "onepkg", "dmg", "appx", "msix", "url", "scf", "inf":
		return true
	}
	return false
}

func document(ext string) bool {
	switch ext {
	case "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "jpg", "jpeg", "png", "csv", "rtf", "odt":
		return true
	}
	return false
}

// mismatch tells whether the content contradicts the extension in a way that
// deceives: a document or picture that is something else.
func mismatch(ext, sniffed string) bool {
	switch {
	case sniffed == "" || !document(ext):
		return false
	case ext == "pdf":
		return sniffed != "pdf"
	case ext == "jpg", ext == "jpeg", ext == "png":
		switch sniffed {
		case "jpeg", "png", "gif", "webp", "bmp", "ico", "tiff":
			return false
		}
		return true
	case ext == "txt", ext == "csv", ext == "rtf":
		return program(sniffed)
	}
	return program(sniffed) || sniffed == "html"
}
