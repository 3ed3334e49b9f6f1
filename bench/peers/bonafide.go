package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

// runBonafide checks all messages on one processor.
func runBonafide(ctx context.Context, program string, mail []message) (*filter, error) {
	_, start, err := check(ctx, program, mail[:1])
	if err != nil {
		return nil, err
	}
	out, all, err := check(ctx, program, mail)
	if err != nil {
		return nil, err
	}
	f := &filter{name: "Bonafide", scores: map[string]float64{}}
	called := decision{name: "`scam`", flagged: map[string]bool{}}
	warned := decision{name: "`scam` or `suspicious`", flagged: map[string]bool{}}
	for lines := json.NewDecoder(bytes.NewReader(out)); lines.More(); {
		var v struct {
			File, Verdict string
			Risk          float64
		}
		if err := lines.Decode(&v); err != nil {
			return nil, fmt.Errorf("read the verdicts: %w", err)
		}
		f.scores[v.File] = v.Risk
		called.flagged[v.File] = v.Verdict == "scam"
		warned.flagged[v.File] = v.Verdict == "scam" || v.Verdict == "suspicious"
	}
	f.decisions = []decision{called, warned}
	f.cpu = all.UserTime() + all.SystemTime() - start.UserTime() - start.SystemTime()
	f.memory = residentSize(all)
	return f, nil
}

// check runs bonafide check on one processor.
func check(ctx context.Context, program string, mail []message) ([]byte, *os.ProcessState, error) {
	args := []string{"check", "--offline", "--no-ocr", "--json", "--jobs", "1"}
	for _, m := range mail {
		args = append(args, m.file)
	}
	cmd := exec.CommandContext(ctx, program, args...) //nolint:gosec // the script that starts this built it
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, nil, fmt.Errorf("run bonafide check: %w", err)
	}
	return out, cmd.ProcessState, nil
}

// residentSize is the greatest resident size of a process that has ended.
func residentSize(p *os.ProcessState) int64 {
	if usage, ok := p.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss << 10
	}
	return 0
}

// versionOf is the last word of the first line that a program prints about its
// version.
func versionOf(ctx context.Context, program string, args ...string) string {
	out, err := exec.CommandContext(ctx, program, args...).Output() //nolint:gosec // programs that this one runs anyway
	if err != nil {
		return "?"
	}
	line, _, _ := bytes.Cut(out, []byte("\n"))
	words := bytes.Fields(line)
	if len(words) == 0 {
		return "?"
	}
	return string(words[len(words)-1])
}
