package brand

import (
	"regexp"
	"sync"
)

// shape is a number shape that is compiled when it is first needed.
type shape struct {
	once sync.Once
	re   *regexp.Regexp
}

func compileShapes(numbers []NumberShape) []*shape {
	shapes := make([]*shape, len(numbers))
	for i := range shapes {
		shapes[i] = &shape{}
	}
	return shapes
}

// match tells whether the whole of token has the form of pattern.
func (s *shape) match(pattern, token string) bool {
	s.once.Do(func() {
		// The pattern was validated; should it not compile, nothing matches.
		if re, err := regexp.Compile(`\A(?:` + pattern + `)\z`); err == nil {
			s.re = re
		}
	})
	return s.re != nil && s.re.MatchString(token)
}

// Number returns the shape that token has as a whole: the judge cuts the
// number out of the text first. Profiles that come from a Set only; others
// have no compiled shapes and match nothing.
func (p *Profile) Number(token string) (NumberShape, bool) {
	if token == "" || len(token) > maxNumber {
		return NumberShape{}, false
	}
	for i, s := range p.shapes {
		if s.match(p.Numbers[i].Pattern, token) {
			return p.Numbers[i], true
		}
	}
	return NumberShape{}, false
}

// NumberOf is a number shape together with the profile that it hints at.
type NumberOf struct {
	Profile *Profile
	Shape   NumberShape
}

// Distinctive returns the profiles at which the shape of token alone hints,
// sorted by ID.
func (s *Set) Distinctive(token string) []NumberOf {
	if len(token) < minNumber || len(token) > maxNumber {
		return nil
	}
	var of []NumberOf
	for _, p := range s.distinctive {
		for i := range p.shapes {
			if p.Numbers[i].Distinctive && p.shapes[i].match(p.Numbers[i].Pattern, token) {
				of = append(of, NumberOf{Profile: p, Shape: p.Numbers[i]})
				break
			}
		}
	}
	return of
}
