package mailbox

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
)

const fromLine = "From a@b.example Mon Jan  1 10:00:00 2024\n"

// messagesOf reads standard input and gives "FILE: CONTENT" of each item.
func messagesOf(t *testing.T, opt Options, content string) []string {
	t.Helper()
	var out []string
	for item, err := range Read(context.Background(), []string{Stdin}, strings.NewReader(content), opt) {
		if err != nil {
			t.Fatal(err)
		}
		if item.Truncated {
			item.File += " (cut)"
		}
		out = append(out, item.File+": "+string(item.Raw))
	}
	return out
}

func TestMbox(t *testing.T) {
	for _, c := range []struct {
		title, content string
		want           []string
	}{
		{"one message without a From_ line", "Subject: x\n\nhi\n", []string{"-: Subject: x\n\nhi\n"}},
		{"empty", "", []string{"-: "}},
		{"one message", fromLine + "Subject: x\n\nhi\n", []string{"-: Subject: x\n\nhi\n"}},
		{"two messages", fromLine + "A: 1\n\none\n\n" + fromLine + "A: 2\n\ntwo\n", []string{"-#1: A: 1\n\none\n", "-#2: A: 2\n\ntwo\n"}},
		{"CRLF", strings.ReplaceAll(fromLine+"A: 1\n\none\n\n"+fromLine+"A: 2\n\ntwo\n", "\n", "\r\n"), []string{"-#1: A: 1\r\n\r\none\r\n", "-#2: A: 2\r\n\r\ntwo\r\n"}},
		{"prose isn't a From_ line", fromLine + "A: 1\n\nDear,\n\nFrom me to you: hi\nFrom 10:00 in January 2024 on\n", []string{"-: A: 1\n\nDear,\n\nFrom me to you: hi\nFrom 10:00 in January 2024 on\n"}},
		{"a From_ line before prose", fromLine + "A: 1\n\nhe wrote:\n\n" + fromLine + "and so on\n", []string{"-: A: 1\n\nhe wrote:\n\n" + fromLine + "and so on\n"}},
		{"a From_ line after text", fromLine + "A: 1\n\nhe wrote:\n" + fromLine + "Note: so on\n", []string{"-: A: 1\n\nhe wrote:\n" + fromLine + "Note: so on\n"}},
		{"no blank line between", fromLine + "A: 1\n\none\n" + fromLine + "Return-Path: <a@b>\n\ntwo\n", []string{"-#1: A: 1\n\none\n", "-#2: Return-Path: <a@b>\n\ntwo\n"}},
		{"mboxrd quoting", fromLine + "A: 1\n\n>From x\n>>From y\n> From z\n >From\n", []string{"-: A: 1\n\nFrom x\n>From y\n> From z\n >From\n"}},
		{"length that fits", fromLine + "Content-Length: 73\n\nx\n\n" + fromLine + "A: not a message\n>From here\n" + "\n" + fromLine + "A: 2\n\ntwo\n", []string{"-#1: Content-Length: 73\n\nx\n\n" + fromLine + "A: not a message\n>From here\n", "-#2: A: 2\n\ntwo\n"}},
		{"length that is too long", fromLine + "Content-Length: 60\n\none\n\n" + fromLine + "A: 2\n\ntwo two two two two two\n", []string{"-#1: Content-Length: 60\n\none\n", "-#2: A: 2\n\ntwo two two two two two\n"}},
		{"length beyond the end", fromLine + "Content-Length: 6000\n\none\n\n" + fromLine + "A: 2\n\ntwo\n", []string{"-#1: Content-Length: 6000\n\none\n", "-#2: A: 2\n\ntwo\n"}},
		{"length that is too short", fromLine + "Content-Length: 2\n\none two\n\n" + fromLine + "A: 2\n\ntwo\n", []string{"-#1: Content-Length: 2\n\none two\n", "-#2: A: 2\n\ntwo\n"}},
		{"length on the last message", fromLine + "Content-Length: 4\n\none\n", []string{"-: Content-Length: 4\n\none\n"}},
		{"header alone", fromLine + "A: 1\n\n" + fromLine + "A: 2\n", []string{"-#1: A: 1\n", "-#2: A: 2\n"}},
		{"Thunderbird", "From - Mon Jan 01 10:00:00 2024\nA: 1\n\nx\n\nFrom - Tue Jan 02 10:00:00 2024\nA: 2\n\ny\n", []string{"-#1: A: 1\n\nx\n", "-#2: A: 2\n\ny\n"}},
	} {
		t.Run(c.title, func(t *testing.T) {
			if got := messagesOf(t, Options{}, c.content); !slices.Equal(got, c.want) {
				t.Errorf("got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestMboxCutsLargeMessages(t *testing.T) {
	content := fromLine + "A: 1\n\n" + strings.Repeat("x", 200000) + "\n" + strings.Repeat("y\n", 1000) + "\n" + fromLine + "A: 2\n\ntwo\n"
	got := messagesOf(t, Options{MaxMessage: 100}, content)
	want := []string{"-#1 (cut): A: 1\n\n" + strings.Repeat("x", 94), "-#2: A: 2\n\ntwo\n"}
	if !slices.Equal(got, want) {
		t.Errorf("got %.300q\nwant %q", got, want)
	}
	if got := messagesOf(t, Options{MaxMessage: 10}, "Subject: long\n\n"); !slices.Equal(got, []string{"- (cut): Subject: l"}) {
		t.Errorf("got %q", got)
	}
}

func TestIsFromLine(t *testing.T) {
	for line, want := range map[string]bool{
		"From a@b.example Mon Jan  1 10:00:00 2024":            true,
		"From a@b.example Mon Jan  1 10:00:00 +0100 2024":      true,
		"From a@b.example Mon Jan  1 10:00:00 2024 +0100":      true,
		"From a@b Mon Jan  1 10:00 2024":                       true,
		"From MAILER-DAEMON Fri Jul  8 12:08:34 2011":          true,
		"From \"a b\"@c.example Fri Jul  8 12:08:34 CEST 2011": true,
		"From ???@??? Mon Jan 01 10:00:00 2024":                true,
		"From: a@b.example":                                    false,
		"From a@b.example":                                     false,
		"From me to you, in Jan 2024":                          false,
		"From Jan 10:00 to 11:00":                              false,
		"from a@b.example Mon Jan  1 10:00:00 2024":            false,
		">From a@b.example Mon Jan  1 10:00:00 2024":           false,
		"": false,
	} {
		if got := isFromLine([]byte(line)); got != want {
			t.Errorf("isFromLine(%q) = %v, want %v", line, got, want)
		}
	}
}

// endless gives n messages without ever holding more than one.
type endless struct {
	n       int
	message string
	rest    string
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		if e.n == 0 {
			return 0, io.EOF
		}
		e.n--
		e.rest = e.message
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

func TestMboxMemoryIsFlat(t *testing.T) {
	message := fromLine + "A: 1\n\n" + strings.Repeat(strings.Repeat("x", 70)+"\n", 500) + "\n"
	peak := func(n int) uint64 {
		var highest uint64
		count := 0
		for item, err := range Read(context.Background(), []string{Stdin}, &endless{n: n, message: message}, Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			if count++; count%500 == 0 {
				runtime.GC()
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				highest = max(highest, m.HeapAlloc)
			}
			_ = item
		}
		if count != n {
			t.Fatalf("%d messages, want %d", count, n)
		}
		return highest
	}
	small, large := peak(500), peak(2500)
	if large > small+4<<20 {
		t.Errorf("memory grows from %d to %d octets with five times the messages", small, large)
	}
}

func FuzzMbox(f *testing.F) {
	f.Add(fromLine+"A: 1\n\none\n\n"+fromLine+"Content-Length: 40\n\n>From x\n\n"+fromLine+"two\n", 1000)
	f.Add(fromLine+"Content-Length: 60\n\none\n\n"+fromLine+"A: 2\n\ntwo\n", 20)
	f.Fuzz(func(t *testing.T, content string, limit int) {
		limit = 1 + max(0, limit%5000)
		total, items := 0, 0
		for item, err := range Read(context.Background(), []string{Stdin}, strings.NewReader(fromLine+content), Options{MaxMessage: limit}) {
			if err != nil {
				t.Fatal(err)
			}
			total += len(item.Raw)
			items++
			if len(item.Raw) > limit || item.Truncated && len(item.Raw) > limit {
				t.Errorf("%d octets, limit %d", len(item.Raw), limit)
			}
		}
		if items == 0 || total > len(content)+len(fromLine) {
			t.Errorf("%d items with %d octets out of %d", items, total, len(content))
		}
	})
}

func BenchmarkMbox(b *testing.B) {
	var content bytes.Buffer
	for i := range 200 {
		fmt.Fprintf(&content, "%sSubject: %d\n\n%s\n", fromLine, i, strings.Repeat(strings.Repeat("x", 70)+"\n", 500))
	}
	b.SetBytes(int64(content.Len()))
	b.ReportAllocs()
	for b.Loop() {
		for range Read(context.Background(), []string{Stdin}, bytes.NewReader(content.Bytes()), Options{}) {
		}
	}
}
