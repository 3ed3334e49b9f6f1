package lookalike

import (
	"errors"
	"strings"
	"testing"
)

func TestReadName(t *testing.T) {
	tests := []struct{ line, want string }{
		{"example.com", "example.com"},
		{"  Example.COM. ", "example.com"},
		{"*.example.com", "example.com"},
		{"*.*.example.com", "example.com"},
		{"https://user@www.example.com:8443/a?b#c", "www.example.com"},
		{"www.example.com/path", "www.example.com"},
		{"hxxps://www.example[.]com", "www.example.com"},
		{"b\u00fccher.example", "xn--bcher-kva.example"},
		{"xn--bcher-kva.example", "xn--bcher-kva.example"},
		{"example\u3002com", "example.com"},
		{"_dmarc.example.com", "_dmarc.example.com"},
		{"192.0.2.1", "192.0.2.1"},
		{"http://[2001:db8::1]/", "[2001:db8::1]"},
		{"localhost", "localhost"},
		{"", ""},
		{" \t", ""},
		{"# newly registered", ""},
	}
	for _, tt := range tests {
		if got, err := ReadName(tt.line); got != tt.want || err != nil {
			t.Errorf("ReadName(%q) = %q, %v; want %q", tt.line, got, err, tt.want)
		}
	}
}

func TestReadNameRefuses(t *testing.T) {
	for _, line := range []string{
		"two words", "a..example", ".", "*.", "mailto:a@example.com", "\x00", "exa\xffmple.com", "example.com,1",
		strings.Repeat("a", 64) + ".example", strings.Repeat("a.", 127) + "example",
	} {
		if got, err := ReadName(line); !errors.Is(err, ErrNoName) {
			t.Errorf("ReadName(%q) = %q, %v; want ErrNoName", line, got, err)
		}
	}
}

func FuzzReadName(f *testing.F) {
	for _, s := range []string{"example.com", "*.EXAMPLE.com.", "https://a@b.example:1/", "b\u00fccher.example", "#", "a..b", "xn--", "[::1]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		name, err := ReadName(line)
		if err != nil || name == "" || name[0] == '[' {
			return
		}
		again, err := ReadName(name)
		if err != nil || again != name {
			t.Errorf("%q reads as %q, which reads as %q, %v", line, name, again, err)
		}
	})
}
