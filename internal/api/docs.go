package api

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
)

//go:embed page/*.html page/docs.css
var pageFiles embed.FS

// docs are the pages about the API for people. They are written once, from
// the OpenAPI document, and load nothing but their own style sheet.
type docs struct {
	reference, errors, style []byte
	stylePath                string
}

// newDocs writes the pages from the OpenAPI document.
func newDocs(spec []byte) (*docs, error) {
	var doc document
	if err := json.Unmarshal(spec, &doc); err != nil {
		return nil, fmt.Errorf("api: reading the OpenAPI document: %w", err)
	}
	style, err := pageFiles.ReadFile("page/docs.css")
	if err != nil {
		return nil, fmt.Errorf("api: reading the style of the documentation: %w", err)
	}
	sum := sha256.Sum256(style)
	d := &docs{style: style, stylePath: "/docs/" + hex.EncodeToString(sum[:8]) + "/docs.css"}
	pages, err := template.ParseFS(pageFiles, "page/*.html")
	if err != nil {
		return nil, fmt.Errorf("api: parsing the pages of the documentation: %w", err)
	}
	if d.reference, err = render(pages, "reference.html", d.stylePath, doc.reference()); err != nil {
		return nil, err
	}
	if d.errors, err = render(pages, "errors.html", d.stylePath, Explanations()); err != nil {
		return nil, err
	}
	return d, nil
}

func render(pages *template.Template, name, stylePath string, content any) ([]byte, error) {
	var b bytes.Buffer
	data := struct {
		Style   string
		Content any
	}{stylePath, content}
	if err := pages.ExecuteTemplate(&b, name, data); err != nil {
		return nil, fmt.Errorf("api: writing %s: %w", name, err)
	}
	return b.Bytes(), nil
}

func (d *docs) serveReference(w http.ResponseWriter, _ *http.Request) { servePage(w, d.reference) }

func (d *docs) serveErrors(w http.ResponseWriter, _ *http.Request) { servePage(w, d.errors) }

func (d *docs) serveStyle(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(d.style)
}

func servePage(w http.ResponseWriter, page []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(page)
}
