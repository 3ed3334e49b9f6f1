package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bonafide/link/confusable"
)

// tidy removes what stands around an address (space, angle brackets, quotes,
// invisible characters) and the tabs and line breaks that the URL Standard
// drops inside it.
func tidy(raw string, odd *Odd) string {
	s := strings.TrimFunc(raw, func(r rune) bool {
		return r <= ' ' || unicode.IsSpace(r) || confusable.IsInvisible(r)
	})
	for len(s) > 1 && (s[0] == '<' && s[len(s)-1] == '>' || s[0] == '"' && s[len(s)-1] == '"') {
		s = strings.TrimSpace(s[1 : len(s)-1])
	}
	if after, ok := cutPrefixFold(s, "url:"); ok {
		s = strings.TrimSpace(after)
	}
	if i := strings.IndexAny(s, "\t\n\r"); i >= 0 {
		*odd |= OddControl
		s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	}
	return s
}

// refang puts an address together again that was broken up for safety, such
// as hxxps[:]//example[.]com or example(dot)com. Only scheme and authority are
// looked at.
func refang(s string, odd *Odd) string {
	head, tail := s, ""
	if i := strings.Index(s, "//"); i >= 0 && i < 24 {
		if j := strings.IndexAny(s[i+2:], "/?#"); j >= 0 {
			head, tail = s[:i+2+j], s[i+2+j:]
		}
	} else if i := strings.IndexAny(s, "/?#"); i >= 0 {
		head, tail = s[:i], s[i:]
	}
	if len(head) > 1024 {
		return s
	}
	was := head
	if strings.ContainsAny(head, "[({") {
		head = defangMarks.Replace(head)
	}
	if len(head) > 4 && (head[0]|0x20) == 'h' && strings.EqualFold(head[3:4], "p") {
		switch strings.ToLower(head[1:3]) {
		case "xx", "**", "__", "tx", "xt", "t*":
			head = "http" + head[4:]
		}
	}
	if head == was {
		return s
	}
	*odd |= OddDefanged
	return head + tail
}

// defangMarks are the ways in which reports break up a host.
var defangMarks = strings.NewReplacer(
	"[.]", ".", "(.)", ".", "{.}", ".",
	"[dot]", ".", "(dot)", ".", "{dot}", ".", "[DOT]", ".", "(DOT)", ".",
	" [.] ", ".", " [dot] ", ".", " (dot) ", ".",
	"[:]", ":", "[://]", "://", "[:/]/", "://", "[/]", "/", "[at]", "@", "(at)", "@", "[@]", "@",
)

// cutPrefixFold is strings.CutPrefix for an ASCII prefix in either case.
func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// digits counts the ASCII digits at the beginning of s.
func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isLDH tells whether s is made of letters, digits, hyphens and dots and has
// at least one of them.
func isLDH(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c|0x20 < 'a' || c|0x20 > 'z' {
			if (c < '0' || c > '9') && c != '-' && c != '.' {
				return false
			}
		}
	}
	return s != ""
}

func hasInvisible(s string) bool {
	return strings.IndexFunc(s, confusable.IsInvisible) >= 0
}

// clip cuts s to at most n bytes without splitting a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
