package htmltext

import "unicode/utf8"

// A sink collects folded text. Space is held back until a character follows it,
// so that no line begins or ends with one.
type sink struct {
	buf       []byte
	max       int
	full      bool
	pend      separator
	invisible int
	// ignorable counts default-ignorable characters since the last visible
	// one, and word tells that one was a letter or digit.
	ignorable int
	word      bool
	by, seen  hideBits // how what is written now, and was written, is hidden
	reversed  int      // 1 + where text runs from right to left by an override, or 0
	run       int      // letters since the word or the last soft hyphen began
	breaks    int      // br elements since the last visible character
	gap       int      // most of them between two visible characters
}

type separator uint8

const (
	noSeparator separator = iota
	spaceSeparator
	lineSeparator
)

func (k *sink) grow(n int) {
	if cap(k.buf)-len(k.buf) < n {
		k.buf = append(make([]byte, 0, len(k.buf)+n), k.buf...)
	}
}

// separate asks for a separator before the next character.
func (k *sink) separate(p separator) {
	if p > k.pend {
		k.pend = p
	}
	if p == lineSeparator && k.reversed > 0 {
		k.endOverride() // an override ends with its paragraph
	}
	k.word, k.ignorable = false, 0
}

// flush writes the separator that is due. It reports whether there is room.
func (k *sink) flush() bool {
	if k.full || len(k.buf) >= k.max {
		k.full = true
		return false
	}
	if k.pend != noSeparator && len(k.buf) > 0 {
		if k.pend == lineSeparator {
			k.buf = append(k.buf, '\n')
		} else {
			k.buf = append(k.buf, ' ')
		}
	}
	if len(k.buf) > 0 {
		k.gap = max(k.gap, k.breaks)
	}
	k.pend, k.breaks = noSeparator, 0
	k.seen |= k.by
	return true
}

// ascii appends printable ASCII without spaces.
func (k *sink) ascii(s string) {
	if !k.flush() {
		return
	}
	if k.ignorable > 0 {
		if k.word && isWordByte(s[0]) {
			k.invisible += k.ignorable
		}
		k.ignorable = 0
		k.run = 0
	}
	k.run += len(s)
	k.word = isWordByte(s[len(s)-1])
	k.buf = append(k.buf, s...)
}

// rune appends one character of any kind: spaces are folded, characters without
// a glyph are counted and left out.
func (k *sink) rune(r rune) {
	switch {
	case r < 0x80:
		k.asciiRune(byte(r))
		return
	case isSpace(r):
		k.separate(spaceSeparator)
		return
	case r == rightToLeft:
		k.endOverride()
		k.reversed = len(k.buf) + 1
		return
	case r == popDirection && k.reversed > 0:
		k.endOverride()
		return
	case Ignorable(r):
		k.skip(r)
		return
	case r >= 0x80 && r < 0xa0:
		return // C1 control
	}
	if !k.flush() {
		return
	}
	alphabetic := isAlphabetic(r)
	if k.ignorable > 0 {
		if k.word && alphabetic {
			k.invisible += k.ignorable
		}
		k.ignorable = 0
		k.run = 0
	}
	k.run++
	k.word = alphabetic
	k.buf = utf8.AppendRune(k.buf, r)
}

func (k *sink) asciiRune(b byte) {
	switch {
	case b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == '\f':
		k.separate(spaceSeparator)
	case b < ' ' || b == 0x7f:
	default:
		k.ascii(oneByte[b : b+1])
	}
}

// skip counts a character that leaves no mark. A soft hyphen after two letters
// or more is hyphenation, not disguise.
func (k *sink) skip(r rune) {
	if r == '\u00ad' && k.run >= 2 {
		k.run = 0
		return
	}
	if k.ignorable < 64 {
		k.ignorable++
	}
}

// runes appends text character by character.
func (k *sink) runes(s string) {
	for i := 0; i < len(s); {
		if c := s[i]; c < 0x80 {
			j := i + 1
			if isPlain(c) {
				for j < len(s) && isPlain(s[j]) {
					j++
				}
				k.ascii(s[i:j])
			} else {
				k.asciiRune(c)
			}
			i = j
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		k.rune(r)
		i += n
	}
}

// isPlain tells printable ASCII other than space.
func isPlain(c byte) bool { return c > ' ' && c < 0x7f }

func isWordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
}

// oneByte gives a string for an ASCII character without an allocation.
const oneByte = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`" +
	"abcdefghijklmnopqrstuvwxyz{|}~\x7f"
