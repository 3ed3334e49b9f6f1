package mailauth

import (
	"context"
	"slices"
	"strings"
	"time"

	"bonafide/message"
)

// Verifier finds out whom messages provably come from. It is safe for
// concurrent use if its Resolver is.
type Verifier struct {
	// Resolver answers DNS questions; nil means Offline.
	Resolver Resolver
	// TrustedReceivers, if any, restricts trust to results of these servers:
	// authserv-ids, or domains with everything below them. The operator vouches
	// that they remove results which others wrote in their name; then their
	// results count directly below the boundary, too, and on top of a message
	// without any Received field.
	TrustedReceivers []string
	// TrustedSealers are domains whose ARC results count where their chain
	// verifies here, or where the receiver recorded arc=pass. None by default.
	TrustedSealers []string
	// AcceptPlausible adds the Plausible origins to Proven. Those results stand
	// where the receiver may have written them, but where the sender may have,
	// too. Off by default.
	AcceptPlausible bool
}

// Verify finds out whom msg provably comes from, asking r.
func Verify(ctx context.Context, msg *message.Message, r Resolver, now time.Time) Report {
	v := Verifier{Resolver: r}
	return v.Verify(ctx, msg, now)
}

// checker gathers the report of one message.
type checker struct {
	msg    *message.Message
	walker *walker
	report Report
}

// Verify finds out whom msg provably comes from. now is when it is checked;
// the expiry of signatures is judged against the time of receipt where the
// trace tells a sane one. Canceling ctx ends DNS questions, not the check.
func (v *Verifier) Verify(ctx context.Context, msg *message.Message, now time.Time) Report {
	r := v.Resolver
	if r == nil {
		r = Offline{}
	}
	c := checker{msg: msg, walker: newWalker(r)}
	c.author(ctx)
	t := readTrace(msg.Header)
	c.report.Hops, c.report.Receiver = t.hops, t.receiver()

	said := v.readStatements(msg.Header, &t)
	c.report.Stated, c.report.StatedUntrusted, c.report.Forged = said.trusted, said.untrusted, said.forged
	c.report.Receiver.nameBy(said.trusted)
	c.report.List = readList(msg)
	c.report.ForwardMarks = forwardMarks(msg)
	c.report.Forwarded = len(c.report.ForwardMarks) > 0

	s := signedMessage{msg: msg, received: received(&t, now)}
	c.report.Signatures = s.checkSignatures(ctx, r)
	c.report.BodyHashMismatch = bodyAltered(c.report.Signatures)
	c.report.ARC = s.checkARC(ctx, r)
	c.checkSPF(ctx)
	c.checkDMARC(ctx)
	c.align(ctx)
	c.checkBIMI(ctx)
	c.prove(ctx, v)
	return c.report
}

// nameBy names the receiver's organization by the results it recorded, where
// its servers bear no public names in the trace, as those of Yahoo and iCloud.
func (r *Receiver) nameBy(trusted []AuthResult) {
	for i := range trusted {
		if r.Org != "" || !r.Evident {
			return
		}
		r.Org = organizationOf(trusted[i].Server)
	}
}

// author reads the domains in From.
func (c *checker) author(ctx context.Context) {
	r := &c.report
	for i := range c.msg.From {
		domain := strings.ToLower(c.msg.From[i].Domain)
		if !domainName(domain) {
			domain = ""
		}
		if i == 0 {
			r.FromDomain = domain
		}
		// A mailbox without a domain aligns with nothing: "" stays in the list.
		if !slices.Contains(r.FromDomains, domain) {
			r.FromDomains = append(r.FromDomains, domain)
		}
	}
	r.OrgDomain = c.walker.organization(ctx, r.FromDomain)
}

// received is the time against which expiry is judged: that of the topmost
// Received field unless it lies in the future, else now.
func received(t *trace, now time.Time) time.Time {
	if len(t.hops) > 0 {
		if at := t.hops[0].Time; !at.IsZero() && at.Before(now.Add(futureTolerance)) {
			return at
		}
	}
	return now
}

// bodyAltered tells whether there are body hashes and none of them fits.
func bodyAltered(signatures []Signature) bool {
	altered := false
	for i := range signatures {
		switch signatures[i].BodyHash {
		case BodyMatches:
			return false
		case BodyDiffers:
			altered = true
		case BodyNotChecked:
		}
	}
	return altered
}

// align marks signatures and recorded results that belong with From.
func (c *checker) align(ctx context.Context) {
	d := &c.report.DMARC
	for i := range c.report.Signatures {
		s := &c.report.Signatures[i]
		s.Aligned = c.alignedAll(ctx, s.Domain, d.StrictDKIM)
	}
	for _, list := range [...][]AuthResult{c.report.Stated, c.report.StatedUntrusted} {
		for i := range list {
			strict := list[i].Method == "dkim" && d.StrictDKIM || list[i].Method == "spf" && d.StrictSPF
			list[i].Aligned = c.alignedAll(ctx, list[i].Domain, strict)
		}
	}
}
