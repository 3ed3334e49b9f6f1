package attachment

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// pdfReader looks through a PDF file (ISO 32000-1) without building its object
// tree: hostile files have broken tables, and readers open them all the same.
// What stands outside streams is read, and object streams (section 7.5.7) are
// inflated and read in the same way; pictures, fonts and pages are skipped.
type pdfReader struct {
	in    *inspection
	links []string // addresses of URI actions
	names []string // file names, of use once a file is known to be inside

	openAction, indirect, embedded bool

	encrypted bool
	lock      *pdfLock // of a file that opens without a password
	object    []byte   // what stands before the string being read; its number is there

	strings int // octets of strings that were read
}

// maxStrings bounds the strings that are read, in octets.
const maxStrings = 512 << 10

// pdf reads a PDF file.
func (in *inspection) pdf(data []byte) {
	r := pdfReader{in: in}
	r.file(data)
	if r.encrypted {
		if r.lock = findLock(data); r.lock == nil {
			in.a.Encrypted = true
		} else {
			in.trait(TraitRestricted)
			r.links, r.names = nil, nil
			r.file(data)
		}
	}
	if r.indirect && len(r.links) == 0 {
		in.scanSeparator(data, []byte("://"), 1, asciiLinkOctet)
	}
	for _, target := range r.links {
		in.link(target)
	}
	if r.openAction {
		in.trait(TraitOpenAction)
	}
	if r.embedded {
		in.trait(TraitEmbeddedFile)
		for _, name := range r.names {
			in.entry(name)
			if isProgramName(name) {
				in.trait(TraitEmbeddedProgram)
			}
		}
	}
}

// file walks from stream to stream.
func (r *pdfReader) file(data []byte) {
	const maxDictionary = 4096
	unended := false // no "endstream" follows any more
	for {
		at := bytes.Index(data, []byte("stream"))
		if at < 0 {
			r.objects(data)
			return
		}
		plain := data[:at]
		r.objects(plain)
		data = data[at+len("stream"):]
		if bytes.HasSuffix(plain, []byte("end")) {
			continue
		}
		dictionary := plain[max(0, len(plain)-maxDictionary):]
		if start := bytes.LastIndex(dictionary, []byte("obj")); start >= 0 {
			dictionary = dictionary[start:]
		}
		compressed := pdfName(dictionary, "Filter")
		if !compressed && pdfName(dictionary, "ObjStm") {
			continue // what follows is read like the rest
		}
		content := streamStart(data)
		if length := streamLength(dictionary); length >= 0 && length < len(content) &&
			bytes.HasPrefix(bytes.TrimLeft(content[length:min(len(content), length+16)], "\r\n \t"), []byte("endst")) {
			data, content = content[length:], content[:length]
		} else if !unended {
			if end := bytes.Index(data, []byte("endstream")); end >= 0 {
				data = data[end:]
			} else {
				unended = true
			}
		}
		if compressed && pdfName(dictionary, "ObjStm") {
			r.objectStream(plain, dictionary, content)
		}
	}
}

// streamStart skips the line break after the keyword.
func streamStart(b []byte) []byte {
	b = bytes.TrimPrefix(b, []byte("\r"))
	return bytes.TrimPrefix(b, []byte("\n"))
}

// streamLength is the length that a stream dictionary states directly, or -1.
func streamLength(dictionary []byte) int {
	at := bytes.LastIndex(dictionary, []byte("/Length"))
	if at < 0 {
		return -1
	}
	digits := bytes.TrimLeft(dictionary[at+len("/Length"):], " \r\n\t")
	end := 0
	for end < len(digits) && end < 10 && digits[end] >= '0' && digits[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(string(digits[:end]))
	if err != nil || bytes.HasPrefix(bytes.TrimLeft(digits[end:], " \r\n\t"), []byte("0 R")) {
		return -1
	}
	return n
}

// pdfName tells whether a dictionary holds a name, whichever way it is written.
func pdfName(dictionary []byte, name string) bool {
	for {
		at := bytes.IndexByte(dictionary, '/')
		if at < 0 {
			return false
		}
		found, rest := readName(dictionary[at+1:])
		if found == name {
			return true
		}
		dictionary = rest
	}
}

// objectStream inflates an object stream and reads it. number ends in the
// stream's own number and dictionary. Strings inside aren't locked once more.
func (r *pdfReader) objectStream(number, dictionary, content []byte) {
	const maxObjects = 256 << 10
	if pdfName(dictionary, "FlateDecode") || pdfName(dictionary, "Fl") {
		if r.lock != nil {
			content = r.open(number, content[:min(len(content), maxObjects)])
		}
		inner := pdfReader{in: r.in, links: r.links, names: r.names, strings: r.strings}
		inner.objects(r.in.zlibbed(content, maxObjects))
		r.links, r.names, r.strings = inner.links, inner.names, inner.strings
		r.openAction, r.indirect, r.embedded = r.openAction || inner.openAction, r.indirect || inner.indirect, r.embedded || inner.embedded
	}
}

// objects looks through dictionaries for the names that matter here.
func (r *pdfReader) objects(b []byte) {
	whole := b
	for {
		at := bytes.IndexByte(b, '/')
		if at < 0 {
			return
		}
		var name string
		name, b = readName(b[at+1:])
		r.object = whole[:len(whole)-len(b)]
		switch name {
		case "URI":
			r.uri(b)
		case "JavaScript", "JS":
			r.in.a.Script = true
		case "Launch":
			r.in.a.Script = true
			r.in.trait(TraitLaunch)
		case "SubmitForm":
			r.in.trait(TraitSubmit)
		case "OpenAction", "AA":
			// An array is only the page to begin with.
			if rest := trimSpace(b); len(rest) > 0 && rest[0] != '[' {
				r.openAction = true
			}
		case "AcroForm", "XFA":
			r.in.trait(TraitForm)
		case "EmbeddedFile", "EmbeddedFiles":
			r.embedded = true
		case "Encrypt":
			r.encrypted = true
		case "F", "UF":
			r.fileName(b)
		}
	}
}

// uri records the target of a URI action (section 12.6.4.7).
func (r *pdfReader) uri(b []byte) {
	b = trimSpace(b)
	if len(b) > 0 && b[0] >= '0' && b[0] <= '9' {
		r.indirect = true
		return
	}
	if target := r.string(b); target != "" && printable(target) && len(r.links) < MaxLinks {
		r.links = append(r.links, target)
	}
}

// fileName records the name in a file specification (section 7.11).
func (r *pdfReader) fileName(b []byte) {
	name := r.string(trimSpace(b))
	if name == "" || !printable(name) || len(r.names) >= MaxEntries {
		return
	}
	if strings.Contains(name, "://") {
		if len(r.links) < MaxLinks {
			r.links = append(r.links, name)
		}
		return
	}
	if slices.Contains(r.names[max(0, len(r.names)-4):], name) {
		return // F and UF repeat each other
	}
	r.names = append(r.names, name)
}

// string reads a string, as long as they weren't too many.
func (r *pdfReader) string(b []byte) string {
	if r.strings >= maxStrings {
		r.in.trait(TraitCut)
		return ""
	}
	raw := rawValue(b)
	r.strings += len(raw) + 16
	if r.lock != nil {
		raw = r.open(r.object, raw)
	}
	return pdfText(raw)
}

// open decrypts what belongs to the object that began last before it.
func (r *pdfReader) open(before, data []byte) []byte {
	r.in.inflate -= len(data)
	before = before[max(0, len(before)-4096):]
	at := bytes.LastIndex(before, []byte(" obj"))
	if at < 0 || r.in.inflate < 0 {
		return nil
	}
	words := bytes.Fields(before[max(0, at-24):at])
	if len(words) < 2 {
		return nil
	}
	object, _ := strconv.ParseUint(string(words[len(words)-2]), 10, 32)
	generation, err := strconv.ParseUint(string(words[len(words)-1]), 10, 16)
	if err != nil {
		return nil
	}
	return r.lock.open(uint32(object), uint32(generation), data)
}
