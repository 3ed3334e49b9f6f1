package outlook

import "encoding/binary"

// dictionary is what the sliding window holds at the start (MS-OXRTFCP section
// 2.1.2.1): a fixed text of 207 octets.
const dictionary = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}" +
	"{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript " +
	"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0" +
	"\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"

// decompressRTF unpacks the property PidTagRtfCompressed, at most maxText
// octets. What can't be unpacked is nil; damaged data is unpacked as far as it
// goes, and its checksum is not verified.
func decompressRTF(b []byte) []byte {
	const (
		headerLength = 16
		compressed   = 0x75465a4c // "LZFu"
		stored       = 0x414c454d // "MELA"
	)
	if len(b) < headerLength {
		return nil
	}
	size := min(int(binary.LittleEndian.Uint32(b[4:])), maxText)
	switch body := b[headerLength:]; binary.LittleEndian.Uint32(b[8:]) {
	case stored:
		return body[:min(size, len(body))]
	case compressed:
		return unpack(body, size)
	}
	return nil
}

// unpack follows section 2.2.2: each octet of flags tells of eight items, from
// the lowest bit on, whether it is an octet or a reference of 12 bits of place
// and 4 bits of length into the window of 4096 octets.
func unpack(b []byte, size int) []byte {
	var window [4096]byte
	place := copy(window[:], dictionary)
	out := make([]byte, 0, min(size, 8*len(b)))
	put := func(c byte) {
		out = append(out, c)
		window[place] = c
		place = (place + 1) % len(window)
	}
	for len(b) > 0 && len(out) < size {
		flags := b[0]
		b = b[1:]
		for bit := 0; bit < 8 && len(out) < size; bit++ {
			if flags>>bit&1 == 0 {
				if len(b) < 1 {
					return out
				}
				put(b[0])
				b = b[1:]
				continue
			}
			if len(b) < 2 {
				return out
			}
			reference := int(b[0])<<8 | int(b[1])
			b = b[2:]
			from, length := reference>>4, reference&0xf+2
			if from == place { // the end
				return out
			}
			for i := 0; i < length && len(out) < size; i++ {
				put(window[(from+i)%len(window)])
			}
		}
	}
	return out
}
