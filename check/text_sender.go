package check

import (
	"slices"

	"bonafide/brand"
	"bonafide/link"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about who seems to send a text.
var (
	// It claims a brand and comes from an ordinary telephone number. Args: brand number.
	kindTextLongNumber = verdict.Kind{Code: "text.long-number", Direction: verdict.Against, Family: "text-sender", Prior: 1}
	// It claims a brand and comes from a number of a country in which the brand
	// doesn't serve, or which is not the reader's. Args: brand number country.
	kindTextForeignNumber = verdict.Kind{Code: "text.foreign-number", Direction: verdict.Against, Family: "text-sender", Prior: 2.5}
	// The sender is an e-mail address, as of messages sent in bulk by account. Args: address.
	kindTextEmailSender = verdict.Kind{Code: "text.email-sender", Direction: verdict.Against, Family: "text-sender", Prior: 2}
	// The sender's name is the brand's, but the profile doesn't list it. Args: brand name.
	kindTextUnlistedName = verdict.Kind{Code: "text.unlisted-name", Direction: verdict.Against, Family: "text-sender", Prior: 0.4}
	// The sender's name is the brand's with look-alike letters. Args: brand name.
	kindTextDisguisedName = verdict.Kind{Code: "text.disguised-name", Direction: verdict.Against, Family: "text-sender", Prior: 3}
	// It claims a brand and comes from a short code that the profile doesn't list. Args: brand number.
	kindTextUnlistedCode = verdict.Kind{Code: "text.unlisted-code", Direction: verdict.Against, Family: "text-sender", Prior: 0.5}
	// The sender is one that the profile lists. Senders can be forged: it is a
	// hint, never proof. Args: brand number.
	kindTextListedSender = verdict.Kind{Code: "text.listed-sender", Direction: verdict.For, Family: "text-sender", Prior: 1.2, Fixed: true}
	// The sender is a short code, which operators assign after a review. Args: number.
	kindTextShortCode = verdict.Kind{Code: "text.short-code", Direction: verdict.For, Family: "text-sender", Prior: 1, Fixed: true}
)

// judgeHandle compares the sender that the device shows with the claim.
func (x *examination) judgeHandle() {
	h, p := &x.m.Handle, x.claim.profile
	switch h.Kind {
	case message.HandleEmail:
		if x.m.Channel == message.SMS {
			x.find(kindTextEmailSender, link.Defang(h.Raw), "address", h.Raw)
		}
		x.judgeImitation()
		x.judgeDomain()
	case message.HandleName:
		x.judgeNameHandle()
	case message.HandleShortCode:
		x.judgeShortCode()
	case message.HandleNumber:
		if impossible(h) {
			x.find(kindTextImpossibleNumber, h.Raw, "number", h.Number)
		}
		if p == nil || h.TollFree || x.m.Channel == message.Call {
			return
		}
		x.find(kindTextLongNumber, h.Raw, "brand", p.Name, "number", h.Number)
		if h.Country != "" && len(p.Countries) > 0 && !slices.Contains(p.Countries, h.Country) {
			x.find(kindTextForeignNumber, h.Raw, "brand", p.Name, "number", h.Number, "country", h.Country)
		}
	case message.HandleNone:
	}
}

func (x *examination) judgeNameHandle() {
	h, p := &x.m.Handle, x.claim.profile
	if p == nil {
		return
	}
	if p.TextsFrom(h.Raw) {
		x.find(kindTextListedSender, h.Raw, "brand", p.Name, "number", h.Raw)
		return
	}
	for _, m := range x.namer.Find(spelled(h.Raw)) {
		switch {
		case m.Brand != p.ID || m.Strength < brand.Weak:
		case m.Disguised:
			x.find(kindTextDisguisedName, h.Raw, "brand", p.Name, "name", h.Raw)
			return
		default:
			x.find(kindTextUnlistedName, h.Raw, "brand", p.Name, "name", h.Raw)
			return
		}
	}
}

func (x *examination) judgeShortCode() {
	h, p := &x.m.Handle, x.claim.profile
	switch {
	case p == nil:
		x.find(kindTextShortCode, h.Raw, "number", h.Number)
	case p.TextsFrom(h.Number):
		x.find(kindTextListedSender, h.Raw, "brand", p.Name, "number", h.Number)
	case p.ListsCodes():
		x.find(kindTextUnlistedCode, h.Raw, "brand", p.Name, "number", h.Number)
	default:
		x.find(kindTextShortCode, h.Raw, "number", h.Number)
	}
}

// impossible tells whether a sender's number has the length of a North
// American one and can be none, as gateways make up.
func impossible(h *message.Handle) bool {
	return len(h.Number) == 10 && h.Country == "" && (h.Number[0] == '1' || h.Number[0] == '0' && h.Number[1] == '0')
}
