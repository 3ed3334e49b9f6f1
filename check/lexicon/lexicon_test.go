package lexicon

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// compiled is compiled once for all tests.
var compiled = sync.OnceValues(New)

// lexiconOf returns the compiled lexicon.
func lexiconOf(t testing.TB) *Lexicon {
	t.Helper()
	lex, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// score is that of a code among hits, 0 if it is missing.
func score(hits []Hit, code string) float64 {
	for _, h := range hits {
		if h.Code == code {
			return h.Score
		}
	}
	return 0
}

// spoken tells the lures of texts and calls, whose phrases e-mail is not read
// with.
func spoken(l Lure) bool {
	return l == FamilyEmergency || l == WrongNumber || l == TollFee || l == FakeBuyer
}

// TestLures reads the sentences of testdata/lures: each "+ lure: sentence" must
// give a clear hit and no "- lure: sentence" a strong one.
func TestLures(t *testing.T) {
	lex := lexiconOf(t)
	files, err := filepath.Glob("testdata/lures/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sentences: %v", err)
	}
	type count struct{ plus, minus int }
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		language := strings.TrimSuffix(filepath.Base(file), ".txt")
		seen := map[string]count{}
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			code, sentence, ok := strings.Cut(line[2:], ": ")
			if !ok || !knownCode(kindLure, code) {
				t.Fatalf("%s: not a sentence of a lure: %s", file, line)
			}
			n := seen[code]
			r := lex.Read(Input{Text: sentence, Spoken: spoken(Lure(code))})
			got := score(r.Lures, code)
			if line[0] == '+' {
				n.plus++
				if got < ClearScore {
					t.Errorf("%s: %q: %s scores %.2f (language %s %.2f)", language, sentence, code, got, r.Language, r.LanguageConfidence)
				}
			} else {
				n.minus++
				if got >= ClearScore {
					t.Errorf("%s: honest sentence %q: %s scores %.2f", language, sentence, code, got)
				}
			}
			seen[code] = n
		}
		for _, l := range Lures() {
			n := seen[string(l)]
			if language == "en" || language == "it" {
				if n.plus < 3 || n.minus < 2 {
					t.Errorf("%s: %s has %d sentences for and %d against, want 3 and 2", language, l, n.plus, n.minus)
				}
			}
		}
	}
}

// TestSpokenPhrasesLeaveEmailAlone reads a sentence that only texts use.
func TestSpokenPhrasesLeaveEmailAlone(t *testing.T) {
	lex := lexiconOf(t)
	const sentence = "You have an unpaid toll invoice, kindly press 1 to settle it."
	if r := lex.Read(Input{Text: sentence}); score(r.Lures, string(TollFee)) > 0 || score(r.Requests, RequestPressKey) > 0 {
		t.Errorf("read as e-mail: %+v %+v", r.Lures, r.Requests)
	}
	if r := lex.Read(Input{Text: sentence, Spoken: true}); score(r.Lures, string(TollFee)) < ClearScore || score(r.Requests, RequestPressKey) < ClearScore {
		t.Errorf("read as a call: %+v %+v", r.Lures, r.Requests)
	}
}
