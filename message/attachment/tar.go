package attachment

import (
	"bytes"
	"compress/gzip"
	"strconv"
	"strings"
)

// tar lists the names of a POSIX ustar archive, also one that is cut off.
func (in *inspection) tar(data []byte) {
	const block = 512
	long := ""
	for len(data) >= block && data[0] != 0 {
		head := data[:block]
		size, err := strconv.ParseInt(strings.Trim(string(head[124:136]), " \x00"), 8, 64)
		if err != nil || size < 0 {
			return
		}
		name := untilNul(head[:100])
		if folder := untilNul(head[345:500]); folder != "" && string(head[257:262]) == "ustar" && head[263] == '0' {
			name = folder + "/" + name
		}
		data = data[block:]
		switch head[156] {
		case 'L': // GNU: the name of the next entry
			long = untilNul(data[:min(size, int64(len(data)), maxName)])
		case 'x', 'g', 'K':
		default:
			if long != "" {
				name, long = long, ""
			}
			if !in.entry(decodeText([]byte(name), len(name))) {
				return
			}
		}
		// Compared before it is rounded, which could overflow.
		if size > int64(len(data)) {
			return
		}
		data = data[min(int64(len(data)), (size+block-1)/block*block):]
	}
}

// gzip names what is inside a gzip file (RFC 1952), and lists the tar archive
// in it if there is one.
func (in *inspection) gzip(name string, data []byte) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return
	}
	inner := r.Name
	if inner == "" {
		inner = strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".tgz")
	}
	limit := min(in.inflate, 512)
	head := readSome(r, limit, limit)
	in.inflate -= len(head)
	if sniffMagic(head) != "tar" {
		in.entry(inner)
		return
	}
	rest := readSome(r, in.inflate, 4*len(data))
	in.inflate -= len(rest)
	in.tar(append(head, rest...))
}

// untilNul is the text before the first NUL.
func untilNul(b []byte) string {
	if end := bytes.IndexByte(b, 0); end >= 0 {
		b = b[:end]
	}
	return string(b)
}
