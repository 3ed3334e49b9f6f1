package cli

import (
	"slices"

	"bonafide/check"
	"bonafide/internal/ocr"
	"bonafide/verdict"
)

// textReader reads the text in pictures, nil if it is not wanted. Where
// Tesseract is missing it reads nothing and says so.
func textReader(wanted bool) check.TextReader {
	if !wanted {
		return nil
	}
	reader, err := ocr.New(ocr.Config{})
	if err != nil {
		return (*ocr.Reader)(nil) // answers ocr.ErrNotInstalled
	}
	return reader
}

// adviseTesseract says once how to get it, when a message needed it.
func (r *checkRun) adviseTesseract(v *verdict.Verdict) {
	missing := slices.ContainsFunc(v.Evidence, func(e verdict.Evidence) bool {
		return e.Code == "picture.not-read" && e.Args["defect"] == "picture.not-installed"
	})
	if r.advised || !missing {
		return
	}
	r.advised = true
	r.progress.clear()
	r.streams.note(ocr.HowToInstall)
}
