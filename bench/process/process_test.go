package process

import (
	"os"
	"testing"
	"time"
)

func TestOwnProcess(t *testing.T) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("no /proc: figures of processes are for Linux")
	}
	ballast := make([]byte, 8<<20)
	sum := byte(0)
	for spent := time.Duration(0); spent < tick; {
		for i := range ballast {
			ballast[i]++
			sum += ballast[i]
		}
		var err error
		if spent, err = ProcessorTime(os.Getpid()); err != nil {
			t.Fatal(err)
		}
	}
	memory, err := PeakMemory(os.Getpid())
	if err != nil || memory < int64(len(ballast)) {
		t.Errorf("%d octets at most, error %v; it holds %d alone in one place (%d)", memory, err, len(ballast), sum)
	}
}

func TestNoProcess(t *testing.T) {
	if _, err := ProcessorTime(-1); err == nil {
		t.Error("no error for a process that isn't there")
	}
	if _, err := PeakMemory(-1); err == nil {
		t.Error("no error for a process that isn't there")
	}
}
