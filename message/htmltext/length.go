package htmltext

import "strings"

// length is a CSS length or percentage.
type length struct {
	value float32
	unit  unit
}

type unit uint8

const (
	noUnit unit = iota // not a length
	unitPx
	unitEm      // times the inherited size, also %
	unitRem     // times the size of the root
	unitUnknown // a unit that depends on the window
)

// of is the computed size where the inherited one is parent.
func (n length) of(parent float32) float32 {
	switch n.unit {
	case unitPx:
		return n.value
	case unitEm:
		// A relative size of nothing stays nothing, as in browsers.
		return n.value * parent
	case unitRem:
		return n.value * defaultSize
	case noUnit, unitUnknown:
		if n.value == 0 {
			return 0
		}
	}
	return defaultSize
}

// parseLength reads a length, a percentage or a keyword of font-size.
func parseLength(s string) length {
	value, n, ok := parseNumber(s)
	if !ok {
		return keywordLength(s)
	}
	switch u := s[n:]; {
	case u == "px" || u == "PX":
		return length{value, unitPx}
	case u == "":
		return length{value, unitPx} // CSS allows it for 0, browsers in quirks mode always
	case u == "pt" || u == "PT":
		return length{value * 4 / 3, unitPx}
	case u == "%":
		return length{value / 100, unitEm}
	case strings.EqualFold(u, "em"):
		return length{value, unitEm}
	case strings.EqualFold(u, "rem"):
		return length{value, unitRem}
	case strings.EqualFold(u, "ex"), strings.EqualFold(u, "ch"):
		return length{value / 2, unitEm}
	case strings.EqualFold(u, "px"), strings.EqualFold(u, "pt"), strings.EqualFold(u, "in"),
		strings.EqualFold(u, "cm"), strings.EqualFold(u, "mm"), strings.EqualFold(u, "pc"):
		return length{absolutePx(value, u), unitPx}
	case len(u) > 2 && strings.EqualFold(u[:2], "px"), strings.EqualFold(u, "vw"), strings.EqualFold(u, "vh"):
		return length{value, unitUnknown}
	}
	return length{}
}

func absolutePx(value float32, unit string) float32 {
	switch strings.ToLower(unit) {
	case "pt":
		return value * 4 / 3
	case "in":
		return value * 96
	case "cm":
		return value * 96 / 2.54
	case "mm":
		return value * 96 / 25.4
	case "pc":
		return value * 16
	}
	return value
}

func keywordLength(s string) length {
	switch strings.ToLower(s[:min(len(s), 9)]) {
	case "medium":
		return length{16, unitPx}
	case "small":
		return length{13, unitPx}
	case "x-small":
		return length{10, unitPx}
	case "xx-small":
		return length{9, unitPx}
	case "large":
		return length{18, unitPx}
	case "x-large":
		return length{24, unitPx}
	case "xx-large", "xxx-large":
		return length{32, unitPx}
	case "smaller":
		return length{0.83, unitEm}
	case "larger":
		return length{1.2, unitEm}
	case "initial":
		return length{defaultSize, unitPx}
	}
	return length{}
}

// parseNumber reads the number at the start of s, n octets long.
func parseNumber(s string) (value float32, n int, ok bool) {
	i, negative := 0, false
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		negative = s[i] == '-'
		i++
	}
	var scale float32
	for ; i < len(s); i++ {
		c := s[i]
		if c == '.' && scale == 0 {
			scale = 1
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		ok = true
		if scale == 0 {
			value = min(value*10+float32(c-'0'), 1e6)
			continue
		}
		scale /= 10
		value += float32(c-'0') * scale
	}
	if negative {
		value = -value
	}
	return value, i, ok
}

// fontSize finds the size in the shorthand font: "12px/1.5 Arial", "0/0 a".
func fontSize(v string) string {
	for _, f := range strings.Fields(v) {
		if c := f[0]; c != '.' && (c < '0' || c > '9') {
			continue
		}
		size, _, slash := strings.Cut(f, "/")
		if _, n, ok := parseNumber(size); ok && n == len(size) && !slash && len(size) == 3 {
			continue // a weight
		}
		return size
	}
	return ""
}
