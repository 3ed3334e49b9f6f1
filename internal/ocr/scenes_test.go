package ocr_test

import (
	"bytes"
	"encoding/json"
	"html/template"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// scene is a screenshot that was never taken: a message on a device.
type scene struct {
	Name, Layout, Lang, Sender, Subject, Address, Button, Brand string

	Scam   int
	Parts  []part
	Dark   int
	Known  int
	Photo  int
	Source string // of the words on the device
}

// part is one bubble or paragraph; it is Mine if the reader wrote it.
type part struct {
	Text string
	Mine int
}

func (p *part) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &p.Text)
	}
	type plain part
	return json.Unmarshal(data, (*plain)(p))
}

var addressPattern = regexp.MustCompile(`(https?://)?[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?`)

// HTML shows addresses as links.
func (p part) HTML() template.HTML {
	text := template.HTMLEscapeString(p.Text)
	return template.HTML(addressPattern.ReplaceAllString(text, `<span class="link">$0</span>`))
}

func (s scene) Clock() string   { return "9:4" + s.digit() }
func (s scene) Battery() string { return s.digit() + "7" }
func (s scene) digit() string   { return string(rune('1' + len(s.Name)%8)) }
func (s scene) Carrier() string {
	if s.Layout == "android" {
		return "Vodafone"
	}
	return ""
}

func (s scene) Initial() string {
	for _, r := range s.Sender {
		if r > 'A' {
			return string(r)
		}
	}
	return "?"
}

// W are the words of the device in the language of the scene.
func (s scene) W() (map[string]string, error) {
	data, err := os.ReadFile("testdata/device.json")
	if err != nil {
		return nil, err
	}
	var words map[string][]string // in the order of the languages below
	if err := json.Unmarshal(data, &words); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for key, all := range words {
		out[key] = all[strings.Index("en it de fr es", s.Lang)/3]
	}
	return out, nil
}

func scenes(t testing.TB) []scene {
	t.Helper()
	data, err := os.ReadFile("testdata/scenes.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []scene
	for line := range bytes.Lines(data) {
		var s scene
		if err := json.Unmarshal(line, &s); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		out = append(out, s)
	}
	return out
}

// render draws a scene with Chromium and returns the PNG.
func (s scene) render(t testing.TB, browser, scale string) []byte {
	t.Helper()
	layouts := template.Must(template.ParseFiles("testdata/layouts.html"))
	dir := t.TempDir()
	page, shot := filepath.Join(dir, "page.html"), filepath.Join(dir, "shot.png")
	var b bytes.Buffer
	if err := layouts.ExecuteTemplate(&b, s.Layout, s); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
		"--force-device-scale-factor="+scale, "--window-size=390,700", "--screenshot="+shot, "file://"+page)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", s.Name, err, out)
	}
	data, err := os.ReadFile(shot)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
