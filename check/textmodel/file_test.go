package textmodel

import (
	"bytes"
	"errors"
	"math"
	"testing"
)

// small makes a model with one weight.
func small(t testing.TB) *Model {
	t.Helper()
	p := Parameters{
		Info:    Info{Version: "test", Date: "2026-01-02", Corpus: "c", Documents: map[string]int{"a": 1}, Languages: []string{"en"}},
		Names:   []string{"netflix"},
		Words:   []string{"one", "two", "three", "four", "five", "six"},
		Bias:    -1,
		Weights: make([]float32, 1<<Bits),
		Curves:  [Forms]Curve{{0, 1}, {0, 1}, {0, 1}},
	}
	p.Weights[bucket(Hash([]byte("one")))] = 2
	m, err := New(p)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestModelSurvivesItsFile(t *testing.T) {
	m := small(t)
	data, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	text := Text{Body: "one two three four five six", Language: "en"}
	want, ok := m.Score(text)
	got, again2 := again.Score(text)
	if !ok || !again2 || got != want {
		t.Errorf("read again: %v %t, want %v %t", got, again2, want, ok)
	}
	if again.Info().Version != "test" || again.Info().Features != 1 {
		t.Errorf("read again: %+v", again.Info())
	}
	second, err := again.Encode()
	if err != nil || !bytes.Equal(data, second) {
		t.Errorf("the same model gave other octets (%v)", err)
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	data, err := small(t).Encode()
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(data)
	flipped[len(flipped)/2] ^= 1
	for name, d := range map[string][]byte{
		"empty": nil, "text": []byte("hello, this is no model"), "cut": data[:len(data)-3], "flipped": flipped,
		"magic": append([]byte("BFTM9\n"), data[6:]...),
	} {
		if _, err := Decode(d); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", name, err)
		}
	}
}

func TestWeightsMustBeFinite(t *testing.T) {
	for name, w := range map[string]float32{"NaN": float32(math.NaN()), "Inf": float32(math.Inf(1))} {
		p := Parameters{Weights: make([]float32, 1<<Bits)}
		p.Weights[7] = w
		if _, err := New(p); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if _, err := New(Parameters{}); err == nil {
		t.Error("no weights were accepted")
	}
}

func TestShippedModelSaysWhatItIs(t *testing.T) {
	info := load(t).Info()
	if info.Version == "" || len(info.Date) != len("2026-01-02") || len(info.Corpus) != 64 || info.Features == 0 {
		t.Errorf("incomplete: %+v", info)
	}
	if len(embedded) > maxFile {
		t.Errorf("%d octets, at most %d", len(embedded), maxFile)
	}
}
