// Package logo finds the brand whose logo a picture shows, by the perceptual
// hashes in the brand profiles (package message/picture describes them).
//
// It decides nothing: a logo says whom a message wants to be taken for, and
// anybody can copy it. A match needs more likeness the plainer a shape is, and
// for plain shapes the brand's color too, since false matches would accuse
// honest mail.
package logo

import (
	"fmt"
	"strconv"

	"bonafide/brand"
	"bonafide/message/picture"
)

// Index holds the marks of all profiles. It is safe for concurrent use.
type Index struct {
	entries []entry
}

type entry struct {
	hash     picture.Hash
	detail   int
	profile  *brand.Profile
	name     string
	color    uint32
	hasColor bool
}

// Match is a logo that was found.
type Match struct {
	Profile *brand.Profile
	Name    string // of the form of the logo, as in the profile
	// Distance is the number of cells, of 256, that differ.
	Distance int
}

// NewIndex indexes the marks of the brands. It fails if a hash is none, which
// the schema of profiles rules out.
func NewIndex(brands *brand.Set) (*Index, error) {
	x := &Index{}
	for _, p := range brands.All() {
		for _, m := range p.Marks {
			h, err := picture.ParseHash(m.Hash)
			if err != nil {
				return nil, fmt.Errorf("brand %s, logo %s: %w", p.ID, m.Name, err)
			}
			e := entry{hash: h, detail: h.Detail(), profile: p, name: m.Name}
			if m.Color != "" {
				c, err := strconv.ParseUint(m.Color, 16, 24)
				if err != nil {
					return nil, fmt.Errorf("brand %s, logo %s: color %q: %w", p.ID, m.Name, m.Color, err)
				}
				e.color, e.hasColor = uint32(c), true
			}
			x.entries = append(x.entries, e)
		}
	}
	return x, nil
}

// Len counts the marks.
func (x *Index) Len() int { return len(x.entries) }

// How alike a mark must be. Detail is that of picture.Hash.Detail; the figures
// were chosen so that no logo of one profile matches that of another and no
// picture in genuine mail matches a brand that it does not show
// (docs/pictures.md).
const (
	leastDetail    = 12  // plainer shapes are never matched
	simpleDetail   = 40  // up to here a shape is four squares or a letter
	plainDetail    = 90  // up to here a star or a disk
	richDetail     = 125 // from here on the shape alone is enough
	mostDistance   = 24  // cells of a rich shape, or of a less rich one in the brand's color, of 256
	plainDistance  = 16  // of a plain one, in the brand's color
	simpleDistance = 8   // of a simple one, in the brand's color
	ambiguousAhead = 4   // by which the nearest brand must lead
)

// Find tells which brand's logo a mark is: the nearest, unless another brand's
// is about as near.
func (x *Index) Find(h picture.Hash) (Match, bool) {
	best, second := Match{Distance: 257}, 257
	for i := range x.entries {
		e := &x.entries[i]
		d := e.hash.Distance(&h)
		if d < 0 || d > mostDistance || !e.near(&h, d) {
			continue
		}
		switch {
		case best.Profile == e.profile:
			if d < best.Distance {
				best.Distance, best.Name = d, e.name
			}
		case d < best.Distance:
			second = best.Distance
			best = Match{Profile: e.profile, Name: e.name, Distance: d}
		case d < second:
			second = d
		}
	}
	if best.Profile == nil || second-best.Distance < ambiguousAhead {
		return Match{}, false
	}
	return best, true
}

// near tells whether a distance is small enough for what the shape is.
func (e *entry) near(h *picture.Hash, distance int) bool {
	detail, colored := min(e.detail, h.Detail()), e.hasColor && h.Wears(e.color)
	switch {
	case detail >= richDetail:
		return true
	case detail >= plainDetail:
		// White on something that shows through has no color to compare.
		colorless := !e.hasColor || !vivid(h.Color) && !vivid(h.Ground)
		return colored || colorless && distance <= simpleDistance
	case detail >= simpleDetail:
		return colored && distance <= plainDistance
	case detail >= leastDetail:
		return colored && distance <= simpleDistance
	}
	return false
}

// Usable tells whether a mark has enough detail to be known again.
func Usable(h picture.Hash) bool { return h.Detail() >= leastDetail }

// MarkOf is a mark as a profile lists it. Its color is that of the mark, or of
// the ground on which it stands if the mark is white, gray or black; "" if
// neither has one.
func MarkOf(name string, h picture.Hash) brand.Mark {
	m := brand.Mark{Name: name, Hash: h.String()}
	for _, c := range [...]uint32{h.Color, h.Ground} {
		if vivid(c) {
			m.Color = fmt.Sprintf("%06x", c)
			break
		}
	}
	return m
}

// vivid tells whether a color is more than a shade of gray.
func vivid(c uint32) bool {
	r, g, b := uint8(c>>16), uint8(c>>8), uint8(c)
	return max(r, g, b)-min(r, g, b) > 48
}
