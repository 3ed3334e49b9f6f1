// Package ocr reads the text in pictures with Tesseract, if it is installed.
//
// It starts the program for each picture, with limits on time, memory, pixels,
// output and the number of programs at once, and hands it a picture that it
// redrew itself as dark letters on white: Tesseract and its libraries never
// see a byte that a stranger wrote. It decides nothing about what a text
// means.
package ocr

import (
	"context"
	"fmt"
	"image"
	"os/exec"
	"sync"
	"time"

	"bonafide/message/screenshot"
)

// Errors that a caller may want to tell apart.
var (
	// ErrNotInstalled means that Tesseract, or every language that is of use,
	// isn't there.
	ErrNotInstalled = fmt.Errorf("ocr: Tesseract isn't installed: %w", screenshot.ErrNoReader)
	// ErrTimeout means that reading took too long.
	ErrTimeout = fmt.Errorf("ocr: reading the picture took too long: %w", context.DeadlineExceeded)
)

// HowToInstall tells a person how text in pictures gets read.
const HowToInstall = "text in pictures can't be read: Tesseract isn't installed; on Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-ita tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-spa"

// Bounds of a picture.
const (
	mostPixels    = 5_000_000 // of what is looked at; larger ones are reduced
	mostPrepared  = 8_000_000 // of what is handed to the program
	smallestSide  = 12        // in pixels; nothing smaller shows a word
	margin        = 16        // in pixels, around what is handed over
	defaultTime   = 10 * time.Second
	defaultAtOnce = 2
)

// Config says how to read. The zero value is ready to use.
type Config struct {
	// Program is the path or name of Tesseract; "" means "tesseract".
	Program string
	// Timeout bounds one picture, waiting for its turn included; 0 means 10
	// seconds.
	Timeout time.Duration
	// Processes bounds the programs that run at the same time; 0 means 2.
	Processes int
}

// Reader reads text. It is safe for concurrent use. A nil Reader reads
// nothing: it answers ErrNotInstalled.
type Reader struct {
	config Config
	turns  chan struct{}

	asked sync.Mutex
	known string // languages, once asked for
}

// New makes a Reader. It returns ErrNotInstalled if Tesseract isn't there;
// which languages there are is asked when the first picture comes.
func New(config Config) (*Reader, error) {
	if config.Program == "" {
		config.Program = "tesseract"
	}
	if config.Timeout <= 0 {
		config.Timeout = defaultTime
	}
	if config.Processes <= 0 {
		config.Processes = defaultAtOnce
	}
	path, err := exec.LookPath(config.Program)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotInstalled, err)
	}
	config.Program = path
	return &Reader{config: config, turns: make(chan struct{}, config.Processes)}, nil
}

// ReadText reads the text of a picture. A picture without any gives a Page
// without lines. The error is ErrNotInstalled, ErrTimeout, that of ctx, or the
// program's.
func (r *Reader) ReadText(ctx context.Context, picture image.Image) (screenshot.Page, error) {
	if r == nil {
		return screenshot.Page{}, ErrNotInstalled
	}
	size := picture.Bounds().Size()
	page := screenshot.Page{Width: size.X, Height: size.Y}
	if size.X < smallestSide || size.Y < smallestSide {
		return page, nil
	}
	ctx, cancel := context.WithTimeoutCause(ctx, r.config.Timeout, ErrTimeout)
	defer cancel()
	select {
	case r.turns <- struct{}{}:
		defer func() { <-r.turns }()
	case <-ctx.Done():
		return page, fmt.Errorf("ocr: waiting for a turn: %w", context.Cause(ctx))
	}
	languages, err := r.languages(ctx)
	if err != nil {
		return page, err
	}
	prepared, place := prepare(picture)
	table, err := r.run(ctx, encode(prepared), "stdin", "stdout", "-l", languages, "--psm", sparse, "--dpi", "200", "tsv")
	if err != nil {
		return page, err
	}
	page.Lines = linesOf(parseTSV(table), place)
	return page, nil
}

// sparse is Tesseract's page segmentation that looks for lines of text
// anywhere: bubbles, buttons and headings form no columns.
const sparse = "11"

// prepare redraws a picture so that Tesseract reads it best. place brings a
// coordinate back into the picture.
func prepare(picture image.Image) (prepared *gray, place func(int) int) {
	g := shades(picture)
	shrink := float64(g.width) / float64(picture.Bounds().Dx())
	clean := onWhite(g)
	letter := letterSize(clean)
	if letter > 0 {
		withoutFrames(clean, letter)
		withoutRules(clean, letter)
	}
	factor := factorFor(clean, letter, mostPrepared)
	total := shrink * factor
	return framed(resized(clean, factor), margin), func(v int) int { return max(0, int(float64(v-margin)/total)) }
}

// encode writes a picture as PGM (Netpbm's P5), the plainest form there is.
func encode(g *gray) []byte {
	return append(fmt.Appendf(nil, "P5\n%d %d\n255\n", g.width, g.height), g.pix...)
}
