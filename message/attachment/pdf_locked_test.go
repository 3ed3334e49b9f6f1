package attachment

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"slices"
	"testing"
)

// lockedPDF builds a file with a locked link, by RC4 of 128 bits (revision 3).
// password is the one that opens it.
func lockedPDF(password string) []byte {
	const id = "0123456789abcdef"
	owner := bytes.Repeat([]byte("o"), 32)
	pad := append([]byte(password), padding...)[:32]
	h := md5.New()
	h.Write(slices.Concat(pad, owner, []byte("\xfc\xff\xff\xff"), []byte(id)))
	key := h.Sum(nil)
	for range 50 {
		sum := md5.Sum(key)
		key = sum[:]
	}
	test := md5.Sum([]byte(padding + id))
	user := test[:]
	for i := range byte(20) {
		round := make([]byte, 16)
		for j := range round {
			round[j] = key[j] ^ i
		}
		user = rc4Once(round, user)
	}
	lock := pdfLock{key: key, perObject: true}
	return []byte(fmt.Sprintf("%%PDF-1.6\n5 0 obj\n<</S/URI/URI<%x>>>\nendobj\n9 0 obj\n<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%x>/U<%x%x>>>\nendobj\ntrailer\n<</Encrypt 9 0 R/ID[<%x><%x>]>>\n",
		lock.open(5, 0, []byte("https://locked.example/")), owner, user, user, id, id))
}

func TestLockedPDF(t *testing.T) {
	open := Inspect("a.pdf", "application/pdf", lockedPDF(""))
	if open.Encrypted || !slices.Equal(open.Links, []string{"https://locked.example/"}) || !slices.Equal(open.Traits, []string{TraitRestricted}) {
		t.Errorf("without a password: encrypted %v, links %q, traits %q", open.Encrypted, open.Links, open.Traits)
	}
	locked := Inspect("a.pdf", "application/pdf", lockedPDF("secret"))
	if !locked.Encrypted || locked.Links != nil || locked.Traits != nil {
		t.Errorf("with a password: encrypted %v, links %q, traits %q", locked.Encrypted, locked.Links, locked.Traits)
	}
}
