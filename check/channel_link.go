package check

import (
	"bonafide/link"
	"bonafide/verdict"
)

// Evidence about a link by itself.
var (
	// The link leads to a page of the brand. Args: brand domain.
	kindLinkLeadsToBrand = verdict.Kind{Code: "link.leads-to-brand", Direction: verdict.For, Family: "link-claim", Gate: verdict.ProvesOrigin}
	// The host belongs to no known company or service. Args: host.
	kindLinkStranger = verdict.Kind{Code: "link.stranger", Direction: verdict.Against, Family: "link-claim", Prior: 0.3}
)

// judgeBareLink judges an address without a message around it. Where it leads
// is a fact: to a host of the brand's own, with nothing in between,
// it is proved.
func (x *examination) judgeBareLink() {
	if len(x.links) == 0 {
		return
	}
	l := &x.links[0]
	switch {
	case l.broken || !l.url.IsWeb():
	case x.leadsToBrand(l):
		x.find(kindLinkLeadsToBrand, link.Defang(l.url.Host), "brand", l.owner.Name, "domain", l.url.Host)
	case l.owner == nil && !l.class.UserContent() && !l.class.Social && !l.class.Shortener && !l.class.Messenger:
		x.find(kindLinkStranger, link.Defang(l.url.Host), "host", l.url.Host)
		if baitHost(l.url.Registrable) {
			x.find(kindTextBaitHost, link.Defang(l.url.Host), "host", l.url.Host)
		}
	}
	if l.Disguised {
		x.find(kindTextLinkDisguised, link.Defang(l.Target), "host", l.url.Host)
	}
}

// leadsToBrand tells whether an address leads to a page that only the brand
// makes: no shortener, no page that leads on, no place for strangers, nothing
// odd in how it is written.
func (x *examination) leadsToBrand(l *target) bool {
	const harmless = link.OddDefanged | link.OddNoScheme // people break up or shorten what they ask about
	return l.owner != nil && l.first.Odd&^harmless == 0 && len(l.hops) == 0 &&
		l.owner.Serves(l.url.Host) && !strangers(l.class) && !l.class.Shortener
}
