package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// wanted are the languages of the checker, by the names of Tesseract's files.
// English comes first: Tesseract prefers the first where several fit.
var wanted = [...]string{"eng", "ita", "deu", "fra", "spa"}

// run starts the program with arguments and input, and returns what it prints.
func (r *Reader) run(ctx context.Context, input []byte, arguments ...string) (string, error) {
	cmd := exec.CommandContext(ctx, r.config.Program, arguments...) //nolint:gosec // the operator names the program, the arguments are ours
	cmd.Env = []string{"OMP_THREAD_LIMIT=1", "LC_ALL=C", "PATH=" + os.Getenv("PATH")}
	if data := os.Getenv("TESSDATA_PREFIX"); data != "" {
		cmd.Env = append(cmd.Env, "TESSDATA_PREFIX="+data)
	}
	cmd.Stdin = bytes.NewReader(input)
	cmd.WaitDelay = time.Second
	out, complaint := &bounded{most: mostOutput}, &bounded{most: 4 << 10}
	cmd.Stdout, cmd.Stderr = out, complaint
	if err := cmd.Start(); err != nil {
		if ctx.Err() != nil { // the time was over before it could begin
			return "", fmt.Errorf("ocr: %w", context.Cause(ctx))
		}
		return "", fmt.Errorf("ocr: starting %s: %w", r.config.Program, err)
	}
	limit(cmd.Process.Pid, r.config.Timeout)
	err := cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("ocr: %w", context.Cause(ctx))
	case err != nil:
		return "", fmt.Errorf("ocr: %s: %w: %s", r.config.Program, err, firstLine(complaint.String()))
	case out.full:
		return "", errors.New("ocr: the program printed more than any text")
	}
	return out.String(), nil
}

// mostOutput bounds what the program may print, in octets.
const mostOutput = 4 << 20

// bounded keeps the first octets that are written to it.
type bounded struct {
	bytes.Buffer
	most int
	full bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if room := b.most - b.Len(); len(p) > room {
		b.full = true
		_, _ = b.Buffer.Write(p[:room]) // never fails
		return len(p), nil
	}
	return b.Buffer.Write(p)
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}

// languages are those of the installed languages that are wanted, joined for
// the program.
func (r *Reader) languages(ctx context.Context) (string, error) {
	r.asked.Lock()
	defer r.asked.Unlock()
	if r.known != "" {
		return r.known, nil
	}
	list, err := r.run(ctx, nil, "--list-langs")
	if err != nil {
		return "", err
	}
	installed := strings.Fields(list)
	var use []string
	for _, language := range wanted {
		if slices.Contains(installed, language) {
			use = append(use, language)
		}
	}
	if len(use) == 0 {
		return "", fmt.Errorf("%w: none of the languages %s is there", ErrNotInstalled, strings.Join(wanted[:], ", "))
	}
	r.known = strings.Join(use, "+")
	return r.known, nil
}
