package mailauth

import (
	"context"
	"slices"
	"strings"
)

// prove collects the domains that are proved.
func (c *checker) prove(ctx context.Context, v *Verifier) {
	r := &c.report
	for i := range r.Signatures {
		s := &r.Signatures[i]
		if s.Result == Pass && s.proves() {
			c.add(Origin{Domain: s.Domain, By: BySignature, Method: "dkim", Aligned: s.Aligned})
		}
	}
	for i := range r.Stated {
		s := &r.Stated[i]
		if s.Method == "arc" && knownResult(s.Result) {
			r.ARC.Stated = s.Result
		}
		if o, ok := c.origin(s); ok {
			o.Receiver = r.Receiver.Org
			if o.Receiver == "" {
				o.Receiver = r.Receiver.Host
			}
			if o.Receiver == "" {
				o.Receiver = s.Server
			}
			c.add(o)
		}
	}
	if r.SPF.Source == SourceOurs && r.SPF.Result == Pass {
		c.add(Origin{Domain: r.SPF.Domain, By: ByReceiver, Method: "spf", Aligned: r.SPF.Aligned, Receiver: r.Receiver.Org})
	}
	c.proveSealed(ctx, v)
	for i := range r.StatedUntrusted {
		s := &r.StatedUntrusted[i]
		if o, ok := c.origin(s); ok && s.Plausible {
			o.Receiver = r.Receiver.Org
			r.Plausible = append(r.Plausible, o)
			if v.AcceptPlausible {
				c.add(o)
			}
		}
	}
	slices.SortStableFunc(r.Proven, func(a, b Origin) int { return rank(a) - rank(b) })
}

// rank orders origins: aligned before others, signatures before what others
// recorded, SPF last, as it only proves where the envelope came from.
func rank(o Origin) int {
	n := 0
	if !o.Aligned {
		n += 8
	}
	if o.By != BySignature {
		n += 4
	}
	if o.Method == "spf" {
		n += 2
	}
	if o.Method == "dkim" {
		n++
	}
	return n
}

// proveSealed adds what a trusted sealer recorded in a chain that holds.
func (c *checker) proveSealed(ctx context.Context, v *Verifier) {
	a := &c.report.ARC
	if a.Result != Pass && (a.Result == Fail || a.Stated != Pass) {
		return
	}
	for i, sealer := range a.Sealers {
		trusted := false
		for _, name := range v.TrustedSealers {
			trusted = trusted || under(sealer, strings.ToLower(name))
		}
		if !trusted {
			continue
		}
		for j := range a.results[i] {
			s := a.results[i][j]
			s.Aligned = c.alignedAll(ctx, s.Domain, false)
			if o, ok := c.origin(&s); ok {
				o.By, o.Receiver = BySealer, sealer
				c.add(o)
			}
		}
	}
}

// origin turns a recorded pass into an origin.
func (c *checker) origin(s *AuthResult) (Origin, bool) {
	if s.Result != Pass || s.Malformed || s.Domain == "" {
		return Origin{}, false
	}
	o := Origin{Domain: s.Domain, By: ByReceiver, Method: s.Method, Aligned: s.Aligned}
	switch s.Method {
	case "dmarc":
		return c.policyOrigin(o)
	case "dkim":
		sig, ok := c.signatureOf(s)
		if !ok || !sig.proves() {
			return Origin{}, false
		}
		o.Domain, o.Aligned = sig.Domain, sig.Aligned
		return o, true
	case "spf":
		return o, true
	}
	return Origin{}, false
}

// policyOrigin tells what a recorded pass of DMARC proves. It says that a
// signature or SPF aligned, not which. Where the receiver recorded that SPF
// did, the message came from a host that the domain permits. Where only
// signatures did that leave a part of the message open, as with l=, it proves
// nothing.
func (c *checker) policyOrigin(o Origin) (Origin, bool) {
	if !slices.Contains(c.report.FromDomains, o.Domain) {
		return Origin{}, false
	}
	if c.statedPermitted() {
		return o, true
	}
	signed := false
	for i := range c.report.Signatures {
		if s := &c.report.Signatures[i]; s.Aligned {
			if s.proves() {
				return o, true
			}
			signed = true
		}
	}
	if !signed && !c.statedSigned() {
		o.Method = "spf"
	}
	return o, !signed
}

// statedPermitted tells whether the receiver recorded an aligned SPF pass.
func (c *checker) statedPermitted() bool {
	for i := range c.report.Stated {
		if s := &c.report.Stated[i]; s.Method == "spf" && s.Result == Pass && s.Aligned && !s.Malformed {
			return true
		}
	}
	return false
}

// statedSigned tells whether the receiver recorded an aligned signature, which
// may be lost in the file.
func (c *checker) statedSigned() bool {
	for i := range c.report.Stated {
		if s := &c.report.Stated[i]; s.Method == "dkim" && s.Result == Pass && s.Aligned && !s.Malformed {
			return true
		}
	}
	return false
}

// signatureOf finds the signature that a recorded dkim result is about. A
// result about a signature that the message doesn't hold proves nothing.
func (c *checker) signatureOf(s *AuthResult) (*Signature, bool) {
	for i := range c.report.Signatures {
		sig := &c.report.Signatures[i]
		if sig.Domain == "" || !under(s.Domain, sig.Domain) {
			continue
		}
		if s.Selector != "" && !strings.EqualFold(s.Selector, sig.Selector) {
			continue
		}
		if s.Fragment != "" && !strings.HasPrefix(sig.fragment, s.Fragment) {
			continue
		}
		return sig, true
	}
	return nil, false
}

// add appends an origin unless it is known.
func (c *checker) add(o Origin) {
	if !slices.Contains(c.report.Proven, o) {
		c.report.Proven = append(c.report.Proven, o)
	}
}
