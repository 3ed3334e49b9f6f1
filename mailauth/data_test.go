package mailauth

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"testing"
	"time"

	"bonafide/message"
)

// data returns the folder of the measuring data, and skips without it.
func data(tb testing.TB) string {
	tb.Helper()
	dir := os.Getenv("BONAFIDE_DATA")
	if dir == "" {
		tb.Skip("set BONAFIDE_DATA to the data folder to measure with real messages")
	}
	return dir
}

// loaded reads the messages of a folder.
func loaded(tb testing.TB, folder string) (names []string, messages []*message.Message) {
	tb.Helper()
	files, err := os.ReadDir(filepath.Join(data(tb), "email", folder))
	if err != nil {
		tb.Fatal(err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(filepath.Join(data(tb), "email", folder, f.Name()))
		if err != nil {
			tb.Fatal(err)
		}
		names = append(names, f.Name())
		messages = append(messages, parse(string(raw)))
	}
	return names, messages
}

// recorded opens the recorded DNS answers.
func recorded(tb testing.TB) ZoneResolver {
	tb.Helper()
	f, err := os.Open(filepath.Join(data(tb), "email", "recorded.zone"))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	z, err := ParseZone(f)
	if err != nil {
		tb.Fatal(err)
	}
	return z.Resolver()
}

// TestDataSummary prints, with -v, what is found in the measuring data. It
// fails when a field in a genuine message is taken for a forgery.
func TestDataSummary(t *testing.T) {
	r := recorded(t)
	for _, folder := range []string{"genuine", "genuine-old", "scam"} {
		names, messages := loaded(t, folder)
		count := map[string]int{}
		var notes []string
		for i, m := range messages {
			rep := Verify(context.Background(), m, r, time.Now())
			note := func(s string) { count[s]++; notes = append(notes, names[i]+" "+s) }
			if rep.Receiver.Evident {
				count["evident receiver"]++
				count["receiver org "+rep.Receiver.Org]++
				if rep.Receiver.ClientIP.IsValid() {
					count["client ip"]++
				}
			} else if len(rep.Hops) > 0 {
				note("trace without boundary")
			}
			if len(rep.Stated) > 0 {
				count["stated"]++
			}
			if len(rep.Signatures) > 0 {
				count["signed"]++
			}
			for _, s := range rep.Signatures {
				count["signature "+string(s.Result)+" "+string(s.Reason)]++
				if s.Result == Pass {
					note("verified " + s.Domain)
				}
			}
			if rep.BodyHashMismatch {
				count["body hash mismatch"]++
			}
			count["dmarc "+string(rep.DMARC.Result)+" "+rep.DMARC.Source]++
			count["spf "+string(rep.SPF.Result)]++
			if rep.ARC.Result != None {
				count["arc "+string(rep.ARC.Result)+" "+string(rep.ARC.Reason)]++
			}
			if rep.List.Redistributed {
				count["list"]++
			}
			if rep.Forwarded {
				count["forwarded"]++
			}
			if len(rep.Forged) > 0 {
				if folder != "scam" {
					t.Errorf("%s: taken for a forgery: %+v", names[i], rep.Forged)
				}
				note(fmt.Sprint("forged ", rep.Forged))
			}
			if len(rep.Proven) > 0 {
				count["proven"]++
				if rep.Proven[0].Aligned {
					count["proven aligned"]++
				}
			} else if len(rep.Plausible) > 0 {
				count["only plausible"]++
			} else if m.Header.Count("authentication-results") > 0 && folder == "genuine" {
				note("results, not proven")
			}
		}
		t.Logf("%s: %d messages", folder, len(messages))
		var keys []string
		for k := range count {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			t.Logf("  %5d %s", count[k], k)
		}
		for _, n := range notes {
			t.Log("   ", n)
		}
	}
}

// TestDataProofs holds what a reasonable person accepts in the measuring data:
// two real signatures, and results of large receivers.
func TestDataProofs(t *testing.T) {
	r := recorded(t)
	want := map[string]Origin{
		"ga485c516a8.eml": {Domain: "amazon.com", By: BySignature, Method: "dkim", Aligned: true},
		"g4d798930c2.eml": {Domain: "emailalerts.cnn.com", By: BySignature, Method: "dkim", Aligned: true},
		"gdc72971f84.eml": {Domain: "amazon.com", By: ByReceiver, Method: "dmarc", Aligned: true, Receiver: "google.com"},
		"gf11a55e0be.eml": {Domain: "amazon.com", By: ByReceiver, Method: "dmarc", Aligned: true, Receiver: "google.com"},
		"g0a91031294.eml": {Domain: "x.com", By: ByReceiver, Method: "dmarc", Aligned: true, Receiver: "google.com"},
	}
	names, messages := loaded(t, "genuine")
	found := 0
	for i, m := range messages {
		origin, ok := want[names[i]]
		if !ok {
			continue
		}
		found++
		if rep := Verify(context.Background(), m, r, at()); len(rep.Proven) == 0 || rep.Proven[0] != origin {
			t.Errorf("%s: proven %+v, want %+v", names[i], rep.Proven, origin)
		}
	}
	if found != len(want) {
		t.Errorf("%d of %d messages are there", found, len(want))
	}
}

// BenchmarkVerifyData measures a message of the data on average, offline.
func BenchmarkVerifyData(b *testing.B) {
	var messages []*message.Message
	for _, folder := range []string{"scam", "genuine", "genuine-old"} {
		_, m := loaded(b, folder)
		messages = append(messages, m...)
	}
	now := time.Now()
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		Verify(context.Background(), messages[i%len(messages)], Offline{}, now)
	}
}
