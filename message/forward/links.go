package forward

import (
	"strings"

	"bonafide/message"
)

// Bounds of the search for the texts of links.
const (
	maxSearched = 64 << 10 // octets of a text
	maxLinks    = 300      // links that are looked for; later ones go to both
)

// divideLinks tells the links of the copied message from the forwarder's own,
// by where their words stand. A link without words belongs where the links
// around it do. One that can't be told goes to both, so that none escapes.
func divideLinks(m *message.Message, before, after string) (inner, own []message.Hyperlink) {
	place := message.InText
	if m.HTML {
		place = message.InHTML
	}
	inside := letters(before) == 0 // from here on links are the copied message's
	above, below := cut(before), cut(after)
	for i := range m.Links {
		l := m.Links[i]
		l.Start, l.End = 0, 0
		switch l.Place {
		case message.InHeader:
			own = append(own, l)
			continue
		case message.InQuoted:
			l.Place = place
			inner, inside = append(inner, l), true
			continue
		case message.InHidden, message.InAttachment, message.InMeta:
			inner = append(inner, l)
			continue
		default:
		}
		if i >= maxLinks {
			inner, own = append(inner, l), append(own, l)
			continue
		}
		words := l.Text
		if words == "" && !l.Image {
			words = l.Target
		}
		inBefore, inAfter := holds(above, words), holds(below, words)
		switch {
		case inAfter:
			inside = true
			inner = append(inner, l)
			if inBefore {
				own = append(own, l)
			}
		case inBefore:
			own = append(own, l)
		case words != "" && strings.HasPrefix(strings.ToLower(l.Target), "mailto:"):
			// an address in the block
		case inside:
			inner = append(inner, l)
		default:
			inner, own = append(inner, l), append(own, l)
		}
	}
	return inner, own
}

func cut(s string) string {
	s = s[:min(len(s), maxSearched)]
	return strings.ReplaceAll(s, "\n", " ")
}

// holds tells whether the words of a link stand in a text.
func holds(text, words string) bool {
	return words != "" && strings.Contains(text, words)
}

// quoteLinks marks the links of a copied message that stand in what it quotes.
func quoteLinks(m *message.Message) {
	if m.Quoted == "" {
		return
	}
	own, quoted := cut(m.Text), cut(m.Quoted)
	for i := range m.Links[:min(len(m.Links), maxLinks)] {
		l := &m.Links[i]
		words := l.Text
		if words == "" && !l.Image {
			words = l.Target
		}
		if (l.Place == message.InHTML || l.Place == message.InText) && holds(quoted, words) && !holds(own, words) {
			l.Place = message.InQuoted
		}
	}
}
