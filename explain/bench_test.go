package explain

import (
	"slices"
	"testing"
)

// BenchmarkNew reads every catalog, which a command does once.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFill words one verdict, which a command does for each message.
func BenchmarkFill(b *testing.B) {
	x := testExplainer(b)
	v := cardCases()[0].verdict
	v.Evidence = slices.Clone(v.Evidence)
	b.ReportAllocs()
	for b.Loop() {
		x.Fill(&v, "it")
	}
}

func BenchmarkCard(b *testing.B) {
	x := testExplainer(b)
	v := cardCases()[0].verdict
	b.ReportAllocs()
	for b.Loop() {
		x.Card(v, "it", NothingYet)
	}
}
