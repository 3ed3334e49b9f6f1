package attachment

import (
	"encoding/binary"
	"strings"
)

// shellLink reads a Windows shortcut (MS-SHLLINK): the text is the path and
// the arguments of what it starts.
func (in *inspection) shellLink(data []byte) {
	const (
		headerLength                                      = 76
		hasTargetList, hasLinkInfo                        = 1 << 0, 1 << 1
		hasName, hasRelativePath, hasFolder, hasArguments = 1 << 2, 1 << 3, 1 << 4, 1 << 5
		hasIcon, isUnicode                                = 1 << 6, 1 << 7
	)
	if len(data) < headerLength {
		return
	}
	flags := binary.LittleEndian.Uint32(data[20:])
	f := fields{data[headerLength:]}
	if flags&hasTargetList != 0 {
		f.take(uint64(f.uint16()))
	}
	if flags&hasLinkInfo != 0 && len(f.b) >= 4 {
		info := fields{f.take(uint64(binary.LittleEndian.Uint32(f.b)))}
		in.linkInfo(info.b)
	}
	for _, flag := range [...]uint32{hasName, hasRelativePath, hasFolder, hasArguments, hasIcon} {
		if flags&flag == 0 {
			continue
		}
		count := uint64(f.uint16())
		var s string
		if flags&isUnicode != 0 {
			s = decodeUTF16(f.take(2*count), false)
		} else {
			s = decodeText(f.take(count), MaxText)
		}
		if flag == hasRelativePath || flag == hasArguments {
			in.addText(s)
		}
		in.scanText(s)
	}
	// Network paths and addresses also stand in the list of identifiers.
	in.scan(data)
}

// linkInfo reads the path of the target (section 2.3).
func (in *inspection) linkInfo(b []byte) {
	const localPathField = 16
	if len(b) < 28 {
		return
	}
	if at := binary.LittleEndian.Uint32(b[localPathField:]); at > 0 && uint64(at) < uint64(len(b)) {
		path := untilNul(b[at:])
		in.addText(decodeText([]byte(path), len(path)))
	}
	if at := binary.LittleEndian.Uint32(b[20:]); at > 0 && uint64(at)+20 < uint64(len(b)) {
		network := b[at:] // CommonNetworkRelativeLink, its name at offset 8
		if name := binary.LittleEndian.Uint32(network[8:]); uint64(name) < uint64(len(network)) {
			if share := untilNul(network[name:]); strings.HasPrefix(share, `\\`) {
				in.link(decodeText([]byte(share), len(share)))
			}
		}
	}
}

// uint16 reads a little-endian number.
func (f *fields) uint16() uint16 {
	b := f.take(2)
	if len(b) < 2 {
		return 0
	}
	return binary.LittleEndian.Uint16(b)
}
