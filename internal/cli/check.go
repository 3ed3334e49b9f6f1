package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"bonafide/brand"
	"bonafide/check"
	"bonafide/explain"
	"bonafide/message"
	"bonafide/message/mailbox"
	"bonafide/verdict"
)

type checkCommand struct {
	judging
	Paths         []string `arg:"" name:"path" help:"Files (.eml, .msg, mbox, .jsonl with one text message a line, screenshots and photos), Maildir folders, directories, or - for standard input."`
	JSON          bool     `help:"Print one JSON object a line."`
	Lang          string   `help:"Language of the explanation (en, it); default from the locale." placeholder:"TAG"`
	Brand         string   `help:"The brand that the message claims, by the identifier of its profile." placeholder:"ID"`
	RecipientName string   `help:"The reader's name, to compare with the greeting." placeholder:"NAME"`
	Channel       string   `help:"How the messages of plain files and of standard input came (email, sms, chat, call, link, image); lines of .jsonl say it themselves, and a picture is one whatever is said here." enum:"email,sms,chat,call,link,image" default:"email" placeholder:"CHANNEL"`
	NoOCR         bool     `name:"no-ocr" help:"Don't read the text in pictures, even if Tesseract is installed."`
	Jobs          int      `help:"Messages checked at the same time; default one for each processor." placeholder:"N"`
	FailOn        string   `help:"Exit with status 3 if a verdict is this one or worse (unverified, suspicious, scam)." enum:",unverified,suspicious,scam" default:"" placeholder:"VERDICT"`
}

// Run checks every message in the order of the paths.
func (c *checkCommand) Run(ctx context.Context, streams Streams) error {
	run, err := c.prepare(streams)
	if err != nil {
		return err
	}
	p, err := c.pipeline(streams, run.brands)
	if err != nil {
		return err
	}
	in := standardInput(ctx, streams, c.Paths)
	err = p.run(ctx, mailbox.Read(ctx, c.Paths, in, mailbox.Options{Channel: message.Channel(c.Channel)}), run.emit)
	run.progress.clear()
	if flushed := run.out.Flush(); err == nil {
		err = flushed
	}
	switch {
	case err != nil:
		return fmt.Errorf("check: %w", err)
	case run.failed:
		return errSome
	case run.found:
		return errFailOn
	case run.printed == 0:
		streams.note("no message found in the paths given")
	}
	return nil
}

// prepare readies what verdicts are printed with.
func (c *checkCommand) prepare(streams Streams) (*checkRun, error) {
	brands, err := c.brands()
	if err != nil {
		return nil, err
	}
	if _, known := brands.Get(c.Brand); c.Brand != "" && !known {
		return nil, wrongUsage("--brand %q is no profile; bonafide brand list names them", c.Brand)
	}
	words, err := explain.New(brands)
	if err != nil {
		return nil, fmt.Errorf("check: %w", err)
	}
	lang, err := readerLanguage(words, c.Lang, os.Getenv)
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriter(streams.Out)
	run := &checkRun{
		brands: brands, words: words, lang: lang, failOn: verdict.Outcome(c.FailOn), streams: streams, out: out,
		progress: newProgress(streams.Err, c.Paths, isTerminal(streams.Out)), color: useColor(streams.Out),
	}
	if c.JSON {
		run.json = json.NewEncoder(out)
		run.json.SetEscapeHTML(false)
	}
	return run, nil
}

// pipeline readies what messages are judged with.
func (c *checkCommand) pipeline(streams Streams, brands *brand.Set) (*pipeline, error) {
	n, err := jobs(c.Jobs)
	if err != nil {
		return nil, err
	}
	resolver, err := c.resolver(streams)
	if err != nil {
		return nil, err
	}
	p := &pipeline{checker: c.checker(brands, resolver, check.WithTextReader(textReader(!c.NoOCR))), jobs: n}
	if c.RecipientName != "" {
		p.hints = append(p.hints, check.RecipientName(c.RecipientName))
	}
	if c.Brand != "" {
		p.hints = append(p.hints, check.ClaimedBrand(c.Brand))
	}
	return p, nil
}

// checkRun prints verdicts as they come.
type checkRun struct {
	brands   *brand.Set
	words    *explain.Explainer
	lang     string
	failOn   verdict.Outcome // "" never
	streams  Streams
	out      *bufio.Writer
	json     *json.Encoder // nil prints cards
	progress *progress
	color    bool

	printed int
	advised bool // how to get Tesseract
	failed  bool // some input could not be read
	found   bool // a verdict that failOn asked for
}

func (r *checkRun) emit(j judged) error {
	r.progress.step()
	if j.err != nil {
		r.failed = true
		r.progress.clear()
		r.streams.complain(j.err)
		return nil
	}
	if r.failOn != "" && j.verdict.Outcome.Severity() >= r.failOn.Severity() {
		r.found = true
	}
	r.printed++
	r.adviseTesseract(&j.verdict)
	situation := explain.NothingYet
	if done := explain.SituationsOf(j.message.Answers); len(done) > 0 {
		situation = done[0]
	}
	r.words.Fill(&j.verdict, r.lang)
	if situation != explain.NothingYet {
		j.verdict.Advice = r.words.Steps(&j.verdict, r.lang, situation)
	}
	if r.json != nil {
		return r.json.Encode(&j.verdict)
	}
	if r.printed > 1 {
		if err := r.out.WriteByte('\n'); err != nil {
			return err
		}
	}
	card := r.words.Card(j.verdict, r.lang, situation)
	if err := writeCard(r.out, &j.verdict, &card, r.color); err != nil {
		return err
	}
	return r.out.Flush() // a person reads along
}
