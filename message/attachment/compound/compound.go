// Package compound opens Microsoft's compound files (MS-CFB, also called OLE
// or structured storage), the containers of .msg, .doc, .xls and .msi files,
// for readers of hostile mail.
//
// The format itself is read by github.com/richardlehane/mscfb. This package
// checks beforehand what that reader takes on trust: sizes in the header, and
// the size and depth of the directory, of which it keeps a path for every
// entry. After it, streams are read in small pieces within a budget, so that
// many streams that share their sectors cost no more than the file is worth.
package compound

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/richardlehane/mscfb"
)

// ErrFormat says that a file isn't a compound file or is too damaged to read.
var ErrFormat = errors.New("not a readable compound file")

// File is an open compound file.
type File struct {
	// Class is the class identifier of the root, in the form
	// {000C1084-0000-0000-C000-000000000046}.
	Class string
	// Entries are the storages and streams in the order of the directory tree.
	Entries []Entry

	budget int // octets that may still be read
}

// Entry is one storage (folder) or stream (file).
type Entry struct {
	// Path holds the names from the root down, joined with slashes, such as
	// "__attach_version1.0_#00000000/__substg1.0_3701000D". A control character that begins
	// a name is left out.
	Path string
	// Storage tells whether it is a storage.
	Storage bool

	stream *mscfb.File
}

// Is tells whether data begins as a compound file does.
func Is(data []byte) bool {
	return len(data) >= 512 && bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

// Open reads the directory of a compound file. The data must not change while
// the File is in use. The error wraps ErrFormat.
func Open(data []byte) (*File, error) {
	if err := verify(data); err != nil {
		return nil, err
	}
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	f := &File{Class: r.ID(), Entries: make([]Entry, 0, len(r.File)), budget: 2*len(data) + 4096}
	for _, file := range r.File[1:] {
		f.Entries = append(f.Entries, Entry{
			Path:    strings.Join(append(slices.Clip(file.Path), file.Name), "/"),
			Storage: file.FileInfo().IsDir(),
			stream:  file,
		})
	}
	return f, nil
}

// Read returns the content of a stream, at most limit octets. Where the file
// is damaged, what comes before is returned.
func (f *File) Read(e *Entry, limit int) []byte {
	if e.Storage || e.stream == nil {
		return nil
	}
	want := int(min(e.stream.Size, int64(limit), int64(f.budget)))
	out := make([]byte, 0, min(want, 64<<10))
	if want == 0 {
		return out
	}
	if _, err := e.stream.Seek(0, io.SeekStart); err != nil {
		return out
	}
	// In one large read, or by offsets, the reader below takes time that grows
	// with the square of the size.
	piece := make([]byte, min(want, 16<<10))
	for len(out) < want {
		n, err := e.stream.Read(piece[:min(len(piece), want-len(out))])
		out = append(out, piece[:n]...)
		if n == 0 || err != nil && !errors.Is(err, io.EOF) {
			break
		}
	}
	f.budget -= len(out)
	return out
}
