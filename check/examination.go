package check

import (
	"context"

	"bonafide/brand"
	"bonafide/check/lexicon"
	"bonafide/link"
	"bonafide/link/lookalike"
	"bonafide/mailauth"
	"bonafide/message"
	"bonafide/verdict"
)

// examination is one message under examination: facts first, then the
// findings of each rule.
type examination struct {
	*Checker
	m             *message.Message
	recipientName string
	claimedBrand  string
	// headerless tells that the message was copied into another one, enclosed
	// that it was attached to one, and enclosing that it holds one, which is
	// judged apart.
	headerless, enclosed, enclosing bool
	// looked is shared by all messages of one verdict.
	looked *looked

	// Facts, in the order in which they are established.
	report  mailauth.Report
	reading lexicon.Reading
	from    address
	seen    seen
	links   []target
	claim   claim

	// replyTo is the number that a text wants to be answered to.
	replyTo     string
	numberKnown bool
	// keywords are those of a text, nil until they are looked for.
	keywords *tallyOf

	found []verdict.Evidence
}

func (c *unwrapping) examine(ctx context.Context, m *message.Message, hints []Hint) *examination {
	x := &examination{Checker: c.Checker, m: m, looked: &c.looked}
	for _, h := range hints {
		h(x)
	}
	if m.Channel == message.Image {
		x.examineImage()
		return x
	}
	if !x.byMail() {
		x.examineText()
		return x
	}
	if !x.headerless {
		x.report = c.verifier.Verify(ctx, m, c.now())
	}
	x.from = x.sender()
	x.reading = x.read()
	x.judgeMail()
	x.lookAtPictures()
	return x
}

// judgeMail finds what speaks for and against an e-mail, by the facts about
// its sender, its words and its pictures.
func (x *examination) judgeMail() {
	x.links = x.targets()
	x.claim = x.claims()

	x.judgeOrigin()
	x.judgeAuthentication()
	x.judgeSender()
	x.judgeLinks()
	x.judgeContent()
	x.judgeAttachments()
	x.judgePictures()
	x.judgeForm()
	x.judgeRecognition()
	x.judgeBuild()
	x.judgeWords()
	x.judgeLanguage()
	x.judgeCountries()
}

// mostOfKind bounds the findings of one kind: the first few show a reader
// what it is about, and repetitions weigh nothing.
const mostOfKind = 3

// find records a finding, unless it is there already.
func (x *examination) find(k verdict.Kind, subject string, args ...string) {
	if x.headerless && needsHeader(&k) || x.enclosing && beside(&k) {
		return
	}
	same := 0
	for i := range x.found {
		if x.found[i].Code == k.Code {
			if same++; same == mostOfKind || x.found[i].Subject == subject {
				return
			}
		}
	}
	if x.found == nil {
		const usual = 8 // room for what most messages show
		x.found = make([]verdict.Evidence, 0, usual)
	}
	x.found = append(x.found, k.New(subject, args...))
}

// address is the mailbox from which a message seems to come, with what is
// known of its domain.
type address struct {
	message.Address
	registrable string         // of the domain
	owner       *brand.Profile // the brand whose official domain it is, or nil
	class       link.Class
	lookalike   lookalike.Match
	imitates    bool
}

func (x *examination) sender() address {
	var a address
	if len(x.m.From) > 0 {
		a.Address = x.m.From[0]
		for _, other := range x.m.From {
			// What is shown first may lack the address that a later one has.
			if a.Domain == "" && other.Domain != "" {
				a.Addr, a.Local, a.Domain = other.Addr, other.Local, other.Domain
			}
		}
	}
	if a.Domain == "" {
		return a
	}
	a.registrable = link.Registrable(a.Domain)
	a.class = link.Classify(a.Domain)
	if p, _, ok := x.brands.Owner(a.Domain); ok {
		a.owner = p
	} else if _, hosted := x.brands.UserContent(a.Domain); !hosted {
		a.lookalike, a.imitates = x.lookalikes.Match(a.Domain)
	}
	return a
}

// read reads the words of the message.
func (x *examination) read() lexicon.Reading {
	in := lexicon.Input{
		Subject: x.m.Subject, Text: x.m.Text, Plain: x.m.Plain, RecipientName: x.recipientName,
	}
	if len(x.m.From) > 0 {
		in.Sender = x.m.From[0].Name
	}
	if len(x.m.To) > 0 {
		in.RecipientAddress = x.m.To[0].Addr
	}
	for _, p := range x.m.Images {
		if p.Alt != "" {
			in.Extra = append(in.Extra, p.Alt)
		}
	}
	for i := range x.m.Attachments {
		a := &x.m.Attachments[i]
		if a.Text != "" {
			in.Extra = append(in.Extra, a.Text)
		}
		if !a.Inline && a.Name != "" {
			in.Extra = append(in.Extra, spelled(a.Name))
		}
	}
	if t := x.recognized(); t != "" {
		in.Extra = append(in.Extra, t)
	}
	return x.lexicon.Read(in)
}
