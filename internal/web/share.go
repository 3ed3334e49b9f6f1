package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// Paths of the share target.
const (
	manifestPath = "/manifest.webmanifest"
	sharePath    = "/share"
)

// newManifest writes the Web Application Manifest (W3C), with which a phone can
// put the site on its home screen, and the share target (Web Share Target API)
// by which its other apps then share messages and screenshots to it.
func newManifest(a *assets) ([]byte, error) {
	type object = map[string]any
	manifest, err := json.Marshal(object{
		"name": "Bonafide", "short_name": "Bonafide", "id": "/", "start_url": "/", "scope": "/",
		"display": "standalone", "background_color": "#f6f6f3", "theme_color": "#0a5673",
		"icons": []object{{"src": a.prefix + "icon.svg", "type": "image/svg+xml", "sizes": "any"}},
		"share_target": object{
			"action": sharePath, "method": "POST", "enctype": "multipart/form-data",
			"params": object{
				"title": "title", "text": "text", "url": "url",
				"files": []object{{"name": "file", "accept": []string{"image/*", "text/plain", "message/rfc822", ".eml", ".msg"}}},
			},
		},
	})
	if err != nil {
		return nil, fmt.Errorf("web: writing the manifest: %w", err)
	}
	return manifest, nil
}

func (p *Pages) serveManifest(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/manifest+json")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	_, _ = w.Write(p.manifest)
}

// serveShare judges what another app of a phone shares: a file, a text, an
// address. Most of it are messages, so a text counts as one.
func (p *Pages) serveShare(w http.ResponseWriter, r *http.Request) {
	in, key := p.readForm(w, r)
	in.fields.Set("kind", kindText)
	in.fields.Set("source", shared(in.fields.Get("title"), in.fields.Get("text"), in.fields.Get("url")))
	p.check(w, r, in, key)
}

// shared is what apps share in one text. Some put the address into the text,
// and some have nothing but a title.
func shared(title, text, address string) string {
	text, address = strings.TrimSpace(text), strings.TrimSpace(address)
	switch {
	case text == "" && address == "":
		return strings.TrimSpace(title)
	case text == "":
		return address
	case address != "" && !strings.Contains(text, address):
		return text + "\n" + address
	}
	return text
}
