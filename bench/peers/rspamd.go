package main

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"bonafide/bench/process"
)

// rspamdFiles are the configuration and the list of modules that it turns off.
//
//go:embed rspamd.conf rspamd-off.txt
var rspamdFiles embed.FS

// The thresholds of Rspamd as it is shipped (actions.conf).
const (
	rspamdAddHeader = 6
	rspamdReject    = 15
)

// rspamd is a running server.
type rspamd struct {
	address string
	main    *exec.Cmd
	log     string
}

func runRspamd(ctx context.Context, dir string, mail []message) (*filter, error) {
	r, err := startRspamd(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer r.stop()
	worker, err := r.ready(ctx, mail)
	if err != nil {
		return nil, fmt.Errorf("%w; see the log:\n%s", err, r.lastLog())
	}
	f := &filter{name: "Rspamd", version: versionOf(ctx, "rspamd", "--version"), scores: map[string]float64{}}
	before, err := process.ProcessorTime(worker)
	if err != nil {
		return nil, err
	}
	for _, m := range mail {
		if f.scores[m.file], err = r.score(ctx, m.file); err != nil {
			return nil, err
		}
	}
	after, err := process.ProcessorTime(worker)
	if err != nil {
		return nil, err
	}
	f.cpu = after - before
	if f.memory, err = process.PeakMemory(worker); err != nil {
		return nil, err
	}
	f.decisions = []decision{
		f.above(fmt.Sprintf("reject (score %d)", rspamdReject), rspamdReject),
		f.above(fmt.Sprintf("add header (score %d)", rspamdAddHeader), rspamdAddHeader),
	}
	return f, nil
}

// startRspamd starts a server with one worker.
func startRspamd(ctx context.Context, dir string) (*rspamd, error) {
	if _, err := exec.LookPath("rspamd"); err != nil {
		return nil, errors.New("Rspamd is missing: apt-get install rspamd") //nolint:staticcheck // a name
	}
	local := filepath.Join(dir, "local.d")
	if err := os.MkdirAll(local, 0o700); err != nil {
		return nil, fmt.Errorf("make a folder for Rspamd: %w", err)
	}
	conf, _ := rspamdFiles.ReadFile("rspamd.conf")
	off, _ := rspamdFiles.ReadFile("rspamd-off.txt")
	files := map[string]string{filepath.Join(dir, "rspamd.conf"): string(conf)}
	for line := range strings.Lines(string(off)) {
		if name, setting, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && line[0] != '#' {
			for module := range strings.FieldsSeq(name) {
				files[filepath.Join(local, module+".conf")] += setting + "\n"
			}
		}
	}
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			return nil, fmt.Errorf("write the configuration of Rspamd: %w", err)
		}
	}
	address, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	r := &rspamd{address: address, log: filepath.Join(dir, "rspamd.log")}
	r.main = exec.CommandContext(ctx, "rspamd", "--no-fork", "--insecure", "--config", filepath.Join(dir, "rspamd.conf"), //nolint:gosec // paths of our own
		"--var=LOCAL_CONFDIR="+dir, "--var=DBDIR="+dir, "--var=RUNDIR="+dir, "--var=LOGDIR="+dir, "--var=ADDRESS="+address)
	if err := r.main.Start(); err != nil {
		return nil, fmt.Errorf("start Rspamd: %w", err)
	}
	return r, nil
}

// stop ends the server and its worker.
func (r *rspamd) stop() {
	_ = r.main.Process.Signal(os.Interrupt)
	_ = r.main.Wait()
}

// freeAddress is one on which nobody listens.
func freeAddress(ctx context.Context) (string, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("find a free port: %w", err)
	}
	defer func() { _ = l.Close() }()
	return l.Addr().String(), nil
}

// ready waits until the server answers and has compiled its patterns, warms it
// up, and returns the number of the process that judges.
func (r *rspamd) ready(ctx context.Context, mail []message) (int, error) {
	worker := 0
	for range 120 {
		if worker = r.child("normal process"); worker != 0 {
			if _, err := r.score(ctx, mail[0].file); err == nil {
				break
			}
		}
		time.Sleep(500 * time.Millisecond)
	}
	if worker == 0 {
		return 0, errors.New("Rspamd doesn't start") //nolint:staticcheck // a name
	}
	// A helper compiles the patterns in the background, which makes the worker
	// faster when it is done.
	quiet := time.Duration(-1)
	for range 120 {
		busy, err := process.ProcessorTime(r.child("hs_helper"))
		if err != nil || busy == quiet {
			break
		}
		quiet = busy
		time.Sleep(2 * time.Second)
	}
	for _, m := range mail[:min(len(mail), 50)] {
		if _, err := r.score(ctx, m.file); err != nil {
			return 0, err
		}
	}
	return worker, nil
}

// child is the process of the server whose title holds title, 0 if there is
// none.
func (r *rspamd) child(title string) int {
	list, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%[1]d/children", r.main.Process.Pid))
	if err != nil {
		return 0
	}
	for field := range strings.FieldsSeq(string(list)) {
		line, err := os.ReadFile("/proc/" + field + "/cmdline") //nolint:gosec // a number that the kernel wrote
		if pid, bad := strconv.Atoi(field); bad == nil && err == nil && bytes.Contains(line, []byte(title)) {
			return pid
		}
	}
	return 0
}

// score asks for one message.
func (r *rspamd) score(ctx context.Context, file string) (float64, error) {
	source, err := os.ReadFile(file) //nolint:gosec // listed from the folder of the data
	if err != nil {
		return 0, fmt.Errorf("read a message: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+r.address+"/checkv2", bytes.NewReader(source))
	if err != nil {
		return 0, fmt.Errorf("ask Rspamd: %w", err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, fmt.Errorf("ask Rspamd: %w", err)
	}
	defer func() { _ = resp.Body.Close() }()
	var answer struct {
		Score *float64
		Error string
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return 0, fmt.Errorf("read the answer of Rspamd on %s: %w", file, err)
	}
	if answer.Score == nil {
		return 0, fmt.Errorf("Rspamd refuses %s: %s", file, answer.Error) //nolint:staticcheck // a name
	}
	return *answer.Score, nil
}

// lastLog is the end of the server's log.
func (r *rspamd) lastLog() string {
	log, err := os.ReadFile(r.log)
	if err != nil {
		return err.Error()
	}
	return string(log[max(0, len(log)-2000):])
}
