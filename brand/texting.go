package brand

import (
	"fmt"
	"slices"
	"strings"
)

// TextSender is a sender of the brand's text messages.
type TextSender struct {
	// Sender is a short code (three to eight digits) or an alphanumeric id (at
	// most eleven characters, 3GPP TS 23.040 section 9.1.2.5). Anyone can send
	// under most ids, so it is a hint, never proof.
	Sender string `yaml:"sender" json:"sender"`
	// Country is the ISO 3166-1 alpha-2 code of where it is used, "" if
	// everywhere.
	Country string `yaml:"country,omitempty" json:"country,omitempty"`
}

// Calls is what a brand says about calling its customers.
type Calls struct {
	// Unasked is CallsNever where the brand says that it calls only customers
	// who asked for it, "" where it says nothing.
	Unasked string `yaml:"unasked,omitempty" json:"unasked,omitempty"`
	// Source is the address of the page that says so.
	Source string `yaml:"source,omitempty" json:"source,omitempty"`
	// Numbers are telephone numbers of the brand in the form of E.164. Callers
	// can show any number.
	Numbers []string `yaml:"numbers,omitempty" json:"numbers,omitempty"`
}

// CallsNever says that a brand calls nobody who didn't ask for it.
const CallsNever = "never"

// TextsFrom tells whether the profile lists this sender of text messages.
// Case and spaces are ignored.
func (p *Profile) TextsFrom(sender string) bool {
	if len(p.SMS) == 0 || sender == "" {
		return false
	}
	sender = strings.ReplaceAll(sender, " ", "")
	for i := range p.SMS {
		if strings.EqualFold(p.SMS[i].Sender, sender) {
			return true
		}
	}
	return false
}

// ListsCodes tells whether the profile lists short codes, so that another one
// is odd.
func (p *Profile) ListsCodes() bool {
	for i := range p.SMS {
		if isShortCode(p.SMS[i].Sender) {
			return true
		}
	}
	return false
}

// CallsFrom tells whether the profile lists this number, in the form of E.164.
func (p *Profile) CallsFrom(number string) bool {
	return number != "" && slices.Contains(p.Calls.Numbers, number)
}

// Serves tells whether the brand itself makes the pages of host: an official
// domain for any use or for the web. Short links are none: anyone may make
// them.
func (p *Profile) Serves(host string) bool {
	d, ok := p.domainOf(host)
	return ok && (d.Use == "" || d.Use == UseAny || d.Use == UseWeb)
}

func isShortCode(s string) bool {
	return len(s) >= 3 && len(s) <= 8 && strings.Trim(s, "0123456789") == ""
}

// isTextSender tells a short code or an alphanumeric id.
func isTextSender(s string) bool {
	const longest = 11
	if s == "" || len(s) > longest {
		return false
	}
	if strings.Trim(s, "0123456789") == "" {
		return isShortCode(s)
	}
	for i := range len(s) {
		c := s[i]
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') && strings.IndexByte(" -&._+", c) < 0 {
			return false
		}
	}
	return strings.TrimSpace(s) == s
}

// isE164 tells "+" and seven to fifteen digits.
func isE164(s string) bool {
	digits, ok := strings.CutPrefix(s, "+")
	return ok && len(digits) >= 7 && len(digits) <= 15 && digits[0] != '0' && strings.Trim(digits, "0123456789") == ""
}

func (v *validator) texting() {
	for i, s := range v.p.SMS {
		if !isTextSender(s.Sender) {
			v.add("text-sender-form", fmt.Sprintf("%q is no sender of text messages", s.Sender), "write a short code of 3 to 8 digits, or at most 11 letters, digits and spaces", "sms", i, "sender")
		}
		if s.Country != "" {
			v.country(s.Country, "sms", i, "country")
		}
	}
	if u := v.p.Calls.Unasked; u != "" && u != CallsNever {
		v.add("calls-unknown", fmt.Sprintf("%q says nothing of calls", u), "write never, or leave it out", "calls", "unasked")
	}
	if v.p.Calls.Source != "" {
		v.web(v.p.Calls.Source, "calls", "source")
	}
	for i, n := range v.p.Calls.Numbers {
		if !isE164(n) {
			v.add("phone-form", fmt.Sprintf("%q is not a telephone number", n), "write + and the digits, with the country code", "calls", "numbers", i)
		}
	}
}
