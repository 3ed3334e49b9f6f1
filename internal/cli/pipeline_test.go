package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/internal/dnsx"
	"bonafide/mailauth"
	"bonafide/message/mailbox"
	"bonafide/verdict"
)

func offlineChecker(t *testing.T) *check.Checker {
	t.Helper()
	brands, err := brand.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return check.New(brands)
}

// items are n messages, of which every tenth cannot be read.
func items(n int) iter.Seq2[mailbox.Item, error] {
	return func(yield func(mailbox.Item, error) bool) {
		for i := range n {
			item, err := mailbox.Item{File: fmt.Sprint(i)}, error(nil)
			if i%10 == 3 {
				err = errors.New("unreadable")
			} else {
				item.Raw = []byte("Subject: x\r\n\r\n" + strings.Repeat("word ", 5000*(i%3)))
			}
			if !yield(item, err) {
				return
			}
		}
	}
}

func TestPipelineKeepsTheOrder(t *testing.T) {
	p := &pipeline{checker: offlineChecker(t), jobs: 7}
	next, unread := 0, 0
	err := p.run(t.Context(), items(100), func(j judged) error {
		if j.file != fmt.Sprint(next) {
			t.Fatalf("message %s came as number %d", j.file, next)
		}
		next++
		if j.err != nil {
			unread++
		} else if j.verdict.File != j.file || j.verdict.Outcome == "" {
			t.Errorf("verdict %+v for %s", j.verdict, j.file)
		}
		return nil
	})
	if err != nil || next != 100 || unread != 10 {
		t.Errorf("%d messages, %d unread, error %v", next, unread, err)
	}
}

func TestPipelineEndsWithTheErrorOfWhoeverTakesTheResults(t *testing.T) {
	p := &pipeline{checker: offlineChecker(t), jobs: 3}
	full := errors.New("disk full")
	taken := 0
	err := p.run(t.Context(), items(1000), func(judged) error {
		if taken++; taken == 5 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || taken != 5 {
		t.Errorf("error %v after %d results", err, taken)
	}
}

func TestPipelineEndsWithItsContext(t *testing.T) {
	p := &pipeline{checker: offlineChecker(t), jobs: 3}
	ctx, cancel := context.WithCancel(t.Context())
	err := p.run(ctx, items(1000), func(j judged) error {
		if j.file == "20" {
			cancel()
		}
		if j.err != nil && errors.Is(j.err, context.Canceled) {
			t.Errorf("the interrupt was told as an error of %s", j.file)
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// A mistake of ours in one message is that message's error.
func TestPipelineOutlivesPanics(t *testing.T) {
	p := &pipeline{jobs: 2} // without a checker
	told := 0
	err := p.run(t.Context(), items(10), func(j judged) error {
		if j.err != nil && strings.HasPrefix(j.err.Error(), "check "+j.file+": internal error") {
			told++
		}
		return nil
	})
	if err != nil || told != 9 {
		t.Errorf("%d of 9 messages told an internal error, error %v", told, err)
	}
}

func TestTruncatedMessageIsJudgedAndSaysSo(t *testing.T) {
	p := &pipeline{checker: offlineChecker(t), jobs: 1}
	out := p.judge(t.Context(), job{item: mailbox.Item{File: "x", Raw: []byte("Subject: x\r\n\r\nHello"), Truncated: true}})
	if out.err != nil || !found(out.verdict, "message.limit") {
		t.Errorf("verdict %+v, error %v; want the finding message.limit", out.verdict, out.err)
	}
}

func found(v verdict.Verdict, code string) bool {
	for _, e := range v.Evidence {
		if e.Code == code {
			return true
		}
	}
	return false
}

func TestJobs(t *testing.T) {
	for n, ok := range map[int]bool{-1: false, 0: true, 1: true, maxJobs: true, maxJobs + 1: false} {
		got, err := jobs(n)
		if (err == nil) != ok || ok && got < 1 {
			t.Errorf("jobs(%d) = %d, %v", n, got, err)
		}
	}
}

func TestMeasurementsAskNobodyUnlessTold(t *testing.T) {
	var told strings.Builder
	streams := Streams{Err: &told}
	if r, err := new(labeled).resolver(streams); err != nil || r != (mailauth.Offline{}) {
		t.Errorf("without a flag: resolver %T, error %v", r, err)
	}
	live, err := (&labeled{DNS: true}).resolver(streams)
	if err != nil {
		t.Fatal(err)
	}
	if _, asks := live.(dnsx.Patient); !asks && !strings.Contains(told.String(), "no DNS server is configured") {
		t.Errorf("with --dns: resolver %T, and nothing told", live)
	}
}
