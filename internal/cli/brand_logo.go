package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"bonafide/brand/logo"
	"bonafide/message/picture"
)

type brandLogoCommand struct {
	Name  string   `help:"Name of the form of the logo; by default that of the file."`
	Files []string `arg:"" name:"file" help:"Pictures of a logo, alone on a plain background (PNG, JPEG, GIF, WebP, BMP, TIFF)."`
}

// sameMark is the number of cells up to which two marks are one.
const sameMark = 4

// Run prints the marks of pictures as lines of a profile.
func (c *brandLogoCommand) Run(streams Streams) error {
	var out strings.Builder
	var listed []picture.Hash
	failed := false
	for _, name := range c.Files {
		hashes, err := marksOf(name)
		if err != nil {
			failed = true
			if _, err := fmt.Fprintf(streams.Err, "%s: %s\n", printable(name), printable(err.Error())); err != nil {
				return fmt.Errorf("brand logo: %w", err)
			}
			continue
		}
		for _, h := range hashes {
			if known(listed, h) {
				continue
			}
			listed = append(listed, h)
			m := logo.MarkOf(c.markName(name), h)
			color := ""
			if m.Color != "" {
				color = fmt.Sprintf(", color: '%s'", m.Color)
			}
			fmt.Fprintf(&out, "  - {name: %q, hash: '%s'%s}\n", m.Name, m.Hash, color)
		}
	}
	if out.Len() > 0 {
		if _, err := io.WriteString(streams.Out, "marks:\n"+out.String()); err != nil {
			return fmt.Errorf("brand logo: %w", err)
		}
	}
	if failed {
		return errSome
	}
	return nil
}

// markName is the name given, or that of the file without its ending.
func (c *brandLogoCommand) markName(file string) string {
	if c.Name != "" {
		return c.Name
	}
	base := filepath.Base(file)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

func known(listed []picture.Hash, h picture.Hash) bool {
	for i := range listed {
		if d := listed[i].Distance(&h); d >= 0 && d <= sameMark {
			return true
		}
	}
	return false
}

// errPlain is told of a picture that many others would look like.
var errPlain = errors.New("no mark with enough detail; use a picture of the logo alone, larger, on a plain background")

// marksOf reads the marks of one file.
func marksOf(name string) ([]picture.Hash, error) {
	data, err := os.ReadFile(name) //nolint:gosec // the operator names the file
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	p, err := picture.Decode(data, picture.Limits{})
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	var usable []picture.Hash
	for _, h := range picture.Marks(p) {
		if logo.Usable(h) {
			usable = append(usable, h)
		}
	}
	if len(usable) == 0 {
		return nil, errPlain
	}
	return usable, nil
}
