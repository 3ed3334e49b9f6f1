package logo_test

import (
	"testing"

	"bonafide/brand"
	"bonafide/brand/logo"
	"bonafide/message/picture"
)

// embedded indexes the shipped marks.
func embedded(t *testing.T) (*brand.Set, *logo.Index) {
	t.Helper()
	set, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	x, err := logo.NewIndex(set)
	if err != nil {
		t.Fatal(err)
	}
	return set, x
}

// Each shipped mark finds its own brand, or none where another brand's is as
// near, never another.
func TestShippedMarksFindTheirBrand(t *testing.T) {
	set, x := embedded(t)
	found, all := 0, 0
	for _, p := range set.All() {
		for _, m := range p.Marks {
			h, err := picture.ParseHash(m.Hash)
			if err != nil {
				t.Fatal(err)
			}
			if m.Color != "" {
				h.Color = colorOf(t, m.Color)
			}
			all++
			switch match, ok := x.Find(h); {
			case !ok:
			case match.Profile != p:
				t.Errorf("%s, %s is taken for %s", p.ID, m.Name, match.Profile.ID)
			default:
				found++
			}
		}
	}
	if all != x.Len() || 100*found < 97*all {
		t.Errorf("%d of %d marks find their brand", found, all)
	}
}

func colorOf(t *testing.T, s string) uint32 {
	t.Helper()
	n := uint32(0)
	for _, c := range s {
		n <<= 4
		switch {
		case c >= '0' && c <= '9':
			n |= uint32(c - '0')
		case c >= 'a' && c <= 'f':
			n |= uint32(c-'a') + 10
		default:
			t.Fatalf("color %q", s)
		}
	}
	return n
}

func TestFindWantsColorForPlainShapes(t *testing.T) {
	// A bar across a field: few things have less detail and still some.
	plain := picture.Hash{Columns: 16, Color: 0x2060c0, Ground: 0xffffff}
	plain.Cells = [4]uint64{0x00ff00ff00ff00ff, 0xff00ff00ff00ff00, 0x00ff00ff00ff00ff, 0xff00ff00ff00ff00}
	if d := plain.Detail(); d < 12 || d >= 90 {
		t.Fatalf("detail %d", d)
	}
	set, err := brand.NewSet(brand.Profile{
		ID: "fern", Name: "Fern", Sector: "retail", Domains: []brand.Domain{{Name: "fern.example"}},
		Marks: []brand.Mark{logo.MarkOf("field", plain)},
	})
	if err != nil {
		t.Fatal(err)
	}
	x, err := logo.NewIndex(set)
	if err != nil {
		t.Fatal(err)
	}
	other, inverse, far := plain, plain, plain
	other.Color = 0x20c060
	inverse.Color, inverse.Ground = 0xffffff, 0x2060c0
	far.Cells[0] = ^far.Cells[0]
	for _, tt := range []struct {
		name string
		hash picture.Hash
		want bool
	}{
		{"in its color", plain, true},
		{"white on its color", inverse, true},
		{"in another color", other, false},
		{"of another shape", far, false},
	} {
		if _, ok := x.Find(tt.hash); ok != tt.want {
			t.Errorf("%s: found %t, want %t", tt.name, ok, tt.want)
		}
	}
}

func TestNewIndexRefusesWhatIsNoHash(t *testing.T) {
	set, err := brand.NewSet(brand.Profile{
		ID: "fern", Name: "Fern", Sector: "retail", Domains: []brand.Domain{{Name: "fern.example"}},
		Marks: []brand.Mark{{Name: "icon", Hash: "00"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := logo.NewIndex(set); err == nil {
		t.Error("no error")
	}
}
