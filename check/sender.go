package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bonafide/brand"
	"bonafide/check/lexicon"
	"bonafide/link"
	"bonafide/link/confusable"
	"bonafide/message"
	"bonafide/verdict"
)

// Evidence about who seems to send it.
var (
	// Domain imitates an official one. Args: domain official kind brand.
	kindSenderLookalikeDomain = verdict.Kind{Code: "sender.lookalike-domain", Direction: verdict.Against, Family: "sender-imitation", Prior: 3.5}
	// Brand claim from a free mailbox. Args: domain brand.
	kindSenderFreeMail = verdict.Kind{Code: "sender.free-mail", Direction: verdict.Against, Family: "sender-imitation", Prior: 3}
	// A message about orders, accounts or money from a free mailbox, out of the
	// blue. Args: domain.
	kindSenderPrivateMailbox = verdict.Kind{Code: "sender.private-mailbox", Direction: verdict.Against, Family: "sender-imitation", Prior: 1.5}
	// From a cloud tenant such as onmicrosoft.com. Args: domain.
	kindSenderCloudTenant = verdict.Kind{Code: "sender.cloud-tenant", Direction: verdict.Against, Family: "sender-domain", Prior: 2.5}
	// Brand name in the local part or subdomain of a foreign address. Args: brand address.
	kindSenderBrandInAddress = verdict.Kind{Code: "sender.brand-in-address", Direction: verdict.Against, Family: "sender-imitation", Prior: 2}
	// Display name names a brand, domain is foreign. Args: brand domain.
	kindSenderBrandInName = verdict.Kind{Code: "sender.brand-in-name", Direction: verdict.Against, Family: "sender-imitation", Prior: 2.5}
	// Display name holds another address. Args: address.
	kindSenderNameHoldsAddress = verdict.Kind{Code: "sender.name-holds-address", Direction: verdict.Against, Family: "sender-name", Prior: 2}
	// Reply-To leads to another organization. Args: domain.
	kindSenderReplyElsewhere = verdict.Kind{Code: "sender.reply-elsewhere", Direction: verdict.Against, Family: "sender-reply", Prior: 0.5}
	// Reply-To leads to a free mailbox. Args: domain.
	kindSenderReplyFreeMail = verdict.Kind{Code: "sender.reply-free-mail", Direction: verdict.Against, Family: "sender-reply", Prior: 1.5}
	// Mail platform that the profile does not list. Args: platform brand.
	kindSenderUnlistedPlatform = verdict.Kind{Code: "sender.unlisted-platform", Direction: verdict.Against, Family: "sender-domain", Prior: 1}
	// Domain cannot exist. Args: domain.
	kindSenderInvalidDomain = verdict.Kind{Code: "sender.invalid-domain", Direction: verdict.Against, Family: "sender-domain", Prior: 2.5}
	// No usable From.
	kindSenderMissing = verdict.Kind{Code: "sender.missing", Direction: verdict.Against, Family: "sender-form", Prior: 1.5}
	// Several From fields or mailboxes.
	kindSenderSeveral = verdict.Kind{Code: "sender.several", Direction: verdict.Against, Family: "sender-form", Prior: 1.5}
	// From breaks RFC 5322.
	kindSenderMalformed = verdict.Kind{Code: "sender.malformed", Direction: verdict.Against, Family: "sender-form", Prior: 1.5}
	// Domain looks generated. Args: domain.
	kindSenderRandomDomain = verdict.Kind{Code: "sender.random-domain", Direction: verdict.Against, Family: "sender-domain", Prior: 1.5}
	// Local part looks generated. Args: address.
	kindSenderRandomAddress = verdict.Kind{Code: "sender.random-address", Direction: verdict.Against, Family: "sender-address", Prior: 0.7}
	// Top-level domain with much abuse. Args: tld.
	kindSenderRiskyTld = verdict.Kind{Code: "sender.risky-tld", Direction: verdict.Against, Family: "sender-domain", Prior: 1.5}
	// Many nested subdomains. Args: domain.
	kindSenderDeepSubdomain = verdict.Kind{Code: "sender.deep-subdomain", Direction: verdict.Against, Family: "sender-domain", Prior: 0.7}
	// Bounces go to another organization. Args: domain.
	kindSenderReturnElsewhere = verdict.Kind{Code: "sender.return-elsewhere", Direction: verdict.Against, Family: "sender-reply", Prior: 0.5}
	// Emoji, symbols or odd spacing in the display name.
	kindSenderDecoratedName = verdict.Kind{Code: "sender.decorated-name", Direction: verdict.Against, Family: "sender-name", Prior: 1.2}
	// Letters of several scripts or styled letters in the display name.
	kindSenderMixedScriptName = verdict.Kind{Code: "sender.mixed-script-name", Direction: verdict.Against, Family: "sender-name", Prior: 3}
	// Claims to come from the reader's own address.
	kindSenderAsRecipient = verdict.Kind{Code: "sender.as-recipient", Direction: verdict.Against, Family: "sender-form", Prior: 1.5}
	// The delivering host names itself as what it is not. Args: host.
	kindSenderHopMismatch = verdict.Kind{Code: "sender.hop-mismatch", Direction: verdict.Against, Family: "sender-hop", Prior: 0.7}
	// Links lead to the sender's own domain. Args: domain.
	kindSenderLinksMatch = verdict.Kind{Code: "sender.links-match", Direction: verdict.For, Family: "sender-links", Prior: 1.2}
	// Part of a conversation.
	kindSenderConversation = verdict.Kind{Code: "sender.conversation", Direction: verdict.For, Family: "sender-thread", Prior: 1.5}
	// Sent by a mailing list with its proper fields. Args: list.
	kindSenderList = verdict.Kind{Code: "sender.list", Direction: verdict.For, Family: "sender-thread", Prior: 1.5}
	// Carries the fields of lawful bulk mail (one-click unsubscribe of RFC 8058).
	kindSenderBulkFields = verdict.Kind{Code: "sender.bulk-fields", Direction: verdict.For, Family: "sender-bulk", Prior: 1.2}
)

func (x *examination) judgeSender() {
	x.judgeFromForm()
	if x.from.Domain != "" {
		x.judgeImitation()
		x.judgeDomain()
	}
	x.judgeName()
	x.judgeIdentity()
	x.judgeReplyTo()
	x.judgePrivateMailbox()
	x.judgeHonestFields()
}

// judgeFromForm looks at the form of the From field.
func (x *examination) judgeFromForm() {
	m := x.m
	switch {
	case x.from.Addr == "":
		x.find(kindSenderMissing, "")
	case m.FromFields > 1 || len(distinctAddresses(m.From)) > 1:
		x.find(kindSenderSeveral, "")
	}
	if slices.ContainsFunc(m.From, func(a message.Address) bool { return a.Malformed }) {
		x.find(kindSenderMalformed, "")
	}
	if x.from.Addr != "" && len(m.To) > 0 && strings.EqualFold(m.To[0].Addr, x.from.Addr) && !x.replaced() && !x.report.List.Redistributed {
		x.find(kindSenderAsRecipient, "")
	}
}

func distinctAddresses(list []message.Address) []string {
	var out []string
	for _, a := range list {
		if addr := strings.ToLower(a.Addr); addr != "" && !slices.Contains(out, addr) {
			out = append(out, addr)
		}
	}
	return out
}

// judgeImitation compares the sender's address with the brand that is claimed.
func (x *examination) judgeImitation() {
	from := &x.from
	if from.imitates {
		p, _ := x.brands.Get(from.lookalike.Brand)
		x.find(kindSenderLookalikeDomain, link.Defang(from.Domain),
			"domain", from.Domain, "official", from.lookalike.Official, "kind", string(from.lookalike.Kind), "brand", name(p))
	}
	p := x.claim.profile
	if p == nil || !x.claim.named || from.owner == p || x.partner(from.Domain) || x.forwarder() || x.replaced() {
		return
	}
	if from.class.FreeMail {
		x.find(kindSenderFreeMail, link.Defang(from.Addr), "brand", p.Name, "domain", from.Domain)
	}
	if x.supplied() {
		x.find(kindSenderUnlistedPlatform, link.Defang(from.Domain), "platform", from.registrable, "brand", p.Name)
		return
	}
	if x.named(from.Name, p) {
		x.find(kindSenderBrandInName, from.Name, "brand", p.Name, "domain", from.Domain)
	}
	if !from.imitates && x.named(spelled(from.Local), p) {
		x.find(kindSenderBrandInAddress, link.Defang(from.Addr), "brand", p.Name, "address", from.Addr)
	}
	if from.class.MailPlatform && !from.class.FreeMail {
		x.find(kindSenderUnlistedPlatform, link.Defang(from.Domain), "platform", from.registrable, "brand", p.Name)
	}
}

// named tells whether text names the brand beyond doubt.
func (x *examination) named(text string, p *brand.Profile) bool {
	for _, m := range x.namer.Find(text) {
		if m.Brand == p.ID && !m.Product && (m.Strength == brand.Strong || m.Strength == brand.Weak && standsAlone(text, m)) {
			return true
		}
	}
	return false
}

// partner tells whether domain belongs to a partner of the claimed brand.
func (x *examination) partner(domain string) bool {
	for _, of := range x.brands.Partner(domain) {
		if of.Profile == x.claim.profile {
			return true
		}
	}
	return false
}

func name(p *brand.Profile) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// judgeDomain looks at the sender's domain by itself.
func (x *examination) judgeDomain() {
	from := &x.from
	domain := link.Defang(from.Domain)
	if from.owner != nil {
		return // an official domain needs no look at its letters
	}
	switch {
	case x.replaced():
		return
	case !validDomain(from.Domain):
		x.find(kindSenderInvalidDomain, domain, "domain", from.Domain)
		return
	case from.class.CloudTenant:
		x.find(kindSenderCloudTenant, domain, "domain", from.Domain)
	case from.class.FreeMail:
	case link.LooksGenerated(from.Domain):
		x.find(kindSenderRandomDomain, domain, "domain", from.Domain)
	}
	if from.class.RiskyTLD {
		x.find(kindSenderRiskyTld, domain, "tld", from.Domain[strings.LastIndexByte(from.Domain, '.')+1:])
	}
	if strings.Count(from.Domain, ".")-strings.Count(from.registrable, ".") >= deepSubdomain {
		x.find(kindSenderDeepSubdomain, domain, "domain", from.Domain)
	}
	if link.LooksGenerated(from.Local) {
		x.find(kindSenderRandomAddress, link.Defang(from.Addr), "address", from.Addr)
	}
}

// deepSubdomain is how many labels before the registrable domain are odd.
const deepSubdomain = 3

// validDomain tells whether mail could be answered to the domain at all.
func validDomain(domain string) bool {
	return strings.Contains(strings.Trim(domain, "."), ".") && link.KnownSuffix(domain) &&
		!strings.ContainsFunc(domain, func(r rune) bool {
			return r != '.' && r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
		})
}

// judgeName looks at the sender's name by itself.
func (x *examination) judgeName() {
	shown := x.from.Name
	if at := strings.IndexByte(shown, '@'); at > 0 && x.from.Addr != "" {
		if other := domainIn(shown); other != "" && link.Registrable(other) != x.from.registrable {
			x.find(kindSenderNameHoldsAddress, link.Defang(shown), "address", other)
		}
	}
	if confusable.MixedWord(shown) || styled(shown) > 0 {
		x.find(kindSenderMixedScriptName, shown)
	}
	if decorated(shown) {
		x.find(kindSenderDecoratedName, shown)
	}
}

// domainIn is the domain of the first address inside a text.
func domainIn(s string) string {
	_, rest, _ := strings.Cut(s, "@")
	end := strings.IndexFunc(rest, func(r rune) bool {
		return r != '.' && r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if end >= 0 {
		rest = rest[:end]
	}
	rest = strings.ToLower(strings.Trim(rest, "."))
	if !validDomain(rest) {
		return ""
	}
	return rest
}

// styled counts letters that stand for plain ones (mathematical, full-width).
func styled(s string) int {
	n := 0
	for _, r := range s {
		if r >= utf8.RuneSelf && confusable.IsStyled(r) {
			n++
		}
	}
	return n
}

// decorated tells whether a short text bears emoji, symbols, invisible
// characters or gaps that draw the eye or break up words.
func decorated(s string) bool {
	if strings.Contains(s, "    ") || strings.Contains(s, "__") || strings.HasSuffix(s, "_") {
		return true
	}
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
		case unicode.Is(unicode.So, r), unicode.Is(unicode.Sk, r), confusable.IsInvisible(r), r == utf8.RuneError:
			return true
		}
	}
	return strings.ContainsFunc(s, func(r rune) bool { return strings.ContainsRune("*|~=<>{}\\^", r) })
}

// judgeReplyTo looks at where answers and bounces would go.
func (x *examination) judgeReplyTo() {
	from := &x.from
	if len(x.m.ReplyTo) > 0 && from.Domain != "" && !x.report.List.Redistributed {
		reply := x.m.ReplyTo[0]
		switch d := reply.Domain; {
		case d == "" || strings.EqualFold(reply.Addr, from.Addr):
		case link.Classify(d).FreeMail:
			x.find(kindSenderReplyFreeMail, link.Defang(reply.Addr), "domain", d)
		case link.Registrable(d) != from.registrable:
			x.find(kindSenderReplyElsewhere, link.Defang(reply.Addr), "domain", d)
		}
	}
	if _, d, ok := strings.Cut(x.m.ReturnPath, "@"); ok && from.Domain != "" && !x.report.List.Redistributed && !x.report.Forwarded {
		d = strings.ToLower(d)
		if link.Registrable(d) != from.registrable && !link.Classify(d).MailPlatform || from.class.FreeMail && d == from.Domain && !sameMailbox(x.m.ReturnPath, from.Addr) {
			x.find(kindSenderReturnElsewhere, link.Defang(d), "domain", d)
		}
	}
	if r := &x.report.Receiver; r.HELO != "" && x.oddHELO(r.HELO, r.RDNS) {
		x.find(kindSenderHopMismatch, link.Defang(r.HELO), "host", r.HELO)
	}
}

// sameMailbox tells whether two addresses at one service are of one mailbox:
// dots and what follows a plus sign often don't count.
func sameMailbox(a, b string) bool {
	plain := func(s string) string {
		local, _, _ := strings.Cut(strings.ToLower(s), "@")
		local, _, _ = strings.Cut(local, "+")
		return strings.ReplaceAll(local, ".", "")
	}
	return plain(a) == plain(b)
}

// oddHELO tells whether a delivering host names itself in a way that no mail
// server is set up to (RFC 5321 section 4.1.1.1 wants its own host name):
// without a domain, or by a name of an organization whose network it isn't in.
func (x *examination) oddHELO(helo, rdns string) bool {
	helo, rdns = strings.ToLower(strings.Trim(helo, "[].")), strings.ToLower(strings.TrimSuffix(rdns, "."))
	if !validDomain(helo) {
		return true
	}
	_, _, official := x.brands.Owner(helo)
	return official && rdns != "" && link.Registrable(helo) != link.Registrable(rdns)
}

// judgePrivateMailbox looks for business from a free mailbox. People who know
// the reader answer or forward; companies have a domain.
func (x *examination) judgePrivateMailbox() {
	if !x.from.class.FreeMail || x.conversation() || isReply(x.m.Subject) || x.report.List.Redistributed {
		return
	}
	c, sure := x.reading.Category, x.reading.CategoryConfidence >= 0.5
	about := sure && (c == verdict.CategoryOrder || c == verdict.CategoryAccount || c == verdict.CategorySeller)
	if about || x.reading.Lure(lexicon.ClearScore) != "" {
		x.find(kindSenderPrivateMailbox, link.Defang(x.from.Addr), "domain", x.from.Domain)
	}
}

// judgeHonestFields looks for what honest senders leave and scammers seldom
// take the trouble for.
func (x *examination) judgeHonestFields() {
	h := x.m.Header
	if x.conversation() {
		x.find(kindSenderConversation, "")
	}
	if x.report.List.Redistributed && h.Get("list-id") != "" && (h.Get("list-post") != "" || h.Get("list-help") != "" || h.Get("precedence") != "") {
		x.find(kindSenderList, x.report.List.ID, "list", x.report.List.ID)
	}
	if strings.Contains(strings.ToLower(h.Get("list-unsubscribe-post")), "one-click") && x.authenticated() {
		x.find(kindSenderBulkFields, "")
	}
}
