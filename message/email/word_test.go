package email

import "testing"

func TestDecodeWords(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                              "plain",
		"=?utf-8?Q?a_b=C3=A9?=":              "a b\u00e9",
		"=?UTF-8?b?w6k=?=":                   "\u00e9",
		"=?iso-8859-1?q?=E9=80?=":            "\u00e9\u20ac", // as windows-1252
		"=?utf-8?Q?a?= =?utf-8?Q?b?=":        "ab",
		"=?utf-8?Q?a?=\t =?utf-8?Q?b?= c":    "ab c",
		"=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=":    "\u00e9", // split character
		"=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?=": "a\u00e9",
		"x=?utf-8?Q?a?=y":                    "xay",
		"\"=?utf-8?Q?a?=\"":                  "\"a\"",
		"=?utf-8?Q?a b c?=":                  "a b c",
		"=?utf-8?Q?what??=":                  "what?",
		"=?utf-8?Q?no end":                   "no end",
		"=?utf-8?Q?no end =?utf-8?Q?b?=":     "no end b",
		"=?utf-8*en?Q?a?=":                   "a",
		"=?nonsense?Q?=E9?=":                 "\u00e9",
		"=?utf-8?X?a?=":                      "=?utf-8?X?a?=",
		"=?":                                 "=?",
		"=?utf-8?Q?=4?=":                     "=4",
		"=?utf-7?Q?+AOk-?=":                  "\u00e9",
		"=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=": "\u65e5\u672c",
		"=?utf-8?Q?a=0D=0AX-Evil:_b?=":       "a\r\nX-Evil: b",
		"\xe9t\xe9":                          "\u00e9t\u00e9",
	} {
		if got := decodeWords(in); got != want {
			t.Errorf("decodeWords(%q) = %q, want %q", in, got, want)
		}
	}
}
