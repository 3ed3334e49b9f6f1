package web

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

func testSealer(t testing.TB, key string) *sealer {
	t.Helper()
	s, err := newSealer([]byte(key))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSealedResultComesBackWhole(t *testing.T) {
	s := testSealer(t, "0123456789abcdef")
	want := newResult(scamVerdict(), scamMessage())
	sealed, err := s.seal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got result
	if err := s.open(sealed, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.verdict(), want.verdict()) {
		t.Errorf("verdict\n got %+v\nwant %+v", got.verdict(), want.verdict())
	}
	if !got.Message.Date.Equal(want.Message.Date) || got.Message.Text != want.Message.Text {
		t.Errorf("message\n got %+v\nwant %+v", got.Message, want.Message)
	}
	if len(sealed) > 6<<10 {
		t.Errorf("a sealed result has %d bytes; the page should stay small", len(sealed))
	}
}

func TestForeignSealIsRefused(t *testing.T) {
	s := testSealer(t, "0123456789abcdef")
	sealed, err := s.seal(map[string]string{"v": "x"})
	if err != nil {
		t.Fatal(err)
	}
	last := "A"
	if strings.HasSuffix(sealed, last) {
		last = "B"
	}
	for name, field := range map[string]string{
		"empty": "", "not base64": "!!!", "too short": "AAAA",
		"changed": sealed[:len(sealed)-4] + "zzz" + last, "cut": sealed[:len(sealed)-8],
	} {
		var got map[string]string
		if err := s.open(field, &got); !errors.Is(err, errSeal) {
			t.Errorf("%s: error %v, want errSeal", name, err)
		}
	}
	var got map[string]string
	if err := testSealer(t, "another-key-0123").open(sealed, &got); !errors.Is(err, errSeal) {
		t.Errorf("other key: error %v, want errSeal", err)
	}
}

func TestUnpackingIsBounded(t *testing.T) {
	s := testSealer(t, "0123456789abcdef")
	var b bytes.Buffer
	z, _ := flate.NewWriter(&b, flate.BestCompression)
	_ = json.NewEncoder(z).Encode(strings.Repeat("a", 8<<20))
	_ = z.Close()
	field := base64.RawURLEncoding.EncodeToString(append(s.sum(b.Bytes()), b.Bytes()...))
	var got string
	if err := s.open(field, &got); err == nil {
		t.Errorf("%d bytes unpacked, want an error beyond %d", len(got), maxSealed)
	}
}

func TestShortKeyIsRefused(t *testing.T) {
	if _, err := newSealer([]byte("short")); err == nil {
		t.Error("a key of 5 bytes was taken")
	}
}

func FuzzOpen(f *testing.F) {
	s := testSealer(f, "0123456789abcdef")
	sealed, _ := s.seal(newResult(scamVerdict(), scamMessage()))
	f.Add(sealed)
	f.Add("")
	f.Fuzz(func(t *testing.T, field string) {
		var r result
		if err := s.open(field, &r); err == nil && field != sealed {
			t.Fatalf("opened %q", field)
		}
	})
}
