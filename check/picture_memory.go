package check

import (
	"crypto/sha256"
	"encoding/binary"
	"sync"

	"bonafide/brand/logo"
)

// sights remembers what pictures and documents showed, so that the picture that
// a campaign or a newsletter sends by the thousand is decoded once. It knows
// them by a hash of their octets and keeps neither these nor what a code says:
// whatever shows a code is read anew each time.
//
// It is of a fixed size; what comes later takes the place of what came before.
// It is safe for concurrent use. Whether something is remembered changes the
// time that an answer takes, and never the answer.
type sights struct {
	mu       sync.Mutex
	pictures [mostRemembered]remembered[pictureSight]
	files    [mostRemembered / 8]remembered[fileSight]
}

// mostRemembered is the number of pictures that are remembered.
const mostRemembered = 1024

// sightID is the SHA-256 of what was looked at. Who could make two pictures
// that share it could hide one behind the other.
type sightID [sha256.Size]byte

// slot is the place of an identifier in a table.
func (id *sightID) slot(places int) int {
	return int(binary.LittleEndian.Uint64(id[:8]) % uint64(places))
}

// remembered is a place of a table.
type remembered[T any] struct {
	id    sightID
	taken bool
	sight T
}

// pictureSight is what is known of a picture that was decoded.
type pictureSight struct {
	w, h int // in pixels, as decoded
	// broken tells that it cannot be decoded, codeless that codes were looked for
	// and there are none, judged that a logo was looked for, found that there is
	// one.
	broken, codeless, judged, found bool
	logo                            logo.Match
}

// fileSight is what is known of a document that shows no code.
type fileSight struct {
	unread, pictures, pixels int
	pages                    bool
	logos                    []shownLogo // not to be changed
}

// identify is the identifier of data that are looked at in a certain way.
func identify(data []byte, way ...int) sightID {
	h := sha256.New()
	for _, n := range way {
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], uint64(n))
		h.Write(b[:])
	}
	h.Write(data)
	return sightID(h.Sum(nil))
}

// identifyGroup is the identifier of pictures that stand beside each other.
func identifyGroup(ids []*sightID) sightID {
	all := make([]byte, 0, len(ids)*sha256.Size)
	for _, id := range ids {
		all = append(all, id[:]...)
	}
	return identify(all, len(ids))
}

// picture is what is known of a picture, the zero value if nothing is.
func (s *sights) picture(id *sightID) pictureSight {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := &s.pictures[id.slot(len(s.pictures))]; r.taken && r.id == *id {
		return r.sight
	}
	return pictureSight{}
}

func (s *sights) keepPicture(id *sightID, v *pictureSight) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pictures[id.slot(len(s.pictures))] = remembered[pictureSight]{id: *id, taken: true, sight: *v}
}

// file is what is known of a document; ok is false if nothing is.
func (s *sights) file(id *sightID) (v fileSight, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := &s.files[id.slot(len(s.files))]; r.taken && r.id == *id {
		return r.sight, true
	}
	return fileSight{}, false
}

func (s *sights) keepFile(id *sightID, v *fileSight) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[id.slot(len(s.files))] = remembered[fileSight]{id: *id, taken: true, sight: *v}
}
