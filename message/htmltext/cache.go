package htmltext

// styleCache remembers parsed style attributes: the same few repeat in the
// cells of a table layout. It is direct-mapped, so its size is fixed.
type styleCache struct {
	keys   [cacheSize]string
	values [cacheSize]style
}

const cacheSize = 64

// get parses a style attribute or finds what it was parsed to.
func (c *styleCache) get(s string) *style {
	n := len(s)
	h := uint32(n)*31 + uint32(s[0])*7 + uint32(s[n-1])*131 + uint32(s[n/2])*17 + uint32(s[n/3])*61 + uint32(s[n*2/3])*257
	i := h % cacheSize
	if c.keys[i] != s {
		c.keys[i] = s
		c.values[i] = style{}
		value := s
		if needsDecoding(s) {
			value = attributeValue(s)
		}
		parseStyle(value, &c.values[i], nil)
	}
	return &c.values[i]
}

func needsDecoding(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '&' {
			return true
		}
	}
	return false
}
