package check_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"

	"bonafide/brand"
	"bonafide/brand/logo"
	"bonafide/check"
	"bonafide/message/email"
	"bonafide/message/picture"
	"bonafide/verdict"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// qrCode draws a QR code.
func qrCode(t *testing.T, text string, side int) *image.Gray {
	t.Helper()
	m, err := qrcode.NewQRCodeWriter().Encode(text, gozxing.BarcodeFormat_QR_CODE, side, side, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewGray(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			if !m.Get(x, y) {
				out.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	return out
}

func pngOf(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// part is a part of a multipart/related message.
type part struct {
	fields string
	data   []byte
}

func pngPart(t *testing.T, id string, m image.Image) part {
	return part{fmt.Sprintf("Content-Type: image/png\r\nContent-ID: <%s>\r\nContent-Disposition: inline; filename=%s.png", id, id), pngOf(t, m)}
}

// pictured builds a mail with HTML and pictures.
func pictured(from, subject, html string, parts ...part) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "From: %s\r\nTo: <jordan@reader.example>\r\nSubject: %s\r\nDate: Tue, 3 Mar 2026 09:13:58 +0000\r\nMessage-ID: <1@mailer.example>\r\nMIME-Version: 1.0\r\n", from, subject)
	b.WriteString("Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html + "\r\n")
	for _, p := range parts {
		b.WriteString("--b\r\n" + p.fields + "\r\nContent-Transfer-Encoding: base64\r\n\r\n")
		encoded := base64.StdEncoding.EncodeToString(p.data)
		for len(encoded) > 76 {
			b.WriteString(encoded[:76] + "\r\n")
			encoded = encoded[76:]
		}
		b.WriteString(encoded + "\r\n")
	}
	b.WriteString("--b--\r\n")
	return []byte(b.String())
}

func judgePictured(t *testing.T, c *check.Checker, raw []byte) verdict.Verdict {
	t.Helper()
	v, err := c.Check(context.Background(), email.Parse(raw, email.DefaultLimits()))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// codesLike lists the codes of the evidence that begin so.
func codesLike(v *verdict.Verdict, prefix string) []string {
	var out []string
	for _, e := range v.Evidence {
		if strings.HasPrefix(e.Code, prefix) {
			out = append(out, e.Code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func blocks(m *image.Gray, module int) string {
	dark := func(x, y int) bool { return y < m.Rect.Dy() && m.GrayAt(x, y).Y < 128 }
	var b strings.Builder
	for y := 0; y < m.Rect.Dy(); y += 2 * module {
		for x := 0; x < m.Rect.Dx(); x += module {
			switch {
			case dark(x, y) && dark(x, y+module):
				b.WriteRune('█')
			case dark(x, y):
				b.WriteRune('▀')
			case dark(x, y+module):
				b.WriteRune('▄')
			default:
				b.WriteRune(' ')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func cells(m *image.Gray, module int) string {
	var b strings.Builder
	b.WriteString("<table cellspacing=0>")
	for y := 0; y < m.Rect.Dy(); y += module {
		b.WriteString("<tr>")
		for x := 0; x < m.Rect.Dx(); x += module {
			if m.GrayAt(x, y).Y < 128 {
				b.WriteString("<td bgcolor=#000000></td>")
			} else {
				b.WriteString("<td bgcolor=#ffffff></td>")
			}
		}
		b.WriteString("</tr>")
	}
	return b.String() + "</table>"
}

func TestPictures(t *testing.T) {
	const (
		foreign = "https://verify-session.example/a?u=jordan"
		amazon  = `"Amazon Support" <notice@mailer.example>`
		someone = "<notice@mailer.example>"
		shown   = "<p>Your account is locked. Scan the code with your phone.</p><img src=cid:one>"
	)
	code := qrCode(t, foreign, 330)
	half := func(from, to int) image.Image { return code.SubImage(image.Rect(from, 0, to, 330)) }
	small := qrCode(t, foreign, 37) // version 3 and its quiet zone, a module a pixel
	photo := image.NewGray(image.Rect(0, 0, 400, 300))
	for i := range photo.Pix {
		photo.Pix[i] = uint8(i % 251)
	}
	var pdf bytes.Buffer
	fmt.Fprintf(&pdf, "%%PDF-1.4\n1 0 obj\n<</Subtype/Image/Width 330/Height 330/BitsPerComponent 8/ColorSpace/DeviceGray/Length %d>>\nstream\n%s\nendstream\nendobj\n", len(code.Pix), code.Pix)
	document := part{"Content-Type: application/pdf; name=invoice.pdf\r\nContent-Disposition: attachment; filename=invoice.pdf", pdf.Bytes()}
	tests := map[string]struct {
		raw  []byte
		want []string // evidence picture.*, and content.picture-only if there
		host string   // of the page that the finding names
	}{
		"a code that leads elsewhere":           {pictured(amazon, "Notice", shown, pngPart(t, "one", code)), []string{"picture.qr-code-brand"}, "verify-session.example"},
		"without a brand, under a lure":         {pictured(someone, "Account suspended", shown, pngPart(t, "one", code)), []string{"picture.qr-code-brand"}, "verify-session.example"},
		"without either":                        {pictured(someone, "Menu", "<p>Our menu for the party</p><img src=cid:one>", pngPart(t, "one", code)), []string{"picture.qr-code"}, "verify-session.example"},
		"a code that leads to the brand":        {pictured(amazon, "Notice", shown, pngPart(t, "one", qrCode(t, "https://www.amazon.com/a", 330))), nil, ""},
		"of another kind: a ticket":             {pictured(someone, "Ticket", "<p>Your seat</p><img src=cid:one>", pngPart(t, "one", qrCode(t, "SEAT 12F 00417", 330))), nil, ""},
		"a payment":                             {pictured(someone, "Invoice", "<p>Pay</p><img src=cid:one>", pngPart(t, "one", qrCode(t, "BCD\n002\n1\nSCT\n\nX\nDE00\nEUR10", 330))), []string{"picture.qr-code-payment"}, ""},
		"a wallet":                              {pictured(someone, "Donate", "<p>Give</p><img src=cid:one>", pngPart(t, "one", qrCode(t, "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", 330))), []string{"picture.qr-code-payment"}, ""},
		"a network":                             {pictured(someone, "Guests", "<p>Wireless</p><img src=cid:one>", pngPart(t, "one", qrCode(t, "WIFI:T:WPA;S:net;P:x;;", 330))), []string{"picture.qr-code-action"}, ""},
		"two halves beside each other":          {pictured(amazon, "Notice", shown+"<img src=cid:two>", pngPart(t, "one", half(0, 165)), pngPart(t, "two", half(165, 330))), []string{"picture.qr-code-brand", "picture.qr-code-split"}, "verify-session.example"},
		"two halves in nested tables":           {pictured(amazon, "Notice", "<table><tr><td><table><tr><td><img src=cid:one></td></tr></table></td><td><table><tr><td><img src=cid:two></td></tr></table></td></tr></table>", pngPart(t, "two", half(165, 330)), pngPart(t, "one", half(0, 165))), []string{"picture.qr-code-brand", "picture.qr-code-split"}, "verify-session.example"},
		"block characters":                      {pictured(amazon, "Notice", "<pre>"+blocks(small, 1)+"</pre>"), []string{"picture.qr-code-brand", "picture.qr-code-drawn"}, "verify-session.example"},
		"cells of a table":                      {pictured(amazon, "Notice", cells(small, 1)), []string{"picture.qr-code-brand", "picture.qr-code-drawn"}, "verify-session.example"},
		"a data: URL":                           {pictured(amazon, "Notice", `<p>Scan</p><img src="data:image/png;base64,`+base64.StdEncoding.EncodeToString(pngOf(t, code))+`">`), []string{"picture.qr-code-brand"}, "verify-session.example"},
		"a document":                            {pictured(amazon, "Notice", "<p>See the file</p>", document), []string{"content.picture-only", "picture.qr-code-brand"}, "verify-session.example"},
		"a picture and no text":                 {pictured(someone, "", "<p></p><img src=cid:one>", pngPart(t, "one", photo)), []string{"content.picture-only"}, ""},
		"a document of a picture, without text": {pictured(someone, "", "<p></p>", part{document.fields, bytes.Replace(pdf.Bytes(), []byte("DeviceGray"), []byte("DeviceGr4y"), 1)[:9000]}), []string{"content.picture-only"}, ""},
	}
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	c := check.New(brands)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			v := judgePictured(t, c, tt.raw)
			got := append(codesLike(&v, "content.picture-only"), codesLike(&v, "picture.qr")...)
			if strings.Contains(strings.Join(got, " "), "content.picture-only") && !slices.Contains(tt.want, "content.picture-only") {
				got = got[1:] // a picture of a code beside few words
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v", got, tt.want)
			}
			if v.Outcome == verdict.Genuine {
				t.Error("called genuine")
			}
			for _, e := range v.Evidence {
				if strings.HasPrefix(e.Code, "picture.qr-code") && e.Args["host"] != "" && e.Args["host"] != tt.host {
					t.Errorf("%s names %q, want %q", e.Code, e.Args["host"], tt.host)
				}
			}
		})
	}
}

// TestCodeIsJudgedAsALink holds that the page behind a code is looked at like
// any other: here its host imitates an official one.
func TestCodeIsJudgedAsALink(t *testing.T) {
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	raw := pictured(`"Amazon" <notice@mailer.example>`, "Notice", "<p>Scan to confirm</p><img src=cid:one>", pngPart(t, "one", qrCode(t, "https://arnazon.com/verify", 300)))
	v := judgePictured(t, check.New(brands), raw)
	if got := codesLike(&v, "link.lookalike-domain"); len(got) != 1 {
		t.Errorf("evidence %v", codesLike(&v, ""))
	}
	if v.Outcome != verdict.Scam {
		t.Errorf("called %s", v.Outcome)
	}
}

// leaf draws a logo of our own: an oak leaf of ellipses in a color.
func leaf(side int, ink, ground color.Color) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, side, side))
	draw.Draw(m, m.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	lobes := [][4]float64{{.5, .2, .12, .12}, {.3, .35, .16, .09}, {.7, .35, .16, .09}, {.25, .55, .2, .08}, {.75, .55, .2, .08}, {.35, .72, .14, .07}, {.65, .72, .14, .07}, {.5, .55, .05, .42}}
	for y := range side {
		for x := range side {
			fx, fy := (float64(x)+.5)/float64(side), (float64(y)+.5)/float64(side)
			for _, l := range lobes {
				dx, dy := (fx-l[0])/l[2], (fy-l[1])/l[3]
				if dx*dx+dy*dy <= 1 {
					m.Set(x, y, ink)
				}
			}
		}
	}
	return m
}

func TestLogoClaimsItsBrand(t *testing.T) {
	green, white := color.NRGBA{R: 20, G: 120, B: 60, A: 255}, color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	marks := picture.Marks(picture.Of(leaf(400, green, white)))
	if len(marks) == 0 || !logo.Usable(marks[0]) {
		t.Fatalf("no usable mark: %v", marks)
	}
	profile := brand.Profile{
		ID: "fern-and-oak", Name: "Fern & Oak", Sector: "retail",
		Domains: []brand.Domain{{Name: "fernoak.example"}},
		Marks:   []brand.Mark{logo.MarkOf("leaf", marks[0])},
	}
	brands, err := brand.NewSet(profile)
	if err != nil {
		t.Fatal(err)
	}
	c := check.New(brands)
	asJPEG := func(m image.Image) part {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 60}); err != nil {
			t.Fatal(err)
		}
		return part{"Content-Type: image/jpeg\r\nContent-ID: <one>\r\nContent-Disposition: inline", b.Bytes()}
	}
	padded := image.NewNRGBA(image.Rect(0, 0, 500, 300))
	draw.Draw(padded, padded.Bounds(), image.NewUniform(white), image.Point{}, draw.Src)
	draw.Draw(padded, image.Rect(30, 40, 230, 240), leaf(200, green, white), image.Point{}, draw.Src)
	for name, p := range map[string]part{
		"as it is":                    pngPart(t, "one", leaf(400, green, white)),
		"small":                       pngPart(t, "one", leaf(64, green, white)),
		"JPEG":                        asJPEG(leaf(150, green, white)),
		"white on its color":          pngPart(t, "one", leaf(200, white, green)),
		"on black":                    pngPart(t, "one", leaf(200, green, color.NRGBA{A: 255})),
		"on what shows through":       pngPart(t, "one", leaf(200, green, color.NRGBA{})),
		"white on what shows through": pngPart(t, "one", leaf(200, white, color.NRGBA{})),
		"with space around it":        pngPart(t, "one", padded),
	} {
		t.Run(name, func(t *testing.T) {
			v := judgePictured(t, c, pictured("<notice@mailer.example>", "Notice", `<a href="https://elsewhere.example/x"><img src=cid:one></a>`, p))
			if v.Brand != "fern-and-oak" || !slices.Contains(codesLike(&v, "picture."), "picture.logo") {
				t.Errorf("claims %q, found %v", v.Brand, codesLike(&v, ""))
			}
		})
	}
	t.Run("another picture", func(t *testing.T) {
		disk := image.NewNRGBA(image.Rect(0, 0, 200, 200))
		draw.Draw(disk, disk.Bounds(), image.NewUniform(white), image.Point{}, draw.Src)
		draw.Draw(disk, image.Rect(20, 20, 180, 180), image.NewUniform(green), image.Point{}, draw.Src)
		v := judgePictured(t, c, pictured("<notice@mailer.example>", "Notice", `<img src=cid:one>`, pngPart(t, "one", disk)))
		if v.Brand != "" {
			t.Errorf("claims %q", v.Brand)
		}
	})
}
