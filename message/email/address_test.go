package email

import (
	"fmt"
	"strings"
	"testing"
)

func TestParseAddresses(t *testing.T) {
	// In what is wanted, ! marks a mailbox as malformed.
	for in, want := range map[string]string{
		"":                   "",
		"a@b.example":        "<a@b.example>",
		"<a@b.example>":      "<a@b.example>",
		"Name <a@b.example>": "Name <a@b.example>",
		`"Last, First" <a@b.example>, c@d.example`: "Last, First <a@b.example>; <c@d.example>",
		`"A \"B\" C" <a@b.example>`:                `A "B" C <a@b.example>`,
		"a@b.example (A Name)":                     "A Name <a@b.example>",
		"(A (nested) Name) <a@b.example>":          "A (nested) Name <a@b.example>",
		"Team: a@b.example, C <c@d.example>;":      "<a@b.example>; C <c@d.example>",
		"undisclosed-recipients:;":                 "",
		"<@x.example,@y.example:a@b.example>":      "<a@b.example>",
		`"a b"@c.example`:                          `<"a b"@c.example>`,
		"=?utf-8?Q?J=C3=B6rg?= <a@b.example>":      "J\u00f6rg <a@b.example>",
		`"=?utf-8?B?QW1hem9u?=" <a@b.example>`:     "Amazon <a@b.example>",
		"=?utf-8?Q?Shop, Inc?= <a@b.example>":      "Shop, Inc <a@b.example>",
		"a@b.example <a@b.example>":                "a@b.example <a@b.example>",
		"A@B.EXAMPLE.":                             "<A@B.EXAMPLE.>",
		// What RFC 5322 does not allow.
		"Name,(<a@b.example>)":                            "!Name <a@b.example>",
		`"Facebook" <>`:                                   "!Facebook <>",
		"Facebook":                                        "!Facebook <>",
		"<mailto:a@b.example>":                            "!<a@b.example>",
		"Name <a@b.example>,":                             "Name <a@b.example>",
		"Name <a@b.example":                               "!Name <a@b.example>",
		"Name a@b.example":                                "!Name <a@b.example>",
		"Name [a@b.example]":                              "!Name <a@b.example>",
		"A, <x@y.example>, B, <x@y.example>":              "!A <x@y.example>; !B <x@y.example>",
		"Shop.de, Inc. <a@b.example>":                     "!Shop.de, Inc. <a@b.example>",
		"Smith, John <a@b.example>, c@d.example":          "!Smith, John <a@b.example>; <c@d.example>",
		"service@shop.example <a@b.example>":              "!service@shop.example <a@b.example>",
		`"service@shop.example", <a@b.example>`:           "!service@shop.example <a@b.example>",
		"Name <fake@shop.example> <a@b.example>":          "!Name <fake@shop.example>; !<a@b.example>",
		`"Name <a@b.example>`:                             "!Name <a@b.example>",
		"Name <shop.example>":                             "!Name <>",
		"<shop.example>":                                  "!shop.example <>",
		"Shop <shop.example>, Shop <a@b.example>":         "!Shop <shop.example>, Shop <a@b.example>",
		"<Shop>, <a@b.example>":                           "!Shop <a@b.example>",
		"Name <<a@b.example>>":                            "!Name <a@b.example>",
		"<=?utf-8?Q?a=40b=2Eexample?=>":                   "!<a@b.example>",
		"Name <a @ b.example>":                            "!Name <a@b.example>",
		"Mail: Security <a@b.example>":                    "Mail: Security <a@b.example>",
		"A;B <a@b.example>":                               "!A, B <a@b.example>",
		"=?utf-8?Q?A?= =?utf-8?Q?=42?= (c) <a@b.example>": "AB <a@b.example>",
		"Amazon\u00a0<a@b.example>":                       "Amazon <a@b.example>",
		", , <a@b.example>":                               "<a@b.example>",
	} {
		list, more := parseAddresses(in, 100)
		var got []string
		for _, a := range list {
			s := strings.TrimSpace(fmt.Sprintf("%s <%s>", a.Name, a.Addr))
			if a.Malformed {
				s = "!" + s
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != want || more {
			t.Errorf("parseAddresses(%q) = %q, want %q", in, s, want)
		}
	}
}

func TestAddressParts(t *testing.T) {
	for in, want := range map[string]string{
		"a@B.Example":            "a b.example",
		"a@b@C.example.":         "a@b c.example",
		"x@b\u00fccher.example":  "x xn--bcher-kva.example",
		"x@[192.0.2.1]":          "x [192.0.2.1]",
		"x@":                     "x ",
		"x@am\u0430zon.example":  "x xn--amzon-5ve.example",
		"x@XN--BCHER-KVA.exampl": "x xn--bcher-kva.exampl",
	} {
		list, _ := parseAddresses(in, 1)
		if len(list) != 1 {
			t.Fatalf("parseAddresses(%q) = %v", in, list)
		}
		if got := list[0].Local + " " + list[0].Domain; got != want {
			t.Errorf("%q has parts %q, want %q", in, got, want)
		}
	}
}

func TestAddressLimit(t *testing.T) {
	list, more := parseAddresses(strings.Repeat("a@b.example,", 50), 10)
	if len(list) != 10 || !more {
		t.Errorf("%d mailboxes, more is %t", len(list), more)
	}
}
