package lexicon

import (
	"unicode"
	"unicode/utf8"
)

// scripts counts letters by script, and those letters that tell Russian from
// Ukrainian.
type scripts struct {
	latin, cyrillic, greek, hebrew, arabic, kana, han, hangul, other int
	russian, ukrainian, persian                                      int
}

// sum is the number of letters.
func (s *scripts) sum() int {
	return s.latin + s.cyrillic + s.greek + s.hebrew + s.arabic + s.kana + s.han + s.hangul + s.other
}

// count counts the letters of text, up to sampleLetters.
func (s *scripts) count(text string) {
	left := sampleLetters
	for _, r := range text {
		if left == 0 {
			return
		}
		if r < utf8.RuneSelf {
			if r |= 0x20; r >= 'a' && r <= 'z' {
				s.latin++
				left--
			}
			continue
		}
		switch {
		case r < 0x250:
			s.latin++
		case r >= 0x370 && r < 0x400:
			s.greek++
		case r >= 0x400 && r < 0x530:
			s.cyrillic++
			switch r {
			case 'ы', 'э', 'ё', 'ъ', 'Ы', 'Э', 'Ё', 'Ъ':
				s.russian++
			case 'і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ':
				s.ukrainian++
			}
		case r >= 0x590 && r < 0x600:
			s.hebrew++
		case r >= 0x600 && r < 0x780:
			s.arabic++
			if r == 'پ' || r == 'چ' || r == 'گ' || r == 'ی' || r == 'ک' {
				s.persian++
			}
		case r >= 0x3040 && r < 0x3100:
			s.kana++
		case r >= 0x3400 && r < 0xA000:
			s.han++
		case r >= 0xAC00 && r < 0xD7B0:
			s.hangul++
		case unicode.IsLetter(r) && (r < 0x2000 || r >= 0x2C00):
			if r < 0x1E00 || r >= 0x1F00 {
				s.other++
			} else {
				s.latin++
			}
		default:
			continue
		}
		left--
	}
}

// language names the language by its script; its second result is 0 when the
// script is Latin or tells nothing.
func (s *scripts) language() (string, float64) {
	n := s.sum()
	if n == 0 {
		return Unknown, 0
	}
	share := func(k int) float64 { return float64(k) / float64(n) }
	// Chinese and Japanese say much in few characters.
	if asian := s.kana + s.han; asian >= 4 && 3*asian > s.latin {
		if 8*s.kana >= s.han {
			return "ja", share(asian)
		}
		return "zh", share(asian)
	}
	switch {
	case s.hangul >= 4 && 2*s.hangul > s.latin:
		return "ko", share(s.hangul)
	case 2*s.cyrillic > n && s.cyrillic >= 6:
		// Look-alike letters inside Latin words are fewer than the Latin ones.
		if s.ukrainian > s.russian {
			return "uk", share(s.cyrillic)
		}
		return "ru", share(s.cyrillic) * 0.95
	case 2*s.greek > n && s.greek >= 6:
		return "el", share(s.greek)
	case 2*s.hebrew > n:
		return "he", share(s.hebrew)
	case 2*s.arabic > n:
		if 20*s.persian > s.arabic {
			return "fa", share(s.arabic)
		}
		return "ar", share(s.arabic)
	case 2*s.other > n:
		return Unknown, 1
	}
	return Unknown, 0
}
