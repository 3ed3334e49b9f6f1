package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// spamAssassinScript judges the files named on standard input with the rules
// and scores of the package, as "spamassassin -L" does, in one process.
//
//go:embed spamassassin.pl
var spamAssassinScript string

// spamAssassinThreshold is required_score as it is shipped.
const spamAssassinThreshold = 5

func runSpamAssassin(ctx context.Context, state string, mail []message) (*filter, error) {
	if _, err := exec.LookPath("spamassassin"); err != nil {
		return nil, errors.New("SpamAssassin is missing: apt-get install spamassassin")
	}
	if err := os.MkdirAll(state, 0o700); err != nil {
		return nil, fmt.Errorf("make a folder for SpamAssassin: %w", err)
	}
	var files strings.Builder
	for _, m := range mail {
		fmt.Fprintln(&files, m.file)
	}
	cmd := exec.CommandContext(ctx, "perl", "-e", spamAssassinScript, state) //nolint:gosec // the script is embedded
	cmd.Stdin = strings.NewReader(files.String())
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("run SpamAssassin: %w", err)
	}
	f := &filter{name: "SpamAssassin", version: versionOf(ctx, "spamassassin", "--version"), scores: map[string]float64{}}
	for line := range strings.Lines(string(out)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		number, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("read the scores of SpamAssassin: %w", err)
		}
		if key == "processor" { // the time for the messages, without the start
			f.cpu = time.Duration(number * float64(time.Second))
			continue
		}
		f.scores[key] = number
	}
	f.decisions = []decision{f.above(fmt.Sprintf("spam (score %d)", spamAssassinThreshold), spamAssassinThreshold)}
	f.memory = residentSize(cmd.ProcessState)
	return f, nil
}
