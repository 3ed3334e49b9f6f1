package textmodel

import (
	"math"
	"testing"
)

func FuzzScore(f *testing.F) {
	m := load(f)
	for language, pair := range pairs() {
		f.Add("Re: news", pair[0], language)
		f.Add("", pair[1], "und")
	}
	f.Add("\xff", "a\u0000b \u202e \U0001d42f", "xx-YY")
	f.Fuzz(func(t *testing.T, subject, body, language string) {
		text := Text{Subject: subject, Body: body, Language: language}
		p, ok := m.Score(text)
		if math.IsNaN(p) || p < 0 || p > 1 || !ok && p != 0.5 {
			t.Fatalf("probability %v, basis %t", p, ok)
		}
		if again, _ := m.Score(text); again != p {
			t.Fatalf("scored %v, then %v", p, again)
		}
	})
}

func FuzzDecode(f *testing.F) {
	data, err := small(f).Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(magic))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if m, err := Decode(data); err == nil {
			m.Score(Text{Body: "one two three four five six"})
		}
		d := decoder{rest: data} // past the checksum
		d.model()
	})
}
