package email

import (
	"strconv"
	"strings"
	"time"
)

// parseDate reads a Date field (RFC 5322 section 3.3) in the forms that are
// seen: with or without weekday, seconds and zone, with comments, in the order
// of asctime. The zero time stands for what cannot be read.
func parseDate(v string) time.Time {
	if i := strings.IndexByte(v, '('); i >= 0 {
		v = v[:i]
	}
	if len(v) > 100 {
		v = v[:100]
	}
	d := dateParts{day: -1, year: -1, zone: time.UTC}
	for _, f := range strings.FieldsFunc(v, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' }) {
		d.take(f)
	}
	if d.day < 1 || d.month == 0 || d.year < 0 {
		t, err := time.Parse(time.RFC3339, strings.TrimSpace(v))
		if err != nil {
			return time.Time{}
		}
		return t
	}
	t := time.Date(d.year, d.month, d.day, d.hour, d.minute, d.second, 0, d.zone)
	if t.Day() != d.day {
		return time.Time{} // the 31st of February
	}
	return t
}

type dateParts struct {
	day, year            int
	month                time.Month
	hour, minute, second int
	zone                 *time.Location
}

// take finds out what a word of a date is.
func (d *dateParts) take(f string) {
	switch {
	case f[0] == '+' || f[0] == '-':
		if len(f) == 6 && f[3] == ':' {
			f = f[:3] + f[4:]
		}
		d.offset(f)
	case strings.IndexByte(f, ':') > 0:
		d.clock(f)
	case f[0] >= '0' && f[0] <= '9':
		d.number(f)
	default:
		d.name(f)
	}
}

func (d *dateParts) clock(f string) {
	part := strings.SplitN(f, ":", 3)
	h, err1 := strconv.Atoi(part[0])
	m, err2 := strconv.Atoi(part[1])
	s := 0
	if len(part) == 3 {
		s, _ = strconv.Atoi(part[2][:min(2, len(part[2]))]) // a fraction is dropped
	}
	if err1 == nil && err2 == nil && h >= 0 && h < 24 && m >= 0 && m < 60 && s >= 0 && s <= 60 {
		d.hour, d.minute, d.second = h, m, s
	}
}

func (d *dateParts) offset(f string) {
	n, err := strconv.Atoi(f[1:])
	if err != nil || len(f) != 5 {
		return
	}
	seconds := (n/100*60 + n%100) * 60
	if f[0] == '-' {
		seconds = -seconds
	}
	d.zone = time.FixedZone("", seconds)
}

func (d *dateParts) number(f string) {
	if strings.Count(f, "-") == 2 { // 12-Mar-2020
		for part := range strings.SplitSeq(f, "-") {
			if part != "" {
				d.take(part)
			}
		}
		return
	}
	n, err := strconv.Atoi(f)
	if err != nil || n < 0 || n > 9999 {
		return
	}
	if d.day < 0 && n <= 31 && len(f) <= 2 {
		d.day = n
		return
	}
	if d.year >= 0 {
		return
	}
	switch { // obsolete years, section 4.3
	case len(f) == 2 && n < 50:
		n += 2000
	case len(f) <= 3 && n < 1000:
		n += 1900
	}
	d.year = n
}

func (d *dateParts) name(f string) {
	if len(f) >= 3 {
		if i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(f[:3])); i >= 0 && i%3 == 0 {
			d.month = time.Month(i/3 + 1)
			return
		}
	}
	switch f {
	case "EST":
		d.offset("-0500")
	case "EDT":
		d.offset("-0400")
	case "CST":
		d.offset("-0600")
	case "CDT":
		d.offset("-0500")
	case "MST":
		d.offset("-0700")
	case "MDT":
		d.offset("-0600")
	case "PST":
		d.offset("-0800")
	case "PDT":
		d.offset("-0700")
	}
}
