package check

import (
	"strings"

	"bonafide/link"
	"bonafide/verdict"
)

// The text names a mailbox at a free mail service that is not the sender's:
// answers shall go where the sender can't be traced. Args: address.
var kindContentFreeMailContact = verdict.Kind{Code: "content.free-mail-contact", Direction: verdict.Against, Family: "sender-reply", Prior: 1.5}

// judgeContactAddress looks for a free mailbox that the text wants to be
// written to. Lists and conversations quote everybody's address.
func (x *examination) judgeContactAddress() {
	if x.reading.Counts.Addresses == 0 || x.reading.Counts.Addresses > mostContacts || x.passedOn() || x.conversation() {
		return
	}
	if to := x.m.To; len(to) > 0 && (to[0].Addr == "" || !validDomain(to[0].Domain)) {
		return // the reader's address was taken out: it may be the one in the text
	}
	rest := head(x.m.Text, 20_000)
	for range mostContacts {
		at := strings.IndexByte(rest, '@')
		if at < 0 {
			return
		}
		start := at
		for start > 0 && localByte(rest[start-1]) {
			start--
		}
		domain := domainIn(rest[at:])
		addr := rest[start:at] + "@" + domain
		if start < at && domain != "" && link.Classify(domain).FreeMail && !strings.EqualFold(addr, x.from.Addr) && !x.addressed(addr) {
			x.find(kindContentFreeMailContact, link.Defang(addr), "address", addr)
			return
		}
		rest = rest[at+1:]
	}
}

// mostContacts is how many addresses a message may name that wants to be
// answered; more are a directory.
const mostContacts = 5

// localByte tells whether a byte may stand in the local part of an address as
// people write it.
func localByte(c byte) bool {
	return lower(c) || upper(c) || c >= '0' && c <= '9' || strings.IndexByte("._%+-", c) >= 0
}

// addressed tells whether the message was sent to this address.
func (x *examination) addressed(addr string) bool {
	for _, to := range x.m.To {
		if strings.EqualFold(to.Addr, addr) {
			return true
		}
	}
	return false
}
