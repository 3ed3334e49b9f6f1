package ocr_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/internal/intake"
	"bonafide/internal/ocr"
	"bonafide/verdict"
)

// patience is how long a test waits for one picture on a busy machine.
const patience = 5 * time.Minute

var update = flag.Bool("update", false, "draw the stored screenshots anew with Chromium")

// tesseract makes a Reader. Without Tesseract the test is skipped, on a CI
// machine it fails.
func tesseract(t testing.TB, config ocr.Config) *ocr.Reader {
	t.Helper()
	r, err := ocr.New(config)
	if err == nil {
		return r
	}
	if os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	t.Skip(err)
	return nil
}

func newChecker(t testing.TB) *check.Checker {
	t.Helper()
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return check.New(brands, check.WithTextReader(tesseract(t, ocr.Config{Timeout: patience})), check.WithRecognitionTime(patience))
}

func judge(t testing.TB, c *check.Checker, shot []byte) verdict.Verdict {
	t.Helper()
	m, err := intake.Read(intake.Input{Raw: shot})
	if err != nil {
		t.Fatal(err)
	}
	v, err := c.Check(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// stored are the scenes whose screenshots lie under testdata: each layout,
// language and treatment at least once.
var stored = []string{
	"parcel-en", "account-it", "account-de", "relative-it", "relative-fr", "mail-en", "mail-es", "letter-de", "web-en",
	"friend-en", "friend-de", "code-it", "parcel-ok-de", "order-it", "amazon-ok-it", "letter-fr",
}

func shotOf(name string) string { return "testdata/shots/" + name + ".png" }

// TestScreenshots judges screenshots from picture to verdict.
func TestScreenshots(t *testing.T) {
	c := newChecker(t)
	for _, s := range scenes(t) {
		if !slices.Contains(stored, s.Name) {
			continue
		}
		t.Run(s.Name, func(t *testing.T) {
			if *update {
				small := fewShades(t, s.render(t, "chromium", "1.5"))
				if err := os.WriteFile(shotOf(s.Name), small, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			shot, err := os.ReadFile(shotOf(s.Name))
			if err != nil {
				t.Fatal(err)
			}
			v := judge(t, c, shot)
			if v.Channel != "image" || v.Outcome == verdict.Genuine {
				t.Errorf("channel %q, outcome %q: a picture proves nothing", v.Channel, v.Outcome)
			}
			if flagged := v.Outcome.Severity() >= verdict.Suspicious.Severity(); flagged != (s.Scam == 1) {
				t.Errorf("%s with risk %v; scam is %v; evidence %+v", v.Outcome, v.Risk, s.Scam == 1, v.Evidence)
			}
			if s.Brand != "" && v.Brand != s.Brand {
				t.Errorf("brand %q, want %q", v.Brand, s.Brand)
			}
			if v.Language != s.Lang {
				t.Errorf("language %q, want %q", v.Language, s.Lang)
			}
			for _, code := range []string{"picture.no-proof", "picture.text-read"} {
				if !slices.ContainsFunc(v.Evidence, func(e verdict.Evidence) bool { return e.Code == code }) {
					t.Errorf("no %s in %+v", code, v.Evidence)
				}
			}
		})
	}
}

// fewShades makes a PNG small: sixteen shades of gray.
func fewShades(t testing.TB, data []byte) []byte {
	t.Helper()
	shot, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var shades color.Palette
	for i := range 16 {
		shades = append(shades, color.Gray{Y: uint8(17 * i)})
	}
	out := image.NewPaletted(shot.Bounds(), shades)
	for y := range shot.Bounds().Dy() {
		for x := range shot.Bounds().Dx() {
			out.Set(x, y, shot.At(x, y))
		}
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestMeasureScreenshots draws every scene with Chromium and prints how many
// scams are flagged and how many honest messages are not, by sharpness. It
// takes minutes and runs when BONAFIDE_SCREENSHOTS is set.
func TestMeasureScreenshots(t *testing.T) {
	if os.Getenv("BONAFIDE_SCREENSHOTS") == "" {
		t.Skip("set BONAFIDE_SCREENSHOTS=1 to draw and judge every scene")
	}
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	c := newChecker(t)
	shots := map[string][]byte{}
	for _, s := range scenes(t) {
		shots[s.Name] = s.render(t, browser, "2")
	}
	for _, treatment := range []struct {
		name  string
		treat func(scene) []byte
	}{
		{"390 pixels wide", func(s scene) []byte { return s.render(t, browser, "1") }},
		{"780 pixels wide", func(s scene) []byte { return shots[s.Name] }},
		{"photo of the screen", func(s scene) []byte { return photographed(t, shots[s.Name]) }},
	} {
		var m measured
		for _, s := range scenes(t) {
			shot := treatment.treat(s)
			start := time.Now()
			v := judge(t, c, shot)
			m.took = append(m.took, time.Since(start))
			if !m.count(&s, &v) {
				fmt.Printf("%s: %s: %s %v, brand %q\n", treatment.name, s.Name, v.Outcome, v.Risk, v.Brand)
			}
		}
		slices.Sort(m.took)
		fmt.Printf("%s: %d of %d scams flagged, %d of %d honest messages not, brand right in %d of %d, median time %v, longest %v\n",
			treatment.name, m.flagged, m.scams, m.passed, m.honest, m.named, m.brands,
			m.took[len(m.took)/2].Round(time.Millisecond), m.took[len(m.took)-1].Round(time.Millisecond))
	}
}

// measured counts verdicts.
type measured struct {
	scams, flagged, honest, passed, brands, named int
	took                                          []time.Duration
}

// count adds a verdict and tells whether it is right in every respect.
func (m *measured) count(s *scene, v *verdict.Verdict) bool {
	mark := v.Outcome.Severity() >= verdict.Suspicious.Severity()
	right := mark == (s.Scam == 1)
	if s.Scam == 1 {
		m.scams++
		if mark {
			m.flagged++
		}
	} else {
		m.honest++
		if !mark {
			m.passed++
		}
	}
	if s.Brand != "" {
		m.brands++
		if v.Brand == s.Brand {
			m.named++
		} else {
			right = false
		}
	}
	return right
}
