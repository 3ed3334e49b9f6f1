package attachment

import (
	"encoding/binary"
	"strings"
)

// rar lists the names of a RAR archive, version 4 or 5, and tells whether a
// password is needed. Contents are not unpacked.
func (in *inspection) rar(data []byte) {
	if len(data) >= 8 && data[6] == 1 && data[7] == 0 {
		in.rar5(data[8:])
	} else if len(data) >= 7 && data[6] == 0 {
		in.rar4(data[7:])
	}
}

// rar4 walks the blocks of version 4.
func (in *inspection) rar4(data []byte) {
	const (
		blockMain, blockFile, blockEnd = 0x73, 0x74, 0x7b
		flagLocked, flagAdded          = 0x0080, 0x8000 // main: encrypted headers; any: data follows
		flagPassword, flagLarge        = 0x0004, 0x0100
	)
	for len(data) >= 7 {
		kind, flags, size := data[2], binary.LittleEndian.Uint16(data[3:]), int(binary.LittleEndian.Uint16(data[5:]))
		if size < 7 || size > len(data) || kind == blockEnd {
			return
		}
		if kind == blockMain && flags&flagLocked != 0 {
			in.a.Encrypted = true
			return
		}
		head, skip := data[:size], uint64(size)
		if (flags&flagAdded != 0 || kind == blockFile) && size >= 11 {
			skip += uint64(binary.LittleEndian.Uint32(head[7:]))
		}
		if kind == blockFile && size >= 32 {
			if flags&flagPassword != 0 {
				in.a.Encrypted = true
			}
			at, length := 32, int(binary.LittleEndian.Uint16(head[26:]))
			if flags&flagLarge != 0 && size >= 40 {
				skip += uint64(binary.LittleEndian.Uint32(head[32:])) << 32
				at = 40
			}
			// After a NUL the same name follows once more, packed as UTF-16.
			name := untilNul(head[min(at, size):min(at+length, size)])
			if !in.entry(decodeText([]byte(strings.ReplaceAll(name, "\\", "/")), len(name))) {
				return
			}
		}
		if skip > uint64(len(data)) {
			return
		}
		data = data[skip:]
	}
}

// rar5 walks the blocks of version 5.
func (in *inspection) rar5(data []byte) {
	const (
		blockFile, blockLocked, blockEnd = 2, 4, 5
		flagExtra, flagData              = 1, 2
		fileTime, fileSum                = 2, 4
	)
	for len(data) > 7 {
		block := fields{data[4:]} // after the checksum
		size := block.varint()
		head := fields{block.take(size)}
		kind, flags := head.varint(), head.varint()
		var extra, follows uint64
		if flags&flagExtra != 0 {
			extra = head.varint()
		}
		if flags&flagData != 0 {
			follows = head.varint()
		}
		switch kind {
		case blockLocked:
			in.a.Encrypted = true
			return
		case blockEnd:
			return
		case blockFile:
			own := fields{head.take(uint64(len(head.b)) - min(extra, uint64(len(head.b))))}
			fileFlags := own.varint()
			own.varint() // unpacked size
			own.varint() // attributes
			if fileFlags&fileTime != 0 {
				own.take(4)
			}
			if fileFlags&fileSum != 0 {
				own.take(4)
			}
			own.varint() // compression
			own.varint() // system
			if name := own.take(own.varint()); len(name) > 0 && !in.entry(string(name)) {
				return
			}
			if rar5Locked(head.b) {
				in.a.Encrypted = true
			}
		}
		if size == 0 || follows > uint64(len(block.b)) {
			return
		}
		data = block.b[follows:]
	}
}

// rar5Locked looks for the encryption record in the extra area of a file.
func rar5Locked(extra []byte) bool {
	for r := (fields{extra}); len(r.b) > 0; {
		record := fields{r.take(r.varint())}
		if len(record.b) == 0 {
			return false
		}
		if record.varint() == 1 {
			return true
		}
	}
	return false
}

// fields reads a run of octets that is made of numbers and strings. Reading
// beyond the end gives zeros.
type fields struct{ b []byte }

// take returns the next n octets, or what is left of them.
func (f *fields) take(n uint64) []byte {
	n = min(n, uint64(len(f.b)))
	out := f.b[:n]
	f.b = f.b[n:]
	return out
}

// varint reads a number of seven bits an octet, lowest first.
func (f *fields) varint() uint64 {
	var v uint64
	for shift := 0; len(f.b) > 0 && shift < 64; shift += 7 {
		c := f.b[0]
		f.b = f.b[1:]
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
	return v
}
