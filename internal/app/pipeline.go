package app

import (
	"context"
	"errors"
	"fmt"
	"os"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/internal/clock"
	"bonafide/internal/dnsx"
	"bonafide/internal/intake"
	"bonafide/internal/ocr"
	"bonafide/message"
	"bonafide/verdict"
)

// pipeline leads what people hand in through parser and judge.
type pipeline struct {
	checker *check.Checker
	gate    turnstile
	// pictures keeps those whose pictures are read from taking all places of
	// the others: reading takes a thousand times as long.
	pictures turnstile
	live     bool // the live DNS is asked
	reads    bool // the text in pictures is read
}

func newPipeline(opts Options, brands *brand.Set) (*pipeline, error) {
	resolver, live, err := newResolver(opts)
	if err != nil {
		return nil, err
	}
	options := []check.Option{check.WithResolver(resolver), check.WithReceivers(opts.TrustedReceivers...)}
	reader, err := newReader(opts)
	if err != nil {
		return nil, err
	}
	if reader != nil {
		options = append(options, check.WithTextReader(reader))
	}
	return &pipeline{
		checker:  check.New(brands, options...),
		gate:     make(turnstile, opts.MaxChecks),
		pictures: make(turnstile, maxPictures),
		live:     live,
		reads:    reader != nil,
	}, nil
}

// newReader makes what reads the text in pictures, nil where nothing does.
func newReader(opts Options) (*ocr.Reader, error) {
	if opts.NoOCR {
		return nil, nil
	}
	reader, err := ocr.New(ocr.Config{})
	if errors.Is(err, ocr.ErrNotInstalled) {
		opts.Log.Warn("Tesseract is not installed: the text in pictures is not read")
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("app: setting up the reading of pictures: %w", err)
	}
	return reader, nil
}

// loadBrands returns the profiles that ship with the program and those of the
// files.
func loadBrands(files []string) (*brand.Set, error) {
	set, err := brand.Embedded()
	if err != nil {
		return nil, fmt.Errorf("app: loading the brand profiles: %w", err)
	}
	for _, name := range files {
		f, err := os.Open(name) //nolint:gosec // the operator names the file
		if err != nil {
			return nil, fmt.Errorf("app: opening a brand profile: %w", err)
		}
		profile, err := brand.Parse(name, f)
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, fmt.Errorf("app: reading a brand profile: %w", err)
		}
		if set, err = set.With(profile); err != nil {
			return nil, fmt.Errorf("app: adding the brand profile %s: %w", name, err)
		}
	}
	return set, nil
}

// maxPictures is how many messages have their pictures read, or wait for it, at
// the same time.
const maxPictures = 4

// Judge reads and judges one message. The message that it returns also has
// what was read in its pictures.
func (p *pipeline) Judge(ctx context.Context, in intake.Input) (*message.Message, verdict.Verdict, error) {
	msg, err := p.read(ctx, in)
	if err != nil {
		return nil, verdict.Verdict{}, err
	}
	if err := p.gate.enter(ctx); err != nil {
		return nil, verdict.Verdict{}, err
	}
	defer p.gate.leave()
	var hints []check.Hint
	if in.RecipientName != "" {
		hints = append(hints, check.RecipientName(in.RecipientName))
	}
	if in.Brand != "" {
		hints = append(hints, check.ClaimedBrand(in.Brand))
	}
	v, err := p.checker.Check(dnsx.Until(ctx, clock.Now().Add(dnsx.Patience)), msg, hints...)
	if err != nil {
		return nil, verdict.Verdict{}, fmt.Errorf("app: %w", err)
	}
	return msg, v, nil
}

// read makes a message of what was handed in, with the text of its pictures
// where it needs that.
func (p *pipeline) read(ctx context.Context, in intake.Input) (*message.Message, error) {
	if err := p.gate.enter(ctx); err != nil {
		return nil, err
	}
	msg, err := intake.Read(in)
	p.gate.leave()
	if err != nil {
		return nil, fmt.Errorf("app: %w", err)
	}
	if !p.reads || !p.checker.Reads(msg) {
		return msg, nil
	}
	if err := p.pictures.enter(ctx); err != nil {
		return nil, err
	}
	defer p.pictures.leave()
	return p.checker.Recognize(ctx, msg), nil
}
