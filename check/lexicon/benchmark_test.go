package lexicon

import (
	"strings"
	"testing"
)

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead reads a mail of some 4 kB.
func BenchmarkRead(b *testing.B) {
	lex := lexiconOf(b)
	in := Input{Subject: "Your order has shipped", Text: "Hello Anna,\n" + strings.Repeat(
		"Thank you for shopping with us. Your order of two books was sent today and will arrive on Monday, 3 May. "+
			"You can follow the parcel in your account at any time; nobody will ever ask you for your password. "+
			"If something is missing, please tell us within 14 days, and we will return the 24.90 EUR.\n", 13)}
	b.SetBytes(int64(len(in.Text)))
	b.ReportAllocs()
	for b.Loop() {
		lex.Read(in)
	}
}

// BenchmarkHostile reads a text that begins as many phrases as it can.
func BenchmarkHostile(b *testing.B) {
	lex := lexiconOf(b)
	in := Input{Text: strings.Repeat("your the you we account your ", 2000)}
	b.SetBytes(headBytes + tailBytes)
	b.ReportAllocs()
	for b.Loop() {
		lex.Read(in)
	}
}
