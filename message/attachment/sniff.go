package attachment

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// Sniff tells what a file is from its first octets alone: "pdf", "zip",
// "docx", "xlsx", "pptx", "odt", "ods", "odp", "jar", "apk", "epub", "ole",
// "msi", "msg", "rtf", "one", "html", "svg", "xml", "eml", "ics", "vcf",
// "png", "jpeg", "gif", "webp", "bmp", "ico", "tiff", "heic", "avif", "exe",
// "elf", "macho", "script", "hta", "chm", "lnk", "url", "webloc", "desktop",
// "mobileconfig", "7z", "rar", "gz", "xz", "bz2", "zst", "ace", "tar", "cab",
// "iso", "vhd", "tnef", or "" when it is none of them (plain text is "").
func Sniff(data []byte) string {
	switch kind := sniff("", "", data); kind {
	case "zip":
		return zipKind(zipDirectory(data))
	case "ole":
		return oleKind(data)
	default:
		return kind
	}
}

// sniff is Sniff without a look into containers; ext and mediaType decide
// only where the octets are text.
func sniff(ext, mediaType string, data []byte) string {
	if kind := sniffMagic(data); kind != "" {
		return kind
	}
	if signedProfile(data) {
		return "mobileconfig"
	}
	return sniffText(ext, mediaType, data)
}

// magic is a type with the octets that it begins with.
type magic struct{ prefix, kind string }

var magics = [...]magic{
	{"\x89PNG\r\n\x1a\n", "png"},
	{"\xff\xd8\xff", "jpeg"},
	{"GIF87a", "gif"},
	{"GIF89a", "gif"},
	{"%PDF-", "pdf"},
	{"PK\x03\x04", "zip"},
	{"PK\x05\x06", "zip"},
	{"PK\x07\x08PK", "zip"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"},
	{"{\\rt", "rtf"},
	{"\x7fELF", "elf"},
	{"\xfe\xed\xfa\xce", "macho"},
	{"\xfe\xed\xfa\xcf", "macho"},
	{"\xce\xfa\xed\xfe", "macho"},
	{"\xcf\xfa\xed\xfe", "macho"},
	{"7z\xbc\xaf\x27\x1c", "7z"},
	{"Rar!\x1a\x07", "rar"},
	{"\x1f\x8b\x08", "gz"},
	{"\xfd7zXZ\x00", "xz"},
	{"BZh", "bz2"},
	{"\x28\xb5\x2f\xfd", "zst"},
	{"MSCF\x00\x00\x00\x00", "cab"},
	{"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F", "lnk"},
	{"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3", "one"},
	{"II*\x00", "tiff"},
	{"MM\x00*", "tiff"},
	{"\x00\x00\x01\x00", "ico"},
	{"ITSF\x03\x00\x00\x00", "chm"},
	{"\x78\x9f\x3e\x22", "tnef"},
	{"conectix", "vhd"},
	{"vhdxfile", "vhd"},
	{"bplist00", "webloc"},
	{"#@~^", "script"},
}

// sniffMagic knows the types that have fixed octets.
func sniffMagic(data []byte) string {
	for i := range magics {
		if m := &magics[i]; len(data) >= len(m.prefix) && string(data[:len(m.prefix)]) == m.prefix {
			return refineMagic(m.kind, data)
		}
	}
	switch {
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return "webp"
	case len(data) >= 26 && string(data[:2]) == "BM" && data[6] == 0 && data[7] == 0 && data[15] == 0:
		return "bmp"
	case len(data) >= 64 && string(data[:2]) == "MZ":
		return "exe"
	case len(data) >= 8 && string(data[:4]) == "\xca\xfe\xba\xbe" && binary.BigEndian.Uint32(data[4:]) < 20:
		return "macho" // a class file has its version there, 45 or more
	case len(data) >= 12 && string(data[4:8]) == "ftyp":
		return sniffBrand(string(data[8:12]))
	case len(data) >= 14 && string(data[7:14]) == "**ACE**":
		return "ace"
	case len(data) >= 263 && string(data[257:262]) == "ustar":
		return "tar"
	case len(data) >= 0x8006 && string(data[0x8001:0x8006]) == "CD001":
		return "iso"
	}
	// Readers accept a PDF whose header comes late (ISO 32000-1, appendix H).
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return "pdf"
	}
	return ""
}

// signedProfile tells a configuration profile inside a CMS signature (RFC
// 5652): a DER or BER sequence that holds a property list.
func signedProfile(data []byte) bool {
	if len(data) < 64 || data[0] != 0x30 || data[1]&0x80 == 0 {
		return false
	}
	head := data[:min(len(data), 4096)]
	return bytes.Contains(head, []byte("<plist")) && bytes.Contains(head, []byte("Payload"))
}

// refineMagic tells apart what shares its first octets.
func refineMagic(kind string, data []byte) string {
	switch kind {
	case "ico":
		// Type, count and a reserved octet, or any zeros would be an icon.
		if len(data) < 22 || data[5] != 0 || data[4] == 0 || data[9] > 1 {
			return ""
		}
	case "bz2":
		if len(data) < 10 || string(data[4:10]) != "1AY&SY" {
			return ""
		}
	case "webloc":
		if !bytes.Contains(data[:min(len(data), 4096)], []byte("URL")) {
			return ""
		}
	}
	return kind
}

// sniffBrand knows the pictures among the ISO base media files.
func sniffBrand(brand string) string {
	switch brand {
	case "heic", "heix", "hevc", "mif1", "msf1", "heim", "heis":
		return "heic"
	case "avif", "avis":
		return "avif"
	}
	return ""
}

// sniffText knows the types that are text.
func sniffText(ext, mediaType string, data []byte) string {
	head := data[:min(len(data), 2048)]
	text := decodeText(head, len(head))
	if strings.IndexByte(text, 0) >= 0 {
		return ""
	}
	lower := strings.ToLower(strings.TrimLeft(text, " \t\r\n\ufeff"))
	switch {
	case strings.HasPrefix(lower, "<"):
		if kind := sniffMarkup(ext, lower); kind != "" {
			return kind
		}
	case strings.HasPrefix(lower, "begin:vcalendar"):
		return "ics"
	case strings.HasPrefix(lower, "begin:vcard"):
		return "vcf"
	case strings.HasPrefix(lower, "[internetshortcut]"), strings.HasPrefix(lower, "[{000214a0-"):
		return "url"
	case strings.HasPrefix(lower, "[desktop entry]"):
		return "desktop"
	case sniffMessage(lower):
		return "eml"
	}
	if sniffScript(ext, mediaType, lower) {
		return "script"
	}
	if strings.Contains(lower, "<html") || strings.Contains(lower, "<script") && strings.Contains(lower, "<body") {
		return "html"
	}
	switch {
	case ext == "hta" || mediaType == "application/hta":
		return "hta"
	case ext == "url" && strings.Contains(lower, "url="):
		return "url"
	case mediaType == "text/html" || ext == "html" || ext == "htm" || ext == "xhtml" || ext == "shtml" || ext == "mht" || ext == "mhtml":
		return "html"
	case mediaType == "text/calendar" || ext == "ics":
		return "ics"
	}
	return ""
}

// sniffMarkup knows what begins with an angle bracket. lower is the beginning
// of the text.
func sniffMarkup(ext, lower string) string {
	has := func(s string) bool { return strings.Contains(lower, s) }
	switch {
	case has("<hta:application"), ext == "hta":
		return "hta"
	case has("<job") && has("<script"), has("<scriptlet"), has("<component") && has("<script"):
		return "script" // Windows script files (.wsf, .sct)
	case has("<plist") && has("payload"):
		return "mobileconfig"
	case has("<plist") && has("<key>url</key>"):
		return "webloc"
	}
	svg, page := strings.Index(lower, "<svg"), indexAny(lower, "<html", "<!doctype html", "<head", "<body")
	switch {
	case svg >= 0 && (page < 0 || svg < page):
		if ext == "html" || ext == "htm" {
			return "html"
		}
		return "svg"
	case page >= 0:
		return "html"
	case has("<script"), has("<meta"), has("<title"), has("<div"), has("<table"), has("<form"), has("<iframe"), has("<a "), has("<p>"), has("<img"), has("<style"), has("<br"), has("<center"):
		return "html"
	case has("<?xml"):
		return "xml"
	}
	return ""
}

// indexAny is the first place of one of the words, or -1.
func indexAny(s string, words ...string) int {
	first := -1
	for _, w := range words {
		if at := strings.Index(s, w); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// sniffMessage tells whether a text begins with a field of a message (RFC
// 5322) and has a second one that only messages have.
func sniffMessage(lower string) bool {
	first, rest, found := strings.Cut(lower, ":")
	if !found || len(first) > 40 {
		return false
	}
	switch first {
	case "received", "return-path", "delivered-to", "from", "to", "subject", "date", "message-id", "mime-version", "x-received", "reply-to", "dkim-signature", "authentication-results":
	default:
		return false
	}
	for _, field := range [...]string{"\nfrom:", "\nsubject:", "\nmime-version:", "\nmessage-id:", "\nreceived:", "\ndate:"} {
		if strings.Contains(rest, field) {
			return true
		}
	}
	return false
}
