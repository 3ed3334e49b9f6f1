package ocr_test

import (
	"context"
	"errors"
	"image"
	_ "image/png"
	"os"
	"testing"
	"time"

	"bonafide/internal/ocr"
	"bonafide/message/screenshot"
)

func TestNotInstalled(t *testing.T) {
	r, err := ocr.New(ocr.Config{Program: "/nowhere/tesseract"})
	if r != nil || !errors.Is(err, ocr.ErrNotInstalled) || !errors.Is(err, screenshot.ErrNoReader) {
		t.Errorf("New: %v, %v", r, err)
	}
	// A Reader that isn't there says so, so that nobody has to ask before.
	if _, err := r.ReadText(t.Context(), image.NewGray(image.Rect(0, 0, 50, 50))); !errors.Is(err, ocr.ErrNotInstalled) {
		t.Errorf("ReadText: %v", err)
	}
}

func TestNoLanguages(t *testing.T) {
	r := tesseract(t, ocr.Config{})
	t.Setenv("TESSDATA_PREFIX", t.TempDir())
	if _, err := r.ReadText(t.Context(), shot(t)); err == nil {
		t.Error("text was read without any language")
	}
}

func TestTimeout(t *testing.T) {
	r := tesseract(t, ocr.Config{Timeout: time.Nanosecond})
	_, err := r.ReadText(t.Context(), shot(t))
	if !errors.Is(err, ocr.ErrTimeout) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want ErrTimeout", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := tesseract(t, ocr.Config{}).ReadText(ctx, shot(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}

func TestEmptyPictures(t *testing.T) {
	r := tesseract(t, ocr.Config{Timeout: patience})
	for _, size := range []image.Rectangle{{}, image.Rect(0, 0, 3, 3), image.Rect(5, 5, 300, 200)} {
		page, err := r.ReadText(t.Context(), image.NewGray(size))
		if err != nil || len(page.Lines) > 0 {
			t.Errorf("%v: %d lines, error %v", size, len(page.Lines), err)
		}
	}
}

// TestReadersShareTurns reads more pictures at once than programs may run.
func TestReadersShareTurns(t *testing.T) {
	r := tesseract(t, ocr.Config{Processes: 1, Timeout: patience})
	const readers = 3
	done := make(chan error, readers)
	m := shot(t)
	for range readers {
		go func() {
			page, err := r.ReadText(t.Context(), m)
			if err == nil && len(page.Lines) < 3 {
				err = errors.New("hardly a line was read")
			}
			done <- err
		}()
	}
	for range readers {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// shot is a stored screenshot.
func shot(t *testing.T) image.Image {
	t.Helper()
	f, err := os.Open(shotOf("parcel-en"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
