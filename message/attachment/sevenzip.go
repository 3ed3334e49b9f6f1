package attachment

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
)

// aesCoder is the identifier of 7z's encryption method.
const aesCoder = "\x06\xf1\x07\x01"

// sevenZip lists the names of a 7z archive whose header is not compressed, and
// tells whether a password is needed. Where the header is compressed (LZMA),
// the names are not read.
func (in *inspection) sevenZip(data []byte) {
	if len(data) < 32 {
		return
	}
	offset, size := binary.LittleEndian.Uint64(data[12:]), binary.LittleEndian.Uint64(data[20:])
	body := data[32:]
	if offset > uint64(len(body)) || size > uint64(len(body))-offset || size == 0 {
		return
	}
	head := body[offset : offset+size]
	if bytes.Contains(head, []byte(aesCoder)) {
		in.a.Encrypted = true
	}
	const plainHeader, namesProperty = 0x01, 0x11
	if head[0] != plainHeader {
		return
	}
	// The properties before the names have no length, so the names are found
	// by their own form. The number of trials bounds the work.
	for range 64 {
		at := bytes.IndexByte(head, namesProperty)
		if at < 0 {
			return
		}
		head = head[at+1:]
		if names, ok := sevenZipNames(head); ok {
			for _, name := range names {
				if !in.entry(name) {
					return
				}
			}
			return
		}
	}
}

// sevenZipNames reads a property of names: its size, an octet 0 and the names
// in UTF-16, each with a NUL after it.
func sevenZipNames(b []byte) ([]string, bool) {
	size, used := sevenZipNumber(b)
	if used == 0 || size < 5 || size%2 == 0 || size > uint64(len(b)-used) || b[used] != 0 {
		return nil, false
	}
	text := b[used+1 : uint64(used)+size]
	if text[len(text)-1] != 0 || text[len(text)-2] != 0 {
		return nil, false
	}
	names := strings.Split(decodeUTF16(text[:min(len(text)-2, 256<<10)], false), "\x00")
	for _, name := range names {
		if name == "" || strings.ContainsFunc(name, unicode.IsControl) {
			return nil, false
		}
	}
	return names, true
}

// sevenZipNumber reads 7z's number, in which the leading ones of the first
// octet count the octets that follow, and tells how many octets it took.
func sevenZipNumber(b []byte) (n uint64, used int) {
	if len(b) == 0 {
		return 0, 0
	}
	first, mask := b[0], byte(0x80)
	for i := range 8 {
		if first&mask == 0 {
			return n | uint64(first&(mask-1))<<(8*i), i + 1
		}
		if i+1 >= len(b) {
			return 0, 0
		}
		n |= uint64(b[i+1]) << (8 * i)
		mask >>= 1
	}
	return n, 9
}
