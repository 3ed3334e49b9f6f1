package textmodel

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
)

//go:embed weights.bin
var embedded []byte

// ErrDamaged says that a file is no model or was cut or changed.
var ErrDamaged = errors.New("not a text model, or damaged")

// The form of a file: magic, the CRC-32 (IEEE) of the rest, and the rest packed
// with DEFLATE (RFC 1951): a header in JSON after its length, the names, the
// vocabulary, and the weights that are not zero, each after its distance from
// the one before. Integers are little-endian or LEB128.
const (
	magic      = "BFTM2\n"
	maxFile    = 8 << 20
	maxHeader  = 1 << 20
	maxDecoded = 32 << 20
	maxNames   = 1 << 16
)

// header is what a file says about itself.
type header struct {
	Info   Info         `json:"info"`
	Bits   int          `json:"bits"`
	Step   float64      `json:"step"`
	Bias   float64      `json:"bias"`
	Curves [Forms]Curve `json:"curves"`
}

// Load reads the model that is part of the program. It fails only when the
// program was built with a damaged file.
func Load() (*Model, error) {
	m, err := Decode(embedded)
	if err != nil {
		return nil, fmt.Errorf("read the embedded text model: %w", err)
	}
	return m, nil
}

// Encode returns the model in the form that Decode reads. The same model always
// gives the same octets.
func (m *Model) Encode() ([]byte, error) {
	head, err := json.Marshal(header{Info: m.info, Bits: Bits, Step: m.step, Bias: m.bias, Curves: m.curves})
	if err != nil {
		return nil, fmt.Errorf("encode the text model: %w", err)
	}
	var plain []byte
	plain = binary.AppendUvarint(plain, uint64(len(head)))
	plain = append(plain, head...)
	plain = binary.AppendUvarint(plain, uint64(len(m.hashes)))
	for _, h := range m.hashes {
		plain = binary.LittleEndian.AppendUint64(plain, h)
	}
	for _, b := range m.vocabulary.bits {
		plain = binary.LittleEndian.AppendUint64(plain, b)
	}
	last := -1
	for i, w := range m.weights {
		if w != 0 {
			plain = binary.AppendUvarint(plain, uint64(i-last))
			plain = append(plain, byte(w))
			last = i
		}
	}
	var packed bytes.Buffer
	z, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("encode the text model: %w", err)
	}
	if _, err = z.Write(plain); err == nil {
		err = z.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("encode the text model: %w", err)
	}
	out := binary.LittleEndian.AppendUint32([]byte(magic), crc32.ChecksumIEEE(packed.Bytes()))
	return append(out, packed.Bytes()...), nil
}

// Decode reads a model. Of whatever is no model it says so with ErrDamaged.
func Decode(data []byte) (*Model, error) {
	const start = len(magic) + 4
	if len(data) < start || len(data) > maxFile || string(data[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: no header of a model of at most %d octets; train it again", ErrDamaged, maxFile)
	}
	if crc32.ChecksumIEEE(data[start:]) != binary.LittleEndian.Uint32(data[len(magic):]) {
		return nil, fmt.Errorf("%w: the checksum is wrong; copy or train it again", ErrDamaged)
	}
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data[start:])), maxDecoded))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	d := decoder{rest: plain}
	m := d.model()
	if d.problem != "" {
		return nil, fmt.Errorf("%w: %s", ErrDamaged, d.problem)
	}
	m.finish()
	return m, nil
}

// decoder reads the unpacked part. Its first problem ends it.
type decoder struct {
	rest    []byte
	problem string
}

func (d *decoder) fail(problem string) {
	if d.problem == "" {
		d.problem = problem
	}
	d.rest = nil
}

func (d *decoder) number() uint64 {
	v, n := binary.Uvarint(d.rest)
	if n <= 0 {
		d.fail("it ends too early")
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

func (d *decoder) take(n uint64) []byte {
	if n > uint64(len(d.rest)) {
		d.fail("it ends too early")
		return nil
	}
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b
}

func (d *decoder) words(n uint64) []uint64 {
	b := d.take(8 * n)
	out := make([]uint64, len(b)/8)
	for i := range out {
		out[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return out
}

func (d *decoder) model() *Model {
	n := d.number()
	if n > maxHeader {
		d.fail("its header is too long")
	}
	var h header
	if err := json.Unmarshal(d.take(n), &h); err != nil && d.problem == "" {
		d.fail("its header: " + err.Error())
	}
	if d.problem == "" && (h.Bits != Bits || !finite(h)) {
		d.fail(fmt.Sprintf("it has %d bits or numbers out of range; this program needs %d bits", h.Bits, Bits))
	}
	m := &Model{info: h.Info, step: h.Step, bias: h.Bias, curves: h.Curves, weights: make([]int8, 1<<Bits)}
	names := d.number()
	if names > maxNames {
		d.fail("it has too many names")
		names = 0
	}
	m.hashes = d.words(names)
	m.vocabulary = &vocabulary{bits: d.words(1 << (vocabularyBits - 6))}
	for at := -1; len(d.rest) > 0; {
		step := d.number()
		w := d.take(1)
		if d.problem != "" || step == 0 || step > uint64(len(m.weights)-1-at) {
			d.fail("a weight is out of range")
			break
		}
		at += int(step)
		m.weights[at] = int8(w[0])
	}
	return m
}

// finite tells whether every number of a header can be reckoned with.
func finite(h header) bool {
	all := []float64{h.Step, h.Bias}
	for _, c := range h.Curves {
		all = append(all, c.Offset, c.Slope)
	}
	for _, v := range all {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return true
}
