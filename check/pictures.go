package check

import (
	"strings"

	"bonafide/check/lexicon"
	"bonafide/link"
	"bonafide/message"
	"bonafide/message/picture"
	"bonafide/verdict"
)

// Evidence about what pictures show.
var (
	// A code to scan that leads to a page which is not the sender's. Args: host.
	kindPictureCode = verdict.Kind{Code: "picture.qr-code", Direction: verdict.Against, Family: "picture-code", Prior: 0.8}
	// The message claims a brand, or bears a lure, and its code leads elsewhere.
	// Args: host brand ("" for a lure without a brand).
	kindPictureCodeBrand = verdict.Kind{Code: "picture.qr-code-brand", Direction: verdict.Against, Family: "picture-code", Prior: 2.5}
	// A code cut into several pictures, which no honest sender needs.
	kindPictureCodeSplit = verdict.Kind{Code: "picture.qr-code-split", Direction: verdict.Against, Family: "picture-hidden", Prior: 3}
	// A code drawn with characters or the cells of a table instead of a picture.
	kindPictureCodeDrawn = verdict.Kind{Code: "picture.qr-code-drawn", Direction: verdict.Against, Family: "picture-hidden", Prior: 2.5}
	// A code that fills in a payment, or holds the address of a wallet.
	kindPictureCodePayment = verdict.Kind{Code: "picture.qr-code-payment", Direction: verdict.Against, Family: "picture-code", Prior: 1.5}
	// A code that makes a telephone do something else than open a page.
	kindPictureCodeAction = verdict.Kind{Code: "picture.qr-code-action", Direction: verdict.Against, Family: "picture-code", Prior: 0.5}
	// The logo of a brand that is not proved to have sent it. Args: brand.
	kindPictureLogo = verdict.Kind{Code: "picture.logo", Direction: verdict.Against, Family: "claim", Prior: 0.5}
)

// codeLinks are the addresses that the codes in pictures lead to, as links.
func (x *examination) codeLinks() []message.Hyperlink {
	var out []message.Hyperlink
	for _, c := range x.seen.codes {
		page := picture.Page(c.Text)
		if page == "" {
			continue
		}
		if u, err := link.Parse(page); err != nil || !strings.Contains(c.Text, "://") && u.Registrable == "" {
			continue // "invoice.pdf" is no page
		}
		out = append(out, message.Hyperlink{Target: page, Place: message.InCode, Image: true})
	}
	return out
}

// judgePictures looks at codes and logos.
func (x *examination) judgePictures() {
	for i := range x.links {
		if l := &x.links[i]; l.Place == message.InCode {
			x.judgeCodeLink(l)
		}
	}
	for _, c := range x.seen.codes {
		subject := head(c.Text, 60)
		purpose := picture.PurposeOf(c.Text)
		switch purpose {
		case picture.Pays, picture.PaysCrypto:
			x.find(kindPictureCodePayment, subject)
		case picture.JoinsNetwork, picture.Calls, picture.WritesText, picture.StartsProgram, picture.WritesMail:
			x.find(kindPictureCodeAction, subject)
		case picture.OpensPage, picture.AddsFactor, picture.AddsContact, picture.AddsEvent, picture.ShowsPlace, picture.ShowsText:
		}
		if purpose == picture.ShowsText {
			continue // tickets and parcels
		}
		switch c.how {
		case inPieces:
			x.find(kindPictureCodeSplit, subject)
		case inCells:
			x.find(kindPictureCodeDrawn, subject)
		case inPicture, inFile:
		}
	}
	for _, m := range x.seen.logos {
		if x.claim.is(m.Profile.ID) && (m.Profile != x.from.owner || !x.authenticated()) {
			x.find(kindPictureLogo, m.Profile.Name, "brand", m.Profile.Name)
		}
	}
}

// judgeCodeLink compares where a code leads with whom the message speaks for.
func (x *examination) judgeCodeLink(l *target) {
	if x.ownLink(l) && x.authenticated() {
		return
	}
	host, subject := l.url.Host, link.Defang(l.url.Host)
	if host == "" {
		host, subject = link.Defang(l.Target), link.Defang(l.Target)
	}
	switch p := x.claim.profile; {
	case p != nil && l.owner == p:
	case p != nil:
		x.find(kindPictureCodeBrand, subject, "brand", p.Name, "host", host)
	case x.reading.Lure(lexicon.ClearScore) != "" && !x.ownLink(l):
		x.find(kindPictureCodeBrand, subject, "brand", "", "host", host)
	default:
		x.find(kindPictureCode, subject, "host", host)
	}
}

// pictureOnly tells whether what the message says stands in pictures: in those
// that it shows or carries, or on the pages of a document without text.
func (x *examination) pictureOnly() bool {
	if x.reading.Counts.Words > fewWords {
		return false
	}
	return x.seen.pages && !x.conversation() || x.carriesPicture() && !x.conversation()
}

// carriesPicture tells whether a picture is attached that is large enough to
// hold a message.
func (x *examination) carriesPicture() bool {
	const leastWidth, leastHeight = 200, 100
	for i := range x.m.Attachments {
		a := &x.m.Attachments[i]
		if len(a.Data) == 0 || a.Sniffed == "pdf" {
			continue
		}
		if w, h, err := picture.Size(a.Data); err == nil && w >= leastWidth && h >= leastHeight {
			return true
		}
	}
	return false
}
