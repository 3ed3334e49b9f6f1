package app

import (
	"context"
	"errors"
	"fmt"
	"os"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/internal/api"
	"bonafide/internal/clock"
	"bonafide/internal/dnsx"
	"bonafide/internal/web"
	"bonafide/message"
	"bonafide/message/email"
	"bonafide/message/outlook"
	"bonafide/verdict"
)

// pipeline leads what people hand in through parser and judge.
type pipeline struct {
	checker *check.Checker
	limits  email.Limits
	gate    turnstile
	live    bool // the live DNS is asked
}

func newPipeline(opts Options, brands *brand.Set) (*pipeline, error) {
	resolver, live, err := newResolver(opts)
	if err != nil {
		return nil, err
	}
	return &pipeline{
		checker: check.New(brands, check.WithResolver(resolver), check.WithReceivers(opts.TrustedReceivers...)),
		limits:  email.DefaultLimits(),
		gate:    make(turnstile, opts.MaxChecks),
		live:    live,
	}, nil
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

// errUnreadable tells that a file cannot be read.
var errUnreadable = errors.New("app: the Outlook file cannot be read")

// judge reads and judges one message.
func (p *pipeline) judge(ctx context.Context, source []byte, hints ...check.Hint) (*message.Message, verdict.Verdict, error) {
	if err := p.gate.enter(ctx); err != nil {
		return nil, verdict.Verdict{}, err
	}
	defer p.gate.leave()
	if outlook.Is(source) {
		converted, err := outlook.Convert(source)
		if err != nil {
			return nil, verdict.Verdict{}, errors.Join(errUnreadable, err)
		}
		source = converted
	}
	msg := email.Parse(source, p.limits)
	v, err := p.checker.Check(dnsx.Until(ctx, clock.Now().Add(dnsx.Patience)), msg, hints...)
	if err != nil {
		return nil, verdict.Verdict{}, fmt.Errorf("app: %w", err)
	}
	return msg, v, nil
}

// JudgePaste judges what was put into the form.
func (p *pipeline) JudgePaste(ctx context.Context, source []byte) (*message.Message, verdict.Verdict, error) {
	msg, v, err := p.judge(ctx, source)
	if errors.Is(err, errUnreadable) {
		err = fmt.Errorf("%w: %w", web.ErrUnreadable, err)
	}
	return msg, v, err
}

// JudgeSource judges what was sent to the API.
func (p *pipeline) JudgeSource(ctx context.Context, source []byte, h api.Hints) (verdict.Verdict, error) {
	var hints []check.Hint
	if h.RecipientName != "" {
		hints = append(hints, check.RecipientName(h.RecipientName))
	}
	if h.Brand != "" {
		hints = append(hints, check.ClaimedBrand(h.Brand))
	}
	_, v, err := p.judge(ctx, source, hints...)
	if errors.Is(err, errUnreadable) {
		err = fmt.Errorf("%w: %w", api.ErrUnreadable, err)
	}
	return v, err
}
