package mailauth

import (
	"strings"

	"bonafide/message"
)

// maxHops bounds the Received fields that are read; real traces have fewer
// than 30.
const maxHops = 100

// trace is the way of a message as its Received fields tell it.
type trace struct {
	hops []Hop
	// boundary is the index in hops of the hop that took the message over from
	// outside, -1 if none is found.
	boundary int
	// field is the index of the boundary's field in the header, -1 if none.
	field int
	// host and org are the server and the organization at the boundary.
	host, org string
	// crossed tells that hops between public hosts of one organization lie
	// above the boundary.
	crossed bool
}

// readTrace parses the Received fields and finds the boundary.
func readTrace(h message.Header) trace {
	t := trace{boundary: -1, field: -1, hops: make([]Hop, 0, min(h.Count("received"), maxHops))}
	for i := range h {
		if h[i].Key != "received" {
			continue
		}
		if len(t.hops) == maxHops {
			break
		}
		hop := ParseReceived(h[i].Value)
		hop.Field = i
		t.hops = append(t.hops, hop)
	}
	t.findBoundary()
	return t
}

// findBoundary goes down from the topmost hop while hops are internal.
func (t *trace) findBoundary() {
	for i := range t.hops {
		inside, public := t.internal(i)
		if inside {
			t.crossed = t.crossed || public
			continue
		}
		t.boundary, t.field, t.host = i, t.hops[i].Field, t.hops[i].By
		t.org = organizationOf(t.host)
		for j := i - 1; t.org == "" && j >= 0; j-- {
			t.org = organizationOf(t.hops[j].By)
		}
		return
	}
	t.lowestPublic()
}

// lowestPublic takes the lowest hop from a public address as the boundary where
// every hop seems internal: the message was sent inside the organization, or
// names were replaced in it.
func (t *trace) lowestPublic() {
	for i := len(t.hops) - 1; i >= 0; i-- {
		h := &t.hops[i]
		if h.IP.IsValid() && !internalAddress(h.IP) && !retrieval(h.With) {
			t.boundary, t.field, t.host, t.org = i, h.Field, h.By, organizationOf(h.By)
			t.crossed = false
			return
		}
	}
}

// internal tells whether hop i stayed inside the receiving organization, and
// whether it went between public addresses. Only what the receiving server
// found out itself counts; HELO is the client's word.
func (t *trace) internal(i int) (inside, public bool) {
	h := &t.hops[i]
	org := organizationOf(h.By)
	switch {
	case h.From == "" && !h.IP.IsValid():
		// "by X with SMTP id …": a transfer inside the server. Behind a public
		// hop it may be a user of the same provider.
		return !h.Submitted && !t.crossed, false
	case retrieval(h.With):
		return true, false
	case h.Submitted:
		return false, false
	case h.With == "LMTP" || h.With == "LMTPA" || h.With == "LMTPS":
		return true, false
	case org == "google.com":
		return internalAddress(h.IP), false
	case org == "outlook.com":
		return exchangeInternal(h), false
	case h.IP.IsLoopback():
		return true, false
	case internalAddress(h.IP):
		return t.internalName(i, org), false
	case !h.IP.IsValid():
		return false, false
	default:
		same := h.Verified && h.confirms && org != "" && organizationOf(h.RDNS) == org && !namedByAddress(h.RDNS, h.IP) && !lent(h.RDNS)
		return same, same
	}
}

// internalName tells whether the name of a client with a private address fits a
// server of the organization. A stranger's name behind a private address means
// that a proxy hides the stranger's own.
func (t *trace) internalName(i int, org string) bool {
	h := &t.hops[i]
	theirs := organizationOf(h.HELO)
	if theirs == "" || theirs == org || h.Verified && org != "" && organizationOf(h.RDNS) == org {
		return true
	}
	return org == "" && i+1 < len(t.hops) && t.hops[i+1].By == h.HELO
}

// exchangeInternal tells whether a hop went between servers of Exchange Online.
// What leaves a tenant goes through *.outbound.protection.outlook.com.
func exchangeInternal(h *Hop) bool {
	if !internalAddress(h.IP) && !exchangeAddress(h.IP) {
		return false
	}
	if theirs := organizationOf(h.HELO); theirs != "" && theirs != "outlook.com" {
		return false
	}
	return !strings.Contains(h.HELO, ".outbound.")
}

// retrieval tells whether the protocol fetched the message from a mailbox.
func retrieval(protocol string) bool {
	switch protocol {
	case "POP3", "POP3S", "IMAP", "IMAPS", "IMAP4":
		return true
	}
	return false
}

// receiver describes the boundary.
func (t *trace) receiver() Receiver {
	if t.boundary < 0 {
		return Receiver{}
	}
	h := &t.hops[t.boundary]
	r := Receiver{Evident: true, Host: t.host, Org: t.org, HELO: h.HELO, Time: h.Time}
	if !internalAddress(h.IP) {
		r.ClientIP = h.IP
	}
	if h.Verified {
		r.RDNS = h.RDNS
	}
	return r
}

// passedThrough tells whether a server of org wrote a Received field below the
// boundary, as when the message was forwarded by it.
func (t *trace) passedThrough(org string) bool {
	for i := range t.hops {
		if i > t.boundary && organizationOf(t.hops[i].By) == org {
			return true
		}
	}
	return false
}
