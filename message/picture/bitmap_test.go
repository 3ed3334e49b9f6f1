package picture

import (
	"math/rand/v2"
	"testing"
)

// TestLocalThreshold compares the moving sums with the definition: a pixel is
// dark that is 3 % below the mean of the square around it.
func TestLocalThreshold(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][2]int{{1, 1}, {5, 40}, {40, 5}, {17, 17}, {90, 70}, {150, 200}} {
		p := newPlane(size[0], size[1])
		for i := range p.pix {
			p.pix[i] = uint8(r.UintN(256))
		}
		got, radius := p.local(), max(min(p.w, p.h)/8, 8)
		for y := range p.h {
			for x := range p.w {
				sum, n := 0, 0
				for sy := max(y-radius, 0); sy < min(y+radius+1, p.h); sy++ {
					for sx := max(x-radius, 0); sx < min(x+radius+1, p.w); sx++ {
						sum += int(p.row(sy)[sx])
						n++
					}
				}
				if want := 100*int(p.row(y)[x])*n < 97*sum; got.at(x, y) != want {
					t.Fatalf("%d by %d: (%d, %d) dark is %v", p.w, p.h, x, y, !want)
				}
			}
		}
	}
}
