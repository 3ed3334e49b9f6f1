package check

import (
	"encoding/base64"
	"net/url"
	"strings"

	"bonafide/message"
	"bonafide/message/picture"
)

// collect lists the pictures of the message in the order in which it shows
// them, those that it only carries last.
func (e *eye) collect() {
	x := e.x
	used := map[int]bool{}
	shown := x.m.Images[:min(len(x.m.Images), 4*mostSeen)]
	for i := range shown {
		p := &shown[i]
		switch {
		case p.Data != "":
			e.add(dataOf(p))
		case strings.HasPrefix(p.Source, "cid:"):
			if at := x.attached(p.Source[len("cid:"):]); at >= 0 && !used[at] {
				used[at] = true
				e.add(x.m.Attachments[at].Data)
			}
		}
	}
	for i := range x.m.Attachments {
		switch a := &x.m.Attachments[i]; {
		case len(a.Data) == 0 || used[i]:
		case a.Sniffed == "pdf":
			e.pdf = true
		default:
			e.add(a.Data)
		}
	}
}

func (e *eye) add(data []byte) {
	w, h, err := picture.Size(data)
	switch {
	case err != nil:
		e.seen.unread++
	case min(w, h) < 4 || max(w, h) < leastSeenSide: // counts openings, or separates
	case len(e.pictures) >= mostSeen:
		e.seen.unread++
	default:
		e.pictures = append(e.pictures, carried{data: data, w: w, h: h})
	}
}

// wanted tells which pictures may show a code, by their form.
func (e *eye) wanted() []bool {
	out := make([]bool, len(e.pictures))
	for i := range e.pictures {
		p := &e.pictures[i]
		out[i] = e.thorough || square(p.w, p.h) && p.w >= leastCodeSide && p.w <= mostCodeSide
	}
	// Pieces: a run of the same height (or width) that is a square together, or
	// a grid of equal pieces.
	for start := range e.pictures {
		first := &e.pictures[start]
		width, height := first.w, first.h
		for end := start + 1; end < len(e.pictures); end++ {
			p := &e.pictures[end]
			beside, below := near(p.h, first.h), near(p.w, first.w)
			if !beside && !below {
				break
			}
			width, height = width+p.w, height+p.h
			n := end - start + 1
			if beside && square(width, first.h) || below && square(first.w, height) || beside && below && n >= 4 && square(first.w, first.h) {
				for i := start; i <= end; i++ {
					out[i] = true
				}
			}
		}
	}
	return out
}

// Sides of a code beside text, in pixels.
const (
	leastCodeSide = 40
	mostCodeSide  = 2000
)

func square(w, h int) bool { return 10*max(w, h) <= 13*min(w, h) }

func near(a, b int) bool { return a-b >= -1 && a-b <= 1 }

// attached is the index of the attachment that a cid: URL names (RFC 2392), or
// -1.
func (x *examination) attached(id string) int {
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	for i := range x.m.Attachments {
		if a := &x.m.Attachments[i]; len(a.Data) > 0 && a.Sniffed != "pdf" && (a.ContentID == id || a.ContentID == "" && a.Name == id) {
			return i
		}
	}
	return -1
}

// dataOf decodes the content of a data: URL (RFC 2397).
func dataOf(p *message.Picture) []byte {
	const most = 8 << 20
	text := p.Data[:min(len(p.Data), most)]
	if plain, err := url.PathUnescape(text); err == nil {
		text = plain
	}
	if !strings.Contains(strings.ToLower(p.Source), ";base64") {
		return []byte(text)
	}
	text = strings.Map(func(r rune) rune {
		if r <= ' ' || r == '=' {
			return -1
		}
		return r
	}, text)
	data, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return data // what comes before the damage
	}
	return data
}
