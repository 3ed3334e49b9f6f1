package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"bonafide/message/picture"
)

func squeezed(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

func pixelsOf(c *Content) int {
	n := 0
	for _, p := range c.Pictures {
		w, h := p.Size()
		n += w * h
	}
	return n
}

// TestInlineImagesShareTheLimit writes pictures of millions of pixels into a few
// octets of a page.
func TestInlineImagesShareTheLimit(t *testing.T) {
	content := squeezed([]byte(strings.Repeat("BI /W 2000 /H 2000 /BPC 1 /CS /G ID "+strings.Repeat("a", 300)+" EI\n", 16)))
	var b strings.Builder
	for i := range 8 {
		fmt.Fprintf(&b, "%d 0 obj\n<</Subtype/Form/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n", i+1, len(content), content)
	}
	const most = 6_000_000
	c := Read([]byte(b.String()), picture.Limits{Pixels: most})
	if n := pixelsOf(&c); n == 0 || n > most {
		t.Errorf("%d pixels were decoded", n)
	}
}

// TestPredictorOfALongRow states rows of 64 MiB for a few octets.
func TestPredictorOfALongRow(t *testing.T) {
	f := &file{inflate: 1 << 20, work: 1 << 20}
	with := dictionary{"Predictor": 15.0, "Columns": 1048576.0, "Colors": 32.0, "BitsPerComponent": 16.0}
	if out := f.predicted([]byte("\x02abcdef"), with); string(out) != "abcdef" && len(out) > 7 {
		t.Errorf("%d octets of 7", len(out))
	}
}

// TestOverlappingStreams decodes streams that share their end: all of them are
// the same megabyte.
func TestOverlappingStreams(t *testing.T) {
	const objects, width = 300, 120
	tail := strings.Repeat("00", 500_000)
	var b strings.Builder
	for i := range objects {
		head := fmt.Sprintf("%d 0 obj\n<</Type/ObjStm/First 1/N 1/Filter[/AHx/AHx/AHx]/Length %%08d>>\nstream\n", i+1)
		head = fmt.Sprintf(head, (objects-i)*width+len(tail)-len(fmt.Sprintf(head, 0)))
		b.WriteString(head + strings.Repeat("%", width-len(head)-1) + "\n")
	}
	b.WriteString(tail + "\nendstream\nendobj\n")
	f := open([]byte(b.String()), picture.DefaultLimits())
	decoded := 0
	for _, n := range f.order {
		decoded += len(f.content(f.object(n)))
	}
	if f.work > 0 || decoded > 0 {
		t.Errorf("%d octets were decoded after %d of work were left", decoded, f.work)
	}
}

// TestJPEGLargerThanStated hides a large picture behind a small size.
func TestJPEGLargerThanStated(t *testing.T) {
	encoded := func(side int) []byte {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, side, side)), nil); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for side, want := range map[int]int{100: 1, 1000: 0} {
		data := encoded(side)
		file := fmt.Sprintf("1 0 obj\n<</Subtype/Image/Width 100/Height 100/Filter/DCTDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n", len(data), data)
		if c := Read([]byte(file), picture.Limits{}); len(c.Pictures) != want {
			t.Errorf("%d pictures with a side of %d", len(c.Pictures), side)
		}
	}
}
