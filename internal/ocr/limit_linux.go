package ocr

import (
	"time"

	"golang.org/x/sys/unix"
)

// mostMemory is the address space that the program may take, in octets; a
// picture of the largest size needs about a third of it.
const mostMemory = 1 << 30

// limit bounds memory, processor time and files of a program that just
// started. A limit that cannot be set is no reason to stop: time is bounded by
// the context as well.
func limit(pid int, timeout time.Duration) {
	seconds := uint64(timeout/time.Second) + 1
	for resource, most := range map[int]uint64{
		unix.RLIMIT_AS: mostMemory, unix.RLIMIT_CPU: seconds, unix.RLIMIT_FSIZE: 0, unix.RLIMIT_CORE: 0,
	} {
		_ = unix.Prlimit(pid, resource, &unix.Rlimit{Cur: most, Max: most}, nil)
	}
}
