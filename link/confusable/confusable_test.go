package confusable

import (
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestSkeleton(t *testing.T) {
	tests := []struct{ a, b string }{
		{"paypal", "\u0440\u0430\u0443\u0440\u0430\u04c0"}, // Cyrillic
		{"modern", "modem"},
		{"scope", "\u0455\u0441\u043e\u0440\u0435"},
		{"a\u200bb", "ab"},
		{"0", "O"},
		{"1", "l"},
		{"\u00e9", "e\u0301"},
		{"\U0001d41a", "a"}, // mathematical bold
	}
	for _, tt := range tests {
		if !Confusable(tt.a, tt.b) {
			t.Errorf("%+q and %+q have skeletons %+q and %+q", tt.a, tt.b, Skeleton(tt.a), Skeleton(tt.b))
		}
	}
	if Confusable("amazon", "amason") || Confusable("amazon", "amazon") {
		t.Error("z is confused with s, or a string with itself")
	}
}

// TestASCIIPrototypes holds the shortcut for ASCII to the table.
func TestASCIIPrototypes(t *testing.T) {
	table := prototypes()
	for c := range byte(0x80) {
		want, inTable := table[rune(c)]
		if got, ok := asciiPrototype(c); ok != inTable || got != want {
			t.Errorf("%q: %q %v, the table has %q %v", c, got, ok, want, inTable)
		}
	}
	if len(table) < 6000 {
		t.Errorf("%d mappings", len(table))
	}
}

func TestFold(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Amazon", "amazon"},
		{"\u0430m\u0430z\u043en", "amazon"},
		{"\u0410\u041c\u0410ZON", "amazon"},
		{"am\u00e0z\u00f6n", "amazon"},
		{"\uff41\uff4d\uff41\uff5a\uff4f\uff4e", "amazon"},
		{"\U0001d5ee\U0001d5fa\U0001d5ee\U0001d607\U0001d5fc\U0001d5fb", "amazon"},
		{"\u24d0mazon", "amazon"},
		{"a\u200bma\u00adzon", "amazon"},
		{"p\u0430yp\u0430\u0142", "paypal"},
		{"paypa\u04cf", "paypal"},
		{"\u6771\u4eac", "\u6771\u4eac"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%+q) = %+q, want %+q", tt.in, got, tt.want)
		}
	}
}

func TestFoldASCII(t *testing.T) {
	tests := []struct{ in, want string }{
		{"arnaz0n", "amazon"}, {"rnicr0s0ft", "microsoft"}, {"vvalmart", "walmart"}, {"n3tfl1x", "netfllx"}, {"", ""},
	}
	for _, tt := range tests {
		if got := string(FoldASCII(nil, tt.in)); got != tt.want {
			t.Errorf("FoldASCII(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestMixedScript(t *testing.T) {
	tests := []struct {
		s    string
		want bool
	}{
		{"amazon", false},
		{"am\u0430zon", true},
		{"\u0430\u043c\u0430\u0437\u043e\u043d", false},
		{"\u03b1mazon", true},
		{"m\u00fcnchen-24", false},
		{"\u6771\u4eac\u30bf\u30ef\u30fc", false},       // Han and Katakana
		{"\u6771\u4eac\u304b\u306a\u30ab\u30ca", false}, // all three of Japanese
		{"\u4e2d\u6587\ud55c\uad6d", false},             // Korean
		{"\u304b\u306a\ud55c\uad6d", true},              // Hiragana and Hangul
		{"\u1200\u1201", false},                         // Ethiopic
		{"\u1200\u0e01", true},
		{"123 !?", false},
		{"", false},
	}
	for _, tt := range tests {
		if got := MixedScript(tt.s); got != tt.want {
			t.Errorf("MixedScript(%+q) = %v", tt.s, got)
		}
	}
}

func TestMixedWordAndWholeScript(t *testing.T) {
	if MixedWord("Amazon \u0410\u043c\u0430\u0437\u043e\u043d") || !MixedWord("visit Am\u0430zon now") {
		t.Error("MixedWord judges by the word")
	}
	if !WholeScript("\u0440\u0430\u0443\u0440\u0430\u04cf") || WholeScript("paypal") || WholeScript("\u0436\u0443\u043a") {
		t.Error("WholeScript finds words of another script that read as ASCII")
	}
}

func TestInvisibleAndStyled(t *testing.T) {
	for _, r := range []rune{0xad, 0x200b, 0x200d, 0x2060, 0xfeff, 0xe0041, 0xfe0f, 0x202e} {
		if !IsInvisible(r) {
			t.Errorf("%U is visible", r)
		}
	}
	for r := range rune(unicode.MaxRune) {
		if IsInvisible(r) && unicode.IsGraphic(r) && unicode.IsLetter(r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
			t.Errorf("the letter %U is invisible", r)
		}
	}
	if !IsStyled(0x1d41a) || !IsStyled(0xff41) || !IsStyled(0x24d0) || IsStyled('a') || IsStyled(0x430) {
		t.Error("styled letters")
	}
	if !IsBidi(0x202e) || IsBidi(0x200b) {
		t.Error("bidirectional controls")
	}
}

// TestFoldIsStable folds twice: what is ASCII stays as it is.
func TestFoldIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if f := Fold(s); Fold(f) != f && ascii(f) {
			t.Errorf("Fold(%+q) = %+q, folded again %+q", s, f, Fold(f))
		}
	})
}

func TestFoldOfPlainTextDoesNotAllocate(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Fold("amazon.example"); MixedScript("Amazon") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzSkeleton(f *testing.F) {
	for _, s := range []string{"", "paypal", "\u0440\u0430", "a\u0301\u0302", "\xff\xfe", "\U0001d41a\u200b", "rn"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, b := Skeleton(s), Skeleton(s); a != b {
			t.Errorf("two skeletons: %q %q", a, b)
		}
		if n := len(Fold(s)); n > 64*len(s)+64 {
			t.Errorf("Fold makes %d bytes of %d", n, len(s))
		}
		MixedScript(s)
		MixedWord(s)
		WholeScript(s)
	})
}

func BenchmarkFold(b *testing.B) {
	for name, s := range map[string]string{"ascii": "amazon.example", "cyrillic": "\u0430m\u0430z\u043en.example"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(s)
			}
		})
	}
}

func BenchmarkMixedScript(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		MixedScript("\u0430\u043c\u0430\u0437\u043e\u043d")
	}
}
