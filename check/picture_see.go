package check

import (
	"slices"
	"strings"

	"bonafide/brand/logo"
	"bonafide/message/picture"
	"bonafide/message/picture/pdf"
	"bonafide/verdict"
)

// seen is what the pictures of a message show.
type seen struct {
	codes []seenCode
	logos []shownLogo
	// pictures counts those that were looked at, unread those that could not be
	// read, because of their form or of the limits.
	pictures, unread int
	// pages tells that a PDF file without text was among them.
	pages bool
}

// shownLogo is a logo that a picture shows; small ones stand in footers.
type shownLogo struct {
	logo.Match
	small bool
}

// seenCode is a code in a picture of the message.
type seenCode struct {
	picture.Code
	how howDrawn
}

// howDrawn tells how a code stood in the message.
type howDrawn uint8

const (
	inPicture howDrawn = iota
	inPieces           // cut into several pictures
	inCells            // drawn with characters or cells of a table
	inFile             // in a document that is attached
)

// Bounds of what is looked at in one message.
const (
	mostSeen       = 24        // pictures
	mostSeenPixels = 2_500_000 // all together
	// Where the message speaks of a code: the photo of a telephone.
	mostSpokenPixels = 16_000_000
	mostInflated     = 12 << 20 // octets of a PDF file
	mostSeenCodes    = 8
	mostCodeAspect   = 3    // longer through shorter side of a picture with a code
	leastSeenSide    = 17   // pixels of a picture, or of a piece of one
	leastLogoSide    = 16   // of a logo
	mostLogoSide     = 1200 // of a logo
	mostLogoFirst    = 3    // pictures among which a logo is looked for beside text
	mostLogoArea     = 300_000
	// In a message with all that were forwarded in it.
	mostSeenInAll  = 2 * mostSeen
	mostPixelsOfIt = 2 * mostSpokenPixels
	mostFiles      = 4 // PDF files
)

// looked is what was spent on the pictures of a message and of those that are
// forwarded in it, so that ten messages inside one cost no more than one.
type looked struct{ pictures, pixels, files, readings int }

// add counts a picture before it is decoded, unless there were too many.
func (l *looked) add(pixels int) bool {
	if l.pictures >= mostSeenInAll || l.pixels+pixels > mostPixelsOfIt {
		return false
	}
	l.pictures++
	l.pixels += pixels
	return true
}

// eye looks at the pictures of one message.
type eye struct {
	x        *examination
	seen     seen
	pictures []carried
	pixels   int
	found    map[string]bool
	met      int // codes that were read, those that stand twice counted twice
	// thorough tells to look at every picture: the message has hardly any text,
	// or speaks of a code.
	thorough bool
	spoken   bool // speaks of a code
	pdf      bool // a PDF file is attached
}

// carried is a picture that the message carries.
type carried struct {
	data    []byte           // nil for a picture of a document
	w, h    int              // as stated
	taken   bool             // it can be decoded and the limits allow to look at it
	id      sightID          // of what is taken
	sight   pictureSight     // what is known of what is taken
	decoded *picture.Picture // nil until it is needed
}

// lookAtPictures looks at the pictures of an e-mail that was judged without
// them, and judges it once more if they show something. Decoding pictures costs
// more than all the rest of a check. It is left out where the brand itself is
// proved to have sent the message, and where the rest leaves no doubt, unless it
// speaks of a code. Of what is a scam beyond doubt, only a logo is looked for, if
// nothing else told whom it claims to come from.
func (x *examination) lookAtPictures() {
	e := eye{x: x}
	e.collect()
	if len(e.pictures) == 0 && len(x.m.Drawn) == 0 && !e.pdf {
		x.seen = e.seen
		return
	}
	e.spoken = speaksOfCode(x.m.Subject + " " + x.m.Text)
	e.thorough = e.spoken || x.reading.Counts.Words <= scarceWords
	outcome, risk := x.rules.of(x.m.Channel).Decide(x.found)
	switch certain := outcome == verdict.Scam && risk >= beyondDoubt && !e.spoken; {
	case outcome == verdict.Genuine, risk <= noDoubt && !e.thorough:
	case !certain:
		e.see()
	case x.claim.profile == nil:
		e.lookForLogo()
	}
	x.seen = e.seen
	if len(x.seen.codes) > 0 || len(x.seen.logos) > 0 || x.seen.pages {
		x.found = nil
		x.judgeMail()
	}
}

// Risks from which, and up to which beside a text, pictures are left alone.
const (
	beyondDoubt = 0.95
	noDoubt     = 0.02
)

// see looks at the pictures of the message: those that it carries, those that
// it holds as data: URLs, those in PDF files, and codes drawn without one.
// Pictures elsewhere are never fetched. Beside a text only those are decoded
// that have the form of a code, whole or in pieces.
func (e *eye) see() {
	x := e.x
	wanted := e.wanted()
	for i := range e.pictures {
		if wanted[i] && e.take(&e.pictures[i]) {
			e.read(&e.pictures[i], inPicture)
		}
	}
	e.pieces(e.pictures)
	for i := range x.m.Attachments {
		if a := &x.m.Attachments[i]; a.Sniffed == "pdf" {
			e.pages(a.Data)
		}
	}
	for _, source := range x.m.Drawn {
		for _, c := range append(picture.TextCodes(source), picture.PageCodes(source)...) {
			e.code(c, inCells)
		}
	}
	if len(e.seen.codes) == 0 && len(e.seen.logos) == 0 && !e.thorough {
		e.lookForLogo()
	}
	e.forgetFooters()
}

// see looks at all pictures of a text, a chat message or a screenshot.
func (x *examination) see() seen {
	e := eye{x: x, thorough: true, spoken: true}
	e.collect()
	if len(e.pictures) > 0 || e.pdf || len(x.m.Drawn) > 0 {
		e.see()
	}
	return e.seen
}

// scarceWords is how many words a message has at most whose pictures may be
// what it is about.
const scarceWords = 2 * fewWords

// speaksOfCode tells whether a text asks to scan something.
func speaksOfCode(text string) bool {
	low := strings.ToLower(head(text, 20_000))
	for _, word := range [...]string{"qr", "scan", "scann", "escane", "inquadra", "camera", "kamera", "fotocamera", "flasher", "câmera"} {
		if strings.Contains(low, word) {
			return true
		}
	}
	return false
}

// budget is how many pixels are decoded in this message.
func (e *eye) budget() int {
	if e.spoken {
		return mostSpokenPixels
	}
	return mostSeenPixels
}

// take counts a picture against the limits of the message and finds out what is
// known of it. It is false for one that cannot be looked at.
func (e *eye) take(p *carried) bool {
	if p.taken {
		return true
	}
	most := e.budget()
	if p.w > most || p.h > most || e.pixels+p.w*p.h > most || !e.x.looked.add(p.w*p.h) {
		e.seen.unread++
		return false
	}
	e.pixels += p.w * p.h
	p.id = identify(p.data, most)
	p.sight = e.x.sights.picture(&p.id)
	if p.sight.w == 0 && !p.sight.broken {
		e.decode(p)
	}
	if p.sight.broken {
		e.seen.unread++
		return false
	}
	p.taken = true
	e.seen.pictures++
	return true
}

// decode decodes a picture that was counted, once.
func (e *eye) decode(p *carried) *picture.Picture {
	if p.decoded == nil {
		decoded, err := picture.Decode(p.data, picture.Limits{Pixels: e.budget()})
		if err != nil {
			p.sight = pictureSight{broken: true}
			e.remember(p)
			return nil
		}
		p.decoded = decoded
		p.sight.w, p.sight.h = decoded.Size()
	}
	return p.decoded
}

// remember keeps what is known of a picture for the messages to come.
func (e *eye) remember(p *carried) {
	if p.data != nil {
		e.x.sights.keepPicture(&p.id, &p.sight)
	}
}

// read reads the codes of a picture that was taken, and its logo where there is
// hardly any text.
func (e *eye) read(p *carried, how howDrawn) {
	w, h := p.sight.w, p.sight.h
	if !p.sight.codeless && (e.spoken || max(w, h) <= mostCodeAspect*min(w, h)) {
		codes := picture.Codes(e.decode(p))
		for _, c := range codes {
			e.code(c, how)
		}
		p.sight.codeless = len(codes) == 0
		e.remember(p)
	}
	if page := how == inFile && min(w, h) >= leastPageSide && !square(w, h); e.thorough && !page {
		e.logo(p)
	}
}

// logo tells whose logo a picture that was taken is.
func (e *eye) logo(p *carried) {
	w, h := p.sight.w, p.sight.h
	if min(w, h) < leastLogoSide || max(w, h) > mostLogoSide {
		return
	}
	if !p.sight.judged {
		for _, mark := range picture.Marks(e.decode(p)) {
			if m, ok := e.x.logos.Find(mark); ok {
				p.sight.logo, p.sight.found = m, true
				break
			}
		}
		p.sight.judged = true
		e.remember(p)
	}
	if p.sight.found {
		e.seen.logos = append(e.seen.logos, shownLogo{Match: p.sight.logo, small: max(w, h) <= footerIcon})
	}
}

// lookForLogo looks at the first pictures of a message that names no sender of
// its own: the logo above a text may be all that says whom it claims to be.
func (e *eye) lookForLogo() {
	if e.x.from.owner != nil {
		return
	}
	for i := range min(len(e.pictures), mostLogoFirst) {
		p := &e.pictures[i]
		if p.w*p.h <= mostLogoArea && max(p.w, p.h) <= 8*min(p.w, p.h) && e.take(p) {
			e.logo(p)
		}
	}
}

// footerIcon is the side in pixels up to which a logo may be one of a row of
// icons that lead to social networks and shops of apps.
const footerIcon = 64

// forgetFooters drops the logos that say where else a sender is to be found:
// small ones, and all where there are several brands.
func (e *eye) forgetFooters() {
	brands := map[string]bool{}
	for _, l := range e.seen.logos {
		brands[l.Profile.ID] = true
	}
	e.seen.logos = slices.DeleteFunc(e.seen.logos, func(l shownLogo) bool {
		return len(brands) > 2 || l.small && l.Profile.Sector == "social"
	})
}

// pieces reads codes that are cut into pictures beside each other.
func (e *eye) pieces(row []carried) {
	if len(e.seen.codes) > 0 {
		return // no need to hide a second one
	}
	for len(row) > 0 {
		n := 0
		for n < len(row) && row[n].taken {
			n++
		}
		if adjoin(row[:n]) {
			e.group(row[:n])
		}
		row = row[min(n+1, len(row)):]
	}
}

// adjoin tells whether any two neighbors may be pieces of one picture.
func adjoin(row []carried) bool {
	for i := 1; i < len(row); i++ {
		a, b := &row[i-1].sight, &row[i].sight
		if near(a.w, b.w) || near(a.h, b.h) {
			return true
		}
	}
	return false
}

// group reads the codes of which the pictures of a row are pieces.
func (e *eye) group(row []carried) {
	ids := make([]*sightID, len(row))
	for i := range row {
		ids[i] = &row[i].id
	}
	id, fromFile := identifyGroup(ids), row[0].data == nil
	if !fromFile && e.x.sights.picture(&id).codeless {
		return
	}
	list := make([]*picture.Picture, len(row))
	for i := range row {
		list[i] = e.decode(&row[i])
	}
	codes := picture.SplitCodes(list)
	for _, c := range codes {
		e.code(c, inPieces)
	}
	if !fromFile && len(codes) == 0 {
		e.x.sights.keepPicture(&id, &pictureSight{codeless: true})
	}
}

// pages looks at the pictures in a PDF file.
func (e *eye) pages(data []byte) {
	if len(data) == 0 {
		return
	}
	if e.x.looked.files++; e.x.looked.files > mostFiles {
		e.seen.unread++
		return
	}
	left, met, logos := max(e.budget()-e.pixels, 1), e.met, len(e.seen.logos)
	id := identify(data, left, e.budget(), bit(e.thorough), min(len(e.seen.codes), 1))
	f, known := e.x.sights.file(&id)
	if !known {
		f = e.openFile(data, left)
	}
	e.seen.unread += f.unread
	e.seen.pictures += f.pictures
	e.pixels += f.pixels
	e.seen.pages = e.seen.pages || f.pages
	if known {
		e.seen.logos = append(e.seen.logos, f.logos...)
	} else if e.met == met {
		f.logos = slices.Clone(e.seen.logos[logos:])
		e.x.sights.keepFile(&id, &f)
	}
}

// openFile reads the pictures of a PDF file, of so many pixels at most.
func (e *eye) openFile(data []byte, pixels int) fileSight {
	c := pdf.ReadWanted(data, picture.Limits{Pixels: pixels, Pictures: mostSeen, Inflated: mostInflated}, e.pageImage)
	f := fileSight{
		unread: c.Unread, pictures: len(c.Pictures),
		pages: !c.Text && len(c.Pictures)+c.Unread+c.Left > 0,
	}
	row := make([]carried, len(c.Pictures))
	for i, p := range c.Pictures {
		w, h := p.Size()
		row[i] = carried{w: w, h: h, taken: true, decoded: p, sight: pictureSight{w: w, h: h}}
		e.read(&row[i], inFile)
		f.pixels += w * h
	}
	e.pieces(row)
	return f
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pageImage tells which images of a PDF file are looked at: those with the form
// of a code, whole pages where the file has no text beside them, and all where
// the message speaks of a code.
func (e *eye) pageImage(w, h int, text bool) bool {
	switch {
	case e.spoken:
		return true
	case square(w, h):
		return w >= leastCodeSide && w <= mostCodeSide
	}
	return !text && min(w, h) >= leastPageSide
}

// leastPageSide is the shorter side in pixels of an image that may be a page.
const leastPageSide = 300

func (e *eye) code(c picture.Code, how howDrawn) {
	e.met++
	if e.found[c.Text] || len(e.seen.codes) >= mostSeenCodes {
		return
	}
	if e.found == nil {
		e.found = map[string]bool{}
	}
	e.found[c.Text] = true
	e.seen.codes = append(e.seen.codes, seenCode{Code: c, how: how})
}
