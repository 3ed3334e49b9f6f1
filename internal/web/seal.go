package web

import (
	"bytes"
	"compress/flate"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// maxSealed bounds a result once unpacked, so that a small form cannot fill
// the memory.
const maxSealed = 1 << 20

// errSeal tells that a sealed result is not one of ours.
var errSeal = errors.New("web: the seal does not fit")

// sealer packs a result into a form field, so that the page can be shown again
// in another language although the server keeps nothing. The seal (HMAC-SHA
// 256, RFC 2104) makes sure that nobody can have this site show a verdict that
// it did not give.
type sealer struct{ key []byte }

// newSealer makes a sealer with key, or with a random one for nil.
func newSealer(key []byte) (*sealer, error) {
	if key == nil {
		key = make([]byte, 32)
		if _, err := rand.Read(key); err != nil {
			return nil, fmt.Errorf("web: making a key: %w", err)
		}
	}
	if len(key) < 16 {
		return nil, errors.New("web: the key for results is shorter than 16 bytes; make one of 32 random bytes")
	}
	return &sealer{key: key}, nil
}

func (s *sealer) sum(packed []byte) []byte {
	m := hmac.New(sha256.New, s.key)
	m.Write([]byte("bonafide result 1\x00"))
	m.Write(packed)
	return m.Sum(nil)
}

// seal packs v.
func (s *sealer) seal(v any) (string, error) {
	var b bytes.Buffer
	z, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err != nil {
		return "", fmt.Errorf("web: packing a result: %w", err)
	}
	if err := errors.Join(json.NewEncoder(z).Encode(v), z.Close()); err != nil {
		return "", fmt.Errorf("web: packing a result: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(append(s.sum(b.Bytes()), b.Bytes()...)), nil
}

// open unpacks into v what seal packed; errSeal otherwise.
func (s *sealer) open(sealed string, v any) error {
	raw, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil || len(raw) < sha256.Size {
		return errSeal
	}
	packed := raw[sha256.Size:]
	if !hmac.Equal(raw[:sha256.Size], s.sum(packed)) {
		return errSeal
	}
	z := flate.NewReader(bytes.NewReader(packed))
	if err := json.NewDecoder(io.LimitReader(z, maxSealed)).Decode(v); err != nil {
		return fmt.Errorf("web: unpacking a result: %w", err)
	}
	return nil
}
