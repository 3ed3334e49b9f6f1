package check

import (
	"bonafide/check/lexicon"
	"bonafide/message"
)

// examineText looks at a message that came by another way than e-mail: a text,
// a chat message, a call or a bare link. None of them carries a proof of who
// sent it.
func (x *examination) examineText() {
	x.from = x.sender()
	x.reading = x.readText()
	x.seen = x.see()
	x.links = x.targets()
	x.claim = x.claimsOfText()

	x.judgeHandle()
	x.judgeLinks()
	x.judgePictures()
	switch x.m.Channel {
	case message.Link:
		x.judgeBareLink()
		return
	case message.Call:
		x.judgeCall()
	default:
		x.judgeText()
	}
	if x.claim.profile != nil {
		x.find(kindClaimUnproven, "", "brand", x.claim.profile.Name)
	}
	if x.m.Channel == message.Call {
		x.judgeLure()
	} else {
		x.judgeTextLure()
	}
	x.judgeRequests()
	x.judgeGreeting()
	x.judgeDisguise()
	x.judgeNumbers()
	x.judgeOffer()
	x.judgeLanguage()
}

// byMail tells whether the message is an e-mail, for rules that look at its
// fields.
func (x *examination) byMail() bool {
	return x.m.Channel == message.Email || x.m.Channel == ""
}

// readText reads the words of a text message.
func (x *examination) readText() lexicon.Reading {
	if x.m.Channel == message.Link {
		return lexicon.Reading{Language: "und"}
	}
	r := x.lexicon.Read(lexicon.Input{Subject: x.m.Subject, Text: x.m.Text, Spoken: true, RecipientName: x.recipientName})
	x.readAnswers(&r)
	return r
}

// webLinks counts the links that lead to web pages.
func (x *examination) webLinks() int {
	n := 0
	for i := range x.links {
		if x.links[i].url.IsWeb() {
			n++
		}
	}
	return n
}

// asks tells whether the text clearly makes this request.
func (x *examination) asks(request string) bool {
	return lexicon.Has(x.reading.Requests, request, lexicon.ClearScore)
}
