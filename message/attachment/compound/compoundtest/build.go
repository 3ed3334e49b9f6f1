// Package compoundtest writes compound files (MS-CFB version 3) for tests, in
// the simplest form that the format allows. It is no writer for real use.
package compoundtest

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

// Stream is a stream with its path: names joined with slashes; the storages on
// the way are made.
type Stream struct {
	Path string
	Data []byte
}

const (
	sector     = 512
	miniSector = 64
	miniCutoff = 4096
	endOfChain = 0xfffffffe
	freeSector = 0xffffffff
	fatSector  = 0xfffffffd
	noStream   = 0xffffffff
)

// node is a directory entry while the file is built.
type node struct {
	name     string
	children []*node
	data     []byte
	storage  bool

	id, start uint32
}

// builder lays out sectors.
type builder struct {
	body    []byte   // sectors after the header
	fat     []uint32 // next sector of each
	mini    []byte   // the stream of mini sectors
	miniFAT []uint32 // next mini sector of each
}

// Build writes a file with these streams. The directory of a file without
// children is legal.
func Build(streams ...Stream) []byte {
	root := &node{name: "Root Entry", storage: true}
	for _, s := range streams {
		root.insert(strings.Split(s.Path, "/"), s.Data)
	}
	var all []*node
	all = root.number(all)
	b := builder{}
	for _, n := range all {
		if !n.storage {
			n.start = b.store(n.data)
		}
	}
	miniSize := len(b.mini)
	root.start = b.chain(b.mini)
	miniTable := b.chain(numbers(b.miniFAT))
	directory := b.chain(directoryOf(all, uint32(miniSize)))
	return b.file(directory, miniTable)
}

// insert adds a stream below a storage.
func (n *node) insert(path []string, data []byte) {
	for _, c := range n.children {
		if c.name == path[0] && len(path) > 1 {
			c.insert(path[1:], data)
			return
		}
	}
	c := &node{name: path[0], storage: len(path) > 1}
	n.children = append(n.children, c)
	if c.storage {
		c.insert(path[1:], data)
	} else {
		c.data = data
	}
}

// number gives identifiers, parents first.
func (n *node) number(all []*node) []*node {
	n.id = uint32(len(all))
	all = append(all, n)
	for _, c := range n.children {
		all = c.number(all)
	}
	return all
}

// store puts a stream into sectors or, when it is small, into mini sectors.
func (b *builder) store(data []byte) uint32 {
	if len(data) == 0 {
		return endOfChain
	}
	if len(data) >= miniCutoff {
		return b.chain(data)
	}
	start := uint32(len(b.miniFAT))
	b.mini = append(b.mini, pad(data, miniSector, 0)...)
	for at := start; len(b.miniFAT) < len(b.mini)/miniSector; {
		at++
		b.miniFAT = append(b.miniFAT, at)
	}
	b.miniFAT[len(b.miniFAT)-1] = endOfChain
	return start
}

// chain puts octets into sectors and returns the first.
func (b *builder) chain(data []byte) uint32 {
	if len(data) == 0 {
		return endOfChain
	}
	start := uint32(len(b.fat))
	b.body = append(b.body, pad(data, sector, 0)...)
	for at := start; len(b.fat) < len(b.body)/sector; {
		at++
		b.fat = append(b.fat, at)
	}
	b.fat[len(b.fat)-1] = endOfChain
	return start
}

// file writes the allocation table and the header. The table must fit the 109
// places in the header: about 7 MB.
func (b *builder) file(directory, miniTable uint32) []byte {
	tables := 1
	for (len(b.fat)+tables)*4 > tables*sector {
		tables++
	}
	first := uint32(len(b.fat))
	fat := slices.Clone(b.fat)
	for range tables {
		fat = append(fat, fatSector)
	}
	for len(fat) < tables*sector/4 {
		fat = append(fat, freeSector)
	}
	head := make([]byte, sector)
	copy(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	le := binary.LittleEndian
	le.PutUint16(head[24:], 0x3e)
	le.PutUint16(head[26:], 3)
	le.PutUint16(head[28:], 0xfffe)
	le.PutUint16(head[30:], 9)
	le.PutUint16(head[32:], 6)
	le.PutUint32(head[44:], uint32(tables))
	le.PutUint32(head[48:], directory)
	le.PutUint32(head[56:], miniCutoff)
	le.PutUint32(head[60:], miniTable)
	le.PutUint32(head[64:], uint32((len(b.miniFAT)*4+sector-1)/sector))
	le.PutUint32(head[68:], endOfChain)
	for i := range 109 {
		place := uint32(freeSector)
		if i < tables {
			place = first + uint32(i)
		}
		le.PutUint32(head[76+4*i:], place)
	}
	return slices.Concat(head, b.body, numbers(fat))
}

// directoryOf writes the directory entries. Siblings hang on each other to the
// right: a tree, if a lopsided one.
func directoryOf(all []*node, miniSize uint32) []byte {
	out := make([]byte, len(all)*128)
	le := binary.LittleEndian
	for i := range all {
		e := out[i*128:]
		for _, at := range []int{68, 72, 76} {
			le.PutUint32(e[at:], noStream)
		}
	}
	for i, n := range all {
		e := out[i*128:]
		units := utf16.Encode([]rune(n.name))
		for j, u := range units {
			le.PutUint16(e[2*j:], u)
		}
		le.PutUint16(e[64:], uint16(2*len(units)+2))
		e[66], e[67] = 2, 1
		size := uint32(len(n.data))
		if n.storage {
			e[66] = 1
		}
		if i == 0 {
			e[66], size = 5, miniSize
		}
		le.PutUint32(e[116:], n.start)
		le.PutUint32(e[120:], size)
		for j, c := range n.children {
			if j == 0 {
				le.PutUint32(e[76:], c.id)
			} else {
				le.PutUint32(out[n.children[j-1].id*128+72:], c.id)
			}
		}
	}
	return pad(out, sector, 0)
}

// pad fills up to a multiple of size.
func pad(b []byte, size int, with byte) []byte {
	out := slices.Clone(b)
	for len(out)%size != 0 {
		out = append(out, with)
	}
	return out
}

// numbers writes 32-bit numbers, and fills the sector with free ones.
func numbers(n []uint32) []byte {
	out := make([]byte, 0, len(n)*4)
	for _, v := range n {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return pad(out, sector, 0xff)
}
