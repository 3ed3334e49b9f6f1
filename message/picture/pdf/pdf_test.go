package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"bonafide/message/picture"
	"bonafide/message/picture/pdf"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode/decoder"
	"github.com/makiuchi-d/gozxing/qrcode/encoder"
)

const address = "https://login.fernoak-account.example/verify?id=8c1f7e2a"

// modules is a QR code with a quiet zone, true for dark.
func modules(t testing.TB) [][]bool {
	t.Helper()
	code, err := encoder.Encoder_encode(address, decoder.ErrorCorrectionLevel_M, map[gozxing.EncodeHintType]any{})
	if err != nil {
		t.Fatal(err)
	}
	m := code.GetMatrix()
	const quiet = 4
	out := make([][]bool, m.GetHeight()+2*quiet)
	for y := range out {
		out[y] = make([]bool, len(out))
		for x := range out[y] {
			cx, cy := x-quiet, y-quiet
			out[y][x] = cx >= 0 && cy >= 0 && cx < m.GetWidth() && cy < m.GetHeight() && m.Get(cx, cy) == 1
		}
	}
	return out
}

// samples are pixels of three by three a module, packed in the given bits; dark
// is the value of a dark pixel for each component.
func samples(code [][]bool, bits int, dark, light []int) (side int, data []byte) {
	const pixels = 3
	side = len(code) * pixels
	for y := range side {
		var acc, n int
		for x := range side {
			values := light
			if code[y/pixels][x/pixels] {
				values = dark
			}
			for _, v := range values {
				acc, n = acc<<bits|v, n+bits
				for n >= 8 {
					data = append(data, byte(acc>>(n-8)))
					acc, n = acc&(1<<(n-8)-1), n-8
				}
			}
		}
		if n > 0 {
			data = append(data, byte(acc<<(8-n)))
		}
	}
	return side, data
}

func deflated(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// file builds a file of objects, numbered from 1.
func file(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.5\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer\n<</Root 1 0 R>>\n%%EOF\n")
	return []byte(b.String())
}

func stream(entries string, data []byte) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// readCodes reads the codes of all pictures of a file.
func readCodes(data []byte) []string {
	var out []string
	for _, p := range pdf.Read(data, picture.Limits{}).Pictures {
		for _, c := range picture.Codes(p) {
			out = append(out, c.Text)
		}
	}
	return out
}

func TestImages(t *testing.T) {
	code := modules(t)
	size := func(side int) string { return fmt.Sprintf("/Subtype/Image/Width %d/Height %d", side, side) }
	plain := func(bits int, dark, light []int, entries string) string {
		side, data := samples(code, bits, dark, light)
		return stream(size(side)+fmt.Sprintf("/BitsPerComponent %d", bits)+"/Filter/FlateDecode"+entries, deflated(data))
	}
	gray := func(filter string, encode func([]byte) []byte) string {
		side, data := samples(code, 8, []int{0}, []int{255})
		return stream(size(side)+"/BitsPerComponent 8/ColorSpace/DeviceGray/Filter"+filter, encode(data))
	}
	tests := map[string][]string{
		"gray of 8 bits":       {plain(8, []int{10}, []int{240}, "/ColorSpace/DeviceGray")},
		"gray of 1 bit":        {plain(1, []int{0}, []int{1}, "/ColorSpace/DeviceGray")},
		"gray of 4 bits":       {plain(4, []int{2}, []int{13}, "/ColorSpace/CalGray")},
		"gray of 16 bits":      {plain(16, []int{500}, []int{60000}, "/ColorSpace/DeviceGray")},
		"inverted by Decode":   {plain(1, []int{1}, []int{0}, "/ColorSpace/DeviceGray/Decode[1 0]")},
		"RGB":                  {plain(8, []int{20, 40, 90}, []int{250, 250, 230}, "/ColorSpace /DeviceRGB")},
		"CMYK":                 {plain(8, []int{0, 0, 0, 255}, []int{0, 0, 0, 0}, "/ColorSpace/DeviceCMYK")},
		"ICC":                  {plain(8, []int{20, 40, 90}, []int{250, 250, 230}, "/ColorSpace[/ICCBased 2 0 R]"), stream("/N 3", []byte("profile"))},
		"indexed by a string":  {plain(1, []int{1}, []int{0}, "/ColorSpace[/Indexed/DeviceRGB 1<ffffff200040>]")},
		"indexed by a stream":  {plain(2, []int{2}, []int{0}, "/ColorSpace[/Indexed 3 0 R 2 2 0 R]"), stream("", []byte{255, 128, 0}), "/DeviceGray"},
		"separation":           {plain(8, []int{255}, []int{0}, "/ColorSpace[/Separation/Black/DeviceCMYK 9 0 R]")},
		"mask":                 {plain(1, []int{0}, []int{1}, "/ImageMask true")},
		"soft mask of a field": {stream(size(20)+"/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 2 0 R", make([]byte, 400)), plain(8, []int{255}, []int{0}, "/ColorSpace/DeviceGray")},
		"without a filter":     {gray("[]", func(b []byte) []byte { return b })},
		"in hexadecimal":       {gray("/ASCIIHexDecode", func(b []byte) []byte { return fmt.Appendf(nil, "%x>", b) })},
		"ASCII85 and Flate": {gray("[/ASCII85Decode /FlateDecode]", func(b []byte) []byte {
			b = deflated(b)
			out := make([]byte, ascii85.MaxEncodedLen(len(b)))
			return append(out[:ascii85.Encode(out, b)], "~>"...)
		})},
		"JPEG": {gray("/DCTDecode", func(b []byte) []byte {
			side := len(code) * 3
			var out bytes.Buffer
			if err := jpeg.Encode(&out, &image.Gray{Pix: b, Stride: side, Rect: image.Rect(0, 0, side, side)}, nil); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		})},
		"run lengths": {gray("/RL", func(b []byte) []byte {
			var out []byte
			for len(b) > 0 {
				n := min(len(b), 128)
				out = append(append(out, byte(n-1)), b[:n]...)
				b = b[n:]
			}
			return append(out, 128)
		})},
		"predicted as in PNG": {func() string {
			side, data := samples(code, 8, []int{0}, []int{255})
			var rows []byte
			for y := range side {
				rows = append(rows, 2) // up
				for x := range side {
					v := data[y*side+x]
					if y > 0 {
						v -= data[(y-1)*side+x]
					}
					rows = append(rows, v)
				}
			}
			return stream(size(side)+fmt.Sprintf("/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns %d>>", side), deflated(rows))
		}()},
		"a wrong length": {strings.Replace(plain(8, []int{0}, []int{255}, "/ColorSpace/DeviceGray"), "/Length ", "/Length 9", 1)},
		"values elsewhere": {func() string {
			side, data := samples(code, 8, []int{0}, []int{255})
			return stream(fmt.Sprintf("/Subtype/Image/Width %d/Height 3 0 R/BitsPerComponent 8/ColorSpace 2 0 R", side), data)
		}(), "/DeviceGray", fmt.Sprint(len(code) * 3)},
	}
	for name, objects := range tests {
		t.Run(name, func(t *testing.T) {
			if got := readCodes(file(objects...)); len(got) == 0 || got[0] != address {
				t.Errorf("read %q", got)
			}
		})
	}
}

// inGroup4 is a code of 111 by 111 pixels as ImageMagick writes it in Group 4.
const inGroup4 = "" +
	"fff2406c348f08603980d9fffffe6d608103830536bffffffff98130408f40c1f9813ffffffffffff83371a0d405ffffffffffffffc19b" +
	"81fffffffffffff1c1e20f1fffffffc6629a208d0683463fffffffffe38304081021e3fffffc902180c03cd008110f4327fffffffc66e0" +
	"60a20cd10408f5fffffffc901c112e058321e3ffffffc19b8d42240330218b060bffffffff8204608c11a1188d2892e3403fffffffffe0" +
	"f046031828334707fffffffffe0894089a0c41a864f05fffffffe0f2274c40a604245c17fffffffff0588204081020468040bc1fffffff" +
	"fff0624b51042278483317fffff046d4dc68060c118205fffffffe0cd0680462c1cc46084d282ffffffffffe0810310608dc081023c181" +
	"ffffffe24bc0a307352604ffffffe480d9c11e890218a0cc17ffffffff9b5f062788f438ffffffffcc09f046205882ffffffffff8c4189" +
	"d48c09ffffffff3018311204833d7ffffffffc79a8243c608102ffffffff1e08dc68f0707ffffffffc44444447ffc0040040"

func TestFax(t *testing.T) {
	const want = "https://verify-session.example/a?u=jordan"
	for _, entries := range []string{"/ColorSpace/DeviceGray", "/ImageMask true", "/ColorSpace/DeviceGray/Decode[1 0]"} {
		image := stream("/Subtype/Image/Width 111/Height 111/BitsPerComponent 1/Filter[/ASCIIHexDecode /CCITTFaxDecode]/DecodeParms[null <</K -1/Columns 111/Rows 111>>]"+entries, []byte(inGroup4+">"))
		if got := readCodes(file(image)); len(got) != 1 || got[0] != want {
			t.Errorf("%s: read %q", entries, got)
		}
	}
}

func TestInlineImage(t *testing.T) {
	side, data := samples(modules(t), 8, []int{0}, []int{255})
	content := fmt.Sprintf("q 100 0 0 100 0 0 cm BI /W %d /H %d /BPC 8 /CS /G /F /AHx ID %x> EI Q", side, side, data)
	if got := readCodes(file("<</Type/Page/Contents 2 0 R>>", stream("", []byte(content)))); len(got) != 1 || got[0] != address {
		t.Errorf("read %q", got)
	}
}

func TestDrawings(t *testing.T) {
	code := modules(t)
	each := func(draw func(b *strings.Builder, x, y int)) string {
		var b strings.Builder
		for y, row := range code {
			for x, on := range row {
				if on {
					draw(&b, x, len(code)-1-y)
				}
			}
		}
		return b.String()
	}
	rectangles := each(func(b *strings.Builder, x, y int) { fmt.Fprintf(b, "%d %d 1 1 re f\n", x, y) })
	tests := map[string]string{
		"a rectangle a module": "0 g " + rectangles,
		"one path":             each(func(b *strings.Builder, x, y int) { fmt.Fprintf(b, "%d %d 1 1 re\n", x, y) }) + "f",
		"polygons": each(func(b *strings.Builder, x, y int) {
			fmt.Fprintf(b, "%d %d m %d %d l %d %d l %d %d l h\n", x, y, x+1, y, x+1, y+1, x, y+1)
		}) + "f*",
		"turned and scaled":          "q 3.1 1.2 -1.2 3.1 40 40 cm 0.1 0 0.4 rg " + rectangles + "Q",
		"light on a dark page":       "0 0 0 1 k -9 -9 90 90 re f 1 1 1 rg 0 0 " + fmt.Sprintf("%d %d re f 0 g ", len(code), len(code)) + rectangles,
		"white modules on black":     "0 g -9 -9 90 90 re f 1 g " + rectangles,
		"dashes of a thick pen":      "1 w " + each(func(b *strings.Builder, x, y int) { fmt.Fprintf(b, "%d %d.5 m %d %d.5 l S\n", x, y, x+1, y) }),
		"on a page with much else":   "0.9 g -20 -20 120 200 re f 0 g " + strings.Repeat("-10 110 50 0.3 re f ", 40) + rectangles,
		"a mirrored axis, as in SVG": "q 4 0 0 -4 0 400 cm " + rectangles + " Q",
	}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			compressed := stream("/Filter/FlateDecode", deflated([]byte(content)))
			if got := readCodes(file("<</Type/Page/Contents[2 0 R]>>", compressed)); len(got) != 1 || got[0] != address {
				t.Errorf("on a page: read %q", got)
			}
			form := stream("/Subtype/Form", []byte(content))
			if got := readCodes(file(form)); len(got) != 1 || got[0] != address {
				t.Errorf("in a form: read %q", got)
			}
		})
	}
}

func TestObjectStream(t *testing.T) {
	side, data := samples(modules(t), 1, []int{1}, []int{0})
	packed := "5 0 [/Indexed/DeviceGray 1<ff00>]"
	objects := file(
		stream(fmt.Sprintf("/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace 5 0 R", side, side), data),
		stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", deflated([]byte(packed))))
	if got := readCodes(objects); len(got) != 1 || got[0] != address {
		t.Errorf("read %q", got)
	}
}

func TestReadTellsWhatItCannotRead(t *testing.T) {
	got := pdf.Read(file(
		stream("/Subtype/Image/Width 300/Height 300/Filter/JPXDecode", []byte("x")),
		stream("/Subtype/Image/Width 100000/Height 100000/Filter/FlateDecode", []byte("x")),
		"<</Type/Page/Contents 4 0 R>>", stream("", []byte("BT (hello) Tj ET"))), picture.Limits{})
	if got.Unread != 2 || !got.Text || len(got.Pictures) != 0 {
		t.Errorf("read %+v", got)
	}
}

func FuzzRead(f *testing.F) {
	code := modules(f)
	side, data := samples(code, 1, []int{1}, []int{0})
	entries := fmt.Sprintf("/Subtype/Image/Width %d/Height %d/BitsPerComponent 1", side, side)
	f.Add(file(stream(entries+"/ColorSpace[/Indexed/DeviceGray 1<ff00>]/Filter/FlateDecode", deflated(data))))
	f.Add(file(stream(entries+"/ImageMask true/Filter/CCITTFaxDecode/DecodeParms<</K -1>>", data)))
	f.Add(file("<</Type/Page/Contents 2 0 R>>", stream("", []byte("q 1 0 0 1 0 0 cm 0 0 1 1 re f* 1 w 0 0 m 5 5 l S BI /W 9 /H 9 /IM true ID 123456789012345678 EI Q"))))
	f.Add(file(stream("/Type/ObjStm/N 1/First 4", []byte("5 0 [/Separation]")), stream(entries+"/Filter/DCTDecode", []byte("\xff\xd8"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := picture.Limits{Pixels: 1 << 20, Bytes: 1 << 20, Pictures: 4, Inflated: 1 << 20}
		c := pdf.Read(data, limits)
		for _, p := range c.Pictures {
			if w, h := p.Size(); w <= 0 || h <= 0 || w*h > 3<<20 {
				t.Errorf("a picture of %d by %d pixels", w, h)
			}
		}
	})
}
