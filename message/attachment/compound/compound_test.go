package compound

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"bonafide/message/attachment/compound/compoundtest"
)

func TestOpen(t *testing.T) {
	large := bytes.Repeat([]byte("0123456789abcdef"), 20000)
	f, err := Open(compoundtest.Build(
		compoundtest.Stream{Path: "small", Data: []byte("hello")},
		compoundtest.Stream{Path: "folder/large", Data: large},
		compoundtest.Stream{Path: "folder/inner/\x01odd", Data: []byte("x")},
		compoundtest.Stream{Path: "empty"},
	))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"small": "hello", "folder/large": string(large), "folder/inner/odd": "x", "empty": ""}
	storages := 0
	for i := range f.Entries {
		e := &f.Entries[i]
		if e.Storage {
			storages++
			continue
		}
		content, known := want[e.Path]
		if got := f.Read(e, 1<<20); !known || string(got) != content {
			t.Errorf("%q: %d octets, want %d", e.Path, len(got), len(content))
		}
		delete(want, e.Path)
	}
	if len(want) != 0 || storages != 2 {
		t.Errorf("not found: %v; %d storages, want 2", want, storages)
	}
}

func TestReadStopsAtItsLimits(t *testing.T) {
	data := compoundtest.Build(compoundtest.Stream{Path: "large", Data: make([]byte, 100000)})
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Read(&f.Entries[0], 1000); len(got) != 1000 {
		t.Errorf("%d octets, want 1000", len(got))
	}
	total := 0
	for range 100 {
		total += len(f.Read(&f.Entries[0], 1<<20))
	}
	if total > 3*len(data) {
		t.Errorf("read %d octets out of a file of %d", total, len(data))
	}
}

// Each of these makes the reader below panic, run for long or use much memory,
// or is simply broken.
func TestRefused(t *testing.T) {
	put := func(at int, value uint32) func([]byte) {
		return func(b []byte) { binary.LittleEndian.PutUint32(b[at:], value) }
	}
	sample := compoundtest.Build(compoundtest.Stream{Path: "a/b", Data: []byte("hello")}, compoundtest.Stream{Path: "c", Data: []byte("x")})
	directory := 512 * (1 + int(binary.LittleEndian.Uint32(sample[48:])))
	for title, change := range map[string]func([]byte){
		"sector size":               func(b []byte) { b[30] = 30 },
		"count of DIFAT sectors":    put(72, 3077496251),
		"count of mini FAT sectors": put(64, 1<<30),
		"count of FAT sectors":      put(44, 1<<30),
		"directory outside":         put(48, 1<<20),
		"sibling of itself":         put(directory+128+72, 1),
		"child of itself":           put(directory+128+76, 0),
		"child outside":             put(directory+76, 1000),
	} {
		t.Run(title, func(t *testing.T) {
			data := bytes.Clone(sample)
			change(data)
			if _, err := Open(data); !errors.Is(err, ErrFormat) {
				t.Errorf("Open = %v, want ErrFormat", err)
			}
		})
	}
	for title, data := range map[string][]byte{
		"empty": nil, "short": sample[:100], "other": []byte(strings.Repeat("x", 600)),
		"deep": compoundtest.Build(compoundtest.Stream{Path: strings.Repeat("d/", 40) + "x"}),
	} {
		if _, err := Open(data); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: Open = %v, want ErrFormat", title, err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(compoundtest.Build(compoundtest.Stream{Path: "a/b", Data: []byte("hello")}, compoundtest.Stream{Path: "c", Data: make([]byte, 5000)}))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data)
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Errorf("error %v doesn't wrap ErrFormat", err)
			}
			return
		}
		total := 0
		for i := range file.Entries {
			total += len(file.Read(&file.Entries[i], 1<<30))
		}
		if total > 3*len(data)+1<<16 {
			t.Errorf("read %d octets out of %d", total, len(data))
		}
	})
}
