package check

import (
	"slices"
	"strings"

	"bonafide/link"
	"bonafide/link/lookalike"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about what machines read in pictures. It informs: how well a
// picture can be read says nothing about who made it.
var (
	// The text was read by a machine, which makes mistakes. Args: word.
	kindPictureTextRead = verdict.Kind{Code: "picture.text-read", Direction: verdict.Against, Family: "picture-reading", Fixed: true}
	// A picture can't prove who sent what it shows.
	kindPictureNoProof = verdict.Kind{Code: "picture.no-proof", Direction: verdict.Against, Family: "picture-proof", Fixed: true}
	// The text in a picture wasn't read. Args: defect.
	kindPictureNotRead = verdict.Kind{Code: "picture.not-read", Direction: verdict.Against, Family: "picture-reading", Fixed: true}
)

// examineImage looks at a screenshot or photo: at the text that it shows as at
// a text message, since mail programs, too, show nothing of what proves or
// disproves an e-mail's origin.
func (x *examination) examineImage() {
	x.forgetDoubtful()
	if x.m.Text != "" || x.m.Subject != "" || len(x.m.Links) > 0 {
		x.examineText()
	} else {
		x.examineUnread()
	}
	x.find(kindPictureNoProof, "")
	x.judgeRecognition()
}

// examineUnread looks at a picture without words, or of which none could be
// read: at its codes and logos.
func (x *examination) examineUnread() {
	x.reading.Language = "und"
	x.seen = x.see()
	x.links = x.targets()
	x.claim = x.claimsOfText()
	x.judgeLinks()
	x.judgePictures()
	if x.claim.profile != nil {
		x.find(kindClaimUnproven, "", "brand", x.claim.profile.Name)
	}
}

// forgetDoubtful leaves out addresses that only a misread letter may tell from
// an official one: in small or blurred print "netllix" is what machines read
// for "netflix". An address with foreign words in it stays.
func (x *examination) forgetDoubtful() {
	if len(x.m.Recognized) == 0 {
		return
	}
	var doubtful []string
	for i := range x.m.Recognized {
		doubtful = append(doubtful, x.m.Recognized[i].Doubtful...)
	}
	m := *x.m
	m.Links = slices.DeleteFunc(slices.Clone(m.Links), func(l message.Hyperlink) bool {
		u, err := link.Parse(l.Target)
		return err == nil && inDoubt(doubtful, u.Host) && x.oneLetterOff(u.Host)
	})
	if len(m.From) > 0 && inDoubt(doubtful, m.From[0].Domain) && x.oneLetterOff(m.From[0].Domain) {
		m.From = []message.Address{{Name: m.From[0].Name}}
		m.Handle = message.Handle{}
	}
	x.m = &m
}

// inDoubt tells whether one of the words holds this host.
func inDoubt(words []string, host string) bool {
	return host != "" && slices.ContainsFunc(words, func(w string) bool { return strings.Contains(strings.ToLower(w), host) })
}

// oneLetterOff tells whether a host differs from an official one in letters
// only.
func (x *examination) oneLetterOff(host string) bool {
	match, ok := x.lookalikes.Match(host)
	if !ok {
		return false
	}
	byWords := []lookalike.Kind{lookalike.Combosquat, lookalike.Subdomain, lookalike.TLD, lookalike.Dictionary, lookalike.TLDSwap}
	return !slices.Contains(byWords, match.Kind)
}

// ruledAs is the channel by whose rule the findings are weighed. The picture of
// an e-mail, which shows an address of its sender, is weighed as one, since
// honest mail says what in a text would be odd; every other picture as a text.
// On screenshots drawn for the tests that flags as many scams and fewer honest
// messages than one rule for all (see docs/screenshots.md).
func (x *examination) ruledAs() message.Channel {
	switch {
	case x.m.Channel != message.Image:
		return x.m.Channel
	case x.m.FromFields > 0:
		return message.Email
	}
	return message.SMS
}

// judgeRecognition says what was read in pictures, and what was not.
func (x *examination) judgeRecognition() {
	for i := range x.m.Recognized {
		r := &x.m.Recognized[i]
		switch {
		case r.Failure == "":
			x.find(kindPictureTextRead, strings.Join(r.Doubtful, ", "), "word", strings.Join(r.Doubtful, ", "))
		case r.Failure == "no-text" && x.m.Channel != message.Image:
			// Most pictures in mails are just pictures.
		default:
			x.find(kindPictureNotRead, "", "defect", "picture."+r.Failure)
		}
	}
}
