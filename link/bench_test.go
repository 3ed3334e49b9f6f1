package link

import "testing"

func BenchmarkParse(b *testing.B) {
	for name, raw := range map[string]string{
		"plain":   "https://www.amazon.co.uk/gp/css/order-history?ref_=nav_orders_first&x=1",
		"tracker": "https://u1234567.ct.sendgrid.net/ls/click?upn=u001.x7F-2FaBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789-3D",
		"capital": "https://WWW.Example.com/Path",
		"unicode": "https://m\u00fcnchen.example/stra\u00dfe",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkClassify(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Classify("u1234567.ct.sendgrid.net")
	}
}

func BenchmarkUnwrap(b *testing.B) {
	for name, raw := range map[string]string{
		"none":       "https://www.example.com/a/b/c?ref_=nav&x=1&utm_source=mail",
		"safelinks":  "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.com%2Fa&data=05%7C01",
		"two-levels": "https://urldefense.com/v3/__https://www.google.com/url?q=https://www.example.com/__;!!a!b$",
	} {
		u, err := Parse(raw)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Unwrap(u)
			}
		})
	}
}

func BenchmarkLooksGenerated(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		LooksGenerated("www.stackoverflow.com")
	}
}
