package web

import (
	"strconv"
	"strings"
	"unicode"
)

// segment is a run of text of a message, or a mark in the place of characters
// that must not be shown. html/template escapes both.
type segment struct {
	Text string
	// Mark tells that Text names characters that were taken out, and Name
	// says which (Unicode code points).
	Mark bool
	Name string
}

// maxMarked bounds the marks in one text; later ones are left out, since every
// newsletter pads its preview with thousands of invisible characters.
const maxMarked = 60

// maxStacked is how many combining marks may stand on one letter; more run
// over the lines around it.
const maxStacked = 3

// safe makes text safe to show: links are broken up, and characters that are
// not seen or that reorder others are replaced by marks.
func safe(text string) []segment { return visible(defangText(text)) }

// visible does so without touching links.
func visible(text string) []segment {
	var s shower
	for _, r := range text {
		s.add(r)
	}
	s.endRun()
	s.endText()
	return s.segments
}

// shower collects segments.
type shower struct {
	segments []segment
	text     strings.Builder
	run      []rune // unseen characters that stand together
	length   int    // how many there are, run holds the first
	marked   int
	stacked  int
	breaks   int // line breaks in a row
}

func (s *shower) add(r rune) {
	if r == '\r' {
		return
	}
	if unseen(r) {
		if s.length++; len(s.run) < 4 {
			s.run = append(s.run, r)
		}
		return
	}
	s.endRun()
	if unicode.Is(unicode.Mn, r) {
		if s.stacked++; s.stacked > maxStacked {
			return
		}
	} else {
		s.stacked = 0
	}
	if r == '\n' {
		if s.breaks++; s.breaks > 2 {
			return
		}
	} else if r != ' ' {
		s.breaks = 0
	}
	s.text.WriteRune(r)
}

func (s *shower) endText() {
	if s.text.Len() > 0 {
		s.segments = append(s.segments, segment{Text: s.text.String()})
		s.text.Reset()
	}
}

// endRun shows a run of unseen characters as one mark. A lone character that
// belongs to an emoji or to a script that needs it is dropped in silence.
func (s *shower) endRun() {
	if s.length == 0 {
		return
	}
	run, length := s.run, s.length
	s.run, s.length = s.run[:0], 0
	if length == 1 && quiet(run[0]) || s.marked >= maxMarked {
		return
	}
	s.marked++
	s.endText()
	var names []string
	for _, r := range run {
		names = append(names, codePoint(r))
	}
	name := strings.Join(names, " ")
	if length > len(run) {
		name += " …"
	}
	label := names[0]
	if length > 1 {
		label += " ×" + strconv.Itoa(length)
	}
	s.segments = append(s.segments, segment{Text: label, Mark: true, Name: name})
}

// codePoint names a character as Unicode does.
func codePoint(r rune) string {
	hex := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(0, 4-len(hex))) + hex
}

// unseen tells whether r is a control character, reorders others (UAX #9) or
// takes no room.
func unseen(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
		return true
	case unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef: // variation selectors
		return true
	case r == 0x034f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, r == 0x2800: // fillers
		return true
	}
	return false
}

// quiet tells whether a single unseen character is ordinary: the joiners
// between emoji or letters, variation selectors, soft hyphens.
func quiet(r rune) bool {
	return r == 0x200d || r == 0x200c || r == 0x00ad || r >= 0xfe00 && r <= 0xfe0f
}
