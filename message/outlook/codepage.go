package outlook

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// charset is the IANA name and the decoder of a Windows code page. Code pages
// that aren't known are taken as windows-1252.
func charset(codepage int) (string, encoding.Encoding) {
	switch codepage {
	case 65001:
		return "utf-8", encoding.Nop
	case 874:
		return "windows-874", charmap.Windows874
	case 932:
		return "shift_jis", japanese.ShiftJIS
	case 936:
		return "gbk", simplifiedchinese.GBK
	case 949, 51949:
		return "euc-kr", korean.EUCKR
	case 950:
		return "big5", traditionalchinese.Big5
	case 1250:
		return "windows-1250", charmap.Windows1250
	case 1251:
		return "windows-1251", charmap.Windows1251
	case 1253:
		return "windows-1253", charmap.Windows1253
	case 1254:
		return "windows-1254", charmap.Windows1254
	case 1255:
		return "windows-1255", charmap.Windows1255
	case 1256:
		return "windows-1256", charmap.Windows1256
	case 1257:
		return "windows-1257", charmap.Windows1257
	case 1258:
		return "windows-1258", charmap.Windows1258
	case 20866:
		return "koi8-r", charmap.KOI8R
	case 28592:
		return "iso-8859-2", charmap.ISO8859_2
	case 28595:
		return "iso-8859-5", charmap.ISO8859_5
	case 28605:
		return "iso-8859-15", charmap.ISO8859_15
	case 50220, 50221, 50222:
		return "iso-2022-jp", japanese.ISO2022JP
	case 51932:
		return "euc-jp", japanese.EUCJP
	case 54936:
		return "gb18030", simplifiedchinese.GB18030
	}
	return "windows-1252", charmap.Windows1252
}

// decodeCodepage decodes 8-bit text. Text that is valid UTF-8 beyond ASCII is
// taken as that, whatever the code page says: writers often get it wrong.
func decodeCodepage(codepage int, b []byte) string {
	if utf8.Valid(b) && !strings.Contains(string(b[:min(len(b), 4096)]), "\x1b") {
		return string(b)
	}
	_, enc := charset(codepage)
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// decodeUTF16 decodes little-endian UTF-16.
func decodeUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i]) | uint16(b[2*i+1])<<8
	}
	return string(utf16.Decode(units))
}
