package pdf

import (
	"bytes"
	"strconv"

	"bonafide/message/attachment"
	"bonafide/message/picture"
)

// Bounds of what is looked at: objects, and octets of one without its stream.
const (
	mostObjects = 20_000
	mostObject  = 1 << 20
)

// file is a PDF file with an index of its objects.
type file struct {
	data    []byte
	limits  picture.Limits
	inflate int            // octets that may still be inflated
	places  map[int]int    // where an object begins, behind "obj"
	order   []int          // numbers of the objects in the order of the file
	packed  map[int][]byte // objects inside object streams
	unlock  func(object, generation uint32, content []byte) []byte
	depth   int
	// work is how many octets may still be parsed, searched and decoded:
	// objects of a hostile file overlap, and each could be as long as the file.
	work int
	// pixels is how many may still be decoded, inline images included.
	pixels int
}

// object is a value with the stream that belongs to it.
type object struct {
	value  any
	stream []byte // nil if it has none; as stored, but decrypted
}

func (o object) dictionary() dictionary {
	d, _ := o.value.(dictionary)
	return d
}

// open finds the objects of a file. A number that stands twice means the later
// one, since files are changed by appending.
func open(data []byte, limits picture.Limits) *file {
	f := &file{
		data: data, limits: limits, inflate: limits.Inflated, places: map[int]int{}, packed: map[int][]byte{},
		work: 16*len(data) + 1<<20, pixels: limits.Pixels,
	}
	for at := 0; len(f.places) < mostObjects; {
		i := bytes.Index(data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i + 3
		if n, ok := numberBefore(data, at-3); ok {
			if _, known := f.places[n]; !known {
				f.order = append(f.order, n)
			}
			f.places[n] = at
		}
	}
	if bytes.Contains(data, []byte("/Encrypt")) {
		f.unlock = attachment.UnlockPDF(data)
	}
	for _, n := range f.order {
		if o := f.object(n); o.dictionary()["Type"] == name("ObjStm") {
			f.unpack(o)
		}
	}
	return f
}

// numberBefore reads "12 0 " before the keyword obj.
func numberBefore(data []byte, at int) (int, bool) {
	words := bytes.Fields(data[max(at-24, 0):at])
	if len(words) < 2 || at == 0 || !white(data[at-1]) {
		return 0, false
	}
	if _, err := strconv.ParseUint(string(words[len(words)-1]), 10, 16); err != nil {
		return 0, false
	}
	digits := words[len(words)-2]
	start := len(digits)
	for start > 0 && digits[start-1] >= '0' && digits[start-1] <= '9' {
		start--
	}
	n, err := strconv.ParseUint(string(digits[start:]), 10, 31)
	return int(n), err == nil
}

// unpack lists the objects of an object stream (section 7.5.7).
func (f *file) unpack(o object) {
	content := f.content(o)
	first, count := int(f.number(o.dictionary()["First"], 0)), int(f.number(o.dictionary()["N"], 0))
	if first <= 0 || first > len(content) {
		return
	}
	head := lexer{b: content[:first]}
	for range min(count, mostObjects) {
		n, ok1 := head.next()
		offset, ok2 := head.next()
		number, isNumber := n.(float64)
		at, isOffset := offset.(float64)
		if !ok1 || !ok2 || !isNumber || !isOffset || at < 0 || first+int(at) >= len(content) || len(f.packed) >= mostObjects {
			return
		}
		if _, direct := f.places[int(number)]; direct {
			continue
		}
		if _, known := f.packed[int(number)]; !known {
			f.order = append(f.order, int(number))
		}
		f.packed[int(number)] = content[first+int(at):]
	}
}

// object reads an object with its stream.
func (f *file) object(n int) object {
	if content, ok := f.packed[n]; ok {
		l := lexer{b: content[:min(len(content), mostObject, max(f.work, 0))]}
		v, _ := l.next()
		f.work -= l.at
		return object{value: v}
	}
	at, ok := f.places[n]
	if !ok || f.work <= 0 {
		return object{}
	}
	l := lexer{b: f.data[at:min(len(f.data), at+min(mostObject, f.work))]}
	v, ok := l.next()
	f.work -= l.at
	d, isDictionary := v.(dictionary)
	if !ok || !isDictionary {
		return object{value: v}
	}
	if word, ok := l.next(); !ok || word != operator("stream") {
		return object{value: v}
	}
	start := at + l.at
	if bytes.HasPrefix(f.data[start:], []byte("\r\n")) {
		start += 2
	} else if start < len(f.data) && (f.data[start] == '\n' || f.data[start] == '\r') {
		start++
	}
	stream := f.streamAt(start, d)
	if f.unlock != nil && d["Type"] != name("XRef") && f.work > 0 {
		f.work -= len(stream)
		stream = f.unlock(uint32(n), 0, stream)
	}
	return object{value: v, stream: stream}
}

// streamAt cuts a stream out by its length, or at the keyword that ends it
// where the length is wrong.
func (f *file) streamAt(start int, d dictionary) []byte {
	rest := f.data[start:]
	if n := int(f.number(d["Length"], -1)); n >= 0 && n <= len(rest) {
		if bytes.HasPrefix(bytes.TrimLeft(rest[n:min(len(rest), n+32)], "\r\n \t"), []byte("endstream")) {
			return rest[:n]
		}
	}
	end := bytes.Index(rest, []byte("endstream"))
	if end < 0 {
		end = len(rest)
	}
	f.work -= end
	return rest[:end]
}

// resolve follows references.
func (f *file) resolve(v any) any {
	for range 8 {
		r, ok := v.(reference)
		if !ok {
			return v
		}
		if f.depth++; f.depth > mostDepth {
			f.depth--
			return nil
		}
		v = f.object(r.object).value
		f.depth--
	}
	return nil
}

// stream is the object that a reference leads to.
func (f *file) stream(v any) object {
	if r, ok := v.(reference); ok {
		return f.object(r.object)
	}
	return object{value: v}
}

func (f *file) number(v any, otherwise float64) float64 {
	if n, ok := f.resolve(v).(float64); ok {
		return n
	}
	return otherwise
}

// either is the value under the first key that is there: inline images
// abbreviate theirs.
func (d dictionary) either(keys ...string) any {
	for _, k := range keys {
		if v, ok := d[k]; ok {
			return v
		}
	}
	return nil
}
