package check_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/message/email"
	"bonafide/message/mailbox"
)

// BenchmarkCheck measures the whole way of a message, parsing and checking
// without DNS, on one goroutine: over messages of growing length that are made
// here, and over real ones where BONAFIDE_DATA names a folder with email/.
func BenchmarkCheck(b *testing.B) {
	for _, paragraphs := range []int{5, 50, 500} {
		raw := []byte(generated(paragraphs))
		b.Run(fmt.Sprintf("generated/%dkB", len(raw)/1024), func(b *testing.B) {
			measure(b, [][]byte{raw})
		})
	}
	data := os.Getenv("BONAFIDE_DATA")
	if data == "" {
		b.Run("data", func(b *testing.B) { b.Skip("BONAFIDE_DATA is not set: no real messages") })
		return
	}
	for _, folder := range []string{"scam", "genuine", "genuine-old"} {
		b.Run("data/"+folder, func(b *testing.B) {
			var messages [][]byte
			for item, err := range mailbox.Read(b.Context(), []string{filepath.Join(data, "email", folder)}, nil, mailbox.Options{}) {
				if err != nil {
					b.Fatal(err)
				}
				messages = append(messages, item.Raw)
			}
			measure(b, messages)
		})
	}
}

// measure checks all messages in each round.
func measure(b *testing.B, messages [][]byte) {
	brands, err := brand.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	checker := check.New(brands)
	size := 0
	for _, raw := range messages {
		size += len(raw)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, raw := range messages {
			if _, err := checker.Check(context.Background(), email.Parse(raw, email.DefaultLimits())); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(messages))/b.Elapsed().Seconds(), "messages/s")
}

// generated is a newsletter in HTML with this many paragraphs.
func generated(paragraphs int) string {
	var body strings.Builder
	body.WriteString("<html><head><style>.note{color:#777;font-size:12px}</style></head><body>\r\n")
	for i := range paragraphs {
		fmt.Fprintf(&body, "<table><tr><td style=\"padding:4px\"><p>Dear member, on Sunday we meet by gate %d to prune the old "+
			"apple trees. Your account at the club pays the coffee; bring gloves.</p>\r\n"+
			"<a href=\"https://news%d.example.org/talk/%d?ref=mail\"><img src=\"https://img.example.org/%d.png\" alt=\"Talk %d\"></a>"+
			"<span class=\"note\">Read on at example.org</span></td></tr></table>\r\n", i, i%7, i, i, i)
	}
	body.WriteString("</body></html>\r\n")
	return "Return-Path: <news@example.org>\r\n" +
		"Received: from mail.example.org (mail.example.org [198.51.100.9])\r\n by mx.example.com with ESMTP id 1; Sat, 7 Mar 2026 10:00:02 +0000\r\n" +
		"From: Hillside Garden Club <news@example.org>\r\nTo: Jordan <jordan@example.com>\r\n" +
		"Subject: What to plant in March\r\nDate: Sat, 7 Mar 2026 09:59:50 +0000\r\nMessage-ID: <march@example.org>\r\n" +
		"List-Unsubscribe: <https://example.org/leave>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" +
		body.String()
}
