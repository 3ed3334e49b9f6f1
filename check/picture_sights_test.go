package check

import (
	"encoding/binary"
	"testing"
)

// TestSights fills the memory of pictures far beyond its size.
func TestSights(t *testing.T) {
	var s sights
	id := func(n int) sightID { return identify(binary.BigEndian.AppendUint32(nil, uint32(n)), n%3) }
	const many = 20 * mostRemembered
	for n := range many {
		id := id(n)
		s.keepPicture(&id, &pictureSight{w: n + 1, codeless: true})
		s.keepFile(&id, &fileSight{pixels: n + 1})
		if got := s.picture(&id); got.w != n+1 {
			t.Fatalf("picture %d is not remembered", n)
		}
		if got, ok := s.file(&id); !ok || got.pixels != n+1 {
			t.Fatalf("file %d is not remembered", n)
		}
	}
	pictures, files := 0, 0
	for n := range many {
		id := id(n)
		if got := s.picture(&id); got != (pictureSight{}) {
			if pictures++; got.w != n+1 {
				t.Fatalf("picture %d is taken for picture %d", n, got.w-1)
			}
		}
		if got, ok := s.file(&id); ok {
			if files++; got.pixels != n+1 {
				t.Fatalf("file %d is taken for file %d", n, got.pixels-1)
			}
		}
	}
	if pictures < mostRemembered/2 || pictures > mostRemembered || files < mostRemembered/16 || files > mostRemembered/8 {
		t.Errorf("%d pictures and %d files are remembered", pictures, files)
	}
}

// TestSightIdentity holds that what is looked at in another way is another
// thing, and that places that collide are told apart.
func TestSightIdentity(t *testing.T) {
	data := []byte("octets")
	a, b, c := identify(data, 1), identify(data, 2), identify(data, 1, 0)
	if a == b || a == c || a != identify(data, 1) {
		t.Error("the way doesn't count")
	}
	var s sights
	other := a
	other[len(other)-1] ^= 1 // the same place
	s.keepPicture(&a, &pictureSight{codeless: true})
	if s.picture(&other) != (pictureSight{}) {
		t.Error("a picture of the same place is taken for it")
	}
}
