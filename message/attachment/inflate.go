package attachment

import (
	"bytes"
	"compress/flate"
	"io"
)

// deflated inflates raw DEFLATE data (RFC 1951), at most limit octets and
// within what the inspection may still inflate. What comes before an error is
// returned.
func (in *inspection) deflated(data []byte, limit int) []byte {
	limit = min(limit, in.inflate)
	if limit <= 0 {
		in.trait(TraitCut)
		return nil
	}
	if in.inflater == nil {
		in.inflater = flate.NewReader(bytes.NewReader(data))
	} else if r, ok := in.inflater.(flate.Resetter); !ok || r.Reset(bytes.NewReader(data), nil) != nil {
		return nil
	}
	out := readSome(in.inflater, limit, 4*len(data))
	// Beginning costs something as well.
	in.inflate -= max(len(out), 256)
	return out
}

// zlibbed inflates zlib data (RFC 1950). The checksum is not verified: PDF
// readers do without.
func (in *inspection) zlibbed(data []byte, limit int) []byte {
	if len(data) < 2 || data[0]&0x0f != 8 {
		return nil
	}
	return in.deflated(data[2:], limit)
}

// readSome reads at most limit octets; guess is the size to begin with.
func readSome(r io.Reader, limit, guess int) []byte {
	var out bytes.Buffer
	out.Grow(max(512, min(limit, guess, 16<<10)))
	// An error ends the content: damaged data is read as far as it goes.
	_, _ = io.Copy(&out, io.LimitReader(r, int64(limit)))
	return out.Bytes()
}
