package brand_test

import (
	"fmt"
	"strings"
	"testing"

	"bonafide/brand"
)

// describe writes mentions as brand:text:strength and marks.
func describe(mentions []brand.Mention) string {
	var parts []string
	for _, m := range mentions {
		d := fmt.Sprintf("%s:%s:%s", m.Brand, m.Text, m.Strength)
		if m.Disguised {
			d += ":disguised"
		}
		if m.InAddress {
			d += ":address"
		}
		if m.Product {
			d += ":product"
		}
		parts = append(parts, d)
	}
	return strings.Join(parts, " | ")
}

func namer(tb testing.TB) *brand.Namer {
	tb.Helper()
	set, err := brand.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	return brand.NewNamer(set)
}

func TestFindNames(t *testing.T) {
	n := namer(t)
	for _, c := range []struct{ text, want string }{
		{"Your Amazon order", "amazon:Amazon:strong"},
		{"amazon", "amazon:amazon:strong"},
		{"AMAZON PRIME", "amazon:AMAZON PRIME:strong"},
		{"Amazon-Konto", "amazon:Amazon:strong"},
		{"dell'Amazon", "amazon:Amazon:strong"},
		{"Amazon's team", "amazon:Amazon:strong"},
		{"Amazon\u2122 account", "amazon:Amazon:strong"},
		{"\u4e9a\u9a6c\u900aAmazon\u8d26\u6237", "amazon:Amazon:strong"},
		{"\u300cAmazon\u300d", "amazon:Amazon:strong"},
		{"AmazonSupport", "amazon:AmazonSupport:strong"},
		{"MyPayPal", "paypal:PayPal:strong"},
		{"PayPal\nAmazon", "paypal:PayPal:strong | amazon:Amazon:strong"},

		{"amazing offers", ""},
		{"Amazonas", ""},
		{"Ramazan", ""},
		{"amazonaws", ""},
		{"rapid amazonia", ""},
		{"the amazon rainforest burns", ""},
		{"Amazon Rainforest", ""},
		{"amazon-rain forest", ""},

		{"Amazon.it", "amazon:Amazon.it:strong"},
		{"www.amazon.co.uk.", "amazon:www.amazon.co.uk:strong"},
		{"Amazon.Please call", "amazon:Amazon:strong"},
		{"https://www.amazon.it/gp/x", "amazon:amazon:strong:address"},
		{"amazon.it.evil.top", "amazon:amazon:strong:address"},
		{"login@amazon-help.top", "amazon:amazon:strong:address"},
		{"bob@amazon.com", "amazon:amazon:strong:address"},

		{"\u0410m\u0430zon", "amazon:\u0410m\u0430zon:strong:disguised"},
		{"A m a z o n", "amazon:A m a z o n:strong:disguised"},
		{"A.m.a.z.o.n account", "amazon:A.m.a.z.o.n:strong:disguised"},
		{"A m a z o n  P r i m e", "amazon:A m a z o n  P r i m e:strong:disguised"},
		{"your A m a z o n account", "amazon:A m a z o n:strong:disguised"},
		{"amaz0n", "amazon:amaz0n:strong:disguised"},
		{"@mazon", "amazon:@mazon:strong:disguised"},
		{"PayPa1", "paypal:PayPa1:strong:disguised"},
		{"Paypa|", "paypal:Paypa|:strong:disguised"},
		{"Netf1ix", "netflix:Netf1ix:strong:disguised"},
		{"NETFL!X", "netflix:NETFL!X:strong:disguised"},
		{"Ama\u200bzon", "amazon:Ama\u200bzon:strong:disguised"},
		{"Am\u00e1zon", "amazon:Am\u00e1zon:strong:disguised"},
		{"\U0001d5d4\U0001d5fa\U0001d5ee\U0001d607\U0001d5fc\U0001d5fb", "amazon:\U0001d5d4\U0001d5fa\U0001d5ee\U0001d607\U0001d5fc\U0001d5fb:strong:disguised"},
		{"\uff21\uff4d\uff41\uff5a\uff4f\uff4e", "amazon:\uff21\uff4d\uff41\uff5a\uff4f\uff4e:strong:disguised"},
		{"\uff21\uff4d\uff41\uff5a\uff4f\uff4e\u306e\u304a\u77e5\u3089\u305b", "amazon:\uff21\uff4d\uff41\uff5a\uff4f\uff4e:strong"},
		{"\u1d00\u1d0d\u1d00\u1d22\u1d0f\u0274", "amazon:\u1d00\u1d0d\u1d00\u1d22\u1d0f\u0274:strong:disguised"},
		{"\u24b6\u24dc\u24d0\u24e9\u24de\u24dd", "amazon:\u24b6\u24dc\u24d0\u24e9\u24de\u24dd:strong:disguised"},
		{"4m4z0n", "amazon:4m4z0n:strong:disguised"},

		{"I love apple pie", ""},
		{"an apple falls", "apple:apple:faint"},
		{"an apple a day", ""},
		{"your Apple order", "apple:Apple:weak"},
		{"your Apple account", "apple:Apple account:strong"},
		{"Apple", "apple:Apple:weak"},
		{"visit apple.com", "apple:apple.com:weak"},
		{"App1e", "apple:App1e:strong:disguised"},
		{"we chase the ball", ""},
		{"Chase", "chase:Chase:weak"},
		{"the target audience", ""},
		{"Target acquired", "target:Target:faint"},
		{"Discover our new range", ""},
		{"a visa application", ""},
		{"ups and downs", ""},
		{"your UPS label", "ups:UPS:weak"},
		{"your UPS parcel", "ups:UPS parcel:strong"},
		{"", ""},
		{"\xff\xfe Amazon \xff", "amazon:Amazon:strong"},
	} {
		if got := describe(n.Find(c.text)); got != c.want {
			t.Errorf("Find(%q)\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// letter is a message of about 4 kB in plain English.
func letter() string {
	const line = "Dear customer, thank you for your order at Amazon. We have shipped the parcel today and it " +
		"will arrive on Tuesday between nine and twelve; the carrier rings once. You will find your invoice " +
		"in the account, and the 30-day return period begins when you receive it. "
	return strings.Repeat(line, 4096/len(line)+1)
}

func BenchmarkFind(b *testing.B) {
	n := namer(b)
	text := letter()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n.Find(text)
	}
}

func BenchmarkFindNone(b *testing.B) {
	n := namer(b)
	text := strings.ReplaceAll(letter(), "Amazon", "the shop")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n.Find(text)
	}
}

func BenchmarkEmbedded(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		set, err := brand.Embedded()
		if err != nil {
			b.Fatal(err)
		}
		brand.NewNamer(set)
	}
}

func TestClaims(t *testing.T) {
	n := namer(t)
	for _, c := range []struct {
		text, id string
		strength brand.Strength
	}{
		{"Amazon Customer Service", "amazon", brand.Strong},
		{"Apple", "apple", brand.Weak},
		{"Apple via PayPal", "paypal", brand.Strong},
		{"target audience", "", 0},
		{"info@amazon-help.top", "", 0},
		{"Maria", "", 0},
	} {
		if id, strength := n.Claims(c.text); id != c.id || strength != c.strength {
			t.Errorf("Claims(%q) = %q %v, want %q %v", c.text, id, strength, c.id, c.strength)
		}
	}
}

func TestFindIsBounded(t *testing.T) {
	if got := len(namer(t).Find(strings.Repeat("Amazon, ", 10_000))); got == 0 || got > 256 {
		t.Errorf("%d mentions", got)
	}
}

// FuzzFind holds that every mention lies in the text, in order, and that no
// bytes make Find panic.
func FuzzFind(f *testing.F) {
	n := namer(f)
	for _, seed := range []string{
		"Your Amazon.it order", "A m a z o n  P r i m e", "amaz0n paypa1 1inkedin", "\u0410m\u0430zon", "Ama\u200b\u200bzon",
		"I love apple pie", "https://amazon.it@evil.top/x", "\xf0\x9d\x97\x94", "\u1d00\u1d0d\u1d00\u1d22\u1d0f\u0274", "1 1 1 1 1 1 1", "a\u0301\u0301\u0301",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, m := range n.Find(text) {
			if m.Start < last || m.End <= m.Start || m.End > len(text) || m.Text != text[m.Start:m.End] {
				t.Fatalf("mention %+v in %q", m, text)
			}
			if m.Brand == "" || m.Name == "" || m.Strength < brand.Faint || m.Strength > brand.Strong {
				t.Fatalf("mention %+v", m)
			}
			last = m.Start
		}
	})
}

func BenchmarkFindHostile(b *testing.B) {
	n := namer(b)
	for name, unit := range map[string]string{
		"digits": "1", "spaced": "a ", "hidden": "a\u200b", "marks": "a\u0301", "leet": "p4yp41 ", "mentions": "Amazon ", "cyrillic": "\u0430\u043c\u0430\u0437 ",
		"address": "amazon.amazon.", "apostrophes": "a'",
	} {
		text := strings.Repeat(unit, 1<<16/len(unit))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				n.Find(text)
			}
		})
	}
}
