package attachment

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5" //nolint:gosec // prescribed by the format
	"crypto/rc4" //nolint:gosec // prescribed by the format
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// pdfLock decrypts a PDF that opens without a password: many are encrypted only
// to forbid printing or copying, and scam kits do it to hide links (ISO 32000-1
// section 7.6, ISO 32000-2 section 7.6.4).
//
// MD5 and RC4 are what the format prescribes; nothing is protected with them.
type pdfLock struct {
	key       []byte
	aes       bool
	perObject bool // each object has a key of its own (before version 5)
}

// padding completes short passwords (ISO 32000-1, algorithm 2).
const padding = "\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08\x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a"

// oldKey derives the key of versions 1 to 4 from the empty password and tests
// it (ISO 32000-1, algorithms 2, 4 and 5).
func (f *lockFacts) oldKey() []byte {
	if len(f.owner) < 32 || len(f.user) < 16 {
		return nil
	}
	size := 5
	if f.revision >= 3 && f.length >= 40 && f.length <= 128 {
		size = f.length / 8
	} else if f.version == 4 {
		size = 16
	}
	seed := append([]byte(padding), f.owner[:32]...)
	seed = binary.LittleEndian.AppendUint32(seed, f.permissions)
	seed = append(seed, f.id...)
	if f.revision >= 4 && f.openMetadata {
		seed = append(seed, "\xff\xff\xff\xff"...)
	}
	key := md5Sum(seed)
	if f.revision < 3 {
		if key = key[:5]; bytes.Equal(rc4Once(key, []byte(padding)), f.user[:min(len(f.user), 32)]) {
			return key
		}
		return nil
	}
	for range 50 {
		key = md5Sum(key[:size])
	}
	key = key[:size]
	test := md5Sum(append([]byte(padding), f.id...))
	round := make([]byte, size)
	for i := range byte(20) {
		for j := range key {
			round[j] = key[j] ^ i
		}
		test = rc4Once(round, test)
	}
	if !bytes.Equal(test, f.user[:16]) {
		return nil
	}
	return key
}

// newKey derives the key of version 5 from the empty password and tests it
// (ISO 32000-2, algorithms 2.A and 11).
func (f *lockFacts) newKey() []byte {
	if len(f.user) < 48 || len(f.userKey) < 32 {
		return nil
	}
	if !bytes.Equal(f.hash(f.user[32:40]), f.user[:32]) {
		return nil
	}
	block, err := aes.NewCipher(f.hash(f.user[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(key, f.userKey[:32])
	return key
}

// hash is the hash of the empty password with a salt: SHA-256 in revision 5,
// algorithm 2.B in revision 6.
func (f *lockFacts) hash(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	if f.revision < 6 {
		return k
	}
	for round := range 1000 {
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		e := bytes.Repeat(k, 64)
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		rest := 0
		for _, c := range e[:16] { // 256 leaves 1 when divided by 3
			rest += int(c)
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-32 {
			break
		}
	}
	return k[:32]
}

// open decrypts a string or stream of an object.
func (l *pdfLock) open(object, generation uint32, data []byte) []byte {
	key := l.key
	if l.perObject {
		seed := append(bytes.Clone(key), byte(object), byte(object>>8), byte(object>>16), byte(generation), byte(generation>>8))
		if l.aes {
			seed = append(seed, "sAlT"...)
		}
		key = md5Sum(seed)[:min(len(l.key)+5, md5.Size)]
	}
	if !l.aes {
		return rc4Once(key, data)
	}
	if len(data) < 2*aes.BlockSize {
		return nil
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	iv, out := data[:aes.BlockSize], bytes.Clone(data[aes.BlockSize:len(data)/aes.BlockSize*aes.BlockSize])
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, out)
	if pad := int(out[len(out)-1]); pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out
}

func md5Sum(data []byte) []byte {
	sum := md5.Sum(data) //nolint:gosec // prescribed by the format
	return sum[:]
}

// rc4Once applies RC4 from its beginning.
func rc4Once(key, data []byte) []byte {
	c, err := rc4.NewCipher(key) //nolint:gosec // prescribed by the format
	if err != nil {
		return nil
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}
