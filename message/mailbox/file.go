package mailbox

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"bonafide/message"
	"bonafide/message/attachment"
	"bonafide/message/outlook"
)

// bufferSize is the size of read buffers, in octets; a From_ line fits.
const bufferSize = 64 << 10

// message reads the rest as one message, without a From_ line at its top.
func (r *reader) message(path string, b *bufio.Reader) bool {
	if startsMbox(b) {
		if _, err := b.ReadSlice('\n'); err != nil && !errors.Is(err, io.EOF) {
			return r.fail(path, withoutPath(err))
		}
	}
	raw, truncated, err := r.read(b, r.max)
	if err != nil {
		return r.fail(path, withoutPath(err))
	}
	item := Item{File: path, Raw: raw, Truncated: truncated}
	if r.channel == message.Image && !hasExtension(path, ".eml") {
		item.Channel = message.Image
	}
	return r.give(item, nil)
}

// isPicture tells whether a picture follows, by its first octets.
func isPicture(b *bufio.Reader) bool {
	const enough = 64
	head, _ := b.Peek(enough) // what is there is enough to tell
	switch attachment.Sniff(head) {
	case "png", "jpeg", "gif", "webp", "bmp", "tiff", "heic", "avif":
		return len(head) >= enough/2
	}
	return false
}

// outlook reads the rest as an Outlook message.
func (r *reader) outlook(path string, b *bufio.Reader) bool {
	// In a .msg, text takes two octets a character.
	data, truncated, err := r.read(b, 2*r.max)
	if err != nil {
		return r.fail(path, withoutPath(err))
	}
	raw, err := outlook.Convert(data)
	if err != nil {
		if truncated {
			err = fmt.Errorf("larger than %d octets: %w", 2*r.max, err)
		}
		return r.fail(path, err)
	}
	if len(raw) > r.max {
		raw, truncated = raw[:r.max], true
	}
	return r.give(Item{File: path, Raw: raw, Truncated: truncated}, nil)
}

// read reads at most limit octets and tells whether there are more. What it
// returns is a copy of its own.
func (r *reader) read(src io.Reader, limit int) (raw []byte, truncated bool, err error) {
	const firstSize = 128 << 10
	if r.scratch == nil {
		r.scratch = make([]byte, firstSize)
	}
	n := 0
	for n <= limit {
		if n == len(r.scratch) {
			r.scratch = append(r.scratch, make([]byte, n)...)
		}
		got, err := src.Read(r.scratch[n:min(len(r.scratch), limit+1)])
		n += got
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, false, err
		}
	}
	return bytes.Clone(r.scratch[:min(n, limit)]), n > limit, nil
}

// isCompound tells whether a compound file (MS-CFB) follows.
func isCompound(b *bufio.Reader) bool {
	head, _ := b.Peek(8) // what is there is enough to tell
	return string(head) == "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
}

// hasExtension tells whether a path ends so, in any case.
func hasExtension(path, extension string) bool {
	return len(path) >= len(extension) && strings.EqualFold(path[len(path)-len(extension):], extension)
}
