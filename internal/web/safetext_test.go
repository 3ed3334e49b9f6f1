package web

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// plainly writes segments with the marks in ⟨⟩.
func plainly(segments []segment) string {
	var b strings.Builder
	for _, s := range segments {
		if s.Mark {
			b.WriteString("⟨" + s.Text + "⟩")
			continue
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

func TestSafe(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain", "Hello, Anna", "Hello, Anna"},
		{"markup stays text", "<script>alert(1)</script>", "<script>alert(1)</script>"},
		{"right-to-left override", "invoice\u202efdp.exe", "invoice⟨U+202E⟩fdp.exe"},
		{"isolates", "a\u2067b\u2069c", "a⟨U+2067⟩b⟨U+2069⟩c"},
		{"a word cut by zero-width spaces", "acc\u200bount", "acc⟨U+200B⟩ount"},
		{"padding of a preview", "Sale" + strings.Repeat("\u200c\u00a0", 1) + strings.Repeat("\u200b", 300) + "x", "Sale\u00a0⟨U+200B ×300⟩x"},
		{"control characters", "a\x00b\x1bc\x07", "a⟨U+0000⟩b⟨U+001B⟩c⟨U+0007⟩"},
		{"emoji keep their joiners", "\U0001f469\u200d\U0001f4bb\ufe0f ok", "\U0001f469\U0001f4bb ok"},
		{"soft hyphen", "ac\u00adcount", "account"},
		{"stacked marks", "z" + strings.Repeat("\u0301", 40) + "!", "z\u0301\u0301\u0301!"},
		{"many empty lines", "a\n\n\n\n\n\nb", "a\n\nb"},
		{"carriage returns", "a\r\nb", "a\nb"},
		{"links", "go to https://evil.example.top/a.b?c=d.e now", "go to hxxps://evil[.]example[.]top/a.b?c=d.e now"},
		{"bare domain", "see www.amazon.it.", "see www[.]amazon[.]it."},
		{"address", "write to a.b@mail.com!", "write to a.b@mail[.]com!"},
		{"numbers are not hosts", "pay 12.50 or 1.234,00", "pay 12.50 or 1.234,00"},
		{"numeric host", "at 192.168.0.1", "at 192[.]168[.]0[.]1"},
		{"abbreviations", "e.g. this, U.S. mail", "e.g. this, U.S. mail"},
		{"empty", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := plainly(safe(test.text)); got != test.want {
				t.Errorf("safe(%q)\n got %q\nwant %q", test.text, got, test.want)
			}
		})
	}
}

func TestSafeBoundsItsMarks(t *testing.T) {
	marks := 0
	for _, s := range safe(strings.Repeat("a\u202eb\u200b\u200bc ", 5000)) {
		if s.Mark {
			marks++
		}
	}
	if marks != maxMarked {
		t.Errorf("%d marks, want %d", marks, maxMarked)
	}
}

func TestDefangURL(t *testing.T) {
	for _, test := range []struct{ target, want string }{
		{"https://www.amazon.com/x", "hxxps://www[.]amazon[.]com/x"},
		{"HTTP://evil.top", "hxxp://evil[.]top"},
		{"https://a.example?u=https://b.example", "hxxps://a[.]example?u=https://b.example"},
		{"ftp://files.example/", "ftp://files[.]example/"},
		{"mailto:x@evil.com", "mailto:x@evil[.]com"},
		{"javascript:alert(1)", "javascript:alert(1)"},
		{"  https://pad.example ", "hxxps://pad[.]example"},
		{"https://good.example@evil.top/", "hxxps://good[.]example@evil[.]top/"},
	} {
		if got := defangURL(test.target); got != test.want {
			t.Errorf("defangURL(%q) = %q, want %q", test.target, got, test.want)
		}
	}
	if got := defangURL("https://long.example/" + strings.Repeat("a", 9000)); utf8.RuneCountInString(got) > maxTarget {
		t.Errorf("a long address is shown with %d characters", utf8.RuneCountInString(got))
	}
}

func FuzzSafe(f *testing.F) {
	for _, seed := range []string{
		"", "plain", "http://a.b/c", "\u202e\u200b\u200b", "://", "a@b.co.uk,www.x.", "\xff\xfe", ".com", "a..b", "http://" + strings.Repeat(".", 100),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		marks := 0
		for _, s := range safe(text) {
			if s.Mark {
				marks++
				continue
			}
			for _, r := range s.Text {
				if unseen(r) {
					t.Fatalf("%q shows %U", text, r)
				}
			}
			if strings.Contains(s.Text, "https://") && strings.HasPrefix(text, "https://") && strings.Count(text, "https://") == 1 {
				t.Fatalf("%q keeps its link: %q", text, s.Text)
			}
		}
		if marks > maxMarked {
			t.Fatalf("%d marks", marks)
		}
	})
}
