package check_test

import (
	"context"
	"mime"
	"os"
	"strings"
	"testing"

	"bonafide/message/email"
)

// TestCategories reads made-up messages of honest senders in seven languages
// and wants their kind.
func TestCategories(t *testing.T) {
	table, err := os.ReadFile("testdata/categories.tsv")
	if err != nil {
		t.Fatal(err)
	}
	checker, err := textChecker()
	if err != nil {
		t.Fatal(err)
	}
	languages := map[string]int{}
	for line := range strings.Lines(string(table)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != 5 {
			t.Fatalf("%d columns, want 5: %s", len(row), line)
		}
		languages[row[0]]++
		raw := "From: " + mime.QEncoding.Encode("utf-8", row[2]) + " <post@sender.example>\r\n" +
			"To: <reader@example.net>\r\n" +
			"Subject: " + mime.QEncoding.Encode("utf-8", row[3]) + "\r\n" +
			"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + row[4] + "\r\n"
		v, err := checker.Check(context.Background(), email.Parse([]byte(raw), email.DefaultLimits()))
		if err != nil {
			t.Fatal(err)
		}
		if string(v.Category) != row[1] {
			t.Errorf("%s: %s, want %s: %s | %s", row[0], v.Category, row[1], row[2], row[3])
		}
	}
	for _, l := range []string{"en", "de", "it", "fr", "es", "pt", "nl"} {
		if languages[l] < 15 {
			t.Errorf("%s: %d messages, want 15", l, languages[l])
		}
	}
}
