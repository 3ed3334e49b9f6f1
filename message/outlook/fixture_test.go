package outlook

import (
	"encoding/binary"
	"fmt"
	"unicode/utf16"

	"bonafide/message/attachment/compound/compoundtest"
)

// msg builds .msg files property by property.
type msg struct {
	streams []compoundtest.Stream
	fixed   map[string][]byte
	headers map[string]int
}

func newMsg() *msg {
	m := &msg{fixed: map[string][]byte{}, headers: map[string]int{}}
	m.storage("", topHeader)
	return m
}

// storage begins a message, attachment or recipient.
func (m *msg) storage(path string, header int) {
	m.fixed[path] = nil
	m.headers[path] = header
}

func (m *msg) number(path string, id, kind uint16, value uint64) {
	var e [16]byte
	binary.LittleEndian.PutUint16(e[0:], kind)
	binary.LittleEndian.PutUint16(e[2:], id)
	binary.LittleEndian.PutUint64(e[8:], value)
	m.fixed[path] = append(m.fixed[path], e[:]...)
}

func (m *msg) stream(path string, id, kind uint16, data []byte) {
	m.streams = append(m.streams, compoundtest.Stream{Path: fmt.Sprintf("%s__substg1.0_%04X%04X", path, id, kind), Data: data})
}

func (m *msg) text(path string, id uint16, s string) { m.stream(path, id, typeString, utf16le(s)) }

func (m *msg) build() []byte {
	streams := m.streams
	for path, fixed := range m.fixed {
		streams = append(streams, compoundtest.Stream{Path: path + propertyStream, Data: append(make([]byte, m.headers[path]), fixed...)})
	}
	return compoundtest.Build(streams...)
}

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// storeRTF wraps RTF without compressing it (MS-OXRTFCP section 2.1.3.1.5).
func storeRTF(rtf string) []byte {
	out := make([]byte, 16)
	binary.LittleEndian.PutUint32(out[0:], uint32(len(rtf)+12))
	binary.LittleEndian.PutUint32(out[4:], uint32(len(rtf)))
	copy(out[8:], "MELA")
	return append(out, rtf...)
}

// sampleMsg is a message with all that Convert reads.
func sampleMsg() []byte {
	m := newMsg()
	m.text("", propTransportHeader, "Received: from a.example\r\n\tby b.example\r\nFrom: Shop <no-reply@shop.example>\r\nSubject: Your parcel\r\nContent-Type: multipart/alternative;\r\n\tboundary=\"x\"\r\nMIME-Version: 1.0\r\n\r\n--x\r\nContent-Type: text/plain\r\n")
	m.text("", propBody, "Plain text\r\n")
	m.number("", propInternetCodepage, typeInteger, 1252)
	m.stream("", propHTML, typeBinary, []byte("<p>Gr\xfc\xdfe</p>"))
	const file, inner = "__attach_version1.0_#00000000/", "__attach_version1.0_#00000001/"
	m.storage(file, partHeader)
	m.text(file, propAttachLongName, "r\u00e9sum\u00e9.pdf")
	m.text(file, propAttachMimeTag, "application/pdf")
	m.stream(file, propAttachData, typeBinary, []byte("%PDF-1.4"))
	m.storage(inner, partHeader)
	m.storage(inner+"__substg1.0_3701000D/", innerHeader)
	m.text(inner+"__substg1.0_3701000D/", propSubject, "Inner")
	m.text(inner+"__substg1.0_3701000D/", propBody, "Inner text")
	m.text(inner+"__substg1.0_3701000D/", propSenderName, "Ann")
	m.text(inner+"__substg1.0_3701000D/", propSenderSMTP, "ann@c.example")
	return m.build()
}
