package explain

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Bounds on what is read of a preference.
const (
	maxPreference = 1024 // octets
	maxRanges     = 32
)

// Languages lists the languages that have a catalog as BCP 47 tags, the
// fallback (English) first.
func (x *Explainer) Languages() []string { return slices.Clone(x.languages) }

// Match returns the language of Languages that suits best. prefs come in
// order of priority, each a language tag ("it", "it-CH"), the value of LANG or
// LANGUAGE ("it_IT.UTF-8", "it:en") or of an Accept-Language field
// ("de, it;q=0.8"). Empty and unknown ones are passed over; without any match
// it is English. It uses the lookup of RFC 4647 section 3.4.
func (x *Explainer) Match(prefs ...string) string {
	for _, pref := range prefs {
		if x.catalogs[pref] != nil {
			return pref
		}
		for _, r := range ranges(pref) {
			if tag, ok := x.lookupRange(r.tag); ok {
				return tag
			}
		}
	}
	return fallback
}

// lookupRange shortens a range from its end until a catalog has it.
func (x *Explainer) lookupRange(tag string) (string, bool) {
	for tag != "" {
		for _, have := range x.languages {
			if strings.EqualFold(have, tag) {
				return have, true
			}
		}
		i := strings.LastIndexByte(tag, '-')
		if i < 0 {
			break
		}
		tag = tag[:i]
		// RFC 4647 section 3.4: a single letter or digit goes with what follows it.
		if i := len(tag) - 2; i >= 0 && tag[i] == '-' {
			tag = tag[:i]
		}
	}
	return "", false
}

// languageRange is one range of a list with its quality in thousandths.
type languageRange struct {
	tag     string
	quality int
}

// ranges reads a list of language ranges, the preferred first. What cannot be
// read is left out.
func ranges(pref string) []languageRange {
	if len(pref) > maxPreference {
		pref = pref[:maxPreference]
	}
	var list []languageRange
	for item := range strings.FieldsFuncSeq(pref, func(c rune) bool { return c == ',' || c == ':' }) {
		if len(list) == maxRanges {
			break
		}
		tag, params, _ := strings.Cut(item, ";")
		if r := (languageRange{languageTag(tag), quality(params)}); r.tag != "" && r.quality > 0 {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b languageRange) int { return cmp.Compare(b.quality, a.quality) })
	return list
}

// languageTag makes a tag of a POSIX locale name (it_IT.UTF-8@euro) or a
// range; "" if it is neither.
func languageTag(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, ".@"); i >= 0 {
		s = s[:i]
	}
	s = strings.ReplaceAll(s, "_", "-")
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') && s[i] != '-' {
			return ""
		}
	}
	return s
}

// quality reads the weight of RFC 9110 section 12.4.2; without one it is 1.
func quality(params string) int {
	for p := range strings.SplitSeq(params, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(p), "=")
		if !strings.EqualFold(strings.TrimSpace(name), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || !(q >= 0 && q <= 1) {
			return 0
		}
		return int(q * 1000)
	}
	return 1000
}
