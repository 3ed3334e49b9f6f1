package check

import (
	"strings"

	"bonafide/link"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about how a message is put together.
var (
	// HTML without the plain text that mail programs and honest platforms send
	// along (multipart/alternative, RFC 2046 section 5.1.4).
	kindMessageHTMLOnly = verdict.Kind{Code: "message.html-only", Direction: verdict.Against, Family: "message-build", Prior: 0.8}
	// Text in base64 that needs no encoding (RFC 2045 section 6.8), so that
	// filters don't see its words.
	kindMessageEncodedText = verdict.Kind{Code: "message.encoded-text", Direction: verdict.Against, Family: "message-build", Prior: 1}
	// Blank screens before the rest of the text, which fills filters, not
	// readers.
	kindContentPushedDown = verdict.Kind{Code: "content.pushed-down", Direction: verdict.Against, Family: "content-disguise", Prior: 1.8}
	// Its pictures lie neither with the sender nor where its links lead, as
	// where somebody used pictures of others. Args: host.
	kindLinkPicturesElsewhere = verdict.Kind{Code: "link.pictures-elsewhere", Direction: verdict.Against, Family: "message-build", Prior: 1.2}
)

// judgeBuild looks at how the message is put together.
func (x *examination) judgeBuild() {
	m := x.m
	if m.HTML && len(m.Header) > 0 && strings.TrimSpace(m.Plain) == "" {
		x.find(kindMessageHTMLOnly, "")
	}
	if m.Gap >= blankScreen {
		x.find(kindContentPushedDown, "")
	}
	if host := x.foreignPictures(); host != "" {
		x.find(kindLinkPicturesElsewhere, link.Defang(host), "host", host)
	}
}

// blankScreen is how many line breaks in a row are no accident.
const blankScreen = 12

// mostPictures bounds the pictures whose place is looked at.
const mostPictures = 40

// foreignPictures is the host of the pictures of a message with links if none
// of them lies with the sender, with the claimed brand or where a link leads.
func (x *examination) foreignPictures() string {
	if x.from.Domain == "" || x.webLinks() == 0 {
		return ""
	}
	foreign := ""
	for i := range x.m.Images[:min(len(x.m.Images), mostPictures)] {
		u, err := link.Parse(x.m.Images[i].Source)
		if err != nil || !u.IsWeb() || u.Registrable == "" {
			continue
		}
		if u.Registrable == x.from.registrable || link.Classify(u.Host).MailPlatform || x.linksTo(u.Registrable) {
			return ""
		}
		if p, _, ok := x.brands.Owner(u.Host); ok && p == x.from.owner {
			return ""
		}
		if foreign == "" {
			foreign = u.Host
		}
	}
	return foreign
}

// linksTo tells whether a link leads to this registrable domain.
func (x *examination) linksTo(registrable string) bool {
	for i := range x.links {
		l := &x.links[i]
		if l.Place != message.InAttachment && (l.url.Registrable == registrable || l.first.Registrable == registrable) {
			return true
		}
	}
	return false
}
