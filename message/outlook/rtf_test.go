package outlook

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"
)

// The example of MS-OXRTFCP section 3.1.
func TestDecompressRTF(t *testing.T) {
	packed, err := hex.DecodeString("2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232" + "0af32068656c090020627705b06c647d0a800fa0")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(decompressRTF(packed)), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"; got != want {
		t.Errorf("decompressRTF = %q, want %q", got, want)
	}
	if n := len(dictionary); n != 207 {
		t.Errorf("the dictionary has %d octets, want 207", n)
	}
}

func TestDecompressRTFIsBounded(t *testing.T) {
	// Every item refers to the window.
	packed := append([]byte("\x00\x00\x00\x00\xff\xff\xff\x7fLZFu\x00\x00\x00\x00"), bytes.Repeat([]byte("\xff"+strings.Repeat("\x00\x0f", 8)), 200000)...)
	if got := decompressRTF(packed); len(got) > maxText {
		t.Errorf("%d octets, want at most %d", len(got), maxText)
	}
	if got := decompressRTF([]byte("short")); got != nil {
		t.Errorf("decompressRTF of too little = %q", got)
	}
}

func TestRTFText(t *testing.T) {
	for in, want := range map[string]string{
		`{\rtf1 a\tab b\line c\~d}`:                      "a\tb\r\nc\u00a0d",
		`{\rtf1\ansicpg1251 \'cf\'f0}`:                   "\u041f\u0440",
		`{\rtf1\uc1 \u55357 ?\u56832 ?x}`:                "\U0001F600x",
		`{\rtf1\uc0\u8364 x}`:                            "\u20acx",
		`{\rtf1{\fonttbl{\f0 Arial;}}{\*\generator g}x}`: "x",
		`{\rtf1 \u-4051 ?}`:                              "\uf02d",
		`{\rtf1 }}}} x \`:                                " x ",
		`{\rtf1\ansi \ldblquote a\rdblquote\emdash\'zz}`: "\u201ca\u201d\u2014\x00",
	} {
		if got, isHTML := rtfText([]byte(in)); got != want || isHTML {
			t.Errorf("rtfText(%q) = %q, %v, want %q", in, got, isHTML, want)
		}
	}
}

func TestRTFDepth(t *testing.T) {
	if got, _ := rtfText([]byte(`{\rtf1 x` + strings.Repeat("{", 1<<20))); got != "x" {
		t.Errorf("rtfText = %q", got)
	}
}
