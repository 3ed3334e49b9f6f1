package lookalike

import (
	"testing"

	"bonafide/brand"
)

// worthReporting is the score from which the command lookalikes reports.
const worthReporting = 0.5

// profiles are the targets of the profiles that ship with Bonafide.
func profiles(t testing.TB) []Target {
	t.Helper()
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return TargetsOf(brands)
}

// TestRecordedImitationsOfProfiles measures how many reported imitations are
// found when the profiles of all brands compete for them.
func TestRecordedImitationsOfProfiles(t *testing.T) {
	domains := readData(t, "domains/amazon-lookalikes.txt")
	m := New(profiles(t))
	missed := 0
	for _, d := range domains {
		if got, ok := m.Match(d); !ok || got.Brand != "amazon" || got.Score < worthReporting {
			missed++
			t.Logf("missed %s (%s %s)", d, got.Brand, got.Kind)
		}
	}
	if share := 1 - float64(missed)/float64(len(domains)); share < 0.98 {
		t.Errorf("found %.1f %% of the reported imitations, want at least 98 %%", share*100)
	}
}

// TestPopularDomainsAgainstProfiles measures false alarms: popular domains are
// their owners' own.
func TestPopularDomainsAgainstProfiles(t *testing.T) {
	domains := readData(t, "domains/popular.txt")
	m := New(profiles(t))
	reported := 0
	for _, d := range domains {
		if got, ok := m.Match(d); ok && got.Score >= worthReporting {
			reported++
			t.Logf("%-40s %-16s %-12s %.2f %q of %q", d, got.Brand, got.Kind, got.Score, got.Part, got.Name)
		}
	}
	t.Logf("reported %d of %d", reported, len(domains))
	if reported > 25 {
		t.Errorf("reported %d of %d popular domains, want at most 25", reported, len(domains))
	}
}

func BenchmarkMatchAgainstProfiles(b *testing.B) {
	domains := readData(b, "domains/popular.txt")
	m := New(profiles(b))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m.Match(domains[i%len(domains)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "domains/s")
}

func BenchmarkNew(b *testing.B) {
	targets := profiles(b)
	b.ReportAllocs()
	for b.Loop() {
		New(targets)
	}
}
