package email

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bonafide/message"
)

// dataMessages reads the messages of the folder that BONAFIDE_DATA names.
func dataMessages(tb testing.TB) map[string][]byte {
	tb.Helper()
	root := os.Getenv("BONAFIDE_DATA")
	if root == "" {
		tb.Skip("BONAFIDE_DATA is not set: no real messages to read")
	}
	found := make(map[string][]byte)
	err := filepath.WalkDir(filepath.Join(root, "email"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".eml") {
			return err
		}
		raw, err := os.ReadFile(path)
		found[path] = raw
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	if len(found) == 0 {
		tb.Skipf("no .eml file in %s/email", root)
	}
	return found
}

// Every real message shows something, and has a sender if it has a From field.
func TestDataIsReadable(t *testing.T) {
	for path, raw := range dataMessages(t) {
		m := Parse(raw, DefaultLimits())
		checkInvariants(t, m)
		if t.Failed() {
			t.Fatalf("%s breaks an invariant", path)
		}
		if len(raw) > 0 && !Sniff(raw) {
			t.Errorf("%s is not taken for an e-mail", path)
		}
		checkOffsets(t, m)
		if m.FromFields > 0 && len(m.From) == 0 && m.Header.Get("from") != "" {
			t.Errorf("%s: no mailbox in a From field", path)
		}
	}
}

func BenchmarkParseData(b *testing.B) {
	messages := dataMessages(b)
	list := make([][]byte, 0, len(messages))
	size := 0
	for _, raw := range messages {
		list = append(list, raw)
		size += len(raw)
	}
	b.SetBytes(int64(size / len(list)))
	b.ReportAllocs()
	var m *message.Message
	i := 0
	for b.Loop() {
		m = Parse(list[i%len(list)], DefaultLimits())
		i++
	}
	_ = m
}
