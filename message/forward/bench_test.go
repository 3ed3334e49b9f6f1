package forward

import (
	"strings"
	"testing"

	"bonafide/message"
	"bonafide/message/email"
)

// BenchmarkOpen measures what the look for a forward costs an ordinary message
// of 4 kB, and what opening a forward costs.
func BenchmarkOpen(b *testing.B) {
	text := strings.Repeat("Thank you for your order: it left our shop today and will reach you on Thursday.\nNote: you can follow it at https://harbor.example/track\n", 30)
	block := "From: Shop <a@b.example>\nDate: Monday\nSubject: Order\nTo: x@y.example\n\n"
	for name, body := range map[string]string{"ordinary": text, "forward": sep + block + text} {
		m := email.Parse([]byte("From: a@b.example\r\nSubject: Order\r\nTo: c@d.example\r\n\r\n"+body), email.DefaultLimits())
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				open(m)
			}
		})
	}
}

func open(m *message.Message) bool {
	_, ok := Open(m)
	return ok
}
