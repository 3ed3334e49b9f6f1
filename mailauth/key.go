package mailauth

import (
	"context"
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"
)

// The sizes of RSA keys that are accepted (RFC 8301 section 3.2).
const (
	minRSABits = 1024
	maxRSABits = 8192
)

// maxKeyRecords bounds the TXT records of which one must be a key.
const maxKeyRecords = 5

var errKey = errors.New("key record")

// publicKey is a key record (RFC 6376 section 3.6.1).
type publicKey struct {
	rsa     *rsa.PublicKey
	ed25519 ed25519.PublicKey
	bits    int
	testing bool // t=y
	exact   bool // t=s: i= must not be a subdomain of d=
}

// fetchKey asks for the key of a signature. With Result Pass the key is usable.
func fetchKey(ctx context.Context, r Resolver, f *signatureField) (publicKey, Result, Reason) {
	records, err := r.LookupTXT(ctx, f.selector+"._domainkey."+f.domain)
	switch {
	case errors.Is(err, ErrUnknown):
		return publicKey{}, Unknown, ReasonUnanswered
	case absent(err):
		return publicKey{}, PermError, ReasonNoKey
	case err != nil:
		return publicKey{}, TempError, ReasonUnanswered
	}
	if len(records) > maxKeyRecords {
		records = records[:maxKeyRecords]
	}
	reason := ReasonNoKey
	for _, record := range records {
		key, why, err := parseKey(record, f.algorithm)
		if err == nil {
			return key, Pass, ""
		}
		reason = why
	}
	return publicKey{}, PermError, reason
}

// parseKey reads a key record for use with algorithm.
func parseKey(record, algorithm string) (publicKey, Reason, error) {
	t, err := parseTags(record)
	if err != nil {
		return publicKey{}, ReasonKey, fmt.Errorf("%w: %w", errKey, err)
	}
	if v, ok := t.lookup("v"); ok && v != "DKIM1" {
		return publicKey{}, ReasonKey, fmt.Errorf("%w: version %.20q", errKey, v)
	}
	if h, ok := t.lookup("h"); ok && !containsItem(h, "sha256") {
		return publicKey{}, ReasonKey, fmt.Errorf("%w: not for sha256", errKey)
	}
	if s, ok := t.lookup("s"); ok && !containsItem(s, "*") && !containsItem(s, "email") {
		return publicKey{}, ReasonKey, fmt.Errorf("%w: not for e-mail", errKey)
	}
	p, ok := t.lookup("p")
	if !ok {
		return publicKey{}, ReasonKey, fmt.Errorf("%w: without p=", errKey)
	}
	if p = withoutSpace(p); p == "" {
		return publicKey{}, ReasonRevoked, fmt.Errorf("%w: revoked", errKey)
	}
	data, err := decode64(p)
	if err != nil {
		return publicKey{}, ReasonKey, fmt.Errorf("%w: p= isn't base64", errKey)
	}
	key := publicKey{testing: containsItem(t.get("t"), "y"), exact: containsItem(t.get("t"), "s")}
	k := strings.ToLower(t.get("k"))
	if k == "" {
		k = "rsa"
	}
	if !strings.HasPrefix(algorithm, k+"-") {
		return publicKey{}, ReasonKey, fmt.Errorf("%w: a key of kind %.20q doesn't fit %s", errKey, k, algorithm)
	}
	if k == "ed25519" {
		if len(data) != ed25519.PublicKeySize {
			return publicKey{}, ReasonKey, fmt.Errorf("%w: Ed25519 key of %d bytes", errKey, len(data))
		}
		key.ed25519, key.bits = data, 256
		return key, "", nil
	}
	return key.withRSA(data)
}

// withRSA reads an RSA key in either of the forms that are published:
// SubjectPublicKeyInfo or the RSAPublicKey inside it.
func (k publicKey) withRSA(data []byte) (publicKey, Reason, error) {
	if parsed, err := x509.ParsePKIXPublicKey(data); err == nil {
		k.rsa, _ = parsed.(*rsa.PublicKey)
	} else if k.rsa, err = x509.ParsePKCS1PublicKey(data); err != nil {
		return publicKey{}, ReasonKey, fmt.Errorf("%w: no RSA key: %w", errKey, err)
	}
	if k.rsa == nil {
		return publicKey{}, ReasonKey, fmt.Errorf("%w: not an RSA key", errKey)
	}
	k.bits = k.rsa.N.BitLen()
	switch {
	case k.bits < minRSABits:
		return k, ReasonWeakKey, fmt.Errorf("%w: RSA key of %d bits, at least %d are needed", errKey, k.bits, minRSABits)
	case k.bits > maxRSABits:
		return publicKey{}, ReasonKey, fmt.Errorf("%w: RSA key of %d bits, at most %d are read", errKey, k.bits, maxRSABits)
	}
	return k, "", nil
}

// verify tells whether signature is the key's over digest (RFC 8463 section 3
// for Ed25519: the SHA-256 digest is what is signed).
func (k *publicKey) verify(digest, signature []byte) bool {
	if k.ed25519 != nil {
		return ed25519.Verify(k.ed25519, digest, signature)
	}
	return rsa.VerifyPKCS1v15(k.rsa, crypto.SHA256, digest, signature) == nil
}
