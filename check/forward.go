package check

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"bonafide/link"
	"bonafide/message"
	"bonafide/message/forward"
	"bonafide/verdict"
)

// Evidence about messages that somebody passed on. It informs only: a forward
// is as common among honest people as its content is, and anybody can write
// one.
var (
	// The text was copied into another message: header and signatures are gone,
	// so that nothing can prove who wrote it. Args: from.
	kindForwardInline = verdict.Kind{Code: "forward.inline", Direction: verdict.Against, Family: "forward", Fixed: true}
	// A message was attached whole and is what was judged. Args: from.
	kindForwardAttached = verdict.Kind{Code: "forward.attached", Direction: verdict.Against, Family: "forward", Fixed: true}
	// Sent on as it was (RFC 5322 section 3.6.6). Args: address.
	kindForwardRedirected = verdict.Kind{Code: "forward.redirected", Direction: verdict.Against, Family: "forward", Fixed: true}
	// What the forwarder added is worse than what is inside, and decided. Args:
	// from.
	kindForwardWrapper = verdict.Kind{Code: "forward.wrapper", Direction: verdict.Against, Family: "forward", Fixed: true}
	// The attached message is proved to be genuine, but words, links or files
	// were added to it, which the proof doesn't cover.
	kindForwardAdded = verdict.Kind{Code: "forward.added", Direction: verdict.Against, Family: "forward", Fixed: true}
)

// Bounds of the work on one message.
const (
	maxForwards = 5  // layers that are taken off
	maxJudged   = 24 // messages that are judged for one verdict
)

// unwrapping is the work on one message with all that is inside.
type unwrapping struct {
	*Checker
	judged int
	looked looked
}

// judgement is the verdict on one message with what it rests on.
type judgement struct {
	x *examination
	v verdict.Verdict
}

// headerless marks a message that was copied without its header: what a header
// would say is not missing, it is unknown.
func headerless(x *examination) { x.headerless = true }

// enclosed marks a message that was attached to another one. Whoever attached
// it could have written every line of it, the trace and the record of a
// receiving server included, so that only signatures prove its origin.
func enclosed(x *examination) { x.enclosed = true }

// enclosing marks what is around a forwarded message: it is short, and its
// prefix is the truth.
func enclosing(x *examination) { x.enclosing = true }

// beside tells findings that are no news of a wrapper.
func beside(k *verdict.Kind) bool {
	return k.Code == kindContentFakeReply.Code || k.Code == kindAttachmentOnly.Code
}

// needsHeader tells findings that only a message with a header can bear.
func needsHeader(k *verdict.Kind) bool {
	switch k.Code {
	case kindSenderMissing.Code, kindSenderMalformed.Code, kindSenderReturnElsewhere.Code, kindContentFakeReply.Code:
		return true
	}
	return strings.HasPrefix(k.Code, "auth.") || strings.HasPrefix(k.Code, "message.")
}

// layers takes forwards off m, judges every layer, and gives the
// verdict on the innermost message unless what was added around it is worse.
func (c *unwrapping) layers(ctx context.Context, m *message.Message, hints []Hint, depth int) (judgement, error) {
	if depth < maxForwards && c.judged < maxJudged {
		if f, ok := forward.Open(m); ok {
			return c.judgeForward(ctx, &f, hints, depth)
		}
	}
	return c.judge(ctx, m, hints)
}

// judge judges m as it is.
func (c *unwrapping) judge(ctx context.Context, m *message.Message, hints []Hint) (judgement, error) {
	c.judged++
	if c.looked.readings < mostRead {
		m = c.Recognize(ctx, m)
		c.looked.readings += len(m.Recognized)
	}
	x := c.examine(ctx, m, hints)
	if err := ctx.Err(); err != nil {
		return judgement{}, fmt.Errorf("check: %w", err)
	}
	if by, ok := forward.Redirected(m); ok && x.byMail() {
		x.find(kindForwardRedirected, link.Defang(by), "address", by)
	}
	return x.judgement(), nil
}

func (c *unwrapping) judgeForward(ctx context.Context, f *forward.Forward, hints []Hint, depth int) (judgement, error) {
	// Hints are about what the reader saw, which is the message inside.
	around := []Hint{enclosing}
	switch {
	case f.Collected:
		around = slices.Clip(hints)
	case depth > 0: // the wrapper came inside another one
		around = append(around, enclosed)
	}
	if len(f.Wrapper.Header) == 0 {
		around = append(around, headerless)
	}
	wrapper, err := c.layers(ctx, f.Wrapper, around, depth+1)
	if err != nil {
		return judgement{}, err
	}
	if f.Kind == forward.Inline {
		hints = append(slices.Clip(hints), headerless)
	} else {
		hints = append(slices.Clip(hints), enclosed)
	}
	var worst judgement
	for i, m := range f.Inner {
		inner, err := c.layers(ctx, m, hints, depth+1)
		if err != nil {
			return judgement{}, err
		}
		if i == 0 || worse(&inner.v, &worst.v) {
			worst = inner
		}
	}
	return combine(f, wrapper, worst), nil
}

// worse tells whether a's outcome is worse than b's, or its risk with the same.
func worse(a, b *verdict.Verdict) bool {
	if d := a.Outcome.Severity() - b.Outcome.Severity(); d != 0 {
		return d > 0
	}
	return a.Risk > b.Risk
}

// combine gives the verdict on the message inside, unless its wrapper is worse
// by itself or together with it: a scammer can put a scam into a false forward,
// so as to be judged without the header that tells.
func combine(f *forward.Forward, wrapper, inner judgement) judgement {
	kind := kindForwardAttached
	if f.Kind == forward.Inline {
		kind = kindForwardInline
	}
	from := shownAuthor(inner.x.m)
	if f.Collected {
		// What is inside doesn't speak for the whole, unless it is a scam.
		if inner.v.Outcome.Severity() <= max(wrapper.v.Outcome.Severity(), verdict.Unverified.Severity()) {
			return wrapper
		}
		inner.v.Evidence = inform(inner.v.Evidence, kind, link.Defang(from), "from", from)
		return inner
	}
	out := inner
	together := together(wrapper, inner)
	if together.v.Outcome.Severity() > inner.v.Outcome.Severity() {
		out = together
	}
	switch worst := max(out.v.Outcome.Severity(), verdict.Unverified.Severity()); {
	case wrapper.v.Outcome.Severity() > worst:
		out = wrapper
		out.v.Evidence = inform(out.v.Evidence, kindForwardWrapper, link.Defang(from), "from", from)
	case out.v.Outcome == verdict.Genuine && (f.Left > 0 || !bareWrapper(&wrapper)):
		out.v.Outcome = verdict.Unverified
		out.v.Risk = max(inner.v.Risk, wrapper.v.Risk)
		out.v.Evidence = inform(out.v.Evidence, kindForwardAdded, "")
	}
	out.v.Evidence = inform(out.v.Evidence, kind, link.Defang(from), "from", from)
	return out
}

// inform adds a finding, once for all layers.
func inform(list []verdict.Evidence, k verdict.Kind, subject string, args ...string) []verdict.Evidence {
	for i := range list {
		if list[i].Code == k.Code {
			return list
		}
	}
	return append(list, k.New(subject, args...))
}

// together adds what speaks against the wrapper's sender to what was found
// inside. Somebody whose own domain disowns the message, or who can't be
// answered, is no customer who forwards: the block above the text is then as
// doubtful as its writer. Honest forwarders add nothing.
func together(wrapper, inner judgement) judgement {
	x := *inner.x
	x.found = slices.Clone(inner.x.found)
	for i := range wrapper.x.found {
		if e := &wrapper.x.found[i]; e.Direction == verdict.Against && e.Gate == verdict.NoGate && aboutSender(e.Code) && !ownHabit(e) {
			x.found = append(x.found, *e)
		}
	}
	if len(x.found) == len(inner.x.found) {
		return inner
	}
	return x.judgement()
}

// aboutSender tells findings about who sent a message and how.
func aboutSender(code string) bool {
	area, _, _ := strings.Cut(code, ".")
	return area == "sender" || area == "auth" || area == "message"
}

// ownHabit tells findings that honest people bear as well when they forward:
// how they call themselves, what is free as an address, in which country, and
// how their mail program writes.
func ownHabit(e *verdict.Evidence) bool {
	switch e.Family {
	case "sender-identity", "sender-address", "sender-name", "message-build":
		return true
	}
	return e.Code == kindSenderForeignCountry.Code
}

// bareWrapper tells whether a wrapper adds nothing to what it holds: no claim,
// no mark of a scam in what it says, hardly a word, no link, no file, and
// nothing by which the reader could get in touch with somebody: "Not you?" and a
// number above an honest message are enough for a scam.
func bareWrapper(w *judgement) bool {
	m := w.x.m
	if w.v.Outcome.Severity() > verdict.Unverified.Severity() || w.v.Outcome != verdict.Genuine && w.x.claim.profile != nil {
		return false
	}
	for i := range w.v.Evidence {
		e := &w.v.Evidence[i]
		if e.Direction == verdict.Against && e.Weight >= slight && !aboutSender(e.Code) {
			return false
		}
	}
	r := &w.x.reading
	return r.Counts.Words <= mostOfWrapper && len(r.Requests) == 0 && len(r.Lures) == 0 && w.x.webLinks() == 0 &&
		len(m.Attachments) == 0 && len(m.Images) == 0 && len(m.Forms) == 0 &&
		!reachable(m.Subject) && !reachable(m.Text) && !slices.ContainsFunc(m.From, func(a message.Address) bool { return reachable(a.Name) })
}

// mostOfWrapper is how many words "is this real?" has at most.
const mostOfWrapper = 15

// reachable tells whether a text may hold a number to call, or an address in
// whatever way it is written.
func reachable(text string) bool {
	const mostDigits = 4 // a year
	digits := 0
	for _, r := range text {
		if unicode.IsDigit(r) {
			if digits++; digits > mostDigits {
				return true
			}
		}
	}
	text = strings.NewReplacer("[", "", "]", "", "(", "", ")", "", "{", "", "}", "").Replace(strings.ToLower(text))
	return slices.ContainsFunc(strings.Fields(text), func(word string) bool {
		host, _, _ := strings.Cut(strings.Trim(word, ".,;:!?\"'<>"), "/")
		return strings.ContainsAny(host, "@") || strings.Contains(word, "://") || strings.Contains(host, ".") && link.KnownSuffix(host)
	})
}

// slight is the weight below which a finding is no mark, in nats.
const slight = 0.5

// shownAuthor is who is named as the author of a message.
func shownAuthor(m *message.Message) string {
	if len(m.From) == 0 {
		return ""
	}
	a := &m.From[0]
	switch {
	case a.Addr == "":
		return a.Name
	case a.Name == "":
		return a.Addr
	}
	return a.Name + " <" + a.Addr + ">"
}
