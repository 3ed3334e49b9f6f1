package check

import (
	"slices"
	"strings"

	"bonafide/check/lexicon"
	"bonafide/link"
	"bonafide/link/lookalike"
	"bonafide/mailauth"
	"bonafide/verdict"
)

// Evidence about where a message provably comes from.
var (
	// A DKIM signature of an official domain verifies. Args: brand domain.
	kindOriginSignatureVerified = verdict.Kind{Code: "origin.signature-verified", Direction: verdict.For, Family: "origin", Gate: verdict.ProvesOrigin}
	// The receiving server recorded a pass for an official domain. Args: brand domain receiver.
	kindOriginReceiverVerified = verdict.Kind{Code: "origin.receiver-verified", Direction: verdict.For, Family: "origin", Gate: verdict.ProvesOrigin}
	// Proved to come from a partner that sends in the brand's name. Args: brand domain.
	kindOriginPartner = verdict.Kind{Code: "origin.partner", Direction: verdict.For, Family: "origin", Prior: 2}
	// It claims a brand and provably comes from somebody else. Args: brand domain.
	kindOriginOtherDomain = verdict.Kind{Code: "origin.other-domain", Direction: verdict.Against, Family: "origin", Gate: verdict.ProvesOtherOrigin}
	// The brand really sent it, but strangers write a part of such messages and
	// This one asks for what the brand would not. Args: brand.
	kindContentRelayed = verdict.Kind{Code: "content.relayed", Direction: verdict.Against, Family: "origin", Gate: verdict.DoubtsContent, Prior: 2}
	// The domain in From is authenticated (says who, not that they are honest). Args: domain.
	kindOriginAuthenticated = verdict.Kind{Code: "origin.authenticated", Direction: verdict.For, Family: "origin", Prior: 0.5}
)

// judgeOrigin compares the claim with what is proved. A proof counts only for
// a domain that belongs with the one in From: what the reader sees. SPF alone
// proves no brand, since it vouches for hosts that many customers share; a
// receiver's DMARC result does.
func (x *examination) judgeOrigin() {
	proof := x.proof()
	claimed := x.claim.profile
	if proof == nil {
		if claimed != nil {
			x.judgeUnproven()
		}
		return
	}
	owner, _, _ := x.brands.Owner(proof.Domain)
	domain := link.Defang(proof.Domain)
	switch {
	case claimed == nil:
		x.find(kindOriginAuthenticated, proof.Domain, "domain", proof.Domain)
	case owner == claimed && claimed.SendsFrom(proof.Domain) && claimed.SendsFrom(x.from.Domain) && proof.Method != "spf":
		x.proved(proof)
	case x.partner(proof.Domain):
		x.judgePartner(proof)
	case x.contradicts():
		x.find(kindOriginOtherDomain, domain, "brand", claimed.Name, "domain", proof.Domain)
		x.find(kindClaimElsewhere, domain, "brand", claimed.Name, "domain", proof.Domain)
	default:
		x.find(kindOriginAuthenticated, proof.Domain, "domain", proof.Domain)
	}
}

// proved records a proof that the claimed brand sent the message.
func (x *examination) proved(proof *mailauth.Origin) {
	if x.enclosed && proof.By == mailauth.ByReceiver {
		x.judgeUnproven() // whoever attached the message could have written that record
		return
	}
	p := x.claim.profile
	kind := kindOriginReceiverVerified
	if proof.By == mailauth.BySignature {
		kind = kindOriginSignatureVerified
	}
	x.find(kind, proof.Domain, "brand", p.Name, "domain", proof.Domain, "receiver", proof.Receiver)
	if p.Relays(x.from.Addr) && (x.strangersAsk() || x.shortens() || x.strangersLure()) || x.strayed() {
		x.find(kindContentRelayed, "", "brand", p.Name)
	}
}

// Phrases that count wherever they stand in a text of strangers, by their
// strength: a score falls with each word that is put before them.
const clearPhrase, strongPhrase = 2, 3

// strangersLure tells whether a message whose text a stranger may have written
// bears a lure that has no place in it.
func (x *examination) strangersLure() bool {
	for i := range x.reading.Lures {
		if l := &x.reading.Lures[i]; foreignLure(lexicon.Lure(l.Code)) && (i == 0 && l.Score >= lexicon.StrongScore || l.Strength >= strongPhrase) {
			return true
		}
	}
	return false
}

// foreignLure tells whether a lure has no place in what services relay for
// others (documents, invoices, payments, messages) or write themselves.
func foreignLure(l lexicon.Lure) bool {
	switch l {
	case lexicon.CryptoWallet, lexicon.Investment, lexicon.AdvanceFee, lexicon.Extortion, lexicon.Romance,
		lexicon.TechnicalSupport, lexicon.Prize, lexicon.Gambling, lexicon.MiracleCure, lexicon.Loan, lexicon.Job:
		return true
	default:
		return false
	}
}

// strayed tells whether a proved message leads to a domain that imitates the
// very brand that sent it and uses a lure: its mail system serves another.
func (x *examination) strayed() bool {
	if x.reading.Lure(lexicon.ClearScore) == "" {
		return false
	}
	for i := range x.links {
		if l := &x.links[i]; l.imitates && x.claim.is(l.lookalike.Brand) && l.lookalike.Kind != lookalike.TLD {
			return true
		}
	}
	return false
}

// strangersAsk tells whether a message whose text a stranger may have written
// asks for what a brand would not.
func (x *examination) strangersAsk() bool {
	for _, r := range x.reading.Requests {
		switch r.Code {
		case lexicon.RequestCallNumber, lexicon.RequestRemoteAccess, lexicon.RequestCrypto, lexicon.RequestGiftCard, lexicon.RequestPassword, lexicon.RequestOneTimeCode:
			if r.Score >= lexicon.ClearScore || r.Strength >= clearPhrase {
				return true
			}
		}
	}
	return false
}

// shortens tells whether a link hides where it leads behind a shortener, which
// a brand doesn't need for its own pages.
func (x *examination) shortens() bool {
	return slices.ContainsFunc(x.links, func(l target) bool { return l.class.Shortener && l.owner == nil })
}

// judgePartner records a message of somebody who sends in the brand's name.
func (x *examination) judgePartner(proof *mailauth.Origin) {
	for _, of := range x.brands.Partner(proof.Domain) {
		if of.Profile != x.claim.profile {
			continue
		}
		if of.Partner.Proof && proof.Method != "spf" {
			x.proved(proof)
		} else {
			x.find(kindOriginPartner, proof.Domain, "brand", of.Profile.Name, "domain", proof.Domain)
		}
		return
	}
}

// contradicts tells whether a proof of another origin disproves the claim: the
// brand's name is the sender's. Fields of a list or a forwarder don't matter
// here: anyone can write them, and none of those puts another name in From.
func (x *examination) contradicts() bool {
	p := x.claim.profile
	if !x.claim.named || x.claim.strength < worthSender || x.forwarder() || x.from.owner != nil || p.Hosts(x.from.Domain) {
		return false
	}
	// A notice whose every link leads to the brand and that asks for nothing
	// is what a service or a person sends about the brand.
	s := x.survey()
	return s.web == 0 || s.official < s.web || len(x.reading.Requests) > 0
}

// supplied tells whether a mail platform sends in the brand's name and nearly
// every link leads to the brand: what an unlisted supplier of the brand does.
func (x *examination) supplied() bool {
	if !x.from.class.MailPlatform || x.from.class.FreeMail {
		return false
	}
	s := x.survey()
	return s.official > 0 && 10*s.official >= 9*s.web
}

// forwarder tells whether a person sent somebody else's message on by hand:
// the name of the sender claims nothing, and the subject or text says so.
func (x *examination) forwarder() bool {
	p := x.claim.profile
	return p != nil && isReply(x.m.Subject) && !x.named(x.from.Name, p) && !x.from.imitates && !x.named(spelled(x.from.Local), p)
}

// passedOn tells whether somebody sent the message on.
func (x *examination) passedOn() bool {
	return x.report.Forwarded || x.report.List.Redistributed
}

// judgeUnproven records a claim without proof: from elsewhere, or from an
// official address that anyone could have written.
func (x *examination) judgeUnproven() {
	p := x.claim.profile
	if x.from.owner == p || x.partner(x.from.Domain) || x.supplied() {
		x.find(kindClaimUnproven, link.Defang(x.from.Domain), "brand", p.Name)
		return
	}
	if x.claim.named && !x.forwarder() && !p.Hosts(x.from.Domain) && x.from.Domain != "" && !x.replaced() {
		x.find(kindClaimElsewhere, link.Defang(x.from.Domain), "brand", p.Name, "domain", x.from.Domain)
		return
	}
	x.find(kindClaimUnproven, link.Defang(x.from.Domain), "brand", p.Name)
}

// replaced tells whether the address in From was replaced by whoever saved the
// message, and says nothing. Names that people put in place of real ones exist
// or resolve for somebody, so that a scammer could write them as well: they
// count as replaced only where the reader's own address was replaced, in the
// field that the receiving server wrote above its trace.
func (x *examination) replaced() bool {
	if reserved(x.from.Domain) {
		return true
	}
	if !placeholder(x.from.Domain) {
		return false
	}
	for i := range x.m.Header {
		switch f := &x.m.Header[i]; f.Key {
		case "received":
			return false
		case "delivered-to", "x-original-to":
			_, domain, _ := strings.Cut(strings.Trim(f.Value, " <>"), "@")
			return placeholder(domain) || reserved(domain)
		}
	}
	return false
}

// reserved tells whether a domain can belong to nobody (RFC 2606, RFC 6761).
func reserved(domain string) bool {
	switch link.Registrable(domain) {
	case "example.com", "example.net", "example.org":
		return true
	}
	return endsIn(domain, ".example", ".test", ".invalid", ".localhost")
}

// placeholder tells whether a domain lies inside a private network (RFC 6762
// appendix G, RFC 8375), or is what people write in place of the real one.
func placeholder(domain string) bool {
	switch link.Registrable(domain) {
	case "domain.com", "yourdomain.com", "mydomain.com":
		return true
	}
	return endsIn(domain, ".local", ".localdomain", ".lan", ".internal", ".home.arpa")
}

func endsIn(domain string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(s string) bool { return strings.HasSuffix(domain, s) })
}

// authenticated tells whether the domain in From is proved.
func (x *examination) authenticated() bool {
	return x.proof() != nil
}

// proof is the strongest proof of a domain that belongs with the one in From,
// or nil.
//
// Many receivers write their results directly below their own trace field,
// where a sender could write as well. Where names can be looked up, such a
// result needs a signature that verifies. Offline it counts if it bears the
// exact name of the receiving server and is about a signature that the message
// holds: to invent that, a sender must know that this very server records no
// results of its own. See docs/threat-model.md.
func (x *examination) proof() *mailauth.Origin {
	for i := range x.report.Proven {
		if o := &x.report.Proven[i]; o.Aligned {
			return o
		}
	}
	if _, offline := x.verifier.Resolver.(mailauth.Offline); !offline && x.verifier.Resolver != nil {
		return nil
	}
	for i := range x.report.Plausible {
		if o := &x.report.Plausible[i]; o.Aligned && o.Method == "dkim" {
			return o
		}
	}
	return nil
}
