package dnsx

import (
	"sync"
	"time"
)

// cache keeps a bounded number of answers until they expire.
type cache struct {
	mu      sync.Mutex
	size    int
	answers map[question]answer
}

func newCache(size int) *cache {
	return &cache{size: size, answers: map[question]answer{}}
}

// get returns an answer that hasn't expired.
func (c *cache) get(q question, now time.Time) (answer, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, ok := c.answers[q]
	if ok && !now.Before(a.expires) {
		delete(c.answers, q)
		return answer{}, false
	}
	return a, ok
}

// put keeps an answer. A full cache drops the one of a few that expires first,
// which is near enough to the oldest and costs the same at any size.
func (c *cache) put(q question, a answer) {
	if c.size <= 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.answers[q]; !known && len(c.answers) >= c.size {
		c.evict()
	}
	c.answers[q] = a
}

// evict drops one answer.
func (c *cache) evict() {
	const looked = 8
	var victim question
	var first time.Time
	n := 0
	for q, a := range c.answers { // the order of a map is random
		if n == 0 || a.expires.Before(first) {
			victim, first = q, a.expires
		}
		if n++; n == looked {
			break
		}
	}
	delete(c.answers, victim)
}
