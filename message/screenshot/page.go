package screenshot

import (
	"slices"
	"strings"
)

// Limits of what is looked at.
const (
	mostLines = 2000
	mostWords = 20_000
)

// Page is what a machine read in one picture.
type Page struct {
	// Width and Height are those of the picture, in pixels; the boxes of lines
	// lie within them.
	Width, Height int
	// Lines are in the order in which people read them.
	Lines []Line
}

// Line is one line of text in a picture.
type Line struct {
	Words []Word
	// Left, Top, Right and Bottom bound it, in pixels from the top left corner.
	Left, Top, Right, Bottom int
}

// Word is one word of a line.
type Word struct {
	Text string
	// Confidence is 0–1, as the machine itself states it.
	Confidence  float64
	Left, Right int
}

// Text is the words of the line.
func (l *Line) Text() string {
	words := make([]string, len(l.Words))
	for i := range l.Words {
		words[i] = l.Words[i].Text
	}
	return strings.Join(words, " ")
}

func (l *Line) height() int { return max(1, l.Bottom-l.Top) }
func (l *Line) middle() int { return (l.Top + l.Bottom) / 2 }

// usualHeight is the median height of the lines.
func (p *Page) usualHeight() int {
	if len(p.Lines) == 0 {
		return 1
	}
	heights := make([]int, len(p.Lines))
	for i := range p.Lines {
		heights[i] = p.Lines[i].height()
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}

// tall tells whether the picture has the form of a phone's screen.
func (p *Page) tall() bool { return 10*p.Height > 13*p.Width }

// Text is everything on the page, line by line, without a guess at what it is.
func (p *Page) Text() string {
	var b strings.Builder
	for i := range p.Lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Lines[i].Text())
	}
	return b.String()
}

// sure and legible are the confidences from which on a word counts as read,
// and as perhaps read. What is less is a picture's, or dirt.
const (
	sure    = 0.6
	legible = 0.3
	// An address is not in the dictionary from which a machine guesses, so that
	// it needs to be surer of one, and print of at least so many pixels.
	sureAddress = 0.8
	smallPrint  = 14
)

// certainty is the mean confidence of the words, by their length, and the
// words that are in doubt.
func (p *Page) certainty() (mean float64, doubtful []string) {
	const most, shortest = 5, 4
	sum, letters := 0.0, 0
	for i := range p.Lines {
		for _, w := range p.Lines[i].Words {
			sum += w.Confidence * float64(len(w.Text))
			letters += len(w.Text)
			address := strings.ContainsAny(w.Text, "@") || hasHost(w.Text)
			unsure := w.Confidence < sure || address && (w.Confidence < sureAddress || p.Lines[i].height() < smallPrint)
			if unsure && len(w.Text) >= shortest && len(doubtful) < most {
				doubtful = append(doubtful, w.Text)
			}
		}
	}
	if letters == 0 {
		return 0, nil
	}
	return sum / float64(letters), doubtful
}
