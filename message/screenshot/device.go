package screenshot

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed device-words.txt
var deviceWordList string

// deviceWords are the phrases of devices, folded.
var deviceWords = sync.OnceValue(func() []string {
	var out []string
	for line := range strings.Lines(deviceWordList) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, folded(line))
		}
	}
	return out
})

// folded leaves the letters and digits of a phrase in lower case, without
// accents, words separated by one space: machines misread the rest.
func folded(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '\u2019':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}

var (
	clockPattern = regexp.MustCompile(`^\d{1,2}[:.h]\d{2}(\s?[ap]\.?m\.?)?$`)
	// statusPattern are the words of a status bar: network and battery.
	statusPattern = regexp.MustCompile(`(?i)^([2345]g\+?|lte\+?|4g\+|h\+|edge|volte|vo|wi-?fi|\d{1,3}\s?%|\d{1,3}|sos|all|[^\pL\pN]+|\pL)$`)
	// datePattern is a line that dates what follows.
	datePattern = regexp.MustCompile(`^(?:(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|gio|ven|sab|dom|mo|di|mi|do|fr|sa|so|jeu|sam|dim|jue|vie)\pL* )?(?:(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|gen|mag|giu|lug|ago|set|ott|dic|mai|okt|dez|jan|fev|fevr|avr|juin|juil|aout|ene|abr)\pL*(?: \d{1,2})?(?: 20\d\d)?|\d{1,2} \d{1,2}(?: 20)?\d\d)(?: (?:at |alle |um |a las |a )?\d{1,2} \d{2}(?: [ap]m)?)?$`)
)

// status tells whether a line is the status bar of a phone: at the very top,
// a clock and signs of network and battery.
func (p *Page) status(l *Line) bool {
	if !p.tall() || 100*l.Bottom > 9*p.Height {
		return false
	}
	signs := 0
	for i := range l.Words {
		if w := l.Words[i].Text; clockPattern.MatchString(w) || statusPattern.MatchString(w) {
			signs++
		}
	}
	// A carrier's name may stand beside them.
	return signs == len(l.Words) || signs > 0 && len(l.Words) <= signs+2 && 100*l.Bottom < 6*p.Height
}

// device tells whether a line is a phrase of the device, with or without a
// time, or a time or a date alone.
func device(line string) bool {
	words := strings.Fields(line)
	for len(words) > 0 && clockOrDirt(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for len(words) > 0 && folded(words[0]) == "" {
		words = words[1:]
	}
	phrase := folded(strings.Join(words, " "))
	if len(phrase) < 3 || dated(phrase) || dated(folded(line)) {
		return true
	}
	for _, w := range deviceWords() {
		if alike(phrase, w) {
			return true
		}
	}
	return false
}

// clockOrDirt tells a time of day, and the signs and bullets around it, which
// machines read as single letters.
func clockOrDirt(word string) bool {
	f := folded(word)
	return len([]rune(f)) <= 1 || f == "am" || f == "pm" || clockPattern.MatchString(strings.Trim(word, "()|•·,"))
}

// dated tells whether a folded phrase is a date.
func dated(phrase string) bool {
	return strings.ContainsAny(phrase, "0123456789") && datePattern.MatchString(phrase)
}

// alike tells whether two phrases are the same but for what a machine may
// misread in one of that length.
func alike(a, b string) bool {
	a, b = strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", "")
	slips := 0
	switch {
	case len(b) >= 14:
		slips = 2
	case len(b) >= 7:
		slips = 1
	}
	if d := len(a) - len(b); d > slips || d < -slips {
		return false
	}
	return a == b || slips > 0 && distance(a, b) <= slips
}

// distance is Levenshtein's, in octets. Both are short.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := before
			if a[i] != b[j] {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, row[j]+1, before+1)
		}
	}
	return row[len(b)]
}

// keyboard tells whether a line is a row of keys.
func (p *Page) keyboard(l *Line) bool {
	if 2*l.Top < p.Height || len(l.Words) < 4 {
		return false
	}
	single := 0
	for i := range l.Words {
		if len([]rune(l.Words[i].Text)) == 1 {
			single++
		}
	}
	return 3*single >= 2*len(l.Words)
}

// legibleLine leaves out of a line what is no word, and tells whether
// something is left.
func legibleLine(l Line) (Line, bool) {
	words := make([]Word, 0, len(l.Words))
	letters := 0
	for _, w := range l.Words {
		if w.Text == "|" {
			w.Text = "I" // as in "I can"
		}
		n := len(folded(w.Text))
		if w.Confidence < legible || n == 0 && w.Confidence < 2*legible {
			continue
		}
		letters += n
		words = append(words, w)
	}
	l.Words = words
	if letters == 0 {
		return l, false
	}
	l.Left, l.Right = words[0].Left, words[len(words)-1].Right
	return l, true
}
