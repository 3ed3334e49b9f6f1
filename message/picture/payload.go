package picture

import "strings"

// Purpose is what a telephone does with what a code says.
type Purpose string

// The purposes of a code.
const (
	OpensPage     Purpose = "page"    // an address of the web, or of an app that opens it
	Pays          Purpose = "payment" // a transfer, filled in: EPC069-12, Swiss QR bill, Pix, UPI, EMV
	PaysCrypto    Purpose = "crypto"  // the address of a wallet
	JoinsNetwork  Purpose = "wifi"    // name and password of a wireless network
	AddsFactor    Purpose = "otp"     // the secret of a second factor (otpauth:)
	Calls         Purpose = "call"    // a telephone number
	WritesText    Purpose = "sms"     // a text, filled in
	WritesMail    Purpose = "mail"    // an e-mail, filled in
	AddsContact   Purpose = "contact" // a business card
	AddsEvent     Purpose = "event"   // an entry of a calendar
	ShowsPlace    Purpose = "place"   // coordinates
	StartsProgram Purpose = "program" // an intent or a link into an app store
	ShowsText     Purpose = "text"    // anything else
)

// prefixes tell the purpose by how the text begins, in lower case.
var prefixes = []struct {
	prefix  string
	purpose Purpose
}{
	{"http://", OpensPage},
	{"https://", OpensPage},
	{"www.", OpensPage},
	{"url:", OpensPage},
	{"urlto:", OpensPage},
	{"mebkm:", OpensPage},
	{"bcd\n", Pays}, // EPC069-12
	{"bcd\r\n", Pays},
	{"spc\n", Pays}, // Swiss QR bill
	{"spc\r\n", Pays},
	{"spd*", Pays},   // Czech and Slovak "Short Payment Descriptor"
	{"st0001", Pays}, // GOST R 56042
	{"000201", Pays}, // EMV merchant-presented mode, of which Pix and PayNow are kinds
	{"upi://", Pays},
	{"bank://singlepayment", Pays},
	{"hct:", Pays},
	{"upnqr", Pays},
	{"bitcoin:", PaysCrypto},
	{"ethereum:", PaysCrypto},
	{"litecoin:", PaysCrypto},
	{"dogecoin:", PaysCrypto},
	{"bitcoincash:", PaysCrypto},
	{"monero:", PaysCrypto},
	{"solana:", PaysCrypto},
	{"tron:", PaysCrypto},
	{"ripple:", PaysCrypto},
	{"xrpl:", PaysCrypto},
	{"lightning:", PaysCrypto},
	{"lnbc", PaysCrypto},
	{"wc:", PaysCrypto}, // WalletConnect: connects a wallet to a page
	{"wifi:", JoinsNetwork},
	{"otpauth:", AddsFactor},
	{"otpauth-migration:", AddsFactor},
	{"tel:", Calls},
	{"sms:", WritesText},
	{"smsto:", WritesText},
	{"mms:", WritesText},
	{"mmsto:", WritesText},
	{"mailto:", WritesMail},
	{"matmsg:", WritesMail},
	{"smtp:", WritesMail},
	{"mecard:", AddsContact},
	{"begin:vcard", AddsContact},
	{"bizcard:", AddsContact},
	{"begin:vevent", AddsEvent},
	{"begin:vcalendar", AddsEvent},
	{"geo:", ShowsPlace},
	{"intent:", StartsProgram},
	{"market:", StartsProgram},
	{"itms-apps:", StartsProgram},
	{"itms-services:", StartsProgram},
}

// PurposeOf tells what a telephone does with what a code says.
func PurposeOf(text string) Purpose {
	text = strings.TrimSpace(text)
	low := strings.ToLower(text[:min(len(text), 32)])
	for _, p := range prefixes {
		if strings.HasPrefix(low, p.prefix) {
			return p.purpose
		}
	}
	switch {
	case walletAddress(text):
		return PaysCrypto
	case bareAddress(text):
		return OpensPage
	}
	return ShowsText
}

// Page is the address that a code of purpose OpensPage leads to, "" for others.
// An address without a scheme gets "http://", as telephones do.
func Page(text string) string {
	text = strings.TrimSpace(text)
	if PurposeOf(text) != OpensPage {
		return ""
	}
	low := strings.ToLower(text[:min(len(text), 8)])
	switch {
	case strings.HasPrefix(low, "mebkm:"):
		return field(text[len("mebkm:"):], "url:")
	case strings.HasPrefix(low, "urlto:"):
		_, text, _ = strings.Cut(text[len("urlto:"):], ":")
	case strings.HasPrefix(low, "url:"):
		text = text[len("url:"):]
	}
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	text = strings.TrimRight(text, "\r \t")
	if text != "" && !strings.Contains(text[:min(len(text), 12)], "://") {
		text = "http://" + text
	}
	return text
}

// field is the value of a key in a list of "KEY:value;".
func field(list, key string) string {
	for part := range strings.SplitSeq(list, ";") {
		if len(part) > len(key) && strings.EqualFold(part[:len(key)], key) {
			return strings.ReplaceAll(part[len(key):], `\:`, ":")
		}
	}
	return ""
}

// bareAddress tells whether a text is a host with or without a path, which
// telephones open as a page.
func bareAddress(text string) bool {
	host, _, _ := strings.Cut(text, "/")
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || len(host)-dot < 3 || len(host) > 253 || strings.ContainsAny(text, " \t\r\n@,;") {
		return false
	}
	letters := false
	for i := range len(host) {
		c := host[i] | 0x20
		switch {
		case c >= 'a' && c <= 'z':
			letters = true
		case host[i] >= '0' && host[i] <= '9' || host[i] == '-' || host[i] == '.':
			if i > dot {
				return false
			}
		default:
			return false
		}
	}
	return letters && !strings.Contains(host, "..") && host[0] != '.'
}

// walletAddress tells the addresses of Bitcoin (BIP 173 and Base58Check),
// Ethereum (EIP-55) and Tron by their form.
func walletAddress(text string) bool {
	only := func(s, alphabet string) bool { return strings.Trim(s, alphabet) == "" }
	const (
		base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
		bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
		digits = "0123456789abcdefABCDEF"
	)
	low := strings.ToLower(text)
	switch n := len(text); {
	case n == 42 && strings.HasPrefix(low, "0x"):
		return only(text[2:], digits)
	case (n == 42 || n == 62) && strings.HasPrefix(low, "bc1"):
		return only(low[3:], bech32)
	case n >= 26 && n <= 35 && (text[0] == '1' || text[0] == '3' || text[0] == 'T' && n == 34):
		return only(text, base58) && strings.ContainsAny(text, "123456789")
	}
	return false
}
