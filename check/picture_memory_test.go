package check_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"slices"
	"sync"
	"testing"

	"bonafide/brand"
	"bonafide/brand/logo"
	"bonafide/check"
	"bonafide/message/picture"
)

// leafBrand is a brand whose logo is the leaf.
func leafBrand(t *testing.T) *brand.Set {
	t.Helper()
	marks := picture.Marks(picture.Of(leaf(400, color.NRGBA{R: 20, G: 120, B: 60, A: 255}, color.White)))
	if len(marks) == 0 {
		t.Fatal("the leaf has no mark")
	}
	brands, err := brand.NewSet(brand.Profile{
		ID: "fern-and-oak", Name: "Fern & Oak", Sector: "retail",
		Domains: []brand.Domain{{Name: "fernoak.example"}},
		Marks:   []brand.Mark{logo.MarkOf("leaf", marks[0])},
	})
	if err != nil {
		t.Fatal(err)
	}
	return brands
}

// repeating are messages of which many show the same pictures, each in another
// setting: beside a text or alone, in a mail that speaks of a code or not, as
// pieces or in a document.
func repeating(t *testing.T) [][]byte {
	const someone = "<notice@mailer.example>"
	const text = "<p>Our club meets on Sunday by the old gate to prune the apple trees, as we do every year before spring comes, and the committee pays for the coffee afterwards; please bring gloves, a saw if you have one, and the key of the shed that was lent to you in autumn.</p>"
	code := qrCode(t, "https://verify-session.example/a?u=jordan", 330)
	wide := image.NewGray(image.Rect(0, 0, 330*4, 330)) // longer than codes are where nothing speaks of one
	draw.Draw(wide, wide.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(wide, code.Bounds(), code, image.Point{}, draw.Src)
	var document bytes.Buffer
	fmt.Fprintf(&document, "%%PDF-1.4\n1 0 obj\n<</Subtype/Image/Width 330/Height 330/BitsPerComponent 8/ColorSpace/DeviceGray/Length %d>>\nstream\n%s\nendstream\nendobj\n", len(code.Pix), code.Pix)
	file := func(data []byte) part {
		return part{"Content-Type: application/pdf; name=plan.pdf\r\nContent-Disposition: attachment; filename=plan.pdf", data}
	}
	blank := bytes.ReplaceAll(document.Bytes(), []byte{0}, []byte{255})
	whole := pngPart(t, "one", code)
	broken := part{whole.fields, whole.data[:len(whole.data)/2]}
	shapes := map[string]part{
		"code":   whole,
		"wide":   pngPart(t, "one", wide),
		"leaf":   pngPart(t, "one", leaf(200, color.NRGBA{R: 20, G: 120, B: 60, A: 255}, color.White)),
		"broken": broken,
		"file":   file(document.Bytes()),
		"blank":  file(blank),
	}
	var out [][]byte
	for _, name := range []string{"code", "wide", "leaf", "broken", "file", "blank"} {
		for _, html := range []string{"<img src=cid:one>", text + "<img src=cid:one>", "<p>Scan the code</p><img src=cid:one>", text + "<p>Scan the code</p><img src=cid:one>"} {
			out = append(out, pictured(someone, "Notice", html, shapes[name]))
		}
	}
	half := func(id string, from, to int) part {
		return pngPart(t, id, code.SubImage(image.Rect(from, 0, to, 330)))
	}
	return append(
		out,
		pictured(someone, "Notice", "<img src=cid:a><img src=cid:a2>", half("a", 0, 165), half("a2", 0, 165)),
		pictured(someone, "Notice", "<img src=cid:a><img src=cid:b>", half("a", 0, 165), half("b", 165, 330)),
		pictured(someone, "Notice", "<img src=cid:b><img src=cid:a>", half("b", 165, 330), half("a", 0, 165)),
	)
}

// TestPicturesSeenBefore holds that a Checker that has seen the pictures of a
// message before, in whatever setting, gives the answer of one that has not.
func TestPicturesSeenBefore(t *testing.T) {
	brands, messages := leafBrand(t), repeating(t)
	answer := func(c *check.Checker, raw []byte) string {
		v := judgePictured(t, c, raw)
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	fresh := make([]string, len(messages))
	distinct := map[string]bool{}
	for i, raw := range messages {
		fresh[i] = answer(check.New(brands), raw)
		distinct[fresh[i]] = true
	}
	if len(distinct) < 5 {
		t.Fatalf("the messages have only %d different answers", len(distinct))
	}
	orders := [][]int{{}, {}}
	for i := range messages {
		orders[0] = append(orders[0], i, i)
		orders[1] = slices.Insert(orders[1], 0, i)
	}
	for n, order := range orders {
		c := check.New(brands)
		for _, i := range order {
			if got := answer(c, messages[i]); got != fresh[i] {
				t.Errorf("order %d, message %d:\n%s\nanew\n%s", n, i, got, fresh[i])
			}
		}
	}
	t.Run("at the same time", func(t *testing.T) {
		c := check.New(brands)
		var work sync.WaitGroup
		for worker := range 4 {
			work.Go(func() {
				for k := range messages {
					i := (k + worker*len(messages)/4) % len(messages)
					if got := answer(c, messages[i]); got != fresh[i] {
						t.Errorf("message %d:\n%s\nanew\n%s", i, got, fresh[i])
					}
				}
			})
		}
		work.Wait()
	})
}
