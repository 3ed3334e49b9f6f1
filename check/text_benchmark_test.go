package check_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/message"
	"bonafide/message/text"
)

// texts reads the messages of a file with one a line.
func texts(tb testing.TB, file string) []text.Input {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	var out []text.Input
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		var l struct{ ID, Sender, Text string }
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			tb.Fatalf("%s: %v", file, err)
		}
		out = append(out, text.Input{ID: l.ID, Sender: l.Sender, Text: l.Text})
	}
	return out
}

// BenchmarkCheckText measures parsing and checking of text messages on one
// goroutine: those of testdata, and real ones where BONAFIDE_DATA names a
// folder with sms/.
func BenchmarkCheckText(b *testing.B) {
	files := []string{filepath.Join("testdata", "genuine-texts.jsonl")}
	if data := os.Getenv("BONAFIDE_DATA"); data != "" {
		files = append(files, filepath.Join(data, "sms", "smishtank.jsonl"), filepath.Join(data, "sms", "mishra-soni.jsonl"))
	}
	brands, err := brand.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	checker := check.New(brands)
	for _, file := range files {
		inputs := texts(b, file)
		b.Run(filepath.Base(file), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, in := range inputs {
					if _, err := checker.Check(context.Background(), text.Parse(message.SMS, in)); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.N*len(inputs))/b.Elapsed().Seconds(), "messages/s")
		})
	}
}
