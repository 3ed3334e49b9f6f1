package mailauth

import (
	"context"
	"crypto/sha256"
	"strings"

	"bonafide/message"
)

// maxInstances is the highest instance that RFC 8617 section 4.2.1 allows;
// chains longer than maxChecked are reported, not verified.
const (
	maxInstances = 50
	maxChecked   = 15
)

// ARC is the state of the Authenticated Received Chain (RFC 8617).
type ARC struct {
	// Result is None (no chain), Pass, Fail, Unknown (keys are not to be had)
	// or TempError.
	Result Result
	// Reason says why it isn't Pass.
	Reason Reason
	// Instances is the highest instance.
	Instances int
	// Sealers are the domains that sealed, instance 1 first.
	Sealers []string
	// BodyHash tells whether the body is the one that the newest set signed.
	BodyHash BodyHash
	// Stated is what the receiver recorded about the chain, "" if nothing.
	Stated Result

	results [][]AuthResult // of each instance, instance 1 first
}

// arcSet is one set of ARC fields.
type arcSet struct {
	results, message, seal *message.Field
}

// arcSeals is what is read of the seals before keys are asked for.
type arcSeals struct {
	sets []arcSet
	seal []signatureField
	ams  signatureField
}

// checkARC validates the chain (RFC 8617 section 5.2).
func (s *signedMessage) checkARC(ctx context.Context, r Resolver) ARC {
	sets, reason := arcSets(s.msg.Header)
	if len(sets) == 0 {
		if reason != "" {
			return ARC{Result: Fail, Reason: reason}
		}
		return ARC{Result: None}
	}
	a := ARC{Result: Fail, Reason: reason, Instances: len(sets)}
	if reason != "" {
		return a
	}
	c := arcSeals{sets: sets}
	if a.Reason = c.read(&a); a.Reason != "" {
		return a
	}
	if a.BodyHash, _ = s.checkBody(&c.ams); a.BodyHash != BodyMatches {
		a.Reason = ReasonBodyHash
		return a
	}
	if len(sets) > maxChecked {
		a.Result, a.Reason = Unknown, ReasonTooMany
		return a
	}
	a.Result, a.Reason = s.verifyChain(ctx, r, &c)
	return a
}

// arcSets collects the sets and checks that they are complete.
func arcSets(h message.Header) ([]arcSet, Reason) {
	var byInstance [maxInstances]arcSet
	highest, count := 0, 0
	for i := range h {
		f := &h[i]
		switch f.Key {
		case "arc-authentication-results", "arc-message-signature", "arc-seal":
		default:
			continue
		}
		n := instanceOf(f.Value)
		if n < 1 || n > maxInstances {
			return nil, ReasonSealOrder
		}
		set := &byInstance[n-1]
		slot := &set.results
		switch f.Key {
		case "arc-message-signature":
			slot = &set.message
		case "arc-seal":
			slot = &set.seal
		}
		if *slot != nil {
			return nil, ReasonSealOrder
		}
		*slot = f
		highest, count = max(highest, n), count+1
	}
	if count != 3*highest {
		return byInstance[:highest], ReasonSealMissing
	}
	return byInstance[:highest], ""
}

// instanceOf reads i= of an ARC field, 0 if there is none.
func instanceOf(value string) int {
	for rest := value; rest != ""; {
		var part string
		part, rest, _ = strings.Cut(rest, ";")
		name, v, ok := strings.Cut(part, "=")
		if ok && strings.TrimSpace(name) == "i" {
			n, _ := number(strings.TrimSpace(v))
			return n
		}
		if len(value)-len(rest) > 1000 {
			return 0
		}
	}
	return 0
}

// read parses the seals and the newest message signature, and checks cv=.
func (c *arcSeals) read(a *ARC) Reason {
	for i := range c.sets {
		t, err := parseTags(c.sets[i].seal.Value)
		if err != nil {
			return ReasonSyntax
		}
		want := "pass"
		if i == 0 {
			want = "none"
		}
		f, reason, err := parseSignature(c.sets[i].seal.Value, arcSeal)
		a.Sealers = append(a.Sealers, f.domain)
		stated := ParseAuthenticationResults(c.sets[i].results.Value)
		a.results = append(a.results, statedResults("arc-authentication-results", &stated))
		if err != nil {
			return reason
		}
		if _, hasFields := t.lookup("h"); hasFields || !strings.EqualFold(t.get("cv"), want) {
			return ReasonSealOrder
		}
		c.seal = append(c.seal, f)
	}
	var reason Reason
	var err error
	c.ams, reason, err = parseSignature(c.sets[len(c.sets)-1].message.Value, arcMessageSignature)
	if err != nil {
		return reason
	}
	return ""
}

// verifyChain checks the newest message signature and every seal.
func (s *signedMessage) verifyChain(ctx context.Context, r Resolver, c *arcSeals) (Result, Reason) {
	newest := len(c.sets) - 1
	key, result, reason := fetchKey(ctx, r, &c.ams)
	if result != Pass {
		return chainResult(result), reason
	}
	digest, ok := s.headerDigest(&c.ams, c.sets[newest].message)
	if !ok || !key.verify(digest, c.ams.signature) {
		return Fail, ReasonSignature
	}
	for i := newest; i >= 0; i-- {
		if c.seal[i].domain != c.ams.domain || c.seal[i].selector != c.ams.selector || c.seal[i].algorithm != c.ams.algorithm {
			if key, result, reason = fetchKey(ctx, r, &c.seal[i]); result != Pass {
				return chainResult(result), reason
			}
			c.ams.domain, c.ams.selector, c.ams.algorithm = c.seal[i].domain, c.seal[i].selector, c.seal[i].algorithm
		}
		if digest, ok := s.sealDigest(c.sets[:i+1]); !ok || !key.verify(digest, c.seal[i].signature) {
			return Fail, ReasonSignature
		}
	}
	return Pass, ""
}

// chainResult is the state of a chain of which a key had this result.
func chainResult(key Result) Result {
	if key == PermError {
		return Fail
	}
	return key
}

// sealDigest hashes what the seal of the last of sets covers (RFC 8617 section
// 5.1.1): all sets in order, the last seal without its b=.
func (s *signedMessage) sealDigest(sets []arcSet) ([]byte, bool) {
	h := sha256.New()
	var buf []byte
	for i := range sets {
		for _, f := range [...]*message.Field{sets[i].results, sets[i].message, sets[i].seal} {
			raw := s.raw(f)
			if raw == nil {
				return nil, false
			}
			if f == sets[len(sets)-1].seal {
				buf = appendHeader(buf[:0], withoutSignature(raw), relaxed)
				buf = buf[:len(buf)-2]
			} else {
				buf = appendHeader(buf[:0], raw, relaxed)
			}
			h.Write(buf)
		}
	}
	return h.Sum(nil), true
}
