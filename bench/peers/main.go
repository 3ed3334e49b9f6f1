// Command peers compares Bonafide with the spam filters Rspamd and
// SpamAssassin on the same messages: how many scams each finds, how many
// genuine messages it accuses by mistake, and how much processor time and
// memory it takes. Start it by bench/peers.sh.
//
// All three run on this machine without a network: content rules only, no block
// lists, no DNS, no learned statistics. The two are filters against unwanted
// mail of any kind and nobody asked them whether a brand really sent a message,
// so the comparison says what each finds of these scams and nothing more.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1) //nolint:gocritic // nothing is left to stop
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("peers", flag.ContinueOnError)
	data := flags.String("data", os.Getenv("BONAFIDE_DATA"), "folder with email/scam, email/genuine and email/genuine-old")
	bonafide := flags.String("bonafide", "", "the program to measure")
	tsv := flags.String("tsv", "", "file for the score of each message")
	every := flags.Int("every", 1, "take every nth message of each folder only")
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("read the flags: %w", err)
	}
	if *data == "" || *bonafide == "" {
		return errors.New("start bench/peers.sh with BONAFIDE_DATA set to the folder of the data")
	}
	mail, err := find(*data, *every)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "bonafide-peers-")
	if err != nil {
		return fmt.Errorf("make a folder to work in: %w", err)
	}
	defer func() { _ = os.RemoveAll(work) }()

	var filters []*filter
	for _, measure := range []func() (*filter, error){
		func() (*filter, error) { return runBonafide(ctx, *bonafide, mail) },
		func() (*filter, error) { return runRspamd(ctx, filepath.Join(work, "rspamd"), mail) },
		func() (*filter, error) { return runSpamAssassin(ctx, filepath.Join(work, "spamassassin"), mail) },
	} {
		f, err := measure()
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%s: %d messages in %v of processor time\n", f.name, len(f.scores), f.cpu.Round(10*time.Millisecond))
		filters = append(filters, f)
	}
	if *tsv != "" {
		if err := writeScores(*tsv, mail, filters); err != nil {
			return err
		}
	}
	return writeTables(os.Stdout, mail, filters)
}
