package check_test

import (
	"slices"
	"testing"

	"bonafide/check"
	"bonafide/check/lexicon"
	"bonafide/explain"
)

// Every finding and every trick can be told to a reader in every language.
func TestEveryCodeHasWords(t *testing.T) {
	x, err := explain.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	codes, lures := codesAndLures()
	for _, missing := range x.Missing(codes, lures) {
		t.Errorf("no text: %s (add it to explain/locale)", missing)
	}
	for _, unused := range x.Unused(codes, lures) {
		t.Errorf("text of a code that no longer exists: %s (remove it from explain/locale)", unused)
	}
}

// The lures that have words are those that the lexicon recognizes.
func TestLuresAgree(t *testing.T) {
	_, recognized := codesAndLures()
	worded := explain.Lures()
	slices.Sort(recognized)
	slices.Sort(worded)
	if !slices.Equal(recognized, worded) {
		t.Errorf("lexicon recognizes %q,\nexplain words %q", recognized, worded)
	}
}

func codesAndLures() (codes, lures []string) {
	for _, k := range check.Kinds() {
		codes = append(codes, k.Code)
	}
	for _, l := range lexicon.Lures() {
		lures = append(lures, string(l))
	}
	return codes, lures
}
