package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
)

//go:embed asset/*
var assetFiles embed.FS

// assets are the style sheet, the script and the icon. Their path holds a
// checksum of all of them, so that they may be cached for good.
type assets struct {
	prefix string // "/assets/CHECKSUM/"
	files  map[string]asset
}

type asset struct {
	content   []byte
	mediaType string
}

func loadAssets() (*assets, error) {
	a := &assets{files: map[string]asset{}}
	sum := sha256.New()
	names, err := fs.Glob(assetFiles, "asset/*")
	if err != nil {
		return nil, fmt.Errorf("web: listing assets: %w", err)
	}
	for _, name := range names {
		content, err := assetFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("web: reading %s: %w", name, err)
		}
		sum.Write(fmt.Appendf(nil, "%s %d\n", name, len(content)))
		sum.Write(content)
		a.files[path.Base(name)] = asset{content: content, mediaType: mediaType(name)}
	}
	a.prefix = "/assets/" + hex.EncodeToString(sum.Sum(nil)[:8]) + "/"
	return a, nil
}

// mediaType names the type of an asset; the system's table may lack it.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return "application/octet-stream"
}

func (a *assets) serve(w http.ResponseWriter, r *http.Request) {
	file, ok := a.files[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", file.mediaType)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(file.content)
}
