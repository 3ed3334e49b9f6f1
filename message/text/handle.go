package text

import (
	"strings"
	"unicode/utf8"

	"bonafide/message"
)

// Lengths of numbers. A short code has three to eight digits; E.164 allows
// fifteen, and no country has subscribers with fewer than seven.
const (
	shortestCode   = 3
	longestCode    = 8
	shortestNumber = 7
	longestNumber  = 15
)

// ReadHandle reads a sender as a device shows it. country is the reader's
// (ISO 3166-1 alpha-2, "" if unknown): it tells how a national number is to be
// read.
func ReadHandle(raw, country string) message.Handle {
	raw = strings.ToValidUTF8(clip(raw, MaxSender), "\ufffd")
	raw = strings.Join(strings.Fields(raw), " ")
	h := message.Handle{Raw: raw}
	if raw == "" {
		return h
	}
	if at := strings.LastIndexByte(raw, '@'); at > 0 && strings.IndexByte(raw[at:], '.') > 1 && !strings.Contains(raw, " ") {
		h.Kind = message.HandleEmail
		return h
	}
	digits, plus, ok := dialed(raw)
	switch {
	case !ok || len(digits) < shortestCode || len(digits) > longestNumber:
		h.Kind = message.HandleName
	case !plus && len(digits) <= longestCode && !national(digits, country):
		h.Kind, h.Number = message.HandleShortCode, digits
	case len(digits) < shortestNumber:
		h.Kind = message.HandleName
	default:
		h.Kind = message.HandleNumber
		h.Number, h.Country = international(digits, plus, country)
		h.TollFree = tollFree(h.Number)
	}
	return h
}

// dialed takes the digits out of a number as people write it. ok is false
// where letters stand in it.
func dialed(s string) (digits string, plus, ok bool) {
	var b [longestNumber + 5]byte
	n := 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch {
		case r >= '0' && r <= '9':
			if n == len(b) {
				return "", false, false
			}
			b[n] = byte(r)
			n++
		case r == '+' && n == 0:
			plus = true
		case strings.ContainsRune(" ()-./\u2010\u2011\u2012\u2013\u00a0\u202a\u202c\u2068\u2069", r):
		default:
			return "", false, false
		}
	}
	digits = string(b[:n])
	if !plus && strings.HasPrefix(digits, "00") && len(digits) > shortestNumber+2 {
		return digits[2:], true, true
	}
	return digits, plus, n > 0
}

// national tells whether few digits are a subscriber's number rather than a
// short code: in countries with a trunk prefix they begin with it.
func national(digits, country string) bool {
	return len(digits) >= shortestNumber && digits[0] == '0' && country != "US" && country != "CA"
}

// international brings a number into the form of E.164, as far as what is
// known of it allows.
func international(digits string, plus bool, country string) (number, iso string) {
	switch {
	case plus:
		return "+" + digits, countryOf(digits)
	case len(digits) == 11 && digits[0] == '1' && nanp(digits[1:]):
		return "+" + digits, countryOf(digits)
	case len(digits) == 10 && nanp(digits) && (country == "" || callingCode(country) == "1"):
		return "+1" + digits, countryOf("1" + digits)
	}
	code := callingCode(country)
	switch {
	case code == "":
		// Senders of texts often come without the plus sign.
		if len(digits) >= 11 && digits[0] != '0' {
			if iso = countryOf(digits); iso != "" && digits[0] != '1' {
				return "+" + digits, iso
			}
		}
		return digits, ""
	case strings.HasPrefix(digits, code) && len(digits) >= 11:
		return "+" + digits, countryOf(digits)
	case digits[0] == '0' && code != "39":
		return "+" + code + strings.TrimLeft(digits, "0"), country
	default:
		return "+" + code + digits, country
	}
}

// nanp tells whether ten digits have the form of a North American number:
// neither area code nor exchange begins with 0 or 1.
func nanp(digits string) bool {
	return len(digits) == 10 && digits[0] >= '2' && digits[3] >= '2'
}

// tollFree tells whether a number in the form of E.164 is free to call.
func tollFree(number string) bool {
	for _, prefix := range [...]string{"+1800", "+1888", "+1877", "+1866", "+1855", "+1844", "+1833", "+44800", "+44808", "+39800", "+49800", "+33800", "+34900", "+800"} {
		if strings.HasPrefix(number, prefix) {
			return true
		}
	}
	return false
}
