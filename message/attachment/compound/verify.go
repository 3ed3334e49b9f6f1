package compound

import (
	"encoding/binary"
	"fmt"
)

// Limits of the directory.
const (
	maxEntries = 1 << 16
	maxDepth   = 32
)

// Marks in place of a number (MS-CFB section 2.1).
const (
	endOfChain = 0xfffffffe
	noStream   = 0xffffffff
)

// verify checks the header (MS-CFB section 2.2) and the directory (section
// 2.6) as far as the reader relies on them.
func verify(data []byte) error {
	if !Is(data) {
		return fmt.Errorf("%w: no signature", ErrFormat)
	}
	shift := binary.LittleEndian.Uint16(data[30:])
	if shift != 9 && shift != 12 {
		return fmt.Errorf("%w: sector size 2^%d", ErrFormat, shift)
	}
	l := layout{data: data, sector: 1 << shift}
	sectors := uint32(len(data)>>shift) + 1
	for _, at := range [...]int{40, 44, 64, 72} { // directory, FAT, mini FAT, DIFAT
		if n := binary.LittleEndian.Uint32(data[at:]); n > sectors {
			return fmt.Errorf("%w: %d sectors at offset %d, the file has %d", ErrFormat, n, at, sectors)
		}
	}
	l.readTable()
	directory, err := l.directory()
	if err != nil {
		return err
	}
	return verifyTree(directory)
}

// layout finds sectors by number.
type layout struct {
	data   []byte
	sector int
	table  []uint32 // sectors that hold the FAT
}

// at returns a sector, or nil when it lies outside the file.
func (l *layout) at(number uint32) []byte {
	start := (int64(number) + 1) * int64(l.sector)
	if start+int64(l.sector) > int64(len(l.data)) {
		return nil
	}
	return l.data[start : start+int64(l.sector)]
}

// readTable lists the sectors of the FAT: 109 in the header, the rest in the
// DIFAT chain (section 2.5).
func (l *layout) readTable() {
	for at := 76; at < 512; at += 4 {
		l.table = append(l.table, binary.LittleEndian.Uint32(l.data[at:]))
	}
	next := binary.LittleEndian.Uint32(l.data[68:])
	for n := binary.LittleEndian.Uint32(l.data[72:]); n > 0; n-- {
		s := l.at(next)
		if s == nil {
			return
		}
		for at := 0; at < l.sector-4; at += 4 {
			l.table = append(l.table, binary.LittleEndian.Uint32(s[at:]))
		}
		next = binary.LittleEndian.Uint32(s[l.sector-4:])
	}
}

// next is the sector after a sector of a chain.
func (l *layout) next(number uint32) uint32 {
	perSector := uint32(l.sector / 4)
	if uint64(number/perSector) >= uint64(len(l.table)) {
		return endOfChain
	}
	s := l.at(l.table[number/perSector])
	if s == nil {
		return endOfChain
	}
	return binary.LittleEndian.Uint32(s[number%perSector*4:])
}

// directory returns the sectors of the directory.
func (l *layout) directory() ([][]byte, error) {
	var sectors [][]byte
	perSector := l.sector / 128
	for n := binary.LittleEndian.Uint32(l.data[48:]); n != endOfChain; n = l.next(n) {
		s := l.at(n)
		if s == nil {
			return nil, fmt.Errorf("%w: the directory leaves the file", ErrFormat)
		}
		if sectors = append(sectors, s); len(sectors)*perSector > maxEntries {
			return nil, fmt.Errorf("%w: more than %d directory entries", ErrFormat, maxEntries)
		}
	}
	if len(sectors) == 0 {
		return nil, fmt.Errorf("%w: no directory", ErrFormat)
	}
	return sectors, nil
}

// verifyTree walks the directory tree and refuses entries that come up twice
// and storages that nest too deeply.
func verifyTree(sectors [][]byte) error {
	perSector := uint32(len(sectors[0]) / 128)
	total := perSector * uint32(len(sectors))
	type visit struct {
		id    uint32
		depth int
	}
	seen := make([]bool, total)
	for stack := []visit{{0, 0}}; len(stack) > 0; {
		v := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if v.id == noStream {
			continue
		}
		if v.id >= total || seen[v.id] || v.depth > maxDepth {
			return fmt.Errorf("%w: directory entry %d is outside, linked twice or nested more than %d deep", ErrFormat, v.id, maxDepth)
		}
		seen[v.id] = true
		e := sectors[v.id/perSector][v.id%perSector*128:]
		stack = append(
			stack,
			visit{binary.LittleEndian.Uint32(e[68:]), v.depth},
			visit{binary.LittleEndian.Uint32(e[72:]), v.depth},
			visit{binary.LittleEndian.Uint32(e[76:]), v.depth + 1},
		)
	}
	return nil
}
