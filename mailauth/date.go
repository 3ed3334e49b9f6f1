package mailauth

import (
	"net/mail"
	"strings"
	"time"
)

// parseDate reads the date at the end of a trace field (RFC 5322 section 3.3).
// It returns the zero time for what it can't read.
func parseDate(s string) time.Time {
	if i := strings.IndexByte(s, '('); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 64 {
		return time.Time{}
	}
	if i := strings.IndexByte(s, ','); i >= 0 {
		s = strings.TrimSpace(s[i+1:])
	}
	f := strings.Fields(s)
	if len(f) >= 5 {
		if t, ok := dateFields(f[0], f[1], f[2], f[3], f[4]); ok {
			return t
		}
	}
	t, err := mail.ParseDate(s)
	if err != nil {
		return time.Time{}
	}
	return t
}

// dateFields builds a time from "23", "Nov", "2026", "04:05:06", "+0100".
func dateFields(day, month, year, clock, zone string) (time.Time, bool) {
	d, ok1 := number(day)
	y, ok2 := number(year)
	m := strings.Index("JanFebMarAprMayJunJulAugSepOctNovDec", month)
	if !ok1 || !ok2 || len(month) != 3 || m < 0 || m%3 != 0 || y < 1970 || y > 9999 {
		return time.Time{}, false
	}
	if len(clock) != 8 || clock[2] != ':' || clock[5] != ':' {
		return time.Time{}, false
	}
	hh, ok3 := number(clock[:2])
	mm, ok4 := number(clock[3:5])
	ss, ok5 := number(clock[6:])
	if !ok3 || !ok4 || !ok5 || len(zone) != 5 || d < 1 || d > 31 || hh > 23 || mm > 59 || ss > 60 {
		return time.Time{}, false
	}
	off, ok := number(zone[1:])
	if !ok || zone[0] != '+' && zone[0] != '-' {
		return time.Time{}, false
	}
	seconds := off/100*3600 + off%100*60
	if zone[0] == '-' {
		seconds = -seconds
	}
	t := time.Date(y, time.Month(m/3+1), d, hh, mm, ss, 0, time.UTC)
	return t.Add(-time.Duration(seconds) * time.Second), true
}

// number reads up to six decimal digits.
func number(s string) (int, bool) {
	if s == "" || len(s) > 6 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
