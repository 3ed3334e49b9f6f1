//go:build !linux

package ocr

import "time"

// limit does nothing: the context bounds the time, and the size of the picture
// the memory.
func limit(int, time.Duration) {}
