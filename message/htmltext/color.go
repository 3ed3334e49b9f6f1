package htmltext

import (
	"strconv"
	"strings"
)

// paint is a color, 0xRRGGBB, or one of the values below.
type paint uint32

const (
	unknownPaint     paint = 1 << 24 // an image, a gradient, a name that we lack
	transparentPaint paint = 1 << 25
	black            paint = 0x000000
	white            paint = 0xffffff
	linkBlue         paint = 0x0000ee
)

// near tells whether text of color a on ground b cannot be read.
func near(a, b paint) bool {
	if a == transparentPaint {
		return true
	}
	if a > white || b > white {
		return false
	}
	return channel(a, b, 16)+channel(a, b, 8)+channel(a, b, 0) <= nearDistance
}

// nearDistance is the sum of differences of the three channels below which
// text cannot be told from its ground; #f0f0f0 on white is 45.
const nearDistance = 45

func channel(a, b paint, shift uint) int {
	d := int(a>>shift&0xff) - int(b>>shift&0xff)
	return max(d, -d)
}

// parseColor reads a CSS color or the value of a bgcolor attribute.
func parseColor(s string) paint {
	if s == "" {
		return unknownPaint
	}
	if s[0] == '#' {
		return hexColor(s[1:])
	}
	if len(s) > 4 && strings.EqualFold(s[:3], "rgb") {
		return functionColor(s)
	}
	if len(s) <= 12 {
		if p, ok := namedColor(strings.ToLower(s)); ok {
			return p
		}
	}
	if len(s) == 6 {
		return hexColor(s) // legacy attribute without its #
	}
	return unknownPaint
}

func hexColor(s string) paint {
	var p paint
	for i := 0; i < len(s); i++ {
		d := digit(s[i])
		if d < 0 {
			return unknownPaint
		}
		if i < 6 {
			p = p<<4 | paint(d)
		}
	}
	switch len(s) {
	case 4:
		if p&0xf == 0 {
			return transparentPaint
		}
		p >>= 4
		fallthrough
	case 3:
		return (p>>8&0xf)*0x110000 | (p>>4&0xf)*0x1100 | (p&0xf)*0x11
	case 8:
		if s[6:] == "00" {
			return transparentPaint
		}
		return p
	case 6:
		return p
	}
	return unknownPaint
}

// functionColor reads rgb(…) and rgba(…).
func functionColor(s string) paint {
	_, inside, found := strings.Cut(s, "(")
	if !found {
		return unknownPaint
	}
	args := strings.FieldsFunc(strings.TrimSuffix(inside, ")"), func(r rune) bool {
		return r == ',' || r == ' ' || r == '/'
	})
	if len(args) < 3 {
		return unknownPaint
	}
	if len(args) > 3 && zeroNumber(args[3]) {
		return transparentPaint
	}
	var p paint
	for _, a := range args[:3] {
		percent := strings.HasSuffix(a, "%")
		v, err := strconv.ParseFloat(strings.TrimSuffix(a, "%"), 32)
		if err != nil {
			return unknownPaint
		}
		if percent {
			v = v * 255 / 100
		}
		p = p<<8 | paint(min(max(v, 0), 255))
	}
	return p
}

// namedColor knows the names that mail uses; CSS Color Module Level 4,
// section 6.1.
func namedColor(name string) (paint, bool) {
	switch name {
	case "white":
		return white, true
	case "black", "windowtext":
		return black, true
	case "transparent":
		return transparentPaint, true
	case "red":
		return 0xff0000, true
	case "blue":
		return 0x0000ff, true
	case "green":
		return 0x008000, true
	case "yellow":
		return 0xffff00, true
	case "gray", "grey":
		return 0x808080, true
	case "silver":
		return 0xc0c0c0, true
	case "lightgray", "lightgrey":
		return 0xd3d3d3, true
	case "gainsboro":
		return 0xdcdcdc, true
	case "whitesmoke":
		return 0xf5f5f5, true
	case "snow":
		return 0xfffafa, true
	case "ghostwhite":
		return 0xf8f8ff, true
	case "floralwhite":
		return 0xfffaf0, true
	case "ivory":
		return 0xfffff0, true
	case "azure":
		return 0xf0ffff, true
	case "mintcream":
		return 0xf5fffa, true
	case "aliceblue":
		return 0xf0f8ff, true
	case "seashell":
		return 0xfff5ee, true
	case "honeydew":
		return 0xf0fff0, true
	case "linen":
		return 0xfaf0e6, true
	case "beige":
		return 0xf5f5dc, true
	case "orange":
		return 0xffa500, true
	case "navy":
		return 0x000080, true
	case "purple":
		return 0x800080, true
	case "maroon":
		return 0x800000, true
	case "teal":
		return 0x008080, true
	case "darkgray", "darkgrey":
		return 0xa9a9a9, true
	case "dimgray", "dimgrey":
		return 0x696969, true
	}
	return 0, false
}

// zeroNumber tells 0, 0.0, .0 and 0%.
func zeroNumber(s string) bool {
	v, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 32)
	return err == nil && v == 0
}
