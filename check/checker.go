// Package check judges a message: whom does it claim to come from, whom does
// it provably come from, and what marks of a scam does it bear?
//
// Each rule collects evidence about one subject (who seems to send it, where
// its links lead, what it says …); package verdict combines it. A claim without
// proof is never genuine, however clean the message looks, and a proof of
// another origin makes it a scam. Content alone moves the probability only.
//
// A check opens no connection of its own. Names are looked up through the
// Resolver it was given; addresses in a message are never visited.
package check

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"
	"time"

	"bonafide/brand"
	"bonafide/brand/logo"
	"bonafide/check/lexicon"
	"bonafide/check/textmodel"
	"bonafide/link"
	"bonafide/link/lookalike"
	"bonafide/mailauth"
	"bonafide/message"
	"bonafide/verdict"
)

// Checker judges messages. It is safe for concurrent use.
type Checker struct {
	brands     *brand.Set
	namer      *brand.Namer
	lookalikes *lookalike.Matcher
	unwrapper  *link.Unwrapper
	lexicon    *lexicon.Lexicon
	words      *textmodel.Model
	verifier   mailauth.Verifier
	textReader TextReader
	// recognitionTime bounds the reading of the pictures of one message.
	recognitionTime time.Duration
	readings        chan struct{} // a place for each message whose pictures are read
	logos           *logo.Index
	sights          *sights
	rules           Rules
	now             func() time.Time
}

// Option changes a Checker.
type Option func(*Checker)

// WithResolver looks names up through r. The default asks nobody.
func WithResolver(r mailauth.Resolver) Option { return func(c *Checker) { c.verifier.Resolver = r } }

// WithReceivers names the receiving servers (authserv-ids or domains, RFC 8601
// section 2.5) whose recorded results count. Without it a result counts where
// the trace shows who received the message.
func WithReceivers(servers ...string) Option {
	return func(c *Checker) { c.verifier.TrustedReceivers = servers }
}

// WithRule replaces the shipped weights and thresholds of every channel.
func WithRule(r *verdict.Rule) Option {
	return WithRules(Rules{Email: r, SMS: r, Call: r, Link: r})
}

// WithClock replaces the clock, which judges dates and expired signatures.
func WithClock(now func() time.Time) Option { return func(c *Checker) { c.now = now } }

// New makes a Checker for the brands. It panics only if the data embedded in
// the program are broken, which its tests rule out.
func New(brands *brand.Set, opts ...Option) *Checker {
	c := &Checker{
		brands:          brands,
		unwrapper:       link.NewUnwrapper(redirectors(brands)...),
		rules:           ShippedRules(),
		recognitionTime: defaultRecognitionTime,
		readings:        make(chan struct{}, mostReadAtOnce),
		sights:          &sights{},
		now:             time.Now, //nolint:forbidigo // the one place where the clock comes in
	}
	// The indexes take most of the time to start and don't need each
	// other.
	var err, logoErr, wordsErr error
	var index sync.WaitGroup
	index.Go(func() { c.lexicon, err = lexicon.New() })
	index.Go(func() { c.words, wordsErr = textmodel.Load() })
	index.Go(func() { c.lookalikes = lookalike.New(lookalike.TargetsOf(brands)) })
	c.namer = brand.NewNamer(brands)
	c.logos, logoErr = logo.NewIndex(brands)
	index.Wait()
	if err := errors.Join(err, wordsErr, logoErr); err != nil {
		panic(fmt.Sprintf("check: embedded data: %v", err))
	}
	for _, o := range opts {
		o(c)
	}
	return c
}

// Hint is something that the reader knows and the message doesn't show.
type Hint func(*examination)

// RecipientName gives the reader's name, so that a greeting can be compared.
func RecipientName(name string) Hint { return func(x *examination) { x.recipientName = name } }

// ClaimedBrand says for which brand the message speaks, by the identifier of
// the profile; an unknown one is ignored.
func ClaimedBrand(id string) Hint { return func(x *examination) { x.claimedBrand = id } }

// Check judges m. The evidence carries no text yet; package explain words it.
// An error is that of ctx.
func (c *Checker) Check(ctx context.Context, m *message.Message, hints ...Hint) (verdict.Verdict, error) {
	u := unwrapping{Checker: c}
	j, err := u.layers(ctx, m, hints, 0)
	return j.v, err
}

// judgement decides by the findings.
func (x *examination) judgement() judgement {
	outcome, risk := x.rules.of(x.ruledAs()).Decide(x.found)
	v := verdict.Verdict{
		Channel:  string(x.m.Channel),
		Outcome:  outcome,
		Risk:     round(risk),
		Category: x.category(),
		Lure:     x.lure(outcome),
		Language: x.reading.Language,
		Evidence: x.found,
		Advice:   []string{},
	}
	if x.claim.profile != nil {
		v.Brand = x.claim.profile.ID
	}
	if v.Evidence == nil {
		v.Evidence = []verdict.Evidence{}
	}
	return judgement{x: x, v: v}
}

// round keeps four decimals, since more would pretend a precision that isn't
// there, and leaves the certainties 0 and 1 out.
func round(risk float64) float64 {
	return min(max(math.Round(risk*1e4)/1e4, 0.0001), 0.9999)
}
