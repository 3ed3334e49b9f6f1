package mailauth

import (
	"context"
	"errors"
	"slices"
)

func isUnknown(err error) bool { return errors.Is(err, ErrUnknown) }

// policy is the outcome of policy discovery (RFC 9989 section 4.10.1).
type policy struct {
	dmarc  DMARC // without Result
	result Result
}

// discover finds the policy that applies to the author's domain. Its result is
// Pass when a policy was found, None, TempError or Unknown otherwise.
func (w *walker) discover(ctx context.Context, domain string) policy {
	result := w.walk(ctx, domain)
	step, ok := applicable(&result)
	switch {
	case ok:
	case result.temporary:
		return policy{result: TempError}
	case result.unknown:
		return policy{result: Unknown}
	default:
		return policy{result: None}
	}
	own := step.domain == domain
	found := policy{result: Pass, dmarc: DMARC{
		Domain: step.domain, Source: SourceOurs,
		Testing: step.record.testing, StrictDKIM: step.record.strictDKIM, StrictSPF: step.record.strictSPF,
	}}
	if own || !result.unknown && !result.temporary {
		exists := own || w.exists(ctx, domain, &step.record)
		found.dmarc.Policy = step.record.applied(own, exists)
	}
	// Otherwise the author's domain may publish a policy of its own that isn't
	// recorded: whether the message aligns can be told, the policy can't.
	return found
}

// applicable selects the record that applies: the author domain's own, that of
// its organizational domain, or that of its public suffix domain.
func applicable(w *walk) (walkStep, bool) {
	if len(w.steps) == 0 {
		return walkStep{}, false
	}
	if w.steps[0].domain == w.domain {
		return w.steps[0], true
	}
	org, _ := w.organization()
	for _, step := range w.steps {
		if step.domain == org {
			return step, true
		}
	}
	last := w.steps[len(w.steps)-1]
	return last, last.record.psd == 'y'
}

// exists tells whether a domain exists, as far as np= needs to know: it doesn't
// if it has neither addresses nor mail exchangers.
func (w *walker) exists(ctx context.Context, domain string, d *dmarcRecord) bool {
	if d.missing == "" {
		return true
	}
	if _, err := w.resolver.LookupMX(ctx, domain); !absent(err) {
		return true
	}
	_, err := w.resolver.LookupIP(ctx, domain)
	return !absent(err)
}

// checkDMARC evaluates the policy with our own results, or takes what the
// receiver recorded.
func (c *checker) checkDMARC(ctx context.Context) {
	r := &c.report
	if len(r.FromDomains) == 0 {
		r.DMARC.Result = None
		return
	}
	found := c.walker.discover(ctx, r.FromDomain)
	if found.result == Pass {
		r.DMARC = found.dmarc
		r.DMARC.Result = c.evaluate(ctx)
	} else {
		r.DMARC.Result = found.result
		if found.result == None {
			r.DMARC.Source = SourceOurs
		}
	}
	if r.DMARC.Result != Unknown && r.DMARC.Result != TempError {
		return
	}
	for i := range r.Stated {
		s := &r.Stated[i]
		if s.Method != "dmarc" || s.Malformed || s.Domain != "" && !slices.Contains(r.FromDomains, s.Domain) {
			continue
		}
		if result, ok := dmarcResult(s.Result); ok {
			r.DMARC.Result, r.DMARC.Source = result, SourceReceiver
			if r.DMARC.Policy == "" {
				r.DMARC.Policy = s.Policy
			}
			return
		}
	}
}

// dmarcResult maps the words that receivers write. Outlook's bestguesspass says
// that there is no policy.
func dmarcResult(s Result) (Result, bool) {
	switch s {
	case Pass, Fail, None, TempError:
		return s, true
	case "bestguesspass":
		return None, true
	case PermError:
		return None, true
	default:
		return "", false
	}
}

// evaluate tells whether an authenticated identifier aligns (RFC 9989 section
// 4.4). It fails only when every check came to an end.
func (c *checker) evaluate(ctx context.Context) Result {
	r := &c.report
	open, temporary := false, false
	for i := range r.Signatures {
		s := &r.Signatures[i]
		switch s.Result {
		case Pass:
			if c.alignedAll(ctx, s.Domain, r.DMARC.StrictDKIM) {
				return Pass
			}
		case Unknown:
			open = true
		case TempError:
			temporary = true
		default: // it came to an end and doesn't authenticate
		}
	}
	switch {
	case r.SPF.Source == SourceOurs && r.SPF.Result == Pass:
		if c.alignedAll(ctx, r.SPF.Domain, r.DMARC.StrictSPF) {
			return Pass
		}
	case r.SPF.Source != SourceOurs:
		open = true
	case r.SPF.Result == TempError:
		temporary = true
	}
	switch {
	case temporary:
		return TempError
	case open:
		return Unknown
	default:
		return Fail
	}
}

// alignedAll tells whether domain belongs with every domain in From.
func (c *checker) alignedAll(ctx context.Context, domain string, strict bool) bool {
	if domain == "" || len(c.report.FromDomains) == 0 {
		return false
	}
	for _, from := range c.report.FromDomains {
		if !c.walker.aligned(ctx, domain, from, strict) {
			return false
		}
	}
	return true
}
