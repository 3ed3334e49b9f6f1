// Package clock is the only place where the program reads the time of day, so
// that whatever depends on it can be given another clock in a test.
package clock

import "time"

// Now is the present time.
func Now() time.Time { return time.Now() } //nolint:forbidigo // this is the clock

// Since is the time elapsed since t.
func Since(t time.Time) time.Duration { return Now().Sub(t) }
