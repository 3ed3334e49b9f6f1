package mailauth

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"strings"
	"time"

	"bonafide/message"
)

// maxSignatures bounds the signatures that are checked, as RFC 6376 section 8.4
// advises.
const maxSignatures = 10

// futureTolerance is by how much a clock may be wrong.
const futureTolerance = 24 * time.Hour

// signedMessage gives the parts of a message that signatures are about.
type signedMessage struct {
	msg *message.Message
	// received is the time against which expiry is judged.
	received time.Time
	bodies   []knownBody
}

// knownBody is a body hash that was computed already.
type knownBody struct {
	canonicalization canonicalization
	limit            int64
	digest           bodyDigest
}

// body returns the body's hash, computing it once for each form.
func (s *signedMessage) body(c canonicalization, limit int64) bodyDigest {
	for i := range s.bodies {
		if s.bodies[i].canonicalization == c && s.bodies[i].limit == limit {
			return s.bodies[i].digest
		}
	}
	start := min(max(s.msg.Body, 0), len(s.msg.Raw))
	d := hashBody(s.msg.Raw[start:], c, limit)
	s.bodies = append(s.bodies, knownBody{c, limit, d})
	return d
}

// raw returns a field as it was received, nil if it isn't in the raw message.
func (s *signedMessage) raw(f *message.Field) []byte {
	if f.Start < 0 || f.End > len(s.msg.Raw) || f.Start >= f.End {
		return nil
	}
	return s.msg.Raw[f.Start:f.End]
}

// checkBody compares the body hash of a signature.
func (s *signedMessage) checkBody(f *signatureField) (h BodyHash, partial bool) {
	d := s.body(f.body, f.limit)
	if f.limit >= 0 {
		if f.limit > d.length {
			return BodyDiffers, false
		}
		partial = f.limit < d.length
	}
	if subtle.ConstantTimeCompare(d.sum[:], f.bodyHash) == 1 {
		return BodyMatches, partial
	}
	return BodyDiffers, partial
}

// headerDigest hashes the fields that a signature covers, and then the
// signature field itself without its b= (RFC 6376 section 3.7).
func (s *signedMessage) headerDigest(f *signatureField, own *message.Field) ([]byte, bool) {
	raw := s.raw(own)
	if raw == nil {
		return nil, false
	}
	h := sha256.New()
	var buf []byte
	next := make(map[string]int, len(f.fields)) // where to go on for a name, from below
	for _, name := range f.fields {
		from, seen := next[name]
		if !seen {
			from = len(s.msg.Header)
		}
		i := from - 1
		for i >= 0 && s.msg.Header[i].Key != name {
			i--
		}
		next[name] = max(i, 0)
		if i < 0 {
			continue // signed as absent (RFC 6376 section 5.4.2)
		}
		if field := s.raw(&s.msg.Header[i]); field != nil {
			buf = appendHeader(buf[:0], field, f.header)
			h.Write(buf)
		}
	}
	buf = appendHeader(buf[:0], withoutSignature(raw), f.header)
	h.Write(buf[:len(buf)-2])
	return h.Sum(nil), true
}

// checkSignatures verifies the DKIM signatures of a message.
func (s *signedMessage) checkSignatures(ctx context.Context, r Resolver) []Signature {
	var out []Signature
	for i := range s.msg.Header {
		f := &s.msg.Header[i]
		if f.Key != "dkim-signature" {
			continue
		}
		if len(out) == maxSignatures {
			break
		}
		out = append(out, s.checkSignature(ctx, r, f))
	}
	return out
}

// checkSignature verifies one DKIM signature.
func (s *signedMessage) checkSignature(ctx context.Context, r Resolver, field *message.Field) Signature {
	f, reason, err := parseSignature(field.Value, dkimSignature)
	sig := Signature{
		Domain: f.domain, Selector: f.selector, Identity: f.identity, Algorithm: f.algorithm,
		Signed: f.signed, Expires: f.expires, Result: PermError, Reason: reason, fragment: f.fragment,
	}
	if f.bodyHash != nil && len(f.bodyHash) == sha256.Size {
		sig.BodyHash, sig.Partial = s.checkBody(&f)
	}
	sig.Uncovered = s.uncovered(f.fields, f.domain)
	if err != nil {
		return sig
	}
	sig.Result, sig.Reason = s.verify(ctx, r, &f, field, &sig)
	return sig
}

// verify does what needs a readable signature.
func (s *signedMessage) verify(ctx context.Context, r Resolver, f *signatureField, field *message.Field, sig *Signature) (Result, Reason) {
	if sig.BodyHash != BodyMatches {
		return Fail, ReasonBodyHash
	}
	if !s.received.IsZero() {
		if !f.expires.IsZero() && f.expires.Before(s.received) {
			return Fail, ReasonExpired
		}
		if f.signed.After(s.received.Add(futureTolerance)) {
			return Fail, ReasonFuture
		}
	}
	key, result, reason := fetchKey(ctx, r, f)
	if result != Pass {
		return result, reason
	}
	sig.KeyBits, sig.Testing = key.bits, key.testing
	if key.exact && f.identity != "" {
		if at := strings.LastIndexByte(f.identity, '@'); !strings.EqualFold(f.identity[at+1:], f.domain) {
			return PermError, ReasonKey
		}
	}
	digest, ok := s.headerDigest(f, field)
	if !ok || !key.verify(digest, f.signature) {
		return Fail, ReasonSignature
	}
	return Pass, ""
}

// uncovered names the fields a reader sees that occur more often than h= covers
// (RFC 6376 section 8.15): somebody may have put a second one on top. A subject
// that isn't signed at all may be anybody's, and so may a Reply-To that leads
// away from the signer; other fields are often left out by honest signers.
func (s *signedMessage) uncovered(names []string, domain string) []string {
	var out []string
	for _, key := range [...]string{"from", "subject", "reply-to", "date", "content-type", "content-transfer-encoding"} {
		n := s.msg.Header.Count(key)
		open := key == "subject" || key == "reply-to" && !s.repliesTo(domain)
		if n == 0 || n == 1 && (!open || len(names) == 0) { // without names h= couldn't be read
			continue
		}
		covered := 0
		for _, name := range names {
			if name == key {
				covered++
			}
		}
		if covered < n {
			out = append(out, key)
		}
	}
	return out
}

// repliesTo tells whether answers go to the organization of domain only.
func (s *signedMessage) repliesTo(domain string) bool {
	if len(s.msg.ReplyTo) == 0 { // a program that reads more in it may still answer there
		return !strings.Contains(s.msg.Header.Get("reply-to"), "@")
	}
	for i := range s.msg.ReplyTo {
		if registrable(s.msg.ReplyTo[i].Domain) != registrable(domain) {
			return false
		}
	}
	return true
}
