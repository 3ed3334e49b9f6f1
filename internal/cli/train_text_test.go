package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bonafide/check/textmodel"
)

func TestTrainTextWritesAModelAndSaysWhatItIsWorth(t *testing.T) {
	dir := t.TempDir()
	texts, labels, out := filepath.Join(dir, "sms.jsonl"), filepath.Join(dir, "labels.tsv"), filepath.Join(dir, "model.bin")
	for path, text := range map[string]string{
		texts: `{"id":"1","text":"your account is suspended, verify it now","label":"genuine"}` + "\n" +
			`{"id":"2","text":"see you at the station tomorrow morning","label":"genuine"}` + "\n",
		labels: "1\tscam\n2\tgenuine\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	status := Run([]string{
		"train", "text", "--date", "2026-01-02", "--each", "40", "--epochs", "1", "--out", out,
		"--corpus", "own=" + texts, "--labels", "own=" + labels, "--test", "own=" + texts, "--scores", filepath.Join(dir, "scores.tsv"),
	}, Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr})
	if status != 0 {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	if !strings.Contains(stdout.String(), "never seen") || !strings.Contains(stdout.String(), "left out") {
		t.Errorf("printed\n%s", stdout.String())
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	m, err := textmodel.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if m.Info().Documents["own"] != 2 || m.Info().Date != "2026-01-02" {
		t.Errorf("%+v", m.Info())
	}
}

func TestTrainTextRefusesUnclearSources(t *testing.T) {
	for _, source := range []string{"nothing", "=scam:x", "a=" + t.TempDir()} {
		var stderr bytes.Buffer
		status := Run([]string{"train", "text", "--date", "2026-01-02", "--out", filepath.Join(t.TempDir(), "m"), "--corpus", source},
			Streams{In: strings.NewReader(""), Out: &bytes.Buffer{}, Err: &stderr})
		if status == 0 || stderr.Len() == 0 {
			t.Errorf("%q: status %d, %q", source, status, stderr.String())
		}
	}
}
