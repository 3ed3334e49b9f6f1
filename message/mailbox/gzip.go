package mailbox

import (
	"bufio"
	"compress/gzip"
	"io"
)

// Limits of what a gzip file may unpack to. Text shrinks to a tenth; a
// hundredfold is a trap or of no use.
const (
	freeOutput = 64 << 20 // octets that are never too many
	maxRatio   = 100
)

// isGzip tells whether a gzip file follows.
func isGzip(b *bufio.Reader) bool {
	head, _ := b.Peek(3) // what is there is enough to tell
	return string(head) == "\x1f\x8b\x08"
}

// withoutGzip is the name of what is inside.
func withoutGzip(path string) string {
	if hasExtension(path, ".gz") {
		return path[:len(path)-len(".gz")]
	}
	return path
}

// gunzip unpacks a gzip file as it is read. Reading fails with ErrRatio when
// it grows too much.
func gunzip(src *bufio.Reader) (io.Reader, error) {
	in := &counted{r: src}
	z, err := gzip.NewReader(bufio.NewReader(in))
	if err != nil {
		return nil, err
	}
	return &bounded{r: z, in: in}, nil
}

// counted counts what is read through it.
type counted struct {
	r io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// bounded fails when more comes out than what went in allows.
type bounded struct {
	r  io.Reader
	in *counted
	n  int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	if b.n > freeOutput && b.n > maxRatio*b.in.n {
		return 0, ErrRatio
	}
	return n, err
}
