package mailauth

import (
	"crypto/sha256"
	"strings"
	"testing"
)

func TestHashBody(t *testing.T) {
	hash := func(s string) string { sum := sha256.Sum256([]byte(s)); return string(sum[:]) }
	for _, c := range []struct {
		in, simple, relaxed string
	}{
		{"", "\r\n", ""},
		{"\r\n\r\n", "\r\n", ""},
		{"a", "a\r\n", "a\r\n"},
		{" C \r\nD \t E\r\n\r\n\r\n", " C \r\nD \t E\r\n", " C\r\nD E\r\n"},
		{"a\n\nb\n\n", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"},
		{" \r\n\t\r\nx\r\n \r\n", " \r\n\t\r\nx\r\n \r\n", "\r\n\r\nx\r\n"},
	} {
		if got := hashBody([]byte(c.in), simple, -1); string(got.sum[:]) != hash(c.simple) {
			t.Errorf("simple %q: length %d, want that of %q", c.in, got.length, c.simple)
		}
		if got := hashBody([]byte(c.in), relaxed, -1); string(got.sum[:]) != hash(c.relaxed) {
			t.Errorf("relaxed %q: length %d, want that of %q", c.in, got.length, c.relaxed)
		}
	}
	long := strings.Repeat("word  and word\r\n", 1000)
	if got, want := hashBody([]byte(long), relaxed, 5000), strings.Repeat("word and word\r\n", 1000)[:5000]; string(got.sum[:]) != hash(want) || got.length != 15000 {
		t.Errorf("limited: length %d", got.length)
	}
}
