package cli

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"

	"bonafide/internal/clock"
	"bonafide/message/mailbox"
)

// progress draws a bar on a terminal for runs that take longer than a moment.
// It is silent elsewhere, and where results already show on the same terminal.
type progress struct {
	w       io.Writer
	total   atomic.Int64 // 0 not known, or not yet
	count   int64
	begin   time.Time
	drawn   time.Time
	visible bool
	active  bool
}

// How long a run stays without a bar, and how often the bar is drawn.
const (
	progressDelay    = time.Second
	progressInterval = 200 * time.Millisecond
	progressWidth    = 30
)

// newProgress counts the input beside the run, if a person looks at w and the
// results go elsewhere.
func newProgress(w io.Writer, paths []string, resultsShow bool) *progress {
	p := &progress{w: w, begin: clock.Now(), active: isTerminal(w) && !resultsShow}
	if p.active {
		go func() {
			if n, known := mailbox.Count(paths); known {
				p.total.Store(int64(n))
			}
		}()
	}
	return p
}

// step counts one message.
func (p *progress) step() {
	p.count++
	if !p.active {
		return
	}
	now := clock.Now()
	if now.Sub(p.begin) < progressDelay || now.Sub(p.drawn) < progressInterval {
		return
	}
	p.drawn, p.visible = now, true
	p.print("\r\x1b[K" + p.bar(now.Sub(p.begin)))
}

// bar is what there is to see after a run of some time.
func (p *progress) bar(run time.Duration) string {
	rate := float64(p.count) / run.Seconds()
	total := p.total.Load()
	if total < p.count {
		return fmt.Sprintf("%d messages, %.0f/s", p.count, rate)
	}
	full := int(progressWidth * p.count / total)
	left := time.Duration(float64(total-p.count) / rate * float64(time.Second)).Round(time.Second)
	return fmt.Sprintf("[%s%s] %d/%d, %.0f/s, %s left",
		strings.Repeat("=", full), strings.Repeat(" ", progressWidth-full), p.count, total, rate, left)
}

// clear takes the bar away before something else is printed, and at the end.
func (p *progress) clear() {
	if p.visible {
		p.print("\r\x1b[K")
		p.visible = false
	}
}

// print ignores errors: the bar is a courtesy.
func (p *progress) print(s string) { _, _ = io.WriteString(p.w, s) }
