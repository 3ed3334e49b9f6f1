package attachment

import (
	"encoding/binary"
	"strings"
)

// cab lists the names of a cabinet (MS-CAB section 2.3).
func (in *inspection) cab(data []byte) {
	if len(data) < 36 {
		return
	}
	at, count := binary.LittleEndian.Uint32(data[16:]), int(binary.LittleEndian.Uint16(data[28:]))
	if uint64(at) > uint64(len(data)) {
		return
	}
	for rest := data[at:]; count > 0 && len(rest) > 16; count-- {
		name := untilNul(rest[16:min(len(rest), 16+maxName+1)])
		if name == "" || !in.entry(strings.ReplaceAll(decodeText([]byte(name), len(name)), "\\", "/")) {
			return
		}
		rest = rest[min(len(rest), 16+len(name)+1):]
	}
}

// iso lists the root folder of a disk image (ECMA-119), by its long names
// (Joliet) where it has them.
func (in *inspection) iso(data []byte) {
	const sector = 2048
	var root []byte
	wide := false
	for n := 16; n < 32 && (n+1)*sector <= len(data); n++ {
		d := data[n*sector : (n+1)*sector]
		if string(d[1:6]) != "CD001" || d[0] == 255 {
			break
		}
		if d[0] == 1 && root == nil {
			root = d[156:190]
		}
		if d[0] == 2 && d[88] == '%' && d[89] == '/' {
			root, wide = d[156:190], true
		}
	}
	if root == nil {
		return
	}
	start, size := int64(binary.LittleEndian.Uint32(root[2:]))*sector, int64(binary.LittleEndian.Uint32(root[10:]))
	if start > int64(len(data)) {
		return
	}
	folder := data[start:min(int64(len(data)), start+min(size, 1<<20))]
	for len(folder) > 34 {
		length := int(folder[0])
		if length == 0 { // the rest of the sector is empty
			next := len(folder) % sector
			if next == 0 {
				return
			}
			folder = folder[next:]
			continue
		}
		if length < 34 || length > len(folder) {
			return
		}
		if !in.isoEntry(folder[:length], wide) {
			return
		}
		folder = folder[length:]
	}
}

// isoEntry records the name in a directory record.
func (in *inspection) isoEntry(record []byte, wide bool) bool {
	name := record[33:min(len(record), 33+int(record[32]))]
	if len(name) <= 1 { // the folder itself and its parent
		return true
	}
	text := string(name)
	if wide {
		text = decodeUTF16(name, true)
	}
	text, _, _ = strings.Cut(text, ";") // version
	return in.entry(text)
}
