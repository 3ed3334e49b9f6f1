package dnsx

import (
	"context"
	"sync"
)

// flights lets equal questions that are asked at once share one answer.
type flights struct {
	mu    sync.Mutex
	under map[question]*flight
}

// flight is a question that is being asked.
type flight struct {
	done    chan struct{}
	answer  answer
	waiting int
	cancel  context.CancelFunc
}

// do calls ask once for all who ask the same at once. The question is given up
// when nobody waits for it any more. The error is that of ctx.
func (f *flights) do(ctx context.Context, q question, ask func(context.Context) answer) (answer, error) {
	if err := ctx.Err(); err != nil {
		return answer{}, err
	}
	f.mu.Lock()
	fl, ok := f.under[q]
	if !ok {
		// The question outlives the one who asked first, so that the others
		// still get their answer.
		shared, cancel := context.WithCancel(context.WithoutCancel(ctx))
		fl = &flight{done: make(chan struct{}), cancel: cancel}
		f.under[q] = fl
		go func() {
			fl.answer = ask(shared)
			f.mu.Lock()
			if f.under[q] == fl {
				delete(f.under, q)
			}
			f.mu.Unlock()
			cancel()
			close(fl.done)
		}()
	}
	fl.waiting++
	f.mu.Unlock()

	select {
	case <-fl.done:
		return fl.answer, nil
	case <-ctx.Done():
		f.leave(q, fl)
		return answer{}, ctx.Err()
	}
}

// leave gives a question up when the last who waited for it left.
func (f *flights) leave(q question, fl *flight) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if fl.waiting--; fl.waiting == 0 {
		fl.cancel()
		if f.under[q] == fl {
			delete(f.under, q)
		}
	}
}
