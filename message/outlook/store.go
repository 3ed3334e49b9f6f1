package outlook

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"time"

	"bonafide/message/attachment/compound"
)

// propertyStream holds the properties of fixed size (MS-OXMSG section 2.4).
const propertyStream = "__properties_version1.0"

// Lengths of the headers of property streams: of a message at the top, of an
// attached message, and of attachments and recipients.
const (
	topHeader   = 32
	innerHeader = 24
	partHeader  = 8
)

// Property types (MS-OXCDATA section 2.11.1).
const (
	typeInteger = 0x0003
	typeObject  = 0x000d
	typeString8 = 0x001e
	typeString  = 0x001f
	typeTime    = 0x0040
	typeBinary  = 0x0102
)

// Properties (MS-OXPROPS).
const (
	propSubject             = 0x0037
	propClientSubmitTime    = 0x0039
	propRepresentingName    = 0x0042
	propRepresentingAddress = 0x0065
	propTransportHeader     = 0x007d
	propRecipientType       = 0x0c15
	propSenderName          = 0x0c1a
	propSenderAddress       = 0x0c1f
	propDisplayCc           = 0x0e03
	propDisplayTo           = 0x0e04
	propDeliveryTime        = 0x0e06
	propBody                = 0x1000
	propCompressedRTF       = 0x1009
	propHTML                = 0x1013
	propMessageID           = 0x1035
	propReferences          = 0x1039
	propInReplyTo           = 0x1042
	propDisplayName         = 0x3001
	propEmailAddress        = 0x3003
	propAttachData          = 0x3701
	propAttachName          = 0x3704
	propAttachLongName      = 0x3707
	propAttachMimeTag       = 0x370e
	propAttachContentID     = 0x3712
	propSMTPAddress         = 0x39fe
	propInternetCodepage    = 0x3fde
	propMessageCodepage     = 0x3ffd
	propSenderSMTP          = 0x5d01
	propRepresentingSMTP    = 0x5d02
)

// store finds the streams of a .msg file by path.
type store struct {
	file    *compound.File
	streams map[string]*compound.Entry
	folders map[string][]string // storages below a path, in order
}

func newStore(f *compound.File) *store {
	s := &store{file: f, streams: make(map[string]*compound.Entry, len(f.Entries)), folders: map[string][]string{}}
	for i := range f.Entries {
		e := &f.Entries[i]
		if !e.Storage {
			s.streams[e.Path] = e
			continue
		}
		parent := ""
		if at := strings.LastIndexByte(e.Path, '/'); at >= 0 {
			parent = e.Path[:at+1]
		}
		s.folders[parent] = append(s.folders[parent], e.Path)
	}
	for _, paths := range s.folders {
		slices.Sort(paths)
	}
	return s
}

func (s *store) has(path string) bool { return s.streams[path] != nil }

// properties are those of one message, attachment or recipient.
type properties struct {
	store    *store
	path     string // "" or ending in a slash
	fixed    []byte // entries of 16 octets
	codepage int    // of 8-bit strings
}

// message opens the properties of a message in a storage.
func (s *store) message(path string, header int) properties {
	p := s.part(path, header, 0)
	p.codepage = int(p.integer(propMessageCodepage))
	return p
}

// part opens the properties in a storage.
func (s *store) part(path string, header, codepage int) properties {
	p := properties{store: s, path: path, codepage: codepage}
	if e := s.streams[path+propertyStream]; e != nil {
		if b := s.file.Read(e, 64<<10); len(b) > header {
			p.fixed = b[header:]
		}
	}
	return p
}

// children lists the storages below with that prefix, at most limit.
func (p *properties) children(prefix string, limit int) []string {
	var out []string
	for _, path := range p.store.folders[p.path] {
		if strings.HasPrefix(path[len(p.path):], prefix) && len(out) < limit {
			out = append(out, path+"/")
		}
	}
	return out
}

// value is the content of a fixed property, 0 when it isn't there.
func (p *properties) value(id, kind uint16) uint64 {
	for b := p.fixed; len(b) >= 16; b = b[16:] {
		if binary.LittleEndian.Uint16(b) == kind && binary.LittleEndian.Uint16(b[2:]) == id {
			return binary.LittleEndian.Uint64(b[8:])
		}
	}
	return 0
}

func (p *properties) integer(id uint16) uint32 { return uint32(p.value(id, typeInteger)) }

// time is a time property; zero when it isn't there or out of range.
func (p *properties) time(id uint16) time.Time { return fileTime(p.value(id, typeTime)) }

// fileTime is a time in units of 100 ns since 1601; zero when out of range.
func fileTime(value uint64) time.Time {
	const epochDifference, maxSeconds = 11644473600, 253402300799 // 1601 to 1970; year 9999
	seconds := int64(value/1e7) - epochDifference
	if seconds <= 0 || seconds > maxSeconds {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

// stream reads a property of variable size.
func (p *properties) stream(id, kind uint16, limit int) []byte {
	e := p.store.streams[fmt.Sprintf("%s__substg1.0_%04X%04X", p.path, id, kind)]
	if e == nil {
		return nil
	}
	return p.store.file.Read(e, limit)
}

// text reads a string property, without the NULs that end it.
func (p *properties) text(id uint16, limit int) string {
	s := decodeUTF16(p.stream(id, typeString, limit))
	if s == "" {
		s = decodeCodepage(p.codepage, p.stream(id, typeString8, limit))
	}
	return strings.TrimRight(s, "\x00")
}

// short reads a string of one line.
func (p *properties) short(id uint16) string {
	s := p.text(id, 8192)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s))
}
