package textmodel

import (
	"strings"
	"testing"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScore(b *testing.B) {
	m := load(b)
	var long strings.Builder
	for _, pair := range pairs() {
		long.WriteString(pair[0] + "\n" + pair[1] + "\n")
	}
	for name, body := range map[string]string{
		"SMS": pairs()["en"][0], "mail": strings.Repeat(long.String(), 3),
		"40kB": strings.Repeat(long.String(), 30),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				m.Score(Text{Subject: "Your account", Body: body})
			}
		})
	}
}
