package mailauth

import (
	"crypto"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// BodyHash tells whether the body is the one that was signed.
type BodyHash string

// The states of a body hash.
const (
	// BodyMatches means that the body is the one that was signed.
	BodyMatches BodyHash = "match"
	// BodyDiffers means that it isn't: the signature can't be valid, whatever
	// the key.
	BodyDiffers BodyHash = "mismatch"
	// BodyNotChecked means that the signature can't be read, or that its hash
	// isn't known here.
	BodyNotChecked BodyHash = ""
)

// Signature is one DKIM signature and what became of it.
type Signature struct {
	// Domain and Selector are d= and s=, lower case; Identity is i=.
	Domain, Selector, Identity string
	// Result is Pass, Fail, Unknown (no answer for the key), TempError or
	// PermError (it can't be evaluated, or its key isn't published).
	Result Result
	// Reason is a stable word that says why it isn't Pass: see the constants.
	Reason   Reason
	BodyHash BodyHash
	// Aligned tells that Domain belongs with every domain in From.
	Aligned bool
	// Algorithm is a=: rsa-sha256 or ed25519-sha256, or another as written.
	Algorithm string
	// KeyBits is the size of the public key, 0 if it wasn't read.
	KeyBits int
	// Partial tells that l= leaves a part of the body unsigned.
	Partial bool
	// Uncovered names fields that a reader sees and that occur more often than
	// the signature covers, so that one may have been added or replaced: from,
	// subject, …
	Uncovered []string
	// Testing tells that the domain only tests DKIM (t=y in the key).
	Testing bool
	// Signed is t=, Expires is x=; zero if not given.
	Signed, Expires time.Time

	fragment string // of b=, to compare with header.b of recorded results
}

// proves tells whether the signature covers all that a reader sees, and is of a
// kind that nobody but the domain can make. It doesn't tell whether it verifies.
func (s *Signature) proves() bool {
	switch s.Reason {
	case ReasonAlgorithm, ReasonWeakKey, ReasonExpired, ReasonFuture:
		return false
	default:
		return !s.Partial && len(s.Uncovered) == 0
	}
}

// Reason says why a signature isn't Pass.
type Reason string

// The reasons.
const (
	ReasonSyntax      Reason = "syntax"         // the field breaks RFC 6376
	ReasonAlgorithm   Reason = "algorithm"      // unknown, or rsa-sha1 (RFC 8301)
	ReasonBodyHash    Reason = "body-hash"      // the body was altered
	ReasonSignature   Reason = "signature"      // the header was altered, or the key is another
	ReasonExpired     Reason = "expired"        // x= lies before the receipt
	ReasonFuture      Reason = "future"         // t= lies after the receipt
	ReasonNoKey       Reason = "no-key"         // the key isn't published (any more)
	ReasonRevoked     Reason = "revoked"        // the key was withdrawn
	ReasonKey         Reason = "key"            // the key record can't be used
	ReasonWeakKey     Reason = "weak-key"       // fewer than 1024 bits (RFC 8301)
	ReasonUnanswered  Reason = "unanswered"     // no DNS answer to be had
	ReasonTooMany     Reason = "too-many"       // beyond the number that is checked
	ReasonSealMissing Reason = "seal-missing"   // ARC: a set isn't complete
	ReasonSealOrder   Reason = "seal-structure" // ARC: instances or cv= are wrong
)

// signatureField is a parsed DKIM-Signature, ARC-Message-Signature or ARC-Seal.
type signatureField struct {
	domain, selector, identity string
	algorithm                  string
	hash                       crypto.Hash
	header, body               canonicalization
	fields                     []string // h=, lower case
	bodyHash, signature        []byte
	limit                      int64 // l=, -1 if not given
	signed, expires            time.Time
	fragment                   string
}

// The kinds of a signature field.
type signatureKind int

const (
	dkimSignature signatureKind = iota
	arcMessageSignature
	arcSeal
)

const (
	maxSignature = 16 << 10 // bytes of a signature field
	maxSigned    = 300      // names in h=
)

var errSignature = errors.New("signature field")

// parseSignature reads the value of a signature field. What could be read is
// returned with an error, too.
func parseSignature(value string, kind signatureKind) (signatureField, Reason, error) {
	f := signatureField{limit: -1, header: relaxed, body: relaxed, hash: crypto.SHA256}
	if len(value) > maxSignature {
		return f, ReasonSyntax, fmt.Errorf("%w: longer than %d bytes", errSignature, maxSignature)
	}
	t, err := parseTags(value)
	if err != nil {
		return f, ReasonSyntax, fmt.Errorf("%w: %w", errSignature, err)
	}
	f.domain = strings.ToLower(strings.TrimSuffix(t.get("d"), "."))
	f.selector = strings.ToLower(t.get("s"))
	f.identity = t.get("i")
	f.algorithm = strings.ToLower(t.get("a"))
	f.signed, f.expires = timestamp(t.get("t")), timestamp(t.get("x"))
	b := withoutSpace(t.get("b"))
	f.fragment = b
	if !domainName(f.domain) || !domainName(f.selector) {
		return f, ReasonSyntax, fmt.Errorf("%w: d= and s= must be names", errSignature)
	}
	if f.signature, err = decode64(b); err != nil || len(f.signature) == 0 {
		return f, ReasonSyntax, fmt.Errorf("%w: b= isn't base64", errSignature)
	}
	if kind != arcSeal {
		if err := f.readMessageTags(t, kind); err != nil {
			return f, ReasonSyntax, err
		}
	}
	if kind == dkimSignature {
		if err := f.readDKIMTags(t); err != nil {
			return f, ReasonSyntax, err
		}
	}
	if f.algorithm != "rsa-sha256" && f.algorithm != "ed25519-sha256" {
		return f, ReasonAlgorithm, fmt.Errorf("%w: algorithm %.20q isn't accepted", errSignature, f.algorithm)
	}
	return f, "", nil
}

// readMessageTags reads the tags that DKIM-Signature and ARC-Message-Signature
// share: h, bh, c, l.
func (f *signatureField) readMessageTags(t tags, kind signatureKind) error {
	var err error
	if f.bodyHash, err = decode64(withoutSpace(t.get("bh"))); err != nil || len(f.bodyHash) == 0 {
		return fmt.Errorf("%w: bh= isn't base64", errSignature)
	}
	for _, name := range colonList(t.get("h")) {
		f.fields = append(f.fields, strings.ToLower(name))
	}
	if len(f.fields) > maxSigned {
		return fmt.Errorf("%w: h= holds more than %d names", errSignature, maxSigned)
	}
	from := false
	for _, name := range f.fields {
		from = from || name == "from"
	}
	if !from && kind == dkimSignature {
		return fmt.Errorf("%w: h= must hold From (RFC 6376 section 5.4)", errSignature)
	}
	f.header, f.body = simple, simple
	if c, ok := t.lookup("c"); ok {
		header, body, both := strings.Cut(strings.ToLower(c), "/")
		f.header = canonicalization(strings.TrimSpace(header))
		if both {
			f.body = canonicalization(strings.TrimSpace(body))
		}
		if f.header != simple && f.header != relaxed || f.body != simple && f.body != relaxed {
			return fmt.Errorf("%w: unknown canonicalization %.20q", errSignature, c)
		}
	}
	if l, ok := t.lookup("l"); ok {
		n, err := strconv.ParseInt(l, 10, 62)
		if err != nil || n < 0 {
			return fmt.Errorf("%w: l= isn't a number", errSignature)
		}
		f.limit = n
	}
	return nil
}

// readDKIMTags reads the tags that only DKIM-Signature has: v, i, q.
func (f *signatureField) readDKIMTags(t tags) error {
	if t.get("v") != "1" {
		return fmt.Errorf("%w: v= must be 1", errSignature)
	}
	if f.identity != "" {
		_, domain, ok := strings.Cut(f.identity, "@")
		if at := strings.LastIndexByte(f.identity, '@'); at >= 0 {
			domain = f.identity[at+1:]
		}
		if !ok || !under(strings.ToLower(domain), f.domain) {
			return fmt.Errorf("%w: i= isn't below d= (RFC 6376 section 3.5)", errSignature)
		}
	}
	if q, ok := t.lookup("q"); ok && !containsItem(q, "dns/txt") && !containsItem(q, "dns") {
		return fmt.Errorf("%w: no known query method in q=", errSignature)
	}
	if !f.expires.IsZero() && !f.signed.IsZero() && f.expires.Before(f.signed) {
		return fmt.Errorf("%w: x= lies before t=", errSignature)
	}
	return nil
}

// containsItem tells whether a colon-separated list holds item.
func containsItem(list, item string) bool {
	for _, x := range colonList(list) {
		if strings.EqualFold(x, item) {
			return true
		}
	}
	return false
}

// timestamp reads seconds since 1970, the zero time if there are none.
func timestamp(s string) time.Time {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 || n > 1<<40 {
		return time.Time{}
	}
	return time.Unix(n, 0).UTC()
}

// decode64 reads base64 with or without padding.
func decode64(s string) ([]byte, error) {
	return base64.RawStdEncoding.DecodeString(strings.TrimRight(s, "="))
}
