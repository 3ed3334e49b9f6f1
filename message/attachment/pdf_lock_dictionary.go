package attachment

import (
	"bytes"
	"strconv"
)

// lockFacts are the entries of the encryption dictionary.
type lockFacts struct {
	version, revision, length int
	permissions               uint32
	owner, user, userKey, id  []byte
	openMetadata              bool
}

// findLock reads the encryption dictionary of a file and returns its lock if
// the empty password opens it, otherwise nil.
func findLock(data []byte) *pdfLock {
	dictionary := lockDictionary(data)
	if dictionary == nil {
		return nil
	}
	f := lockFacts{
		version: number(dictionary, "/V"), revision: number(dictionary, "/R"), length: number(dictionary, "/Length"),
		permissions: uint32(number(dictionary, "/P")),
		owner:       rawString(dictionary, "/O"), user: rawString(dictionary, "/U"), userKey: rawString(dictionary, "/UE"), id: fileIdentifier(data),
		openMetadata: bytes.Contains(dictionary, []byte("/EncryptMetadata false")),
	}
	lock := pdfLock{aes: bytes.Contains(dictionary, []byte("/AESV")), perObject: f.version < 5}
	if f.version >= 5 {
		lock.key = f.newKey()
	} else {
		lock.key = f.oldKey()
	}
	if lock.key == nil {
		return nil
	}
	return &lock
}

// lockDictionary finds the encryption dictionary: in place or as an object.
func lockDictionary(data []byte) []byte {
	const maxDictionary = 4096
	at := bytes.LastIndex(data, []byte("/Encrypt"))
	for at >= 0 && bytes.HasPrefix(data[at:], []byte("/EncryptMetadata")) {
		at = bytes.LastIndex(data[:at], []byte("/Encrypt"))
	}
	if at < 0 {
		return nil
	}
	value := trimSpace(data[at+len("/Encrypt"):])
	if len(value) > 0 && value[0] == '<' {
		return value[:min(len(value), maxDictionary)]
	}
	end := 0
	for end < len(value) && end < 10 && value[end] >= '0' && value[end] <= '9' {
		end++
	}
	if end == 0 {
		return nil
	}
	head := "\n" + string(value[:end]) + " 0 obj"
	start := bytes.Index(data, []byte(head))
	if start < 0 {
		head = "\r" + head[1:]
		start = bytes.Index(data, []byte(head))
	}
	if start < 0 {
		return nil
	}
	object := data[start+len(head):]
	return object[:min(len(object), maxDictionary)]
}

// fileIdentifier is the first string of the ID array.
func fileIdentifier(data []byte) []byte {
	at := bytes.LastIndex(data, []byte("/ID"))
	if at < 0 {
		return nil
	}
	rest := bytes.TrimLeft(data[at+3:], " \r\n\t[")
	return rawValue(rest)
}

// number is the number after a name, 0 when there is none. It is the first
// that isn't the beginning of a longer name.
func number(dictionary []byte, name string) int {
	for rest := dictionary; ; {
		at := bytes.Index(rest, []byte(name))
		if at < 0 {
			return 0
		}
		rest = rest[at+len(name):]
		value := trimSpace(rest)
		end := 0
		for end < len(value) && end < 12 && (value[end] >= '0' && value[end] <= '9' || end == 0 && value[end] == '-') {
			end++
		}
		if n, err := strconv.Atoi(string(value[:end])); err == nil {
			return n
		}
	}
}

// rawString is the string after a name, not decoded.
func rawString(dictionary []byte, name string) []byte {
	for rest := dictionary; ; {
		at := bytes.Index(rest, []byte(name))
		if at < 0 {
			return nil
		}
		rest = rest[at+len(name):]
		if s := rawValue(trimSpace(rest)); s != nil {
			return s
		}
	}
}

// rawValue reads a literal or hexadecimal string (section 7.3.4) of at most
// maxLink octets; nil where b begins with neither.
func rawValue(b []byte) []byte {
	switch {
	case len(b) > 0 && b[0] == '(':
		return literalString(b[1:])
	case len(b) > 1 && b[0] == '<' && b[1] != '<':
		return hexString(b[1:])
	}
	return nil
}
