package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"bonafide/check"
	"bonafide/internal/evaluate"
	"bonafide/mailauth"
	"bonafide/message/mailbox"
)

// labeled are messages that are known to be scams or genuine: folders of
// either, or .jsonl files whose lines say it.
type labeled struct {
	judging
	lineLabels
	Scam    []string `help:"Folder of scams, or .jsonl file (repeatable)." sep:"none" placeholder:"PATH"`
	Genuine []string `help:"Folder of genuine messages, or .jsonl file (repeatable)." sep:"none" placeholder:"PATH"`
	Labels  string   `help:"Table of labels for single files: file, kind, brand, lure, reason." type:"existingfile" placeholder:"FILE"`
	DNS     bool     `name:"dns" help:"Ask name servers, which tells the senders of the messages; default is --offline." xor:"dns"`
}

// labeledMessage is one judged message with what is known of it.
type labeledMessage struct {
	judged
	source string // the folder as given
	scam   bool   // it lies in a folder of scams, or its line says so
	apart  bool   // neither: it is measured by itself
	label  evaluate.Label
}

// checker makes the judge of a measurement. It asks no name server unless
// told to, so that a measurement can be repeated.
func (l *labeled) checker(streams Streams, further ...check.Option) (*check.Checker, error) {
	brands, err := l.brands()
	if err != nil {
		return nil, err
	}
	resolver, err := l.resolver(streams)
	if err != nil {
		return nil, err
	}
	return l.judging.checker(brands, resolver, further...), nil
}

func (l *labeled) resolver(streams Streams) (mailauth.Resolver, error) {
	if !l.DNS && l.Zone == "" {
		return mailauth.Offline{}, nil
	}
	return l.judging.resolver(streams)
}

// labels reads the table of labels, empty if there is none.
func (l *labeled) labels() (map[string]evaluate.Label, error) {
	if l.Labels == "" {
		return map[string]evaluate.Label{}, nil
	}
	f, err := os.Open(l.Labels)
	if err != nil {
		return nil, fmt.Errorf("open the labels: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	labels, err := evaluate.ReadLabels(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.Labels, err)
	}
	return labels, nil
}

// each judges every message of the folders and hands it on with its label.
// Messages that cannot be read end the run: a measurement needs them all.
func (l *labeled) each(ctx context.Context, p *pipeline, streams Streams, take func(labeledMessage)) error {
	if len(l.Lines) == 0 && (len(l.Scam) == 0 || len(l.Genuine) == 0) {
		return wrongUsage("give --scam and --genuine, or --lines with labels")
	}
	if err := l.readLineLabels(); err != nil {
		return err
	}
	labels, err := l.labels()
	if err != nil {
		return err
	}
	brands, err := l.brands()
	if err != nil {
		return err
	}
	bar := newProgress(streams.Err, slices.Concat(l.Scam, l.Genuine, l.Lines), false)
	defer bar.clear()
	used := map[string]bool{}
	read := func(source string, scam bool) error {
		return p.run(ctx, mailbox.Read(ctx, []string{source}, nil, mailbox.Options{}), func(j judged) error {
			bar.step()
			if j.err != nil {
				return j.err
			}
			name := filepath.Base(j.file)
			used[name] = true
			take(labeledMessage{judged: j, source: source, scam: scam, label: labels[name]})
			return nil
		})
	}
	for _, folder := range l.Scam {
		if err := read(folder, true); err != nil {
			return err
		}
	}
	for _, folder := range l.Genuine {
		if err := read(folder, false); err != nil {
			return err
		}
	}
	for _, file := range l.Lines {
		err := p.run(ctx, mailbox.Read(ctx, []string{file}, nil, mailbox.Options{}), func(j judged) error {
			bar.step()
			if j.err != nil {
				return j.err
			}
			m, err := l.message(j, file, brands)
			if err == nil {
				take(m)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	unused := 0
	for name := range labels {
		if !used[name] {
			unused++
		}
	}
	if unused > 0 {
		bar.clear()
		streams.note(fmt.Sprintf("%s labels %d files that are in none of the folders", l.Labels, unused))
	}
	return nil
}
